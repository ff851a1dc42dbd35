"""Every verb writes its own name into the log, and never a value; a random day keeps everything in step."""

import inspect
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from types import ModuleType
from uuid import UUID

import pytest

from models.actions import bin as bin_actions
from models.actions import cases, consents, days, enrolment, invitations, meetings, notes, office
from models.actions.cases import PersonDraft
from models.actions.meetings import MeetingDraft
from models.base import canonical
from models.case import Case
from models.errors import Error
from models.meeting import Booking, Invitation, Meeting
from models.note import Note
from models.rules.facts import Answers
from models.vocabulary import (
    Answer,
    Attendance,
    Channel,
    DecisionOutcome,
    Language,
    LetterKind,
    Outcome,
)
from tests.models.desk import ANNA, CALM, MONDAY, Desk, amiss, group_draft

CANARY = "kanariefågel"
TUESDAY = MONDAY + timedelta(days=8)
LOUD = PersonDraft(
    given_name=CANARY,
    family_name=CANARY,
    number=CANARY,
    care_of=CANARY,
    street=CANARY,
    postcode=CANARY,
    town=CANARY,
    telephone=CANARY,
    email=CANARY,
    interpreter_language=CANARY,
)


@dataclass
class Scene:
    """A case with a place at a group, a letter and a note, ready for any verb."""

    desk: Desk
    case: UUID
    group: UUID
    booking: UUID
    invitation: UUID
    note: UUID


@pytest.fixture
def scene(desk: Desk) -> Scene:
    case = desk.routed()
    group = desk.group()
    booking, invitation = desk.called(case, group)
    note = notes.write_note(desk.work, case, "Ringde.")
    return Scene(desk, case, group, booking, invitation, note)


def _left(s: Scene) -> Scene:
    meetings.cancel_booking(s.desk.work, s.booking)
    return s


def _called_off(s: Scene) -> Scene:
    meetings.cancel_meeting(s.desk.work, s.group)
    return s


def _own_template(s: Scene) -> Scene:
    office.save_template(
        s.desk.store,
        LetterKind.FIRST_VISIT,
        Language.SWEDISH,
        CANARY.encode(),
        approved_by=CANARY,
        review_on=s.desk.today,
    )
    return s


def _binned(s: Scene) -> Scene:
    bin_actions.put_in_bin(s.desk.work, Note, s.note)
    return s


def _shut(s: Scene) -> Scene:
    cases.close_case(s.desk.work, s.case)
    return s


def _agreed(s: Scene) -> Scene:
    consents.give_consent(s.desk.work, s.case, Channel.SMS)
    return s


def _linked(s: Scene) -> Scene:
    cases.link_household(s.desk.work, (s.case,))
    return s


def _prepared(s: Scene) -> Scene:
    s.invitation = s.desk.prepare(s.booking, channel=Channel.TELEPHONE)[0]
    return s


def _missed_unsent(s: Scene) -> Scene:
    meetings.book(s.desk.work, s.desk.routed(), s.desk.group(MONDAY + timedelta(days=1)))
    s.desk.go_to(MONDAY + timedelta(days=2))
    return s


def _nothing(s: Scene) -> Scene:
    return s


def _routine(s: Scene) -> None:
    routine = replace(s.desk.routines[0], approved_by=CANARY, key=CANARY)
    office.approve_routine(s.desk.store, routine, CANARY)


