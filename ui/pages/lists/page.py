"""Listor: each list on the screen as it will lie in the workbook, with its purpose and who is left out."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.errors import Error
from models.text import N_
from models.vocabulary import Language
from ui.application import Workplace
from ui.commands import Command
from ui.desk.lists import Choice, Made, choices, make_list, save_lists
from ui.desk.papers import Progress, Stop, StoppedError
from ui.messages import sentence
from ui.pages.lists.choices import ListChoices, ListFilters, choice_key
from ui.pages.lists.sheet import ListSheet
from ui.pages.output_folder import OutputFolder
from ui.pages.page import Page
from ui.pages.under_way import UnderWay
from ui.places import Place
from ui.printing import default_printer, find_program, open_file, print_file
from ui.widgets.buttons import push
from ui.widgets.labels import label
from ui.widgets.scroll import scrolled


class ListsPage(Page):
    """The lists to the left, the one chosen to the right; above, what is done with it."""

    def __init__(self, workplace: Workplace, place: Place) -> None:
        super().__init__(workplace, place)
        look, translate = self.look, self.translate
        self.title = translate("Lists")
        self._wanted = f"{place.tab} {place.record}" if place.record else place.tab
        self._made: Made | None = None
        self._asked = 0
        self.choices = ListChoices(workplace)
        self.filters = ListFilters(workplace)
        self.sheet = ListSheet(look, translate)
        self.folder = OutputFolder(workplace)
        self.under_way = UnderWay(look, translate)
        self.program, self.printer = find_program(), default_printer()
        self.save_button = push(
            look, translate("Save as Excel"), self.save, kind="primary", icon="download"
        )
        self.print_button = push(look, translate("Print"), self.print_list, icon="printer")
        self.all_button = push(look, translate("Save all the week's lists"), self.save_all)
        self._lay_out()
        self.choices.turned.connect(self._turn)
        self.filters.changed.connect(self._make)
        self.under_way.done.connect(self._saved)
        self.under_way.failed.connect(self._fail)
        self.read_again()

    def _lay_out(self) -> None:
        px, body = self.look.px, QWidget()
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(label(self.look, self.translate("Choose a list"), "strong"))
        left.addWidget(self.choices, 1)
        left.addWidget(self.all_button)
        above = QHBoxLayout()
        above.addWidget(self.filters)
        above.addStretch()
        above.addWidget(self.sheet.count)
        right = QVBoxLayout()
        right.setSpacing(px(12))
        right.addWidget(self.sheet.purpose)
        right.addLayout(above)
        for part in (self.under_way, self.sheet):
            right.addWidget(part, 1 if part is self.sheet else 0)
        right.addWidget(self.folder)
        columns = QHBoxLayout()
        columns.setSpacing(px(24))
        columns.addLayout(left)
        columns.addLayout(right, 1)
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(32), px(16), px(32), px(12))
        lines.setSpacing(px(14))
        lines.addLayout(self._head())
        lines.addLayout(columns, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(body))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.px(8))
        row.addWidget(label(self.look, self.title, "title"), 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        return row

    @property
    def _language(self) -> Language:
        return Language(self.translate.language)

    @override
    def read_again(self) -> None:
        self.choices.show_choices(choices(self.workplace.work), self._wanted)
        self._wanted = ""
        self._make()

    def _turn(self, _: Choice) -> None:
        self._make()

    def _make(self) -> None:
        """Make the list chosen in the background; what comes too late is not shown."""
        choice = self.choices.current
        if choice is None:
            return
        self.filters.offer(choice)
        self._asked += 1
        asked, work, wish = self._asked, self.workplace.work, self.filters.wish(choice)
        self.workplace.jobs.run(
            lambda: (asked, choice, make_list(work, choice, self.translate, self._language, wish)),
            self._show,
            self._fail,
        )

    def _show(self, made: tuple[int, Choice, Made]) -> None:
        asked, choice, found = made
        if asked == self._asked:
            self._made = found
            self.sheet.show_list(choice, found)

    def save(self) -> None:
        """Save the list that is shown, as it is shown."""
        if self._made is not None:
            self._save((self._made,))

    def print_list(self) -> None:
        """Save the list and send it to the printer, or show where it lies."""
        if self._made is not None:
            self._save((self._made,), to_printer=True)

    def save_all(self) -> None:
        """Save every list of this week, for all caseworkers."""
        work, all_choices = self.workplace.work, choices(self.workplace.work)
        folder = self.folder.ensure()
        if folder is None:
            return

        def make(_: Stop, progress: Progress) -> tuple[Path, ...]:
            made = [make_list(work, one, self.translate, self._language) for one in all_choices]
            return save_lists(work, made, folder, self.translate, progress)

        words = self.translate("The lists are saved …")
        self.under_way.run(self.workplace.jobs, words, make)

    def _save(self, made: Sequence[Made], *, to_printer: bool = False) -> None:
        folder, work = self.folder.ensure(), self.workplace.work
        if folder is None:
            return

        def make(stop: Stop, progress: Progress) -> tuple[Path, ...]:
            files = save_lists(work, made, folder, self.translate, progress)
            if to_printer and not self._print(files, stop):
                open_file(folder)
            return files

        self.under_way.run(self.workplace.jobs, self.translate("The list is saved …"), make)

    def _print(self, files: Sequence[Path], stop: Stop) -> bool:
        if self.program is None or not self.printer:
            return False
        return all(map(partial(print_file, self.program, stop=stop), files))

    def _saved(self, files: tuple[Path, ...]) -> None:
        one = self.translate("The list is saved: {file} in {folder}")
        many = self.translate("The lists are saved: {count} files in {folder}")
        words = one if len(files) == 1 else many
        folder = files[0].parent.name if files else ""
        file = files[0].name if files else ""
        self.workplace.tell(words.format(file=file, count=len(files), folder=folder))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, StoppedError):
            self.workplace.tell(self.translate("Stopped. No list was saved."))
        elif isinstance(error, Error):
            self.workplace.hindered.emit(sentence(error, self.translate))
        else:
            raise error

    @override
    def place(self) -> Place:
        choice = self.choices.current
        stem, _, _record = (choice_key(choice) if choice else "").partition(" ")
        group = choice.group if choice else None
        return Place("lists", group.meeting_id if group else None, stem)

    @override
    def leave(self) -> None:
        self.under_way.stop()

    @override
    def areas(self) -> tuple[QWidget, ...]:
        return (self.choices, self.sheet.table, self.save_button)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (
            Command("save_list", N_("Save the list as Excel"), "Ctrl+S", self.save, "download"),
            Command("print_list", N_("Print the list"), "Ctrl+P", self.print_list, "printer"),
        )
