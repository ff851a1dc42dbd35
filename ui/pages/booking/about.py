"""What is to be known before booking: a place there is already, the week, days off, the interpreter."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.routine import GROUPS
from models.rules.explain import question_label
from models.rules.slots import Slot, SlotWarning
from models.vocabulary import MeetingKind
from ui.application import Workplace
from ui.desk.booking_view import BookingView
from ui.pages.booking.words import day_off, interpreter, when
from ui.pages.text_draft import TextDraft
from ui.widgets.card import quote
from ui.widgets.fields import Combo, area, labelled
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.wording import short_day, span

_REASON_HEIGHT = 56


class BookingAbout(QWidget):
    """Says what stands in the way, and asks for the reason of a meeting over the week."""

    officer_chosen = Signal()

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__()
        look, translate = workplace.look, workplace.translate
        self._look, self._translate = look, translate
        self._said, self._words = QWidget(), QWidget()
        self._reason = area(look, translate("Reason for a meeting after the week"))
        self._draft = TextDraft(workplace, "late_booking", case_id, self._reason)
        self._reason.setFixedHeight(look.px(_REASON_HEIGHT))
        self._asked = labelled(look, translate("Reason for a meeting after the week"), self._reason)
        self._officers = Combo(look, translate("Labour-market officer"), ())
        self._picked = labelled(look, translate("Labour-market officer"), self._officers)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.px(8))
        for widget in (self._picked, self._said, self._words, self._asked):
            self._lines.addWidget(widget)
        self._officers.chosen.connect(self._officer_picked)

    @property
    def officer(self) -> UUID | None:
        """The officer picked, None where anybody free will do."""
        picked = self._officers.value
        return picked if isinstance(picked, UUID) and not self._picked.isHidden() else None

    @property
    def reason(self) -> str:
        """Why the meeting is after the week."""
        return self._draft.text if not self._asked.isHidden() else ""

    def show_view(self, view: BookingView) -> None:
        """Show what there is to say about these times."""
        self._offer_officers(view)
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.px(8))
        for widget in self._sayings(view):
            lines.addWidget(widget)
        self._lines.replaceWidget(self._said, said)
        self._said.hide()
        self._said.deleteLater()
        self._said = said
        self._show_reason(view)

    def _show_reason(self, view: BookingView) -> None:
        """Ask for a reason, beside the routine's words, where no time on view is within the week."""
        key = "Q2" if view.kind is MeetingKind.FIRST_VISIT else "Q3"
        words = quote(self._look, view.routine.words(key), view.routine.source)
        self._lines.replaceWidget(self._words, words)
        self._words.hide()
        self._words.deleteLater()
        self._words = words
        self._ask_reason(needed=view.over_a_week or bool(self._draft.text))

    def _ask_reason(self, *, needed: bool) -> None:
        self._asked.setVisible(needed)
        self._words.setVisible(needed)

    def has_reason(self, slot: Slot) -> bool:
        """Tell whether a time may be booked; say under the field what is missing."""
        missing = slot.over_a_week and not self._draft.text
        words = self._translate("Write why the meeting is held after the week.")
        self._asked.show_problem(words if missing else "")
        if missing:
            self._ask_reason(needed=True)
            self._reason.setFocus()
        return not missing

    def forget_reason(self) -> None:
        """Let go of the reason: it stands with the booking now."""
        self._draft.forget()

    def save(self) -> None:
        """Keep what is typed."""
        self._draft.save()

    def _officer_picked(self, _: object) -> None:
        self.officer_chosen.emit()

    def _offer_officers(self, view: BookingView) -> None:
        picked = self._officers.value
        anybody = (None, self._translate("Anybody who is free"))
        self._officers.offer([anybody, *view.officers])
        self._officers.choose(picked)
        group = view.kind in GROUPS or view.kind is MeetingKind.FIRST_VISIT
        self._picked.setVisible(not group and len(view.officers) > 1)

    def _sayings(self, view: BookingView) -> list[QWidget]:
        look, translate = self._look, self._translate
        found: list[QWidget] = []
        if view.place is not None:
            words = translate("Has a place {day} {time}. A new time replaces it.").format(
                day=short_day(view.place.day, translate),
                time=span(view.place.starts, view.place.ends),
            )
            found.append(MessageBar(look, "info", words))
        if view.asks:
            words = translate("Must be answered before it can be booked: {question}").format(
                question=translate(question_label(view.asks))
            )
            found.append(MessageBar(look, "warn", words))
        bars = [*(day_off(off, translate) for off in view.days_off if view.kind in GROUPS)]
        bars += [translate("{day}: full").format(day=when(s, translate)) for s in view.full]
        bars += [translate(w.label) for w in view.warnings if w is SlotWarning.NO_SLOT]
        bars += [translate(w.label) for w in view.channel_warnings]
        found += [MessageBar(look, "warn", words) for words in bars]
        if told := interpreter(view, translate):
            found.append(label(look, told, wrap=True))
        return found