Verb = Callable[[Scene], object]
# The verb's function, the name it has in the log, what comes before it, and the verb itself.
VERBS: tuple[tuple[str, str, Callable[[Scene], Scene], Verb], ...] = (
    ("register_case", "register_case", _nothing, lambda s: s.desk.register(LOUD, area=CANARY)),
    (
        "change_case",
        "change_case",
        _nothing,
        lambda s: cases.change_case(
            s.desk.work,
            s.case,
            cases.CaseDraft(person=ANNA, contact_date=s.desk.today, number=CANARY, area=CANARY),
        ),
    ),
    (
        "change_person",
        "change_person",
        _nothing,
        lambda s: cases.change_person(s.desk.work, s.case, LOUD),
    ),
    ("close_case", "close_case", _nothing, lambda s: cases.close_case(s.desk.work, s.case)),
    ("reopen_case", "reopen_case", _shut, lambda s: cases.reopen_case(s.desk.work, s.case)),
    (
        "hand_over_case",
        "hand_over_case",
        _nothing,
        lambda s: cases.hand_over_case(
            s.desk.work, s.case, office.add_caseworker(s.desk.store, name=CANARY)
        ),
    ),
    (
        "link_household",
        "link_household",
        _nothing,
        lambda s: cases.link_household(s.desk.work, (s.case,)),
    ),
    (
        "leave_household",
        "leave_household",
        _linked,
        lambda s: cases.leave_household(s.desk.work, s.case),
    ),
    (
        "give_consent",
        "give_channel_consent",
        _nothing,
        lambda s: consents.give_consent(s.desk.work, s.case, Channel.EMAIL),
    ),
    (
        "withdraw_consent",
        "withdraw_channel_consent",
        _agreed,
        lambda s: consents.withdraw_consent(s.desk.work, s.case, Channel.SMS),
    ),
    (
        "record_decision",
        "record_decision",
        _nothing,
        lambda s: enrolment.record_decision(
            s.desk.work, s.case, DecisionOutcome.REFUSED, s.desk.today
        ),
    ),
    (
        "record_birth_date",
        "record_birth_date",
        _nothing,
        lambda s: enrolment.record_birth_date(s.desk.work, s.case, date(1981, 3, 5)),
    ),
    (
        "save_answers",
        "save_answers",
        _nothing,
        lambda s: enrolment.save_answers(s.desk.work, s.case, Answers(other_situation=CANARY)),
    ),
    (
        "choose_route",
        "choose_route",
        _nothing,
        lambda s: enrolment.choose_route(s.desk.work, s.case, Outcome.SFI, CANARY),
    ),
    (
        "record_earlier_exemption",
        "record_earlier_exemption",
        _nothing,
        lambda s: enrolment.record_earlier_exemption(s.desk.work, s.case, 3, TUESDAY, MONDAY),
    ),
    (
        "record_earlier_letter",
        "record_earlier_letter",
        _nothing,
        lambda s: invitations.record_earlier_letter(
            s.desk.work, s.booking, LetterKind.NEW_TIME, MONDAY, None
        ),
    ),
    ("begin_day", "begin_day", _missed_unsent, lambda s: days.begin_day(s.desk.work)),
    (
        "plan_meeting",
        "plan_meeting",
        _nothing,
        lambda s: s.desk.group(place=CANARY, place_hint=CANARY),
    ),
    (
        "change_meeting",
        "change_meeting",
        _nothing,
        lambda s: meetings.change_meeting(s.desk.work, s.group, group_draft(place=CANARY)),
    ),
    (
        "cancel_meeting",
        "cancel_meeting",
        _nothing,
        lambda s: meetings.cancel_meeting(s.desk.work, s.group),
    ),
    (
        "reinstate_meeting",
        "reinstate_meeting",
        _called_off,
        lambda s: meetings.reinstate_meeting(s.desk.work, s.group),
    ),
    (
        "book",
        "book_meeting",
        _left,
        lambda s: meetings.book(s.desk.work, s.case, s.group, over_a_week_reason=CANARY),
    ),
    (
        "cancel_booking",
        "cancel_booking",
        _nothing,
        lambda s: meetings.cancel_booking(s.desk.work, s.booking),
    ),
    (
        "reinstate_booking",
        "reinstate_booking",
        _left,
        lambda s: meetings.reinstate_booking(s.desk.work, s.booking),
    ),
    (
        "record_attendance",
        "record_attendance",
        _nothing,
        lambda s: meetings.record_attendance(s.desk.work, s.booking, Attendance.EXCUSED),
    ),
    (
        "prepare_invitations",
        "prepare_invitation",
        _nothing,
        lambda s: s.desk.prepare(s.booking, channel=Channel.TELEPHONE),
    ),
    (
        "mark_sent",
        "mark_sent",
        _prepared,
        lambda s: invitations.mark_sent(
            s.desk.work,
            (
                invitations.Sent(
                    invitation_id=s.invitation,
                    content=CANARY.encode(),
                    file_name=CANARY,
                    media_type=CANARY,
                ),
            ),
        ),
    ),
    (
        "mark_returned",
        "mark_returned",
        _nothing,
        lambda s: invitations.mark_returned(s.desk.work, s.invitation, s.desk.today),
    ),
    (
        "write_note",
        "write_note",
        _nothing,
        lambda s: notes.write_note(s.desk.work, s.case, CANARY),
    ),
    (
        "change_note",
        "change_note",
        _nothing,
        lambda s: notes.change_note(s.desk.work, s.note, CANARY),
    ),
    ("sign_note", "sign_note", _nothing, lambda s: notes.sign_note(s.desk.work, s.note)),
    (
        "put_in_bin",
        "put_in_bin",
        _nothing,
        lambda s: bin_actions.put_in_bin(s.desk.work, Booking, s.booking),
    ),
    (
        "take_back",
        "take_back",
        _binned,
        lambda s: bin_actions.take_back(s.desk.work, Note, s.note),
    ),
    (
        "add_caseworker",
        "add_caseworker",
        _nothing,
        lambda s: office.add_caseworker(s.desk.store, name=CANARY, title=CANARY, email=CANARY),
    ),
    (
        "change_caseworker",
        "change_caseworker",
        _nothing,
        lambda s: office.change_caseworker(
            s.desk.store, s.desk.caseworker, {"name": CANARY, "email": CANARY}
        ),
    ),
    (
        "end_caseworker",
        "end_caseworker",
        _nothing,
        lambda s: office.end_caseworker(s.desk.store, s.desk.caseworker, s.desk.today),
    ),
    ("approve_routine", "approve_routine", _nothing, _routine),
    (
        "save_setting",
        "save_setting",
        _nothing,
        lambda s: office.save_setting(s.desk.store, CANARY, {CANARY: CANARY}),
    ),
    (
        "save_template",
        "save_template",
        _nothing,
        lambda s: office.save_template(
            s.desk.store,
            LetterKind.FIRST_VISIT,
            Language.SWEDISH,
            CANARY.encode(),
            approved_by=CANARY,
            review_on=s.desk.today,
        ),
    ),
    (
        "drop_template",
        "drop_template",
        _own_template,
        lambda s: office.drop_template(s.desk.work, LetterKind.FIRST_VISIT, Language.SWEDISH),
    ),
)
UNLOGGED = {"save_draft", "discard_draft"}
HELPERS = {"keep_content", "drafted"}


