"""Reading one row of a case list into a case, with a note of everything in it that could not be read."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from models.rules import case_cells
from models.rules.case_cells import Cell, Trouble, Unreadable, as_text
from models.rules.case_columns import MEETING, MEETING_FIELDS, CaseListWords, Placed
from models.rules.case_meetings import read_meeting
from models.rules.channels import Consent
from models.rules.facts import Answers, PastMeeting
from models.rules.particulars import Particulars
from models.rules.personnummer import ReadNumber
from models.vocabulary import (
    Answer,
    BrokenOffReason,
    CaseKind,
    Channel,
    DecisionOutcome,
    Language,
    ProtectedIdentity,
    Term,
)

_EXEMPTIONS: Final = range(1, 9)
_ANSWERS: Final = tuple(each.name for each in dataclasses.fields(Answers))
_IDENTITY: Final = ("case_number", "full_name", "given_name", "family_name")
_CONSENTS: Final = ((Channel.SMS, "sms"), (Channel.EMAIL, "email"))


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What could not be read: the row's number in the file, the column's heading there, and why.

    Row None is the heading row; an empty column is the whole row. It never repeats what the cell holds.
    """

    row: int | None
    column: str
    reason: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCase(Particulars):
    """One row of a case list. What the list does not say is empty, None or the field's usual value.

    A consent given without a date counts from the day of the reading.
    """

    row: int
    case_number: str = ""
    number: ReadNumber | None = None
    consents: tuple[Consent, ...] = ()
    area: str = ""
    caseworker: str = ""
    kind: CaseKind = CaseKind.NEW
    contact_date: date | None = None
    application_date: date | None = None
    support_since: date | None = None
    decision: DecisionOutcome | None = None
    decision_date: date | None = None
    earlier_absences: int = 0
    earlier_exemption: int | None = None
    earlier_exemption_review: date | None = None
    answers: Answers = dataclasses.field(default_factory=Answers)
    meetings: tuple[PastMeeting, ...] = ()


_AS_READ: Final = frozenset(each.name for each in dataclasses.fields(ReadCase)) - {
    *("row", "given_name", "family_name", "easy_to_read", "consents", "answers", "meetings")
}


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that say something, by column, and what they are read by."""

    number: int
    cells: Mapping[Placed, Cell]
    words: CaseListWords
    today: date

    def heading(self, field: str) -> str:
        """Return what a field's column is called in the file, or what it is usually called."""
        here = (placed.heading for placed in self.cells if placed.column.field == field)
        usual = (column.heading for column in self.words.columns if column.field == field)
        return next(here, None) or next(usual)


def read_row(row: Row) -> tuple[ReadCase | None, tuple[RowProblem, ...]]:
    """Return the case of a row, None without case number and name, and all that could not be read."""
    read = {**_fields(row), **_meetings(row)}
    told = _told(read)
    identified = any(told.get(field) for field in _IDENTITY)
    reasons = (*_unread(read), *(_odd(read) if identified else ()))
    problems = tuple(RowProblem(row.number, row.heading(field), why) for field, why in reasons)
    if not identified:
        return None, (*problems, RowProblem(row.number, "", Trouble.NO_IDENTITY))
    return _case(row.number, told), problems


def _fields(row: Row) -> dict[str, Any]:
    """Return what each column but the meetings' says, by field: a value or that it is unreadable."""
    return {
        placed.column.field: _READERS[placed.column.type](cell, row)
        for placed, cell in row.cells.items()
        if placed.column.type != MEETING
    }


def _meetings(row: Row) -> dict[str, PastMeeting | Unreadable]:
    lines: dict[str, list[str]] = {}
    for placed, cell in row.cells.items():
        if placed.column.type == MEETING:
            lines.setdefault(placed.column.field, []).append(_as_line(cell))
    return {field: read_meeting(" ".join(parts), row.words) for field, parts in lines.items()}


def _as_line(cell: Cell) -> str:
    """Return a cell of the history as text: the day alone of a date, nothing of what is neither."""
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return as_text(cell) or ""


