"""What the actions of every next step have in common: a row of buttons and what stands above it."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from models.actions.meetings import record_attendance
from models.queries.case_file import CaseFile, HeldMeeting
from models.text import N_
from models.vocabulary import Attendance
from ui.application import Workplace
from ui.pages.case.words import excusable
from ui.places import Place
from ui.widgets.buttons import push
from ui.widgets.flow import FlowRow
from ui.wording import short_day

ENROLMENT = "enrolment"  # the tab where the routine's questions are answered


class StepActions(QWidget):
    """A row of buttons, and under it what one of them opens."""

    def __init__(self, workplace: Workplace, file: CaseFile) -> None:
        super().__init__()
        self.workplace, self.file = workplace, file
        self.look, self.translate = workplace.look, workplace.translate
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(self.look.px(12))
        self.row = FlowRow(self.look.px(8), self.look.px(8))
        self.build()
        self.lines.addWidget(self.row)

    def build(self) -> None:
        """Add what this step needs; the row of buttons comes after it."""

    def leave(self) -> None:
        """Keep what is being typed."""

    def take_aim(self, aim: str) -> None:
        """Begin what an aim names."""

    def first(self) -> QWidget | None:
        """Return where something must be told before the step is done; None where a button does it."""
        return None

    def add(
        self, text: str, clicked: Callable[[], object], kind: str = "secondary", icon: str = ""
    ) -> QPushButton:
        """Add a button to the row."""
        button = push(self.look, self.translate(text), clicked, kind=kind, icon=icon)
        self.row.add(button)
        return button

    def add_excuse(self) -> None:
        """Let an absence be excused where the person turns out to have had a reason."""
        missed = excusable(self.file)
        if missed is not None:
            self.add(N_("Record a valid excuse"), lambda: self._excuse(missed), "quiet")

    def go_to_answers(self) -> None:
        """Go to the routine's questions."""
        self.workplace.go(Place("case", self.file.case_id, ENROLMENT))

    def _excuse(self, meeting: HeldMeeting) -> None:
        said = self.translate("Valid excuse recorded for {day}").format(
            day=short_day(meeting.day, self.translate)
        )
        self.workplace.do(
            lambda work: record_attendance(work, meeting.booking_id, Attendance.EXCUSED), said
        )
