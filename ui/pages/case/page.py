"""One case: who it is about above everything, and its parts under tabs, each built when it is looked at."""

from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from models.errors import Error, NotFound
from models.queries.case_file import CaseFile
from models.text import N_
from ui.application import Workplace
from ui.commands import Command
from ui.desk.cases import case_now, read_case
from ui.frame.areas import focus
from ui.messages import sentence
from ui.pages.case.header import CaseHeader
from ui.pages.case.parts import PARTS, Aimed, Part, Tab
from ui.pages.page import Page
from ui.places import Place
from ui.widgets.buttons import push
from ui.widgets.empty import Empty
from ui.widgets.tabs import Tabs


class CasePage(Page):
    """Opening it is a look at the case, and the log says so once."""

    def __init__(self, workplace: Workplace, place: Place) -> None:
        super().__init__(workplace, place)
        self.case_id = cast("UUID", place.record)
        self._built: dict[str, Tab] = {}
        self._tab = ""
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        try:
            file = read_case(workplace.work, self.case_id)
        except NotFound:
            self._tell_missing()
        else:
            self._build(file, place)

    @override
    def read_again(self) -> None:
        if not self._tab:
            return
        try:
            file = case_now(self.workplace.work, self.case_id)
        except NotFound:
            self._tell_missing()
            return
        self._header.show_file(file)
        self._built[self._tab].read_again()

    @override
    def place(self) -> Place:
        return Place("case", self.case_id, self._tab)

    @override
    def leave(self) -> None:
        for part in self._built.values():
            part.leave()

    @override
    def areas(self) -> tuple[QWidget, ...]:
        if not self._tab:
            return (self._back,)
        return (*self._built[self._tab].areas(), self.tabs, *self._header.areas())

    @override
    def commands(self) -> tuple[Command, ...]:
        if not self._tab:
            return ()
        return (
            Command("next_part", N_("Next part of the case"), "Ctrl+Tab", self._go_on),
            Command("part_before", N_("Part of the case before"), "Ctrl+Shift+Tab", self._go_back),
        )

    def show_tab(self, tab: str, aim: str = "") -> None:
        """Show a part, built now or as the records have it by now; an aim names what to begin there."""
        part = next((p for p in PARTS if p.key == tab), PARTS[0])
        if part.key in self._built:
            self._built[part.key].read_again()
        else:
            self._add(part)
        self._tab = part.key
        self.tabs.choose(PARTS.index(part))
        shown = self._built[part.key]
        self._stack.setCurrentWidget(cast("QWidget", shown))
        if aim and isinstance(shown, Aimed):
            shown.take_aim(aim)

    def _build(self, file: CaseFile, place: Place) -> None:
        self.title = file.case_number
        self._header = CaseHeader(self.workplace, file, self.show_tab)
        names = [self.translate(part.name) for part in PARTS]
        self.tabs = Tabs(self.look, names, name=self.translate("Parts of the case"))
        self._stack = QStackedWidget()
        self._whole.addLayout(self._head())
        self._whole.addWidget(self._line())
        self._whole.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self._choose)
        self.show_tab(place.tab, place.aim)

    def _head(self) -> QVBoxLayout:
        head, px = QVBoxLayout(), self.look.px
        head.setContentsMargins(px(32), px(16), px(28), 0)
        head.setSpacing(px(6))
        head.addWidget(self._header)
        head.addWidget(self.tabs)
        return head

    def _line(self) -> QFrame:
        line = QFrame()
        line.setProperty("kind", "rule")
        line.setFixedHeight(self.look.tokens.edge)
        return line

    def _go_on(self) -> None:
        self._step(1)

    def _go_back(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        """Turn to another part by key, and go to what comes first there."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % len(PARTS))
        focus(self._built[self._tab].areas()[0])

    def _choose(self, index: int) -> None:
        self._built[self._tab].leave()
        try:
            self.show_tab(PARTS[index].key)
        except Error as error:  # what cannot be logged is not shown
            self.workplace.hindered.emit(sentence(error, self.translate))
            self.show_tab(self._tab)

    def _add(self, part: Part) -> None:
        built = part.build(self.workplace, self.case_id)
        self._built[part.key] = built
        self._stack.addWidget(cast("QWidget", built))

    def _tell_missing(self) -> None:
        """Say that the case is in the bin, in place of everything else."""
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.hide()
        self._tab = ""
        self.title = self.translate("Case")
        self._back = push(self.look, self.translate("Go to the cases"), self._go_to_cases)
        words = self.translate("It has been put in the bin.")
        heading = self.translate("This case is no longer there")
        empty = Empty(self.look, "folder", heading, words, self._back)
        self._whole.addWidget(empty, 1)
        empty.show()

    def _go_to_cases(self) -> None:
        self.workplace.go(Place("cases"))
