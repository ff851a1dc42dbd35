"""A day one types: in whatever way, with the arrows, or out of a small calendar."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from models.rules.typed_date import Misread, NoSuchDay, read_day
from models.text import N_
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.buttons import HEIGHT
from ui.widgets.calendar import calendar
from ui.widgets.labels import label
from ui.widgets.with_button import WithButton
from ui.wording import month_name, weekday

_ARROWS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
_NOT_A_DAY = N_("This is not a date. Write it as 2026-11-24, 24/11 or 24 nov.")
_NO_MONTH = N_("There is no such date: a year has twelve months.")
_NO_DAY = N_("There is no such date. {month} {year} has {days} days.")


def wrong_day(wrong: Misread, translate: Translator) -> str:
    """Return why what was typed is no day."""
    if not isinstance(wrong, NoSuchDay):
        return translate(_NOT_A_DAY)
    if not wrong.month:
        return translate(_NO_MONTH)
    month = month_name(wrong.month, translate).capitalize()
    return translate(_NO_DAY).format(month=month, year=wrong.year, days=wrong.days)


class DayLine(QLineEdit):
    """The line of a date field: arrows go by days, the weekday stands at its end."""

    stepped = Signal(int)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumHeight(look.px(HEIGHT))
        self._look = look
        self._weekday = label(look, "", "small")
        self._weekday.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._weekday.setParent(self)

    def show_weekday(self, name: str) -> None:
        """Show the weekday of what is written, or none."""
        self._weekday.setText(name)
        self._weekday.adjustSize()
        self._put_weekday()

    @property
    def weekday(self) -> str:
        """The weekday shown."""
        return self._weekday.text()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put_weekday()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = _ARROWS.get(Qt.Key(event.key()))
        if days is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(days)

    def _put_weekday(self) -> None:
        size = self._weekday.sizeHint()
        left = self.width() - size.width() - self._look.px(12)
        written = self.fontMetrics().horizontalAdvance(self.text()) + self._look.px(20)
        self._weekday.setGeometry(QRect(QPoint(left, (self.height() - size.height()) // 2), size))
        self._weekday.setVisible(left > written)


class DateField(QWidget):
    """A line for a day with a calendar beside it. Typing, arrows and the calendar are edits."""

    edited = Signal()

    def __init__(self, look: Look, translate: Translator, name: str, today: date) -> None:
        super().__init__()
        self._look, self._translate, self._today = look, translate, today
        self.line = DayLine(look, name)
        self.line.textEdited.connect(self._typed)
        self.line.stepped.connect(self._stepped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        opens = translate("Choose {field} in a calendar").format(field=name)
        row.addWidget(WithButton(look, self.line, "calendar", opens, self.open_calendar))
        self.setFocusProxy(self.line)

    @property
    def day(self) -> date | None:
        """The day typed, or None."""
        read = self._read
        return read if isinstance(read, date) else None

    @property
    def unread(self) -> str:
        """What was typed where it is no day."""
        return self.line.text() if isinstance(self._read, Misread) else ""

    @property
    def sentence(self) -> str:
        """Why what was typed is no day."""
        read = self._read
        return wrong_day(read, self._translate) if isinstance(read, Misread) else ""

    def show_day(self, day: date | None) -> None:
        """Show a day, or none; this is no edit."""
        self.line.setText(day.isoformat() if day else "")
        self.line.show_weekday(weekday(day, self._translate) if day else "")

    def show_text(self, text: str) -> None:
        """Show text as somebody typed it; this is no edit."""
        self.line.setText(text)
        self.line.show_weekday("")

    def tidy(self) -> None:
        """Write the day out: one has left the field."""
        if self.day:
            self.show_day(self.day)

    def open_calendar(self) -> None:
        """Let the day be chosen in a small calendar under the field; Esc closes it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made = self._calendar(menu)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        made.setFocus()

    @property
    def _read(self) -> date | Misread | None:
        return read_day(self.line.text(), self._today)

    def _calendar(self, menu: QMenu) -> QCalendarWidget:
        name, day = self.line.accessibleName(), self.day or self._today
        made = calendar(self._look, self._translate, name, day)
        for chosen in (made.activated, made.clicked):
            chosen.connect(self._chosen)
            chosen.connect(menu.close)
        action = QWidgetAction(menu)
        action.setDefaultWidget(made)
        menu.addAction(action)
        return made

    def _chosen(self, day: QDate) -> None:
        self.show_day(date(day.year(), day.month(), day.day()))
        self.line.setFocus()
        self.edited.emit()

    def _typed(self, _: str) -> None:
        self.line.show_weekday("")
        self.edited.emit()

    def _stepped(self, days: int) -> None:
        if self.unread:
            return
        start = self.day or self._today - timedelta(days=days)
        self.show_day(start + timedelta(days=days))
        self.edited.emit()
