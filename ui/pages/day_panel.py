"""A question with a day for an answer, in the page and not over it: sent when, returned when."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.buttons import push
from ui.widgets.date_field import DateField
from ui.widgets.labelled import Labelled
from ui.widgets.labels import label


class DayPanel(QFrame):
    """Hidden until it asks; Enter answers with the day, Esc puts it away."""

    def __init__(
        self, look: Look, translate: Translator, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._translate, self._today = translate, today
        self._answered: Callable[[date], object] = _ignore
        self.setProperty("plate", "info")
        self._words = label(look, "", "strong", wrap=True)
        self.field = DateField(look, translate, translate("Day"), today)
        self._labelled = Labelled(look, "", self.field)
        self.button = push(look, "", self._answer)
        cancel = push(look, translate("Cancel"), self.hide, kind="quiet")
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(self._labelled, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(cancel, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(10))
        lines.addWidget(self._words)
        lines.addLayout(row)
        self.hide()

    def ask(self, words: str, button: str, answered: Callable[[date], object]) -> None:
        """Ask for a day, today where nobody says another."""
        self._answered = answered
        self._words.setText(words)
        self.button.setText(button)
        self.field.show_day(self._today)
        self._labelled.show_problem("")
        self.show()
        self.field.line.setFocus()
        self.field.line.selectAll()

    def _answer(self) -> None:
        day = self.field.day
        problem = self.field.sentence
        if day is None:
            problem = problem or self._translate("Write the day.")
        elif day > self._today:
            problem = self._translate(
                "The day has not been yet. Write today's date or an earlier one."
            )
        self._labelled.show_problem(problem)
        if problem or day is None:
            self.field.line.setFocus()
            return
        self.hide()
        self._answered(day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._answer()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def _ignore(_: date) -> None:
    """Do nothing with the day."""
