"""A meeting planned or changed beside the page: the routine's hours to begin with, and what to heed."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session
from typing_extensions import override

from documents.wording import opening
from models.actions.meetings import MeetingDraft, plan_meeting
from models.office import Caseworker
from models.queries.attendance import Called, MeetingFile
from models.queries.office import staff
from models.rules.days_off import DayOff, DayOffReason
from models.text import N_
from models.vocabulary import MeetingKind, StaffRole
from ui.application import Workplace
from ui.desk.meetings import busy_staff, change, check, draft_of, new_draft, off_that_day, overtaken
from ui.pages.autosave import restored_bar
from ui.pages.meetings.fields import Choices, MeetingFields
from ui.pages.meetings.side_panel import SidePanel
from ui.pages.meetings.words import shown_name
from ui.pages.value_draft import Value, ValueDraft
from ui.widgets.clearing import clear
from ui.widgets.fields import tick
from ui.widgets.message_bar import MessageBar
from ui.wording import long_day

_OFF = {
    DayOffReason.HOLIDAY: N_("{day} is {name}: no meetings are held then."),
    DayOffReason.WEEKEND: N_("{day} is in a weekend: no meetings are held then."),
    DayOffReason.CLOSURE: N_("{day} the office is closed: no meetings are held then."),
}

_NAMED = 3  # by name; more are counted


class MeetingForm(SidePanel):
    """One meeting: a new one, or the one whose file is given."""

    def __init__(self, workplace: Workplace, file: MeetingFile | None = None) -> None:
        translate = workplace.translate
        super().__init__(
            workplace, translate("Change the meeting") if file else translate("New meeting")
        )
        self._file = file
        self.aim = "change" if file else "plan"
        caseworkers, officers = workplace.read(self._staff)
        self.fields = MeetingFields(workplace, caseworkers, officers, today=workplace.today)
        self._calls_again = True
        self._above = QVBoxLayout()
        self.body.addLayout(self._above)
        self.body.addWidget(self.fields)
        self.add_buttons(translate("Save the meeting"), self.save)
        self._begin()
        self._draft = ValueDraft(
            workplace, "meeting", file.meeting_id if file else None, self._typed, self
        )
        self._restore()
        self.fields.edited.connect(self._draft.touch)
        self.fields.edited.connect(self._heed_again)
        self.fields.kind_chosen.connect(self._begin_anew)
        self._heed_again()

    @override
    def first(self) -> QWidget:
        return self.fields.day.line if self._file else self.fields.kind

    @override
    def leave(self) -> None:
        self._draft.save()

    def save(self) -> None:
        """Save the meeting if nothing hinders it."""
        draft = self.fields.read()
        problems = check(draft, self._file) if isinstance(draft, MeetingDraft) else draft
        self.fields.show_problems(problems)
        if isinstance(draft, MeetingDraft) and not problems:
            self._save(draft)

    def _save(self, draft: MeetingDraft) -> None:
        file = self._file
        if file is None:
            said = self.translate("The meeting is planned.")
            planned = self._draft.keep(lambda work: plan_meeting(work, draft), said)
            self._close_with(planned.result if planned else None)
            return
        verb = partial(change, file=file, draft=draft, call_again=self._calls_again)
        done = self._draft.keep(verb, self.translate("The meeting is changed."))
        self._close_with(file.meeting_id if done else None)

    def _close_with(self, meeting_id: UUID | None) -> None:
        """Close where the meeting could be saved: what is typed is no draft any longer."""
        if meeting_id is not None:
            self._opened = self.fields.typed()
            self.closed.emit(meeting_id)

    def _begin(self) -> None:
        """Show the meeting as it is, or a new one as the routine holds it."""
        file = self._file
        kind = MeetingKind.ENROLMENT_GENERAL
        self.fields.show_draft(draft_of(file) if file else self._blank(kind))
        self._opened = self.fields.typed()

    def _typed(self) -> Value | None:
        typed = self.fields.typed()
        return None if typed == self._opened else typed

    def _restore(self) -> None:
        """Lay what was typed before over it, and say so quietly."""
        found = self._draft.restored
        if found is not None:
            self.fields.show_typed(found.value)
            self._above.addWidget(restored_bar(self.workplace, found.saved_at, self._drop))

    def _drop(self) -> None:
        self._begin()
        self._draft.save()
        clear(self._above)
        self._heed_again()
        self.first().setFocus()

    def _blank(self, kind: MeetingKind) -> MeetingDraft:
        work = self.workplace.work
        return self.workplace.read(lambda session: new_draft(work, session, kind))

    def _begin_anew(self, kind: object) -> None:
        if self._file is None:
            self.fields.show_draft(self._blank(MeetingKind(str(kind))))

    def _heed_again(self) -> None:
        """Say what to heed in the meeting as it is typed by now; none of it hinders saving."""
        clear(self.fields.heed)
        draft = self.fields.read()
        no_longer: tuple[Called, ...] = ()
        if isinstance(draft, MeetingDraft):
            no_longer = self._overtaken(draft)
            for sentence in (*self._sentences(draft), *self._no_longer(no_longer)):
                self.fields.heed.addWidget(MessageBar(self.look, "warn", sentence))
        self._offer_letters(no_longer)

    def _offer_letters(self, people: tuple[Called, ...]) -> None:
        """Offer to make new letters ready where those that went out no longer hold."""
        if not people:
            return
        again = tick(self.look, self.translate("Make new letters ready for them"))
        again.setChecked(self._calls_again)
        again.toggled.connect(self._letters_wanted)
        self.fields.heed.addWidget(again)

    def _letters_wanted(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._calls_again = wanted

    def _sentences(self, draft: MeetingDraft) -> Iterator[str]:
        off = off_that_day(self.workplace.work, draft.day)
        if off is not None:
            yield self._off(off)
        if self.workplace.read(lambda session: busy_staff(session, draft, self._file)):
            yield self.translate("Somebody of the staff has another meeting in those hours.")

    def _off(self, off: DayOff) -> str:
        day = opening(long_day(off.day, self.translate))
        return self.translate(_OFF[off.reason]).format(day=day, name=off.name.lower())

    def _overtaken(self, draft: MeetingDraft) -> tuple[Called, ...]:
        file = self._file
        if file is None:
            return ()
        return self.workplace.read(lambda session: overtaken(session, file, draft))

    def _no_longer(self, people: tuple[Called, ...]) -> Iterator[str]:
        names = ", ".join(shown_name(one.who) for one in people[:_NAMED])
        if len(people) > _NAMED:
            words = self.translate(
                "The letters to {names} and {count} more no longer say what holds."
            )
            yield words.format(names=names, count=len(people) - _NAMED)
        elif people:
            words = self.translate.ngettext(
                "The letter to {names} no longer says what holds.",
                "The letters to {names} no longer say what holds.",
                len(people),
            )
            yield words.format(names=names)

    def _staff(self, session: Session) -> tuple[Choices, Choices]:
        file = self._file
        return (
            self._of_role(session, StaffRole.CASEWORKER, file.caseworker_id if file else None),
            self._of_role(
                session, StaffRole.LABOUR_MARKET_OFFICER, file.officer_id if file else None
            ),
        )

    def _of_role(self, session: Session, role: StaffRole, now: UUID | None) -> Choices:
        """Return nobody, those of the role who work here, and who has the meeting now."""
        people = [(id_, one.name) for id_, one in staff(session, role, self.workplace.today)]
        if now is not None and now not in {id_ for id_, _ in people}:
            people.append((now, session.get_one(Caseworker, now).name))
        return ((None, self.translate("Nobody")), *people)
