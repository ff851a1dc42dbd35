"""Person numbers: personnummer, samordningsnummer and temporary numbers, read as people type them.

Reading never refuses: what is odd is said in `doubts` and the number is saved as it stands.
Source: folkbokföringslagen (1991:481) 18 §, lag (2022:1697), domain.md section 5.
"""

import re
from dataclasses import dataclass
from datetime import date

from models.text import N_, clean_line
from models.vocabulary import NumberKind, Term

_OLDEST = 125  # years; nobody in Sweden has been that old
_COORDINATION_DAYS = 60  # added to the day of birth in a samordningsnummer
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))  # what a word processor makes of "-"
_TYPED = re.compile(
    r"(?P<century>[0-9]{2})?(?P<date>[0-9]{6})(?P<sign>[-+]?)"
    r"(?P<last>[0-9]{4}|T[0-9]{3}|TF[0-9]{2}|[A-ZÅÄÖ][0-9]{3})"
)
_STORED = re.compile(r"([0-9]{8})([0-9A-ZÅÄÖ]{2}[0-9]{2})")


class Doubt(Term):
    """What is odd about a number; never a reason not to save it."""

    NOT_RECOGNISED = "number_not_recognised", N_("This does not look like a person number.")
    CHECK_DIGIT = (
        "number_check_digit",
        N_("The last digit does not fit the others. Is it typed right?"),
    )
    DATE = "number_date", N_("The number does not begin with a date.")
    FUTURE = "number_future", N_("The date in the number has not come yet.")
    TOO_OLD = "number_too_old", N_("The date in the number is more than 125 years ago.")
    DATE_UNKNOWN = "number_date_unknown", N_("The number does not tell the whole date of birth.")
    SIGN = "number_sign", N_("A plus sign is for those who turn 100 this year or are older.")


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number as it is stored, with what it says.

    `value` has 12 characters without a dash (`198504129803`, `19850412T001`), or is the text itself
    where no number was recognised. `birth_date` is None where the number does not give a possible one.
    """

    kind: NumberKind | None
    value: str
    birth_date: date | None
    doubts: tuple[Doubt, ...] = ()


def read_number(text: str, today: date) -> ReadNumber:
    """Return the number in typed text; ten digits get their century from `today` and the sign.

    "+" says that the person turns 100 this year or is older. Empty text is no number and no doubt.
    """
    line = clean_line(text)
    typed = _TYPED.fullmatch("".join(line.translate(_DASHES).upper().split()))
    if typed is None:
        return ReadNumber(None, line, None, (Doubt.NOT_RECOGNISED,) if line else ())
    day = _with_century(typed, today)
    kind = _kind(day, typed["last"])
    born, doubts = _birth_date(kind, day, today)
    if kind is not NumberKind.TEMPORARY and not has_right_check_digit(day[2:] + typed["last"]):
        doubts += (Doubt.CHECK_DIGIT,)
    if typed["sign"] == "+" and today.year - int(day[:4]) < 100:  # noqa: PLR2004 - the law's own number
        doubts += (Doubt.SIGN,)
    return ReadNumber(kind, day + typed["last"], born, doubts)


def show_number(value: str) -> str:
    """Return a stored number as it is shown, `19850412-9803`; other text as it stands."""
    stored = _STORED.fullmatch(value)
    return f"{stored[1]}-{stored[2]}" if stored else value


def check_digit(nine: str) -> str:
    """Return the check digit for the nine digits before it (Luhn, weights 2 and 1)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return str(-sum(n - 9 if n > 9 else n for n in doubled) % 10)  # noqa: PLR2004 - Luhn


def has_right_check_digit(ten: str) -> bool:
    """Tell whether the last of ten digits is the check digit of the nine before it."""
    return ten[-1] == check_digit(ten[:-1])


def _with_century(typed: re.Match[str], today: date) -> str:
    if typed["century"]:
        return typed["century"] + typed["date"]
    latest = today.year - 100 if typed["sign"] == "+" else today.year
    year = latest - (latest - int(typed["date"][:2])) % 100
    return f"{year:04}{typed['date'][2:]}"


def _kind(day: str, last: str) -> NumberKind:
    if not last.isdigit():
        return NumberKind.TEMPORARY
    if int(day[6:]) >= _COORDINATION_DAYS:
        return NumberKind.SAMORDNINGSNUMMER
    return NumberKind.PERSONNUMMER


def _birth_date(kind: NumberKind, day: str, today: date) -> tuple[date | None, tuple[Doubt, ...]]:
    year, month, of_month = int(day[:4]), int(day[4:6]), int(day[6:])
    if kind is NumberKind.SAMORDNINGSNUMMER:
        of_month -= _COORDINATION_DAYS
        if month == 0 or of_month == 0:
            return None, (Doubt.DATE_UNKNOWN,)
    try:
        born = date(year, month, of_month)
    except ValueError:
        return None, (Doubt.DATE,)
    if born > today:
        return None, (Doubt.FUTURE,)
    return (None, (Doubt.TOO_OLD,)) if today.year - year > _OLDEST else (born, ())
