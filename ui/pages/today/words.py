"""What a step and a rule are called in today's queue: tables, and the choice of a row in them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models.queries.today import WaitingCase
from models.text import N_
from models.vocabulary import NextStep
from ui.places import Place


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step when it is late and while it is in time, the verb on its button and where that leads."""

    late: str
    ahead: str
    action: str
    tab: str = "overview"
    aim: str = ""


_STEPS = {
    NextStep.BOOK_FIRST_VISIT: StepWords(
        N_("A first visit should have been booked"),
        N_("First visit to book"),
        N_("Book first visit"),
        aim="book",
    ),
    NextStep.RECORD_DECISION: StepWords(
        N_("The decision should have been recorded"),
        N_("Decision to record"),
        N_("Record decision"),
        aim="decision",
    ),
    NextStep.ANSWER_QUESTIONS: StepWords(
        N_("The questions should have been answered"),
        N_("Questions to answer"),
        N_("Answer them"),
        tab="enrolment",
        aim="route",
    ),
    NextStep.CHOOSE_ROUTE: StepWords(
        N_("The route should have been chosen"),
        N_("Route to choose"),
        N_("Choose route"),
        tab="enrolment",
        aim="route",
    ),
    NextStep.BOOK_ENROLMENT: StepWords(
        N_("The enrolment should have taken place"),
        N_("Enrolment meeting to book"),
        N_("Book meeting"),
        aim="book",
    ),
    NextStep.BOOK_THREE_PARTY: StepWords(
        N_("A three-party meeting should have been held"),
        N_("Three-party meeting to book"),
        N_("Book meeting"),
        aim="book",
    ),
    NextStep.SEND_INVITATION: StepWords(
        N_("The invitation should have been sent"), N_("Invitation to send"), N_("Open letters")
    ),
    NextStep.TAKE_POSITION: StepWords(
        N_("What follows the absence should have been decided"),
        N_("Decide what follows the absence"),
        N_("Decide on it"),
        aim="position",
    ),
    NextStep.REVIEW_EXEMPTION: StepWords(
        N_("The exemption should have been reviewed"),
        N_("Exemption to review"),
        N_("Review it"),
        tab="enrolment",
        aim="route",
    ),
    NextStep.FOLLOW_UP: StepWords(
        N_("The follow-up should have been made"),
        N_("Follow-up to make"),
        N_("Follow up"),
        aim="follow_up",
    ),
}


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule in words, and the day in it; `within` puts before it how many days it gives."""

    words: str
    counts_from: Callable[[WaitingCase], date | None]
    late: str = ""  # where it is said otherwise when the day has passed
    within: bool = False


_FROM_CONTACT = RuleWords(N_("the contact on {day}"), lambda line: line.contacted_on, within=True)
_FROM_DECISION = RuleWords(N_("the decision on {day}"), lambda line: line.decided_on, within=True)
_FROM_MISSED = RuleWords(
    N_("the meeting on {day} that came to nothing"), lambda line: line.missed_on, within=True
)
_BEFORE_MEETING = RuleWords(N_("Before the meeting on {day}"), lambda line: line.meets_on)
_WEEK_RULES = ("Q3", "Q25")
_RULES = {
    "Q2": _FROM_CONTACT,
    "Q17": RuleWords(N_("the absence on {day}"), lambda line: line.missed_on, within=True),
    "ours-A2": RuleWords(
        N_("The reason holds until {day}"),
        lambda line: line.due,
        late=N_("The reason held until {day}"),
    ),
    "ours-A8": RuleWords(N_("The planning is looked at again on {day}"), lambda line: line.due),
    "ours-A9": RuleWords(
        N_("Absent from the three-party meeting on {day}"), lambda line: line.missed_on
    ),
    "ours-A13": RuleWords(N_("The letter must arrive before {day}"), lambda line: line.meets_on),
    "ours-decision": RuleWords(
        N_("the first visit on {day}"), lambda line: line.met_on, within=True
    ),
    "ours-follow-up": RuleWords(N_("Enrolled on {day}"), lambda line: line.met_on),
}
_OTHER = StepWords(N_("Something should have been done"), N_("To do"), N_("Open the case"))


def step_words(step: NextStep) -> StepWords:
    """Return what a step is called."""
    return _STEPS.get(step, _OTHER)


def rule_words(line: WaitingCase) -> RuleWords | None:
    """Return the rule behind the day of a line, None where it has no words of its own."""
    if line.meets_on == line.due:
        return _BEFORE_MEETING
    return _since(line) if line.rule in _WEEK_RULES else _RULES.get(line.rule)


def _since(line: WaitingCase) -> RuleWords:
    """Return what the routine's week for the enrolment counts from: the latest of what may begin one."""
    decided = line.decided_on or line.contacted_on
    if line.missed_on is not None and line.missed_on > decided:
        return _FROM_MISSED
    return _FROM_DECISION if line.decided_on else _FROM_CONTACT


def place_of(line: WaitingCase) -> Place:
    """Return where the button of a line leads."""
    words = step_words(line.step)
    if line.step is NextStep.SEND_INVITATION:
        return Place("letters", line.meeting_id)
    return Place("case", line.who.case_id, words.tab, words.aim)
