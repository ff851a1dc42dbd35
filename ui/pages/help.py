"""Help: what each page is for and how it is done, with the keys; offline and in the language of the window."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from models.text import N_
from resources import path
from ui.application import Workplace
from ui.commands import Command
from ui.pages.page import Page
from ui.places import Place
from ui.widgets.labels import label

TOPICS: Final = (
    ("today", N_("Today")),
    ("cases", N_("Cases")),
    ("new_case", N_("A new case")),
    ("case", N_("A case")),
    ("enrolment", N_("Enrolment")),
    ("meetings", N_("Meetings")),
    ("letters", N_("Letters")),
    ("lists", N_("Lists")),
    ("settings", N_("Settings")),
    ("safety", N_("Saved, locked and backed up")),
    ("keys", N_("Keys")),
)
_LIST, _MARGIN, _LINE = 220, 32, 720  # pixels


class HelpPage(Page):
    """One topic at a time; the one of the page one came from is open."""

    def __init__(
        self, workplace: Workplace, place: Place, commands: Sequence[Command] = ()
    ) -> None:
        super().__init__(workplace, place)
        look, translate = self.look, self.translate
        self.title = translate("Help")
        self._commands = commands
        self._topics = QListWidget()
        self._topics.setAccessibleName(translate("Topics"))
        self._topics.setFixedWidth(look.px(_LIST))
        self._topics.setFont(look.font("body"))
        self._topics.addItems([translate(word) for _, word in TOPICS])
        self._text = QTextBrowser()
        self._text.setAccessibleName(translate("Help text"))
        self._text.setOpenLinks(False)
        self._text.setMaximumWidth(look.px(_LINE))
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        both = QHBoxLayout()
        both.setSpacing(look.px(24))
        both.addWidget(self._topics)
        both.addWidget(self._text, 1)
        both.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(_MARGIN), look.px(16), look.px(_MARGIN), look.px(16))
        layout.setSpacing(look.px(12))
        layout.addWidget(label(look, self.title, "title"))
        layout.addLayout(both, 1)
        self._topics.currentRowChanged.connect(self._show)
        keys = [key for key, _ in TOPICS]
        self._topics.setCurrentRow(keys.index(place.tab) if place.tab in keys else 0)

    @override
    def place(self) -> Place:
        return Place("help", tab=TOPICS[self._topics.currentRow()][0])

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return self._text, self._topics

    def _show(self, row: int) -> None:
        key = TOPICS[row][0]
        words = help_text(key, self.translate.language)
        if key == "keys":
            words = f"{words}\n\n{self._keys()}"
        self._text.setMarkdown(words)

    def _keys(self) -> str:
        """Return the table of keys: everywhere, and on the page one came from."""
        translate = self.translate
        head = f"| {translate('Keys')} | {translate('What it does')} |\n|---|---|"
        shown = (
            f"| {QKeySequence(c.shortcut).toString(QKeySequence.SequenceFormat.NativeText)} | {translate(c.text)} |"
            for c in self._commands
        )
        return "\n".join((head, *shown))


def help_text(topic: str, language: str) -> str:
    """Return a topic's help as Markdown."""
    return path("help", language, f"{topic}.md").read_text(encoding="utf-8")
