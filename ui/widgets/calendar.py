"""A small calendar in the look of the window, from which a day is chosen by key or mouse."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from models.text import N_
from ui.i18n import Translator
from ui.look.icons import icon
from ui.look.look import Look

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


def calendar(look: Look, translate: Translator, name: str, day: date) -> QCalendarWidget:
    """Return a month with a day chosen in it, weeks numbered and beginning on Monday."""
    made = QCalendarWidget()
    made.setAccessibleName(name)
    made.setLocale(QLocale(translate.language))
    made.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    made.setGridVisible(False)
    made.setMinimumSize(look.px(320), look.px(300))
    made.setSelectedDate(QDate(day.year, day.month, day.day))
    _write_calmly(made, look)
    _dress_head(made, look, translate)
    return made


def _write_calmly(made: QCalendarWidget, look: Look) -> None:
    """Write weekends as other days, only paler: red means that something is late."""
    pale = QTextCharFormat()
    pale.setForeground(look.color("text2"))
    for day in _WEEKEND:
        made.setWeekdayTextFormat(day, pale)
    made.setHeaderTextFormat(pale)


def _dress_head(made: QCalendarWidget, look: Look, translate: Translator) -> None:
    """Give the row over the days the page's ground and our arrows, each with a name."""
    head = made.findChild(QWidget, "qt_calendar_navigationbar")
    if head is not None:
        head.setBackgroundRole(QPalette.ColorRole.Base)
    arrows = (("prevmonth", "left", N_("Month before")), ("nextmonth", "right", N_("Next month")))
    for key, drawn, name in arrows:
        button = made.findChild(QToolButton, f"qt_calendar_{key}")
        if button is not None:
            button.setIcon(icon(look, drawn))
            button.setIconSize(QSize(look.px(18), look.px(18)))
            button.setProperty("kind", "quiet")
            button.setMinimumSize(look.px(32), look.px(32))
            button.setAccessibleName(translate(name))
            button.setToolTip(translate(name))
    for key in ("monthbutton", "yearbutton"):
        button = made.findChild(QToolButton, f"qt_calendar_{key}")
        if button is not None:
            button.setProperty("kind", "quiet")
            button.setMinimumHeight(look.px(32))
            button.setMinimumWidth(look.px(104 if key == "monthbutton" else 64))
