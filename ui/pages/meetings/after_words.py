"""What follows for each person after a meeting, in words, and where that is done."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from models.queries.attendance import Called, MeetingFile
from models.routine import GROUPS
from models.text import N_
from models.vocabulary import Attendance, MeetingKind, NextStep, Outcome
from ui.i18n import Translator
from ui.places import Place
from ui.wording import short_date

BOOKINGS: Final = (
    NextStep.BOOK_FIRST_VISIT,
    NextStep.BOOK_ENROLMENT,
    NextStep.BOOK_THREE_PARTY,
)
_TO_ENROLMENT: Final = (
    NextStep.ANSWER_QUESTIONS,
    NextStep.CHOOSE_ROUTE,
    NextStep.TAKE_POSITION,
)
_TIMES: Final = (N_("First time."), N_("Second time."), N_("Third time."))


@dataclass(frozen=True, slots=True)
class Action:
    """What the button beside a person says, and where it leads."""

    text: str
    place: Place


def came_words(kind: MeetingKind) -> str:
    """Return what follows for those who came."""
    if kind is MeetingKind.FIRST_VISIT:
        return N_("Next is the decision on income support.")
    return N_("They are enrolled.")


def action_of(one: Called) -> Action | None:
    """Return what is next for a person who did not come, None where nothing waits."""
    if one.next_step in BOOKINGS:
        return Action(N_("Book a new time"), Place("case", one.who.case_id, "overview", "book"))
    if one.next_step in _TO_ENROLMENT:
        return Action(N_("Open the enrolment"), Place("case", one.who.case_id, "enrolment"))
    return None


def sentence_of(one: Called, file: MeetingFile, today: date, translate: Translator) -> str:
    """Return what the routine suggests for a person who did not come, and the new time once there is one."""
    parts = []
    if one.attendance is Attendance.ABSENT:
        parts.append(_absence(one, file, translate))
    if one.next_day is not None:
        day = short_date(one.next_day, today, translate)
        parts.append(translate("Has a place on {day}.").format(day=day))
    return " ".join(part for part in parts if part)


def _absence(one: Called, file: MeetingFile, translate: Translator) -> str:
    if file.kind is MeetingKind.FIRST_VISIT:
        return ""
    if file.kind not in GROUPS or one.suggestion is None:
        return translate("A person decides what follows; nothing follows by itself.")
    count, outcome = one.suggestion.absences, one.suggestion.outcome
    if not count:
        return translate("Not counted: the person was not called in time.")
    which = translate(_TIMES[count - 1]) if count <= len(_TIMES) else ""
    suggested = translate("Suggestion: {outcome}.").format(outcome=_shown(outcome, translate))
    first = translate("Ask first whether planning goes on.") if one.suggestion.asks else ""
    return " ".join(filter(None, (which, suggested, first)))


def _shown(outcome: Outcome, translate: Translator) -> str:
    """Return an outcome as it may be seen on a page of many people: high risk stays in the case."""
    risk = outcome is Outcome.THREE_PARTY_HIGH_RISK
    return translate(Outcome.THREE_PARTY.label if risk else outcome.label).lower()