@pytest.mark.parametrize(
    ("logged_as", "before", "verb"), [verb[1:] for verb in VERBS], ids=[verb[0] for verb in VERBS]
)
def test_a_verb_is_logged_under_its_name_without_a_value(
    scene: Scene, logged_as: str, before: Callable[[Scene], Scene], verb: Verb
) -> None:
    scene = before(scene)
    start = scene.desk.store.head().number
    verb(scene)
    lines = scene.desk.lines(after=start)
    names = {line.verb for line in lines}
    assert logged_as in names
    assert names <= {logged_as, "add_caseworker"}  # a colleague to hand over to is hired first
    for line in lines:
        said = {c.name: str(getattr(line, c.name)) for c in line.__table__.columns}
        assert CANARY not in canonical(said)
        assert line.fields


def functions(module: ModuleType) -> set[str]:
    return {
        name
        for name, thing in vars(module).items()
        if inspect.isfunction(thing) and thing.__module__ == module.__name__ and name[0] != "_"
    }


def test_every_verb_there_is_stands_in_the_table() -> None:
    modules = (bin_actions, cases, consents, days, enrolment, invitations, meetings, notes, office)
    there = {name for module in modules for name in functions(module)}
    assert there - UNLOGGED - HELPERS == {name for name, *_ in VERBS}


