"""The next step of a case in words: what to do, how its day stands, and why it is this one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from models.queries.case_file import CaseFile, HeldMeeting
from models.rules.explain import question_label
from models.rules.work_queue import shown_step
from models.text import N_
from models.vocabulary import CaseKind, MeetingKind, NextStep, Outcome
from ui.i18n import Translator
from ui.pages.case.words import ahead, missed, unmarked, when_and_where
from ui.wording import days_left, long_day, short_date

_TIMES = (N_("the first time"), N_("the second time"), N_("the third time"))
_BOOK_GROUP: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (False, False): N_("Book an enrolment meeting, general group"),
        (True, False): N_("Book an enrolment meeting, SFI group"),
        (False, True): N_("Book a new enrolment meeting, general group"),
        (True, True): N_("Book a new enrolment meeting, SFI group"),
    }
)


@dataclass(frozen=True, slots=True)
class StepWords:
    """The words for the next step of one case, as it reads today."""

    file: CaseFile
    today: date
    translate: Translator

    @property
    def step(self) -> NextStep:
        """The next step as it reads today."""
        return shown_step(self.file.next_step, self.file.due, self.today)

    @property
    def heading(self) -> str:
        """The next step as something to do."""
        file, translate = self.file, self.translate
        meeting = ahead(file, self.today)
        if self.step is NextStep.BOOK_ENROLMENT:
            return translate(_BOOK_GROUP[file.chosen is Outcome.SFI, missed(file) is not None])
        if self.step is NextStep.BOOK_THREE_PARTY and file.chosen is Outcome.THREE_PARTY_HIGH_RISK:
            return translate("Book a three-party meeting, high risk")
        if self.step is NextStep.HOLD_MEETING and meeting:
            return translate(meeting.kind.label)
        return translate(self.step.label)

    @property
    def state(self) -> tuple[str, str] | None:
        """How the next step's day stands: the kind of state and its words."""
        if self.file.due is None:
            return None
        days = (self.file.due - self.today).days
        if days < 0:
            words = self.translate.ngettext("Late {count} day", "Late {count} days", -days)
            return "late", words.format(count=-days)
        if days == 0:
            return "clock", self.translate("Today")
        day = short_date(self.file.due, self.today, self.translate)
        return "clock", self.translate("By {day}, {left}").format(
            day=day, left=days_left(self.file.due, self.today, self.translate)
        )

    @property
    def reason(self) -> str:
        """Why the next step is what it is, with the days it rests on."""
        return self._reasons[self.step]()

    def _first_visit(self) -> str:
        return self.translate(
            "The first contact was on {day}. Offer a time for the first visit."
        ).format(day=long_day(self.file.contact_date, self.translate))

    def _decision(self) -> str:
        visit = [
            m for m in self.file.meetings if m.kind is MeetingKind.FIRST_VISIT and m.attendance
        ]
        if not visit:
            return self.translate("The decision on income support is not recorded yet.")
        return self.translate(
            "The first visit was on {day}. The decision on income support is not recorded yet."
        ).format(day=long_day(visit[-1].day, self.translate))

    def _questions(self) -> str:
        open_ones = self.file.route.unanswered
        if not open_ones:
            return self.translate("Look through the answers: the suggestion has changed.")
        first = self.translate(question_label(open_ones[0]))
        count = len(open_ones)
        return self.translate.ngettext(
            "One question must be answered before the routine can suggest anything: {first}",
            "{count} questions must be answered before the routine can suggest anything. First: {first}",
            count,
        ).format(count=count, first=first)

    def _route(self) -> str:
        return self.translate("The routine suggests: {outcome}.").format(
            outcome=self.translate(self.file.route.outcome.label)
        )

    def _booking(self) -> str:
        meeting = missed(self.file)
        if meeting is not None:
            return self._absence(meeting)
        if self.file.decided_on is None or self.file.kind is CaseKind.LONG_TERM:
            return self.translate("The person may be enrolled, but no deadline runs.")
        return self.translate("Support was approved on {day}.").format(
            day=long_day(self.file.decided_on, self.translate)
        )

    def _absence(self, meeting: HeldMeeting) -> str:
        said = self.translate("{name} did not come to the meeting on {day}.").format(
            name=self.file.given_name, day=long_day(meeting.day, self.translate)
        )
        count = self.file.route.absences
        if not 0 < count <= len(_TIMES):
            return said
        return f"{said} {self.translate('It was {time}.').format(time=self.translate(_TIMES[count - 1]))}"

    def _sending(self) -> str:
        meeting = ahead(self.file, self.today)
        if meeting is None:
            return self.translate("A message waits to be sent.")
        return self.translate("A place is booked {when}. The invitation is not sent yet.").format(
            when=when_and_where(meeting, self.translate)
        )

    def _holding(self) -> str:
        meeting = ahead(self.file, self.today)
        if meeting is None:
            return ""
        return self.translate(
            "{name} is called to {when}. Nothing needs to be done before that."
        ).format(name=self.file.given_name, when=when_and_where(meeting, self.translate))

    def _attendance(self) -> str:
        meeting = unmarked(self.file, self.today)
        if meeting is None:
            return ""
        return self.translate("{meeting} was held {when}. Tell how it went.").format(
            meeting=self.translate(meeting.kind.label), when=when_and_where(meeting, self.translate)
        )

    def _position(self) -> str:
        meeting = missed(self.file)
        said = self._absence(meeting) if meeting else ""
        return f"{said} {self.translate('A person decides what follows; nothing follows by itself.')}".strip()

    def _review(self) -> str:
        return self.translate(
            "The exemption was to be reviewed by {day}. Go through the answers and choose the route again."
        ).format(day=long_day(self.file.due or self.today, self.translate))

    def _follow_up(self) -> str:
        return self.translate("The planning is to be followed up by {day}.").format(
            day=long_day(self.file.due or self.today, self.translate)
        )

    def _nothing(self) -> str:
        if self.file.closed_on is not None:
            return self.translate("The case was closed on {day}.").format(
                day=long_day(self.file.closed_on, self.translate)
            )
        return self.translate("Nothing in this case waits for you.")

    @property
    def _reasons(self) -> dict[NextStep, Callable[[], str]]:
        return {
            NextStep.BOOK_FIRST_VISIT: self._first_visit,
            NextStep.RECORD_DECISION: self._decision,
            NextStep.ANSWER_QUESTIONS: self._questions,
            NextStep.CHOOSE_ROUTE: self._route,
            NextStep.BOOK_ENROLMENT: self._booking,
            NextStep.BOOK_THREE_PARTY: self._booking,
            NextStep.SEND_INVITATION: self._sending,
            NextStep.HOLD_MEETING: self._holding,
            NextStep.RECORD_ATTENDANCE: self._attendance,
            NextStep.TAKE_POSITION: self._position,
            NextStep.REVIEW_EXEMPTION: self._review,
            NextStep.FOLLOW_UP: self._follow_up,
            NextStep.NOTHING: self._nothing,
        }
