"""A suggestion in words: who takes part and where, what is unanswered, what it says beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from documents.wording import language_name
from models.routine import GROUPS, MeetingRule
from models.rules.calendar import birthday
from models.rules.explain import criterion_label, question_label, warning_label
from models.text import N_
from models.vocabulary import Language, MeetingKind, Outcome
from ui.desk.enrolment import Ask, CaseAtHand, Suggestion
from ui.i18n import Translator
from ui.wording import long_day, short_date, span

_ON = (
    N_("Mondays"),
    N_("Tuesdays"),
    N_("Wednesdays"),
    N_("Thursdays"),
    N_("Fridays"),
    N_("Saturdays"),
    N_("Sundays"),
)
_STEPS: Mapping[str, str] = MappingProxyType(
    {
        "exempt": N_("exemptions"),
        "three_party_high_risk": N_("high risk"),
        "three_party": N_("other three-party meetings"),
        "sfi": N_("SFI group"),
        "general": N_("general group"),
    }
)
_GO: Mapping[str, str] = MappingProxyType(
    {
        "violence_indication": N_("Answer the question about violence"),
        "still_relevant": N_("Answer whether planning is still relevant"),
        "group_suitable": N_("Answer whether a group is suitable"),
        "may_attend_group": N_("Answer whether a group is possible"),
        "ill_health_affects_group": N_("Answer whether ill health affects the group"),
        "exemption_reviewed_on": N_("Tell when the exemption was reviewed"),
        "decision": N_("Record the decision"),
        "decision_date": N_("Record when it was decided"),
        "birth_date": N_("Write the date of birth"),
    }
)
_WITHOUT_MEETING: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.EXEMPT: N_("Is not called to an enrolment now."),
        Outcome.OUTSIDE: N_("The routine does not apply to this case now."),
        Outcome.ENROLLED: N_("The enrolment is done."),
    }
)

_BOOK: Mapping[MeetingKind, str] = MappingProxyType(
    {
        MeetingKind.FIRST_VISIT: N_("Book a first visit"),
        MeetingKind.ENROLMENT_GENERAL: N_("Book an enrolment meeting"),
        MeetingKind.ENROLMENT_SFI: N_("Book an SFI enrolment meeting"),
        MeetingKind.THREE_PARTY: N_("Book a three-party meeting"),
        MeetingKind.THREE_PARTY_HIGH_RISK: N_("Book a high-risk three-party meeting"),
    }
)


@dataclass(frozen=True, slots=True)
class SuggestionWords:
    """The words for the suggestion of one case."""

    case: CaseAtHand
    found: Suggestion
    translate: Translator

    @property
    def heading(self) -> str:
        """The outcome; for a long-term case that it is possible and no duty."""
        return self.translate(self.found.outcome.label)

    @property
    def who(self) -> str:
        """Who takes part and where, or what it means to be called to nothing."""
        if self.found.kind is None:
            return self.translate(_WITHOUT_MEETING[self.found.outcome])
        rule = self.case.routine.meeting(self.found.kind)
        return self._group(rule) if self.found.kind in GROUPS else self._three_party(rule)

    @property
    def notes(self) -> tuple[str, ...]:
        """What else is to be known of the outcome: exemption, review, deadline, that it may but need not."""
        found = (self._exemption, self._review, self._deadline, self._possible, self._age)
        return tuple(filter(None, (note() for note in found)))

    @property
    def also(self) -> tuple[str, ...]:
        """What the case meets too, and the interpreter it needs."""
        met = [self.translate(criterion_label(key)) for key in self.found.also]
        return (*met, *filter(None, (self.interpreter,)))

    @property
    def interpreter(self) -> str:
        """The language an interpreter is needed for, or nothing."""
        code = self.case.facts.interpreter_language
        if not code:
            return ""
        name = language_name(code, Language(self.translate.language))
        return self.translate("Needs an interpreter: {language}").format(language=name)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should look at."""
        return tuple(
            self.translate(warning_label(key))
            for key in self.found.route.warnings
            if key != "turns_minimum_age"  # its day is told instead
        )

    @property
    def absences(self) -> str:
        """How often the person has stayed away, with the days."""
        days = self.case.missed_on
        if not days:
            return ""
        told = self.translate.ngettext(
            "Stayed away {count} time: {days}", "Stayed away {count} times: {days}", len(days)
        )
        return told.format(count=len(days), days=self.days(days))

    @property
    def go(self) -> str:
        """What the button says that goes to the first unanswered question."""
        field = self.found.asks[0].field
        return self.translate(_GO.get(field, N_("Answer the next question")))

    @property
    def order(self) -> str:
        """The order in which the routine's steps are read."""
        steps = ", ".join(self.translate(_STEPS[step]) for step in self.case.routine.order)
        return self.translate("Order: {steps}. The first that is met decides.").format(steps=steps)

    def unanswered(self, ask: Ask) -> tuple[str, str]:
        """Return a question that must be answered and what its answer can change."""
        heading = self.translate("Unanswered: {question}").format(
            question=self.translate(question_label(ask.field))
        )
        return heading, self._changes(ask)

    def days(self, days: tuple[date, ...]) -> str:
        """Return days in a row: `17 nov, 24 nov och 1 dec`."""
        told = [short_date(day, self.case.today, self.translate) for day in days]
        if len(told) == 1:
            return told[0]
        return self.translate("{days} and {last}").format(days=", ".join(told[:-1]), last=told[-1])

    def _changes(self, ask: Ask) -> str:
        yes, no = ask.if_yes, ask.if_no
        if yes is None or no is None:
            return self.translate("The suggestion may change with the answer.")
        if yes is no:
            return self.translate("Nothing can be booked before it is answered.")
        words = self.translate("Yes leads to: {yes}. No leads to: {no}.")
        return words.format(yes=self.translate(yes.label), no=self.translate(no.label))

    def _group(self, rule: MeetingRule) -> str:
        if rule.weekday is None or rule.starts is None or rule.ends is None:
            return rule.place
        return self.translate("{weekdays} {time}, {place}").format(
            weekdays=self.translate(_ON[rule.weekday]),
            time=span(rule.starts, rule.ends),
            place=rule.place,
        )

    def _three_party(self, rule: MeetingRule) -> str:
        caseworker = self.case.caseworker or self.translate("caseworker")
        return self.translate(
            "with {person}, {caseworker} and a labour-market officer, at {place}"
        ).format(person=self.case.name, caseworker=caseworker, place=rule.place)

    def _exemption(self) -> str:
        number = self.found.route.exemption
        if number is None:
            return ""
        return self.translate("Exemption {number} of the routine").format(number=number)

    def _review(self) -> str:
        review = self.found.route.review
        if review is None or self.found.kind is not None:
            return ""
        day = short_date(review, self.case.today, self.translate)
        if review < self.case.today:
            return self.translate("Was to be reviewed {day}").format(day=day)
        return self.translate("To be reviewed {day}").format(day=day)

    def _deadline(self) -> str:
        if self.found.deadline is None or self.case.place is not None:
            return ""
        day = long_day(self.found.deadline, self.translate)
        if self.found.deadline < self.case.today:
            return self.translate("Was to be held by {day}").format(day=day)
        return self.translate("To be held by {day}").format(day=day)

    def _possible(self) -> str:
        if not self.found.route.possible:
            return ""
        return self.translate("Possible, not a must: on support for a long time. No deadline runs.")

    def _age(self) -> str:
        born = self.case.facts.birth_date
        if "turns_minimum_age" not in self.found.route.warnings or born is None:
            return ""
        age = self.case.routine.minimum_age
        day = short_date(birthday(born, age), self.case.today, self.translate)
        return self.translate("Turns {age} on {day}").format(age=age, day=day)


def kind_in_line(kind: MeetingKind, translate: Translator) -> str:
    """Return what kind of meeting it is, as it stands in a button: `Boka trepartssamtal`."""
    return translate(_BOOK[kind])
