"""Warnings beside a route: what the routine leaves open and a person should look at."""

from collections.abc import Callable
from dataclasses import dataclass

from models.routine import GROUPS
from models.rules.criteria import said
from models.rules.situation import Situation
from models.text import N_
from models.vocabulary import Answer, Attendance, MeetingKind, Outcome

GROUP_OUTCOMES = (Outcome.GENERAL, Outcome.SFI)
THREE_PARTY_OUTCOMES = (Outcome.THREE_PARTY, Outcome.THREE_PARTY_HIGH_RISK)


@dataclass(frozen=True, slots=True)
class View:
    """What a caution may look at: the case, where it leads and the criteria it meets."""

    case: Situation
    leads_to: Outcome
    met: frozenset[str]


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning, its words, what it rests on and when it is given."""

    key: str
    label: str
    quotes: tuple[str, ...]
    given: Callable[[View], bool]


def _lacks_review(view: View) -> bool:
    """Exemptions 7 and 8 may rest on a decision without an end."""
    open_ended = view.leads_to == Outcome.EXEMPT and view.met & {"exemption_7", "exemption_8"}
    return bool(open_ended) and view.case.answers.compensation_ends is None


def _needs_interpreter(view: View) -> bool:
    return bool(view.case.facts.interpreter_language) or said("sfi_student", "low_swedish")(
        view.case
    )


def _missed_three_party(view: View) -> bool:
    kinds = (MeetingKind.THREE_PARTY, MeetingKind.THREE_PARTY_HIGH_RISK)
    return any(
        meeting.kind in kinds and meeting.attendance == Attendance.ABSENT
        for meeting in view.case.facts.meetings
    )


def _came_partly(view: View) -> bool:
    return any(
        meeting.kind in GROUPS and meeting.attendance == Attendance.PARTLY
        for meeting in view.case.facts.meetings
    )


def _violence_not_asked(view: View) -> bool:
    open_question = view.case.answers.violence_indication in {None, Answer.UNKNOWN}
    return view.leads_to == Outcome.EXEMPT and open_question


CAUTIONS = (
    Caution(
        "turns_minimum_age",
        N_("Turns the routine's age later: see the date."),
        ("Q1", "ours-A15"),
        lambda view: view.leads_to == Outcome.OUTSIDE and "too_young" in view.met,
    ),
    Caution(
        "low_swedish_group",
        N_("Interpreter, or the SFI group?"),
        ("Q13", "ours-A4"),
        lambda view: (
            view.leads_to in GROUP_OUTCOMES
            and "low_swedish" in view.met
            and "sfi_student" not in view.met
        ),
    ),
    Caution(
        "interpreter_in_group",
        N_("Needs an interpreter; the routine books one only for three-party meetings."),
        ("Q24", "Q13"),
        lambda view: view.leads_to in GROUP_OUTCOMES and bool(view.case.facts.interpreter_language),
    ),
    Caution(
        "book_interpreter",
        N_("Book an interpreter if needed."),
        ("Q24", "ours-A25"),
        lambda view: view.leads_to in THREE_PARTY_OUTCOMES and _needs_interpreter(view),
    ),
    Caution(
        "safety_checklist",
        N_("Go through the safety checklist before the meeting."),
        ("ours-A22", "ours-A23"),
        lambda view: view.leads_to == Outcome.THREE_PARTY_HIGH_RISK,
    ),
    Caution(
        "violence_not_asked",
        N_("Nobody has answered whether there is any indication of violence."),
        ("Q22",),
        _violence_not_asked,
    ),
    Caution(
        "earlier_absences",
        N_("Stayed away in an earlier case; the count began anew."),
        ("ours-A7",),
        lambda view: view.case.facts.earlier_absences > 0,
    ),
    Caution(
        "missed_three_party",
        N_("Stayed away from a three-party meeting: decide what happens."),
        ("ours-A9",),
        _missed_three_party,
    ),
    Caution(
        "came_partly",
        N_("Took part in some of an enrolment meeting: check what was done."),
        ("ours-A5",),
        _came_partly,
    ),
    Caution(
        "activity_compensation_age",
        N_("Activity compensation is paid only to those under 30: check."),
        ("Q11", "ours-A16"),
        lambda view: said("activity_compensation_percent")(view.case),
    ),
    Caution(
        "certificate_missing",
        N_("The medical certificate is missing."),
        ("Q9",),
        lambda view: "diagnoses_without_sick_leave" in view.met,
    ),
    Caution(
        "review_missing",
        N_("The exemption has no date to be reviewed on."),
        ("ours-A2",),
        _lacks_review,
    ),
    Caution(
        "mail_through_tax_agency",
        N_("Protected identity: mail goes through Skatteverket unless a safe address is known."),
        ("ours-protected",),
        lambda view: view.case.facts.protected,
    ),
)
