"""Language and look: taken at once, and without closing anything."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from models.text import N_
from ui.application import Workplace
from ui.pages.settings.section import Section
from ui.preferences import LONGEST_IDLE
from ui.widgets.card import Card
from ui.widgets.fields import Combo, combo, labelled
from ui.widgets.segments import Segments

_LANGUAGES: Final = (("sv", "Svenska"), ("en", "English"))
_THEMES: Final = (
    ("system", N_("As the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("contrast_dark", N_("High contrast, dark")),
    ("contrast_light", N_("High contrast, light")),
)
_SIZES: Final = (80, 90, 100, 110, 125, 150, 175, 200)  # percent


class AppearanceSection(Section):
    """What one chooses here is kept outside the vault: it holds also for the page that unlocks it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, workplace.translate("Language and look"))
        look, translate, now = self.look, self.translate, workplace.preferences
        self.language = Segments(look, translate("Language"), _LANGUAGES)
        self.language.choose(now.language)
        self.language.chosen.connect(self._choose_language)
        self.theme = self._combo(
            translate("Colours"), [(key, translate(word)) for key, word in _THEMES], now.theme
        )
        self.theme.chosen.connect(self._choose_theme)
        self.text_size = self._combo(
            translate("Text size"),
            [(n, f"{n} %") for n in sorted({*_SIZES, now.text_size})],
            now.text_size,
        )
        self.text_size.chosen.connect(self._choose_size)
        minutes = [(n, _minutes(n, workplace)) for n in range(1, LONGEST_IDLE + 1)]
        self.idle = self._combo(
            translate("Lock when nobody has worked for"), minutes, now.lock_after
        )
        self.idle.chosen.connect(self._choose_idle)
        card = Card(look)
        for field in (self.language, self.theme, self.text_size, self.idle):
            card.body.addWidget(self._labelled(field))
        self.body.addWidget(card)
        self.body.addStretch()

    def _combo(self, name: str, options: list[tuple[Any, str]], value: object) -> Combo:
        made = combo(self.look, name, options)
        made.choose(value)
        made.setMaximumWidth(self.look.px(280))
        return made

    def _labelled(self, field: QWidget) -> QWidget:
        return labelled(self.look, field.accessibleName(), field)

    def _choose_language(self, value: object) -> None:
        self._want(language=value)

    def _choose_theme(self, value: object) -> None:
        self._want(theme=value)

    def _choose_size(self, value: object) -> None:
        self._want(text_size=value)

    def _choose_idle(self, value: object) -> None:
        self._want(lock_after=value)

    def _want(self, **change: Any) -> None:
        if any(change[name] is None for name in change):
            return
        self.workplace.preferences_wanted.emit(replace(self.workplace.preferences, **change))


def _minutes(count: int, workplace: Workplace) -> str:
    return workplace.translate.ngettext("{count} minute", "{count} minutes", count).format(
        count=count
    )
