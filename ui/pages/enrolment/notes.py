"""What stands under a question: what the program itself knows, and what the routine gives as examples."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from models.rules.calendar import add_months
from models.rules.facts import Answers
from models.text import N_
from ui.desk.enrolment import CaseAtHand
from ui.i18n import Translator
from ui.pages.enrolment.suggestion_words import SuggestionWords
from ui.wording import short_date

_EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "violence_indication": N_("Any indication counts. The answer is never in a letter."),
        "group_suitable": N_("E.g. not with social phobia, or when the person is worried"),
        "close_cooperation_obvious": N_("E.g. within the HUR process"),
        "broke_off_planning": N_("E.g. a planning with the labour-market department"),
        "heavy_diagnoses": N_("A medical certificate is needed for an exemption."),
    }
)


def notes(case: CaseAtHand, answers: Answers, words: SuggestionWords) -> dict[str, str]:
    """Return what is known about each question, by the question's name."""
    found = {name: words.translate(text) for name, text in _EXAMPLES.items()}
    for name, note in _NOTES.items():
        found[name] = note(case, answers, words)
    return found


def left(start: date, end: date, translate: Translator) -> str:
    """Return how long it is: `1 månad och 22 dagar kvar`; a day that has passed has none left."""
    if end < start:
        return translate("has passed")
    months = next(n for n in range(1200) if add_months(start, n + 1) > end)
    days = (end - add_months(start, months)).days
    told = []
    if months:
        words = translate.ngettext("{count} month", "{count} months", months)
        told.append(words.format(count=months))
    if days or not months:
        words = translate.ngettext("{count} day", "{count} days", days)
        told.append(words.format(count=days))
    return translate("{time} left").format(time=translate(" and ").join(told))


def _absences(case: CaseAtHand, _: Answers, words: SuggestionWords) -> str:
    if not case.missed_on:
        return ""
    return words.translate("Counted by Stegvis: {days}").format(days=words.days(case.missed_on))


def _ends(name: str) -> Callable[[CaseAtHand, Answers, SuggestionWords], str]:
    def note(case: CaseAtHand, answers: Answers, words: SuggestionWords) -> str:
        day = getattr(answers, name)
        if not isinstance(day, date):
            return ""
        told = left(case.today, day, words.translate)
        return words.translate("Ends {day}, {left}").format(day=day.isoformat(), left=told)

    return note


def _broke_off(case: CaseAtHand, answers: Answers, words: SuggestionWords) -> str:
    if answers.broke_off_on is None:
        return ""
    applied = case.facts.application_date or case.facts.contact_date
    limit = add_months(applied, -case.routine.broken_off_months)
    told = (
        N_("Within the routine's months, which count from {day}")
        if answers.broke_off_on >= limit
        else N_("Before the routine's months, which count from {day}")
    )
    day = short_date(limit, case.today, words.translate)
    return words.translate(told).format(day=day)


def _review(case: CaseAtHand, _: Answers, words: SuggestionWords) -> str:
    review = case.facts.earlier_exemption_review
    if review is None:
        return ""
    day = short_date(review, case.today, words.translate)
    return words.translate("The exemption was to be reviewed {day}").format(day=day)


_NOTES: Mapping[str, Callable[[CaseAtHand, Answers, SuggestionWords], str]] = MappingProxyType(
    {
        "still_relevant": _absences,
        "need_ends": _ends("need_ends"),
        "leave_ends": _ends("leave_ends"),
        "certificate_ends": _ends("certificate_ends"),
        "compensation_ends": _ends("compensation_ends"),
        "broke_off_on": _broke_off,
        "exemption_reviewed_on": _review,
    }
)
