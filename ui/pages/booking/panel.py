"""The times one can book for a case: the next in reach, other kinds of meeting, any day one asks for."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.actions.work import Work, find
from models.case import Case
from models.rules.facts import Answers
from models.text import N_
from models.vocabulary import MeetingKind
from ui.application import Workplace
from ui.desk.asked_day import AskedDay, ask_for_day
from ui.desk.booking import book_slot
from ui.desk.booking_view import BookingView, booking_view, first_kind
from ui.desk.seats import Seat
from ui.pages.booking.about import BookingAbout
from ui.pages.booking.day import DayForm
from ui.pages.booking.rows import SlotRow
from ui.pages.booking.words import about_day, when
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.fields import Combo, labelled
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar

_MORE = 3
Booker = Callable[[Callable[[Work], object], str, MeetingKind], bool]


class BookingPanel(Card):
    """Books at one press.

    `book` is another door than the workplace's own, where more goes with a booking; `answers` are
    those in a form, where they may differ from the record.
    """

    def __init__(
        self,
        workplace: Workplace,
        case_id: UUID,
        book: Booker | None = None,
        answers: Callable[[], Answers] | None = None,
    ) -> None:
        look, translate = workplace.look, workplace.translate
        close = push(look, translate("Close"), self.hide, kind="quiet")
        super().__init__(look, translate("Book a meeting"), close)
        self.workplace, self.case_id = workplace, case_id
        self.look, self.translate = look, translate
        self._book_through = book or self._do
        self._answers = answers
        self._count = _MORE
        self.view: BookingView | None = None
        self._asked: AskedDay | None = None
        self._kinds = Combo(
            look, translate("Kind of meeting"), [(k, translate(k.label)) for k in MeetingKind]
        )
        self._about = BookingAbout(workplace, case_id)
        self._rows = _Stack(look.px(4))
        self._more = push(look, translate("More times"), self._show_more, kind="quiet")
        self.day = DayForm(look, translate, workplace.today)
        self._day_rows = _Stack(look.px(4))
        self._lay_out()
        self._kinds.chosen.connect(self._kind_chosen)
        self._about.officer_chosen.connect(self._officer_chosen)
        self.day.asked.connect(self._ask)
        self.show_kind(None)

    @property
    def kind(self) -> MeetingKind:
        """The kind of meeting that is shown."""
        kind = self._kinds.value
        return kind if isinstance(kind, MeetingKind) else MeetingKind.FIRST_VISIT

    @property
    def rows(self) -> tuple[SlotRow, ...]:
        """The times shown, those of a day that was asked for last."""
        found = (*self._rows.shown, *self._day_rows.shown)
        return tuple(row for row in found if isinstance(row, SlotRow))

    def show_kind(self, kind: MeetingKind | None) -> None:
        """Show the times of a kind; with none, of what the case waits for."""
        work = self.workplace.work
        found = kind or self.workplace.read(lambda session: first_kind(work, session, self.case_id))
        self._kinds.choose(found)
        self._count = _MORE
        self.read_again()

    def save(self) -> None:
        """Keep what is typed."""
        self._about.save()

    def read_again(self) -> None:
        """Show the times as they are now; what is typed stays."""
        self.view = view = self._read()
        self._about.show_view(view)
        self._rows.show_widgets([self._row(view, seat) for seat in view.seats])
        self._more.setVisible(len(view.seats) == self._count)
        self.day.show_kind(view.kind)
        self._show_day()
        self.setFocusProxy(self.rows[0].button if self.rows else self._kinds)

    def _lay_out(self) -> None:
        self.body.addWidget(labelled(self.look, self.translate("Kind of meeting"), self._kinds))
        self.body.addWidget(self._about)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._more)
        self.body.addWidget(label(self.look, self.translate("Another day"), "section"))
        self.body.addWidget(self.day)
        self.body.addWidget(self._day_rows)

    def _read(self) -> BookingView:
        work, answers = self.workplace.work, self._answers() if self._answers else None
        query = partial(
            booking_view,
            case_id=self.case_id,
            kind=self.kind,
            answers=answers,
            officer_id=self._about.officer,
            count=self._count,
        )
        return self.workplace.read(lambda session: query(work, session))

    def _row(self, view: BookingView, seat: Seat) -> SlotRow:
        return SlotRow(self.look, self.translate, view, seat, self._book)

    def _show_more(self) -> None:
        self._count += _MORE
        self.read_again()

    def _kind_chosen(self, kind: object) -> None:
        self._asked = None
        self.show_kind(kind if isinstance(kind, MeetingKind) else None)
        self._kinds.setFocus()

    def _officer_chosen(self) -> None:
        self.read_again()

    def _ask(self) -> None:
        """Look at the day that was typed."""
        day, at = self.day.day, self.day.time
        if day is None:
            return
        work, kind = self.workplace.work, self.kind
        self._asked = self.workplace.read(
            lambda session: ask_for_day(
                work, session, find(session, Case, self.case_id), kind, day, at=at
            )
        )
        self._show_day()
        if self._day_rows.shown and self._asked.seats:
            self.rows[-len(self._asked.seats)].button.setFocus()

    def _show_day(self) -> None:
        asked, view = self._asked, self.view
        if asked is None or view is None:
            self._day_rows.show_widgets([])
            return
        said = about_day(asked, view.kind, self.workplace.today, self.translate)
        bar = [MessageBar(self.look, "warn", said)] if said else []
        self._day_rows.show_widgets([*bar, *(self._row(view, seat) for seat in asked.seats)])

    def _book(self, seat: Seat) -> None:
        """Book a time; one over the week needs its reason first."""
        view = self.view
        if view is None or not self._about.has_reason(seat.slot):
            return
        verb = partial(
            book_slot,
            case_id=self.case_id,
            slot=seat.slot,
            reason=self._about.reason,
            officer_id=seat.draft.officer_id,
            instead_of=view.place.booking_id if view.place else None,
        )
        waits, has_place = N_("{meeting}: waiting list {day}"), N_("{meeting} booked {day}")
        words = waits if seat.slot.waiting else has_place
        said = self.translate(words).format(
            meeting=self.translate(seat.slot.kind.label), day=when(seat.slot, self.translate)
        )
        if self._book_through(verb, said, seat.slot.kind):
            self._about.forget_reason()
            self.hide()

    def _do(self, verb: Callable[[Work], object], said: str, _: MeetingKind) -> bool:
        return self.workplace.do(verb, said) is not None


class _Stack(QWidget):
    """Widgets under each other, all of them replaced at once."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self.shown: list[QWidget] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(gap)

    def show_widgets(self, widgets: list[QWidget]) -> None:
        """Show these in place of what was shown."""
        for widget in self.shown:
            widget.hide()
            widget.deleteLater()
        for widget in widgets:
            self._lines.addWidget(widget)
            widget.show()  # now, not when the layout gets to it: it may take the focus at once
        self.shown = widgets
