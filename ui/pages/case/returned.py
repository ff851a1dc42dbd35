"""Returned mail: the day a letter came back, recorded or taken back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.queries.case_file import SentMessage
from ui.application import Workplace
from ui.widgets.buttons import push
from ui.widgets.date_field import DateField
from ui.widgets.fields import labelled


class ReturnedRow(QWidget):
    """A day and a button; for a letter that is marked already, only the button that takes it back."""

    def __init__(self, workplace: Workplace, record: Callable[[SentMessage], None]) -> None:
        super().__init__()
        look, translate = workplace.look, workplace.translate
        self._workplace, self._record = workplace, record
        self._message: SentMessage | None = None
        name = translate("Came back by post on")
        self._day = DateField(look, translate, name, workplace.today)
        self._field = labelled(look, name, self._day)
        self._field.setMaximumWidth(look.px(240))
        self._mark = push(look, translate("Record as returned"), self._do, icon="return")
        self._unmark = push(look, translate("It did not come back"), self._undo, kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self._field)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._unmark)
        row.addStretch()
        self.day_to_record: date | None = None

    def show_message(self, message: SentMessage | None) -> None:
        """Show what can be done about this letter; None where nothing can come back."""
        before, self._message = self._message, message
        self.setVisible(message is not None)
        if message is None:
            return
        came_back = message.returned_on is not None
        self._field.setVisible(not came_back)
        self._mark.setVisible(not came_back)
        self._unmark.setVisible(came_back)
        if before is None or before.invitation_id != message.invitation_id:
            self._day.show_day(self._workplace.today)

    def _do(self) -> None:
        translate = self._workplace.translate
        missing = translate("Write a date.") if self._day.day is None else ""
        self._field.show_problem(self._day.sentence or missing)
        if self._day.day is None:
            self._day.setFocus()
            return
        self._tell(self._day.day)

    def _undo(self) -> None:
        self._tell(None)

    def _tell(self, day: date | None) -> None:
        self.day_to_record = day
        if self._message is not None:
            self._record(self._message)
