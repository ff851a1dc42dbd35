"""Who the case is about: name and birth date above everything, and what one can begin from there."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from documents.wording import language_name
from models.queries.case_file import CaseFile
from models.vocabulary import Language
from ui.application import Workplace
from ui.look.look import TYPES, Look
from ui.widgets.buttons import push, set_icon
from ui.widgets.flow import FlowRow
from ui.widgets.labels import label
from ui.widgets.state import chip, picture
from ui.wording import short_date

_COPY = 24


class PersonLabel(QLabel):
    """A name and a birth date on one baseline, in one label; said plainly to readers."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def show_person(self, name: str, born: str) -> None:
        """Show who it is."""
        big, small = (TYPES[role].points * self._look.scale for role in ("title", "subtitle"))
        self.setText(
            f'<span style="font-size:{big}pt; font-weight:600">{escape(name)}</span>'
            f'&nbsp; <span style="font-size:{small}pt">{escape(born)}</span>'
        )
        self.setAccessibleName(" ".join(filter(None, (name, born))))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        """Return the size on one line: wrapped only where there is no room."""
        document = QTextDocument()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        document.setHtml(self.text())
        return QSize(int(document.idealWidth()) + 2, int(document.size().height()))


class CaseHeader(QWidget):
    """Name and birth date, then number, interpreter and caseworker, each with its icon."""

    def __init__(
        self, workplace: Workplace, file: CaseFile, show_tab: Callable[[str, str], None]
    ) -> None:
        super().__init__()
        self._workplace = workplace
        self._look, self._translate = workplace.look, workplace.translate
        self._show_tab = show_tab
        look, translate = self._look, self._translate
        self._facts = FlowRow(look.px(16), look.px(4))
        self._book = push(
            look, translate("Book a meeting"), self._go_to_booking, icon="calendar-check"
        )
        self._write = push(look, translate("Write a letter"), self._go_to_letters, icon="mail")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self._facts, 1)
        row.addWidget(self._book, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._write, 0, Qt.AlignmentFlag.AlignTop)
        self._shown: CaseFile | None = None
        self.show_file(file)

    def show_file(self, file: CaseFile) -> None:
        """Show who the case is about by now."""
        if self._shown is not None and _said(file) == _said(self._shown):
            return
        self._shown = file
        self._facts.flow.clear()
        for part in self._parts(file):
            self._facts.add(part)
        self._book.setVisible(file.closed_on is None)

    def areas(self) -> tuple[QWidget, ...]:
        """Return its one stop."""
        return (self,)

    def _parts(self, file: CaseFile) -> list[QWidget]:
        translate = self._translate
        whom = file.recipient
        born = translate("born {date}").format(date=whom.birth_date) if whom.birth_date else ""
        person = PersonLabel(self._look)
        person.show_person(whom.name, born)
        parts: list[QWidget] = [person, self._number(file.case_number)]
        if whom.protected:
            words = translate("Protected identity")
            parts.insert(0, self._fact("shield", words, color="warn", role="strong"))
        if whom.interpreter_language:
            name = language_name(whom.interpreter_language, Language(translate.language))
            words = translate("Interpreter: {language}").format(language=name)
            parts.append(self._fact("speech", words))
        if file.caseworker:
            parts.append(self._fact("person", file.caseworker))
        if file.closed_on is not None:
            day = short_date(file.closed_on, self._workplace.today, translate)
            parts.append(chip(self._look, "info", translate("Closed {day}").format(day=day)))
        return parts

    def _number(self, number: str) -> QWidget:
        fact = self._fact("folder", number)
        copy = copy_button(
            self._look,
            self._translate("Copy the case number"),
            lambda: self._workplace.copy_number(number),
        )
        layout = fact.layout()
        if layout is not None:
            layout.addWidget(copy)
        return fact

    def _fact(self, icon: str, words: str, *, color: str = "text2", role: str = "body") -> QWidget:
        fact = QWidget()
        row = QHBoxLayout(fact)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.px(6))
        row.addWidget(picture(self._look, icon, color))
        row.addWidget(label(self._look, words, role, color=color))
        return fact

    def _go_to_booking(self) -> None:
        self._show_tab("meetings", "book")

    def _go_to_letters(self) -> None:
        self._show_tab("documents", "write")


def copy_button(look: Look, name: str, clicked: Callable[[], object]) -> QPushButton:
    """Return a small button that copies what stands before it."""
    made = push(look, "", clicked, kind="quiet")
    set_icon(made, look, "copy", "accent")
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setMinimumHeight(0)
    made.setFixedSize(look.px(_COPY + 4), look.px(_COPY))
    return made


def _said(file: CaseFile) -> tuple[object, ...]:
    """Return what the header says of a case."""
    return (file.recipient, file.case_number, file.caseworker, file.closed_on)
