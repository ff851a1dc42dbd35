"""Registering a case, and changing it later: the person, the case and how the person is reached."""

from dataclasses import replace
from typing import Any, Final

from documents.wording import HARD_SPACE, language_name, postcode
from models.rules.personnummer import read_number, show_number
from models.rules.registration import Registration, check, filled
from models.rules.swedish_order import name_key
from models.text import N_
from models.vocabulary import CaseKind, Language, ProtectedIdentity
from ui.forms.spec import Field, FormSpec, Kind, Section, Suggestion

# What an interpreter is most often booked for.
_INTERPRETED: Final = (
    *("am", "ar", "bs", "ckb", "en", "es", "fa", "fi", "fr", "ka", "kmr", "mn", "pl", "prs", "ps"),
    *("ro", "ru", "so", "sq", "sr", "sw", "th", "ti", "tr", "uk", "ur", "vi", "zh"),
)


def interpreted(language: str) -> tuple[Suggestion, ...]:
    """Return the codes and names of the languages interpreters are booked for, in the order of a language."""
    named = ((code, language_name(code, Language(language))) for code in _INTERPRETED)
    return tuple(sorted(named, key=lambda pair: name_key(pair[1])))


def _unprotected(draft: Any) -> bool:
    """Tell whether an address is of use: that of a protected person is never printed."""
    return draft.protected is None


_WHO: Final = Section(
    N_("Who"),
    (
        Field(
            name="number",
            label=N_("Person number"),
            kind=Kind.NUMBER,
            tidy=lambda typed, today: show_number(read_number(typed, today).value),
            help=N_("10 or 12 digits, a coordination number or a temporary one (T, TF)."),
            width=3,
        ),
        Field(
            name="birth_date",
            label=N_("Date of birth"),
            kind=Kind.DATE,
            help=N_("It is read from the number. Where the two differ, both are kept."),
            beside=True,
            width=3,
        ),
        Field(
            name="protected",
            label=N_("Protected identity"),
            kind=Kind.CHOICE,
            choices=ProtectedIdentity,
            left_open=N_("No"),
            help=N_(
                "The address is then never printed: post goes through Skatteverket, "
                "and the person is left out of lists."
            ),
            beside=True,
            width=3,
        ),
        Field(name="given_name", label=N_("Given name"), kind=Kind.LINE),
        Field(name="family_name", label=N_("Family name"), kind=Kind.LINE, beside=True),
    ),
)
_CASE: Final = Section(
    N_("The case"),
    (
        Field(
            name="contact_date",
            label=N_("First contact"),
            kind=Kind.DATE,
            help=N_("The first visit is to be booked within a week of this day."),
            width=3,
        ),
        Field(
            name="kind",
            label=N_("Kind of case"),
            kind=Kind.CHOICE,
            choices=CaseKind,
            optional=False,
            help=N_(
                "Whoever has been on support for a long time may be enrolled, but need not be."
            ),
            beside=True,
            width=3,
        ),
        Field(
            name="area",
            label=N_("Area whose reception took it"),
            kind=Kind.LINE,
            beside=True,
            width=3,
        ),
    ),
)
_REACHED: Final = Section(
    N_("How the person is reached"),
    (
        Field(name="street", label=N_("Street"), kind=Kind.LINE, needed=_unprotected, width=3),
        Field(
            name="care_of",
            label=N_("Care of"),
            kind=Kind.LINE,
            needed=_unprotected,
            beside=True,
            width=2,
        ),
        Field(
            name="postcode",
            label=N_("Postcode"),
            kind=Kind.LINE,
            tidy=lambda typed, _: postcode(typed).replace(HARD_SPACE, " "),
            needed=_unprotected,
            beside=True,
        ),
        Field(
            name="town",
            label=N_("Town"),
            kind=Kind.LINE,
            needed=_unprotected,
            beside=True,
            width=2,
        ),
        Field(name="telephone", label=N_("Telephone"), kind=Kind.LINE, width=2),
        Field(name="email", label=N_("E-mail"), kind=Kind.LINE, beside=True, width=2),
        Field(
            name="language",
            label=N_("Language of letters"),
            kind=Kind.CHOICE,
            choices=Language,
            optional=False,
            help=N_("An English letter is the Swedish page with the English one behind it."),
            beside=True,
            width=2,
        ),
        Field(
            name="interpreter_language",
            label=N_("Interpreter for"),
            kind=Kind.SUGGESTED,
            suggested=interpreted,
            help=N_("Choose a language, or write another one. Empty means no interpreter."),
            beside=True,
            width=2,
        ),
        Field(name="easy_to_read", label=N_("Easy-to-read letters"), kind=Kind.TICK),
    ),
)
_AGREED: Final = (
    Field(
        name="sms_agreed",
        needed=_unprotected,
        label=N_("Agrees to SMS"),
        kind=Kind.TICK,
        help=N_("Without consent nothing is sent by SMS or e-mail. It can be withdrawn any day."),
        beside=True,
    ),
    Field(
        name="sms_may_name_office",
        label=N_("An SMS may name the social services"),
        kind=Kind.TICK,
        follows="sms_agreed",
        beside=True,
    ),
    Field(
        name="email_agreed",
        needed=_unprotected,
        label=N_("Agrees to e-mail"),
        kind=Kind.TICK,
        help=N_("Without consent nothing is sent by SMS or e-mail. It can be withdrawn any day."),
        beside=True,
    ),
    Field(
        name="email_may_name_office",
        label=N_("An e-mail may name the social services"),
        kind=Kind.TICK,
        follows="email_agreed",
        beside=True,
    ),
)
_MORE: Final = Section(
    N_("More about the case"),
    (
        Field(
            name="application_date",
            label=N_("Application received"),
            kind=Kind.DATE,
            help=N_("Planning broken off within six months before this day counts."),
        ),
        Field(name="support_since", label=N_("Income support since"), kind=Kind.DATE, beside=True),
        Field(
            name="earlier_absences",
            label=N_("Absences in earlier cases"),
            kind=Kind.COUNT,
            help=N_("They are shown as a reminder; the count begins anew with each case."),
            beside=True,
        ),
        Field(
            name="case_number",
            label=N_("Number in the main system"),
            kind=Kind.LINE,
            help=N_("Left empty the case gets the next number of our own."),
        ),
        Field(
            name="household",
            label=N_("Household: case number of the other adult"),
            kind=Kind.LINE,
            help=N_(
                "Write the name or case number of the other adult and choose the case. "
                "Each adult keeps a case, decisions and a plan of their own."
            ),
            beside=True,
            width=2,
        ),
    ),
)
# Filled in from the case of somebody who comes back; until then nothing to ask for.
_EARLIER: Final = Field(
    name="earlier_case",
    label=N_("Earlier case of the same person"),
    kind=Kind.LINE,
    help=N_("The person is then not entered twice. Empty means a person new to the office."),
    on_request=True,
)

CASE: Final = FormSpec(
    key="case",
    title=N_("New case"),
    blank=lambda today: Registration(contact_date=today),
    check=check,
    fills=filled,
    sections=(
        replace(_WHO, fields=(*_WHO.fields, _EARLIER)),
        _CASE,
        replace(_REACHED, fields=(*_REACHED.fields, *_AGREED)),
        _MORE,
    ),
)
# What a person has agreed to is given and withdrawn by day, not typed over.
PARTICULARS: Final[FormSpec[Registration]] = replace(
    CASE, key="particulars", title=N_("Particulars"), sections=(_WHO, _CASE, _REACHED, _MORE)
)
