"""The routine: what the office itself decides, and the key of the words each of it rests on."""

from typing import Final

from models.routine import GROUPS
from models.rules.routine_form import (
    CountsWhen,
    LowSwedishGroup,
    PartlyCounts,
    RoutineDraft,
    StepOrder,
    Weekday,
    check_routine,
)
from models.text import N_
from models.vocabulary import MeetingKind
from ui.forms.spec import Field, FormSpec, Kind, Section

# What each kind of meeting rests on; a group's number of places rests on our reading.
_MEETING_WORDS: Final = {
    MeetingKind.FIRST_VISIT: "Q2 ours-A10",
    MeetingKind.ENROLMENT_GENERAL: "Q15 Q12",
    MeetingKind.ENROLMENT_SFI: "Q16 Q12",
    MeetingKind.THREE_PARTY: "Q23 Q24",
    MeetingKind.THREE_PARTY_HIGH_RISK: "Q22 ours-A22",
}


def _count(name: str, label: str, rests_on: str, *, beside: bool = False) -> Field:
    return Field(name=name, label=label, kind=Kind.COUNT, rests_on=rests_on, beside=beside)


def _meeting(kind: MeetingKind) -> Section:
    """Return the fields of one kind of meeting; all but a weekly group may be held on any weekday."""
    words, weekly = _MEETING_WORDS[kind], kind in GROUPS
    last = (
        _count(f"{kind}_capacity", N_("Places"), "ours-A14", beside=True)
        if weekly
        else _count(f"{kind}_minutes", N_("Minutes"), words, beside=True)
    )
    return Section(
        kind.label,
        (
            Field(
                name=f"{kind}_weekday",
                label=N_("Weekday"),
                kind=Kind.CHOICE,
                choices=Weekday,
                left_open=N_("Not chosen") if weekly else N_("Any weekday"),
                rests_on=words,
            ),
            _time(f"{kind}_starts", N_("Starts"), words),
            _time(f"{kind}_ends", N_("Ends"), words),
            Field(
                name=f"{kind}_place",
                label=N_("Place"),
                kind=Kind.LINE,
                rests_on=words,
                width=2,
            ),
            Field(
                name=f"{kind}_place_hint",
                label=N_("How to find there"),
                kind=Kind.LINE,
                beside=True,
                rests_on=words,
                width=2,
            ),
            last,
        ),
    )


def _time(name: str, label: str, rests_on: str) -> Field:
    return Field(
        name=name, label=label, kind=Kind.LINE, example="9.00", beside=True, rests_on=rests_on
    )


ROUTINE: Final = FormSpec(
    key="routine",
    title=N_("The routine"),
    blank=lambda _: RoutineDraft(),
    check=check_routine,
    sections=(
        Section(
            N_("This version"),
            (
                Field(
                    name="valid_from",
                    label=N_("In force from"),
                    kind=Kind.DATE,
                    rests_on="Q26 ours-A19",
                    hint=N_("The version before it ends the day before."),
                ),
                Field(
                    name="review_on",
                    label=N_("To be looked at again by"),
                    kind=Kind.DATE,
                    beside=True,
                ),
                Field(name="approved_by", label=N_("Approved by"), kind=Kind.LINE),
            ),
        ),
        Section(
            N_("Whom it is for"),
            (
                _count("minimum_age", N_("From the age of, years"), "Q1 ours-A15"),
                Field(
                    name="long_term_from",
                    label=N_("Long-term cases are enrolled from"),
                    kind=Kind.DATE,
                    rests_on="Q25 ours-A18",
                    beside=True,
                ),
            ),
        ),
        Section(
            N_("Exemptions"),
            (
                _count(
                    "temporary_need_months",
                    N_("A temporary need is less than, months"),
                    "Q5 ours-A1 ours-A3",
                ),
                _count(
                    "parental_leave_months",
                    N_("Parental leave left is more than, months"),
                    "Q6 ours-A1",
                    beside=True,
                ),
                _count(
                    "review_months",
                    N_("Look at an exemption without an end again after, months"),
                    "ours-A2 ours-A8 ours-follow-up",
                ),
            ),
        ),
        Section(
            N_("Three-party meeting and group"),
            (
                Field(
                    name="order",
                    label=N_("The order the steps are tried in; the groups come last"),
                    kind=Kind.CHOICE,
                    choices=StepOrder,
                    optional=False,
                    rests_on="ours-order",
                ),
                _count(
                    "absence_limit", N_("Three-party meeting after, absences"), "Q17 Q20 ours-A6"
                ),
                Field(
                    name="partly_counts_as",
                    label=N_("Having taken part in some of it counts as"),
                    kind=Kind.CHOICE,
                    choices=PartlyCounts,
                    optional=False,
                    rests_on="ours-A5",
                    beside=True,
                ),
                _count(
                    "broken_off_months",
                    N_("A planning broken off counts for, months"),
                    "Q19 ours-A20",
                ),
                Field(
                    name="low_swedish_group",
                    label=N_("Little Swedish and no SFI: called to"),
                    kind=Kind.CHOICE,
                    choices=LowSwedishGroup,
                    optional=False,
                    rests_on="Q13 ours-A4",
                    beside=True,
                ),
            ),
        ),
        Section(
            N_("Deadlines"),
            (
                _count("first_visit_days", N_("First visit within, days"), "Q2 ours-A10"),
                Field(
                    name="first_visit_counts",
                    label=N_("First visit: by then"),
                    kind=Kind.CHOICE,
                    choices=CountsWhen,
                    optional=False,
                    rests_on="Q2 ours-A10",
                    beside=True,
                ),
                _count("enrolment_days", N_("Enrolment within, days"), "Q3 ours-A10"),
                Field(
                    name="enrolment_counts",
                    label=N_("Enrolment: by then"),
                    kind=Kind.CHOICE,
                    choices=CountsWhen,
                    optional=False,
                    rests_on="Q3 ours-A10",
                    beside=True,
                ),
                _count(
                    "letter_lead_working_days",
                    N_("A letter takes, working days"),
                    "ours-A13 ours-A11",
                ),
                Field(
                    name="closures",
                    label=N_("Days closed, beside holidays"),
                    kind=Kind.TEXT,
                    example="2026-12-23",
                    hint=N_("One day on each line."),
                    rests_on="ours-A12",
                ),
            ),
        ),
        *(_meeting(kind) for kind in MeetingKind),
    ),
)
