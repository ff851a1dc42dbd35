"""A day of one's own choosing, and for a meeting on agreement an hour."""

from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.routine import GROUPS
from models.rules.typed_time import read_time
from models.vocabulary import MeetingKind
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.buttons import push
from ui.widgets.date_field import DateField
from ui.widgets.fields import labelled, line

_LENGTH = 96


class DayForm(QWidget):
    """Asks for a day; Enter looks at it."""

    asked = Signal()

    def __init__(self, look: Look, translate: Translator, today: date) -> None:
        super().__init__()
        self._translate = translate
        self._day = DateField(look, translate, translate("Day"), today)
        self._time = line(look, translate("Time"), "09.00")
        self._time.setFixedWidth(look.px(_LENGTH))
        self._asked_day = labelled(look, translate("Day"), self._day)
        self._asked_time = labelled(look, translate("Time"), self._time)
        look_at = push(look, translate("Show the day"), self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self._asked_day, 1)
        row.addWidget(self._asked_time)
        row.addWidget(look_at, 0, Qt.AlignmentFlag.AlignBottom)
        self._day.line.returnPressed.connect(self._ask)
        self._time.returnPressed.connect(self._ask)
        self.setFocusProxy(self._day)

    @property
    def day(self) -> date | None:
        """The day typed, None where it is none."""
        return self._day.day

    @property
    def time(self) -> time | None:
        """The hour typed, None where none is or where the routine has its own."""
        return None if self._asked_time.isHidden() else read_time(self._time.text())

    def show_kind(self, kind: MeetingKind) -> None:
        """Ask for an hour where the routine sets none."""
        self._asked_time.setVisible(kind not in GROUPS)

    def show_day(self, day: date) -> None:
        """Put in a day, as if it were typed."""
        self._day.show_day(day)

    def _ask(self) -> None:
        missing = "" if self._day.day else self._translate("Write a date.")
        self._asked_day.show_problem(self._day.sentence or missing)
        typed = self._time.text().strip()
        wrong = bool(typed) and not self._asked_time.isHidden() and self.time is None
        self._asked_time.show_problem(self._translate("Write 09.00.") if wrong else "")
        if self._day.day is None:
            self._day.setFocus()
        elif wrong:
            self._time.setFocus()
        else:
            self.asked.emit()
