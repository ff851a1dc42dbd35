"""What can be done about a suggestion, in order, the primary thing first; and why something cannot."""

from dataclasses import dataclass
from enum import StrEnum

from models.rules.slots import Slot
from models.vocabulary import MeetingKind, Outcome
from ui.desk.booking import kind_for
from ui.desk.enrolment import CaseAtHand, Suggestion
from ui.i18n import Translator
from ui.pages.enrolment.suggestion_words import SuggestionWords, kind_in_line
from ui.wording import clock, short_day


class Act(StrEnum):
    """The things that can be done."""

    ANSWER = "answer"  # go to the question that stands first
    BOOK = "book"  # the slot on the button
    TIMES = "times"  # look at all times
    CHOOSE = "choose"  # the route, without a booking
    LETTER = "letter"
    OTHER = "other"  # choose another route


@dataclass(frozen=True, slots=True)
class Action:
    """One button."""

    act: Act
    words: str
    primary: bool = False
    enabled: bool = True
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a case stands between suggestion and meeting: what is chosen, booked and in reach."""

    case: CaseAtHand
    found: Suggestion
    slot: Slot | None

    @property
    def settled(self) -> bool:
        """Whether a route is chosen and the suggestion has not changed since."""
        chosen = self.case.chosen
        return chosen is not None and chosen.suggested is self.found.route.outcome

    @property
    def outcome(self) -> Outcome:
        """Where the case goes: as a person chose, else as the routine suggests."""
        if self.settled and self.case.chosen:
            return self.case.chosen.outcome
        return self.found.outcome

    @property
    def kind(self) -> MeetingKind | None:
        """The meeting the case goes to."""
        return kind_for(self.outcome)

    @property
    def booked(self) -> bool:
        """Whether there is a place at that meeting."""
        place = self.case.place
        return self.settled and place is not None and place.kind is self.kind


def actions(stand: Stand, translate: Translator) -> tuple[Action, ...]:
    """Return what can be done now; a case that is closed or enrolled waits for nothing."""
    other = Action(Act.OTHER, translate("Choose another …"))
    if stand.case.closed or stand.found.outcome is Outcome.ENROLLED:
        return ()
    if stand.booked:
        return (*_booked(stand, translate), other)
    if stand.found.preliminary and not stand.settled:
        return (*_preliminary(stand, translate), other)
    if stand.kind is None:
        return (*_without_meeting(stand, translate), other)
    return (*_bookable(stand, stand.kind, translate), other)


def why_not(stand: Stand, translate: Translator) -> str:
    """Return why nothing can be booked, empty where it can."""
    if stand.case.closed:
        return translate("The case is closed. Open it again to book.")
    if stand.found.outcome is Outcome.ENROLLED or stand.booked or stand.kind is None:
        return ""
    if stand.found.preliminary and not stand.settled:
        return translate("The meeting can be booked when the question is answered.")
    if stand.slot is None:
        return translate("No meeting was found in the next three months.")
    return ""


def _booked(stand: Stand, translate: Translator) -> tuple[Action, ...]:
    place = stand.case.place
    times = Action(Act.TIMES, translate("Choose another time …"), icon="calendar")
    if place is None or place.told or place.waiting:
        return (times,)
    letter = Action(Act.LETTER, translate("Print the invitation"), primary=True, icon="printer")
    return (letter, times)


def _preliminary(stand: Stand, translate: Translator) -> tuple[Action, ...]:
    words = SuggestionWords(stand.case, stand.found, translate)
    go = Action(Act.ANSWER, words.go, primary=True)
    if stand.kind is None:
        return (go,)
    book = kind_in_line(stand.kind, translate)
    return (go, Action(Act.BOOK, book, enabled=False, icon="calendar-check"))


def _without_meeting(stand: Stand, translate: Translator) -> tuple[Action, ...]:
    return () if stand.settled else (Action(Act.CHOOSE, translate("Choose this"), primary=True),)


def _bookable(stand: Stand, kind: MeetingKind, translate: Translator) -> tuple[Action, ...]:
    later = Action(Act.CHOOSE, translate("Choose this, book later"))
    times = Action(Act.TIMES, translate("Other times …"), icon="calendar")
    rest = (times,) if stand.settled else (times, later)
    return (_book(stand.slot, kind, translate), *rest)


def _book(slot: Slot | None, kind: MeetingKind, translate: Translator) -> Action:
    """Return the button that books at once; a meeting over the week needs a reason, and so the panel."""
    if slot is None or slot.over_a_week:
        words = translate("{what} …").format(what=kind_in_line(kind, translate))
        return Action(Act.TIMES, words, primary=True, icon="calendar-check")
    words = translate("Book {day} {time}").format(
        day=short_day(slot.day, translate), time=clock(slot.starts)
    )
    return Action(Act.BOOK, words, primary=True, icon="calendar-check")
