"""What is done with a case as a whole: handed over, closed, opened again."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.actions.cases import hand_over_case, reopen_case
from models.queries.case_file import CaseFile
from models.queries.office import staff
from models.vocabulary import StaffRole
from ui.application import Workplace
from ui.desk.cases import case_now
from ui.pages.case.ending import close_here
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.fields import Combo, combo, labelled
from ui.widgets.labels import label
from ui.wording import short_date


class CaseActionsCard(Card):
    """Each of them can be taken back; none of them asks twice."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__(workplace.look, workplace.translate("The case"))
        self._workplace, self._case_id = workplace, case_id
        self._shown: object = None
        self._number, self.what_follows = "", ""
        self._content = QWidget()
        self.body.addWidget(self._content)
        self.read_again()

    def read_again(self) -> None:
        """Show what can be done by now."""
        workplace = self._workplace
        file = case_now(workplace.work, self._case_id)
        people = workplace.read(lambda s: staff(s, StaffRole.CASEWORKER, workplace.today))
        shown = (file.closed_on, file.caseworker, people, _ahead(file, workplace))
        if shown != self._shown:
            self._shown, self._number = shown, file.case_number
            others = [(key, who.name) for key, who in people if who.name != file.caseworker]
            self._replace(self._made(file, others))

    def _made(self, file: CaseFile, others: list[tuple[UUID, str]]) -> QWidget:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._workplace.look.px(8))
        if others and file.closed_on is None:
            self._add_handing_over(lines, others)
        self._add_closing(lines, file)
        return content

    def _replace(self, content: QWidget) -> None:
        self.body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content

    def _add_handing_over(self, lines: QVBoxLayout, others: list[tuple[UUID, str]]) -> None:
        look, translate = self._workplace.look, self._workplace.translate
        self.whom: Combo = combo(look, translate("Hand over to"), list[tuple[object, str]](others))
        lines.addWidget(labelled(look, translate("Hand over to"), self.whom))
        self.hand_over = push(look, translate("Hand over the case"), self._hand_over)
        lines.addWidget(self.hand_over, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addSpacing(look.px(8))

    def _add_closing(self, lines: QVBoxLayout, file: CaseFile) -> None:
        look, translate = self._workplace.look, self._workplace.translate
        if file.closed_on is not None:
            day = short_date(file.closed_on, self._workplace.today, translate)
            self.what_follows = translate("Closed {day}.").format(day=day)
            self.closing = push(look, translate("Open the case again"), self._reopen)
        else:
            self.what_follows = self._said_beforehand(_ahead(file, self._workplace))
            self.closing = push(look, translate("Close the case"), self._close)
        lines.addWidget(label(look, self.what_follows, "small", wrap=True))
        lines.addWidget(self.closing, 0, Qt.AlignmentFlag.AlignLeft)

    def _said_beforehand(self, places: int) -> str:
        """Return what becomes of the meetings that are booked, before it is done."""
        if not places:
            return self._workplace.translate("No meeting is booked.")
        words = self._workplace.translate.ngettext(
            "{count} booked meeting is cancelled. Whoever was called gets a letter, made ready at once.",
            "{count} booked meetings are cancelled. Whoever was called gets letters, made ready at once.",
            places,
        )
        return words.format(count=places)

    def _hand_over(self) -> None:
        whom = self.whom.value
        if isinstance(whom, UUID):
            said = self._workplace.translate("The case is handed over to {name}.")
            said = said.format(name=self.whom.currentText())
            self._workplace.do(lambda work: hand_over_case(work, self._case_id, whom), said)

    def _close(self) -> None:
        close_here(self._workplace, self._case_id, self._number)

    def _reopen(self) -> None:
        said = self._workplace.translate("The case is open again.")
        self._workplace.do(lambda work: reopen_case(work, self._case_id), said)


def _ahead(file: CaseFile, workplace: Workplace) -> int:
    """Return how many places are still ahead."""
    return sum(
        not (m.cancelled or m.waiting or m.attendance) and m.day >= workplace.today
        for m in file.meetings
    )
