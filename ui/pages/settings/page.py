"""Settings: the sections at the left, one of them at the right."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.text import N_
from ui.application import Workplace
from ui.commands import Command
from ui.forms.routine import ROUTINE
from ui.forms.staff import STAFF
from ui.forms.template import TEMPLATE
from ui.pages.page import Page
from ui.pages.settings.about import AboutSection
from ui.pages.settings.appearance import AppearanceSection
from ui.pages.settings.backups import BackupsSection
from ui.pages.settings.form_section import FormSection
from ui.pages.settings.letter import LetterSection
from ui.pages.settings.office import OfficeSection
from ui.pages.settings.routine import RoutineSection
from ui.pages.settings.section import Section
from ui.pages.settings.security import SecuritySection
from ui.pages.settings.staff import StaffSection
from ui.pages.settings.templates import TemplatesSection
from ui.places import Place
from ui.widgets.labels import label
from ui.widgets.page_preview import PagePreview
from ui.widgets.picker import Picker
from ui.widgets.scroll import scrolled

SECTIONS: Final[tuple[tuple[str, str, Callable[[Workplace], Section]], ...]] = (
    ("office", N_("The office"), OfficeSection),
    ("letter", N_("Letter and envelope"), LetterSection),
    ("staff", STAFF.title, StaffSection),
    ("routine", ROUTINE.title, RoutineSection),
    ("templates", TEMPLATE.title, TemplatesSection),
    ("security", N_("Password and recovery"), SecuritySection),
    ("backups", N_("Backups"), BackupsSection),
    ("appearance", N_("Language and look"), AppearanceSection),
    ("about", N_("About Stegvis"), AboutSection),
)
_LIST, _MARGIN, _WIDEST = 200, 32, 880
_ASIDE, _ASIDE_UNDER, _ROOM_BESIDE = 288, 132, 1.2


class SettingsPage(Page):
    """One section at a time; it is built when it is chosen and let go of when another is."""

    def __init__(self, workplace: Workplace, place: Place) -> None:
        super().__init__(workplace, place)
        look, translate = self.look, self.translate
        self.title = translate("Settings")
        self._keys = [key for key, _, _ in SECTIONS]
        self.section: Section | None = None  # the one that is shown
        self._shown: QWidget | None = None
        self._picker = Picker(look, translate("Sections"), [translate(w) for _, w, _ in SECTIONS])
        self._picker.setFixedWidth(look.px(_LIST))
        self._both = QHBoxLayout()
        self._both.setSpacing(look.px(24))
        self._both.addWidget(self._picker)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(_MARGIN), look.px(16), look.px(20), 0)
        layout.setSpacing(look.px(12))
        layout.addWidget(label(look, self.title, "title"))
        layout.addLayout(self._both, 1)
        self._picker.chosen.connect(self._show)
        at = self._keys.index(place.tab) if place.tab in self._keys else 0
        self._picker.choose(at)
        self._at = at
        self._show(at)
        self._aim_at(place.aim)

    @override
    def place(self) -> Place:
        return Place("settings", tab=self._keys[self._picker.at])

    @override
    def areas(self) -> tuple[QWidget, ...]:
        section = self.section
        aside = section.aside if section else None
        stops = (
            aside if isinstance(aside, PagePreview) else None
        )  # the others hold nothing to go to
        return (self._picker, *(part for part in (section, stops) if part is not None))

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("save_settings", N_("Save"), "Ctrl+S", self._save),)

    @override
    def read_again(self) -> None:
        if self.section is not None:
            self.section.read_again()

    @override
    def leave(self) -> None:
        if self.section is not None:
            self.section.leave()

    def _aim_at(self, field: str) -> None:
        if field and isinstance(self.section, FormSection):
            self.section.form.focus_field(field)

    def _save(self) -> None:
        if isinstance(self.section, FormSection):
            self.section.save()

    def _show(self, number: int) -> None:
        self.leave()
        if self.workplace.why_not_kept():
            self._picker.choose(self._at)
            return
        self._at = number
        if self._shown is not None:
            self._both.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self.section = SECTIONS[number][2](self.workplace)
        self.section.setMaximumWidth(self.look.px(_WIDEST))
        self._shown = _with_aside(self.section)
        self._both.addWidget(self._shown, 1)


def _with_aside(section: Section) -> QWidget:
    """Return a section in a scroll, and what is to stay in sight beside it; under it where text is large."""
    if section.aside is None:
        return scrolled(section)
    look, both = section.look, QWidget()
    beside = look.scale <= _ROOM_BESIDE
    layout = QHBoxLayout(both) if beside else QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.px(16))
    layout.addWidget(scrolled(section), 1)
    layout.addWidget(section.aside)
    if beside:
        section.aside.setFixedWidth(look.px(_ASIDE))
    else:
        section.aside.setFixedHeight(look.px(_ASIDE_UNDER))
    return both
