"""One time that can be booked: when, where, how it stands with the week and the letter, and its button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.desk.booking_view import BookingView
from ui.desk.seats import Seat
from ui.i18n import Translator
from ui.look.look import Look
from ui.pages.booking.words import called_by, marks, when, where
from ui.widgets.buttons import push
from ui.widgets.flow import FlowRow
from ui.widgets.labels import label
from ui.widgets.state import state


class SlotRow(QFrame):
    """A row of the booking panel."""

    def __init__(
        self,
        look: Look,
        translate: Translator,
        view: BookingView,
        seat: Seat,
        booked: Callable[[Seat], None],
    ) -> None:
        super().__init__()
        self.seat = seat
        told = when(seat.slot, translate)
        rule = view.routine.meeting(view.kind)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(label(look, told, "strong", wrap=True))
        words.addWidget(label(look, where(seat, rule, translate), "small", wrap=True))
        words.addWidget(label(look, called_by(view, seat.slot, translate), "small", wrap=True))
        states = FlowRow(look.px(12), look.px(4))
        for kind, text in marks(seat.slot, view.deadline, translate):
            states.add(state(look, kind, text))
        words.addWidget(states)
        self.button = self._button(look, translate, told, booked)
        self.button.setEnabled(not view.asks)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(6), 0, look.px(6))
        row.setSpacing(look.px(12))
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def _button(
        self, look: Look, translate: Translator, told: str, booked: Callable[[Seat], None]
    ) -> QPushButton:
        text = translate("Stand in line") if self.seat.slot.waiting else translate("Book")
        made = push(look, text, lambda: booked(self.seat))
        made.setAccessibleName(f"{text} {told}")
        return made
