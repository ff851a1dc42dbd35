"""The facts most asked for: number, ways to reach the person, interpreter, household, and the latest note."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from documents.wording import language_name, postcode, telephone
from models.queries.case_file import CaseFile
from models.queries.rows import Address
from models.text import N_
from models.vocabulary import Channel, Language
from ui.application import Workplace
from ui.pages.case.channels import channel_fact
from ui.pages.case.header import copy_button
from ui.places import Place
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.swap import swap

_NOTE = 400  # characters of a note that are shown here


class FactsCard(Card):
    """Facts in two columns, the note under them; each part leads to where it is changed."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        self._workplace, self._case_id = workplace, case_id
        look, translate = workplace.look, workplace.translate
        change = push(look, translate("Change"), self._go_to_particulars, kind="quiet")
        change.setAccessibleDescription(translate("Change the particulars"))
        super().__init__(look, translate("Particulars"), change)
        self._file: CaseFile | None = None
        self._content = QWidget()
        self.body.addWidget(self._content)
        self.body.addStretch()

    def show_file(self, file: CaseFile) -> None:
        """Show the facts as they stand by now."""
        if file == self._file:
            return
        self._file = file
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._workplace.look.px(10))
        lines.addLayout(self._facts(file))
        lines.addWidget(self._rule())
        lines.addLayout(self._note(file))
        self._content = swap(self.body, self._content, content)

    def _facts(self, file: CaseFile) -> QGridLayout:
        look, translate = self._workplace.look, self._workplace.translate
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(10))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, (name, value) in enumerate(self._values(file)):
            shown = label(look, translate(name), wrap=True, color="text2")
            grid.addWidget(shown, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        return grid

    def _values(self, file: CaseFile) -> list[tuple[str, QWidget]]:
        whom, translate = file.recipient, self._workplace.translate
        spoken = Language(translate.language)
        interpreter = language_name(whom.interpreter_language, spoken).capitalize()
        return [
            (N_("Person number"), self._number(whom.number)),
            (N_("Telephone"), self._said(telephone(file.telephone), N_("No telephone"))),
            (N_("Address"), self._address(file)),
            (N_("SMS"), channel_fact(self._workplace, file, Channel.SMS)),
            (N_("E-mail"), channel_fact(self._workplace, file, Channel.EMAIL)),
            (N_("Interpreter"), self._said(interpreter, N_("Not needed"))),
            (N_("Household"), self._household(file)),
            (N_("Labour officer"), self._said(_officer(file), N_("Not chosen yet"))),
            (N_("Caseworker"), self._said(file.caseworker, N_("Nobody yet"))),
        ]

    def _said(self, value: str, otherwise: str) -> QWidget:
        look, translate = self._workplace.look, self._workplace.translate
        if value:
            return label(look, value, wrap=True)
        return label(look, translate(otherwise), wrap=True, color="text2")

    def _number(self, number: str) -> QWidget:
        look, translate = self._workplace.look, self._workplace.translate
        if not number:
            return self._said("", N_("No number"))
        fact = QWidget()
        row = QHBoxLayout(fact)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        row.addWidget(label(look, number))
        name = translate("Copy the person number")
        row.addWidget(copy_button(look, name, lambda: self._copy(number)))
        row.addStretch()
        return fact

    def _address(self, file: CaseFile) -> QWidget:
        if file.recipient.protected:
            return self._said("", N_("Protected: letters go by way of Skatteverket"))
        address = file.recipient.address
        return self._said(_lines(address) if address else "", N_("No address"))

    def _household(self, file: CaseFile) -> QWidget:
        look = self._workplace.look
        if not file.household:
            return self._said("", N_("No other case"))
        fact = QWidget()
        lines = QVBoxLayout(fact)
        lines.setContentsMargins(0, 0, 0, 0)
        for other in file.household:
            words = f"{other.name} · {other.case_number}"
            button = push(look, words, partial(self._open, other.case_id), kind="quiet")
            lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return fact

    def _note(self, file: CaseFile) -> QVBoxLayout:
        look, translate = self._workplace.look, self._workplace.translate
        lines = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(label(look, translate("Note"), "section"), 1)
        change: QPushButton = push(look, translate("Notes"), self._go_to_notes, kind="quiet")
        head.addWidget(change)
        lines.addLayout(head)
        text = file.notes[-1].text if file.notes else ""
        shown = text if len(text) <= _NOTE else f"{text[:_NOTE].rstrip()} …"
        lines.addWidget(self._said(shown, N_("Nothing is written yet.")))
        return lines

    def _rule(self) -> QFrame:
        line = QFrame()
        line.setProperty("kind", "rule")
        line.setFixedHeight(self._workplace.look.tokens.edge)
        return line

    def _copy(self, number: str) -> None:
        self._workplace.copy_number(number)
        self._workplace.tell(
            self._workplace.translate("The person number is copied for 30 seconds.")
        )

    def _open(self, case_id: UUID) -> None:
        self._workplace.go(Place("case", case_id))

    def _go_to_particulars(self) -> None:
        self._workplace.go(Place("case", self._case_id, "particulars"))

    def _go_to_notes(self) -> None:
        self._workplace.go(Place("case", self._case_id, "notes"))


def _officer(file: CaseFile) -> str:
    """Return the officer of the latest meeting that has one."""
    return next((m.officer for m in reversed(file.meetings) if m.officer), "")


def _lines(address: Address) -> str:
    care_of = f"c/o {address.care_of}" if address.care_of else ""
    town = f"{postcode(address.postcode)} {address.town}".strip()
    return "\n".join(filter(None, (care_of, address.street, town)))
