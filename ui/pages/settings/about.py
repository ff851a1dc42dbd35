"""About: which Stegvis this is, and under which licences it and what it is built on are given."""

from importlib.metadata import PackageNotFoundError, metadata
from typing import Final

from PySide6.QtWidgets import QTextBrowser

from models.text import N_
from ui.application import Workplace
from ui.pages.settings.section import Section
from ui.version import VERSION
from ui.widgets.card import Card
from ui.widgets.labels import label

# What ships with the program, by the name it is installed under; the licence as its makers name it.
_LIBRARIES: Final = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("sqlcipher3", "zlib"),
    ("alembic", "MIT"),
    ("argon2-cffi", "MIT"),
    ("babel", "BSD-3-Clause"),
    ("cryptography", "Apache-2.0 OR BSD-3-Clause"),
    ("docxtpl", "LGPL-2.1"),
    ("python-docx", "MIT"),
    ("openpyxl", "MIT"),
    ("lxml", "BSD-3-Clause"),
    ("filelock", "MIT"),
    ("holidays", "MIT"),
    ("platformdirs", "MIT"),
    ("python-calamine", "MIT"),
    ("rapidfuzz", "MIT"),
    ("tomlkit", "MIT"),
    ("typing-extensions", "PSF-2.0"),
    ("uuid-utils", "BSD-3-Clause"),
    ("zxcvbn", "MIT"),
)
_PURPOSE: Final = N_(
    "Stegvis follows a person from the first contact to standing on their own feet. It suggests and explains; a person decides."
)


class AboutSection(Section):
    """Version, licence, and everything the program rests on."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, workplace.translate("About Stegvis"))
        look, translate = self.look, self.translate
        own = Card(look, translate("Version {version}").format(version=VERSION))
        own.body.addWidget(label(look, translate(_PURPOSE), wrap=True))
        own.body.addWidget(label(look, translate("Licence: EUPL 1.2"), color="text2"))
        self.body.addWidget(own)
        card = Card(look, translate("Built on"))
        table = QTextBrowser()
        table.setAccessibleName(translate("Licences"))
        table.setMarkdown(_table(translate("Library"), translate("Version"), translate("Licence")))
        table.setMinimumHeight(look.px(360))
        card.body.addWidget(table)
        self.body.addWidget(card)
        self.body.addStretch()


def _table(*heads: str) -> str:
    rows = (f"| {name} | {_version(name)} | {licence} |" for name, licence in _LIBRARIES)
    return "\n".join((f"| {' | '.join(heads)} |", "|---|---|---|", *rows))


def _version(name: str) -> str:
    try:
        return metadata(name)["Version"]
    except PackageNotFoundError:  # in an installer's bundle the notes may be left out
        return ""