def _told(read: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was read, with the birth date the number gives where the list has none.

    An unreadable birth date stays unknown; unreadable protection is protection: the safe mistake of the two.
    """
    told = {field: value for field, value in read.items() if not isinstance(value, Unreadable)}
    number = told.get("number")
    if number is not None and "birth_date" not in read:
        told["birth_date"] = number.birth_date
    if isinstance(read.get("protected"), Unreadable):
        told["protected"] = ProtectedIdentity.MARKED
    return told


def _unread(read: Mapping[str, Any]) -> Iterator[tuple[str, Term]]:
    """Yield each field that could not be read, or only with doubt, and why."""
    for field, value in read.items():
        if isinstance(value, Unreadable):
            yield field, value.trouble
        if isinstance(value, ReadNumber):
            yield from ((field, doubt) for doubt in value.doubts)


def _odd(read: Mapping[str, Any]) -> Iterator[tuple[str, Term]]:
    """Yield what is missing, or does not fit together, in a row that is a case."""
    if _order_unclear(read):
        yield "full_name", Trouble.NAME_ORDER
    if "contact_date" not in read:
        yield "contact_date", Trouble.NO_CONTACT_DATE
    if isinstance(read.get("decision"), DecisionOutcome) and "decision_date" not in read:
        yield "decision_date", Trouble.DECISION_WITHOUT_DATE
    if "decision_date" in read and read.get("decision") is None:
        yield "decision", Trouble.DATE_WITHOUT_DECISION
    born, number = read.get("birth_date"), read.get("number")
    if (
        isinstance(born, date)
        and isinstance(number, ReadNumber)
        and number.birth_date not in {None, born}
    ):
        yield "birth_date", Trouble.BIRTH_DATES_DIFFER


def _order_unclear(read: Mapping[str, Any]) -> bool:
    name = read.get("full_name")
    return (
        isinstance(name, str)
        and "," not in name
        and not {"given_name", "family_name"} & read.keys()
    )


def _name(told: Mapping[str, Any]) -> tuple[str, str]:
    """Return given and family name; a name without a comma is kept whole, as one writes it on a letter."""
    if {"given_name", "family_name"} & told.keys():
        return told.get("given_name", ""), told.get("family_name", "")
    family, _, given = told.get("full_name", "").partition(",")
    return given.strip(), family.strip()


def _case(number: int, told: Mapping[str, Any]) -> ReadCase:
    given, family = _name(told)
    return ReadCase(
        row=number,
        given_name=given,
        family_name=family,
        easy_to_read=told.get("easy_to_read") is Answer.YES,
        consents=tuple(_consents(told)),
        answers=Answers(**{field: told[field] for field in _ANSWERS if field in told}),
        meetings=tuple(told[field] for field in MEETING_FIELDS if field in told),
        **{field: told[field] for field in _AS_READ if told.get(field) is not None},
    )


def _consents(told: Mapping[str, Any]) -> Iterator[Consent]:
    for channel, name in _CONSENTS:
        if (given_on := told.get(f"{name}_consent")) is not None:
            yield Consent(channel, given_on, told.get(f"{name}_withdrawn"))


Reader = Callable[[Cell, Row], Any]


def _term(kind: type[Term], phrases: str, otherwise: Trouble = Trouble.UNKNOWN_WORD) -> Reader:
    """Return the reader of a column whose words stand for terms; the word "none" stands for nothing."""

    def read(cell: Cell, row: Row) -> Term | Unreadable | None:
        word = case_cells.read_word(cell, row.words.phrases[phrases], otherwise)
        return kind(word) if isinstance(word, str) and word != "none" else _unless_word(word)

    return read


def _unless_word(word: str | Unreadable | None) -> Unreadable | None:
    return word if isinstance(word, Unreadable) else None


def _read_consent(cell: Cell, row: Row) -> date | Unreadable | None:
    answer = case_cells.read_word(cell, row.words.phrases["answer"], Trouble.NOT_A_CONSENT)
    if answer == "yes":
        return row.today
    if isinstance(answer, Unreadable):
        day = case_cells.read_date(cell)
        return answer if isinstance(day, Unreadable) and day.trouble is Trouble.NOT_A_DATE else day
    return None


def _read_exemption(cell: Cell, _row: Row) -> int | Unreadable | None:
    number = case_cells.read_count(cell)
    return number if number in _EXEMPTIONS else Unreadable(Trouble.NOT_AN_EXEMPTION)


_READERS: Final[Mapping[str, Reader]] = {
    "text": lambda cell, _row: case_cells.read_text(cell),
    "name": lambda cell, _row: case_cells.read_text(cell),
    "number": lambda cell, row: case_cells.read_person_number(cell, row.today),
    "telephone": lambda cell, _row: case_cells.read_telephone(cell),
    "date": lambda cell, _row: case_cells.read_date(cell),
    "answer": _term(Answer, "answer", Trouble.NOT_AN_ANSWER),
    "described": lambda cell, row: case_cells.read_described(cell, row.words.phrases["answer"]),
    "percent": lambda cell, row: case_cells.read_percent(cell, row.words.phrases["percent"]),
    "count": lambda cell, _row: case_cells.read_count(cell),
    "exemption": _read_exemption,
    "consent": _read_consent,
    "kind": _term(CaseKind, "kind"),
    "decision": _term(DecisionOutcome, "decision"),
    "protected": _term(ProtectedIdentity, "protected", Trouble.PROTECTION_UNCLEAR),
    "language": _term(Language, "language"),
    "broke_off_reason": _term(BrokenOffReason, "broke_off_reason"),
}