# A random day at the office


@dataclass
class Wanderer:
    """Somebody who presses whatever there is, with a seeded hand."""

    desk: Desk
    chance: random.Random

    def a(self, kind: type[Booking | Invitation | Meeting]) -> UUID:
        return self.chance.choice(self.desk.all(kind)).id

    def a_case(self) -> UUID:
        return self.chance.choice(self.desk.all(Case)).id

    def step(self) -> None:
        """Do one thing; to be refused is part of a day."""
        try:
            self.chance.choice(_MOVES)(self)
        except (Error, IndexError):
            return

    def answers(self) -> Answers:
        violence, sfi, phobia = (self.chance.choice([*Answer, None]) for _ in range(3))
        return replace(CALM, violence_indication=violence, sfi_student=sfi, social_phobia=phobia)

    def a_draft(
        self, first: int = -3, chairs: tuple[int | None, ...] = (0, 1, 2, None)
    ) -> MeetingDraft:
        day = self.desk.today + timedelta(days=self.chance.randrange(first, 15))
        return group_draft(day, capacity=self.chance.choice(chairs))


_MOVES: tuple[Callable[[Wanderer], object], ...] = (
    lambda w: w.desk.register(replace(ANNA, given_name=f"Anna{w.chance.randrange(99)}")),
    lambda w: w.desk.routed(),
    lambda w: cases.change_person(
        w.desk.work,
        w.a_case(),
        replace(ANNA, birth_date=date(w.chance.randrange(1950, 2005), 1, 1)),
    ),
    lambda w: cases.close_case(w.desk.work, w.a_case()),
    lambda w: cases.reopen_case(w.desk.work, w.a_case()),
    lambda w: enrolment.record_decision(
        w.desk.work, w.a_case(), w.chance.choice(list(DecisionOutcome)), w.desk.today
    ),
    lambda w: enrolment.save_answers(w.desk.work, w.a_case(), w.answers()),
    lambda w: enrolment.choose_route(w.desk.work, w.a_case()),
    lambda w: enrolment.choose_route(
        w.desk.work, w.a_case(), w.chance.choice(list(Outcome)), "Eget skäl"
    ),
    lambda w: meetings.plan_meeting(w.desk.work, w.a_draft()),
    lambda w: meetings.change_meeting(w.desk.work, w.a(Meeting), w.a_draft(1, (3, None))),
    lambda w: meetings.cancel_meeting(w.desk.work, w.a(Meeting)),
    lambda w: meetings.reinstate_meeting(w.desk.work, w.a(Meeting)),
    *(lambda w: meetings.book(w.desk.work, w.a_case(), w.a(Meeting)) for _ in range(3)),
    lambda w: meetings.book(w.desk.work, w.a_case(), w.a(Meeting), replaces=w.a(Booking)),
    lambda w: meetings.cancel_booking(w.desk.work, w.a(Booking)),
    lambda w: meetings.reinstate_booking(w.desk.work, w.a(Booking)),
    lambda w: meetings.record_attendance(
        w.desk.work, w.a(Booking), w.chance.choice([*Attendance, None])
    ),
    lambda w: w.desk.send(w.a(Booking)),
    lambda w: invitations.mark_returned(
        w.desk.work, w.a(Invitation), w.chance.choice([w.desk.today, None])
    ),
    lambda w: bin_actions.put_in_bin(w.desk.work, Booking, w.a(Booking)),
    lambda w: bin_actions.take_back(w.desk.work, Booking, w.a(Booking)),
    lambda w: bin_actions.put_in_bin(w.desk.work, Case, w.a_case()),
    lambda w: bin_actions.take_back(w.desk.work, Case, w.a_case()),
)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_pressed_everything_stays_in_step(desk: Desk, seed: int) -> None:
    wanderer = Wanderer(desk, random.Random(seed))  # noqa: S311 - the same day each time
    desk.go_to(MONDAY, time(12))
    for number in range(70):
        wanderer.step()
        assert amiss(desk) == [], f"after step {number}"
