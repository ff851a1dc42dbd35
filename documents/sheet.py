"""Lists: columns are data, and this is the one place that lays out and styles a workbook.

The same columns serve the screen (`texts`) and the file (`write`), so the two never differ.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, Generic, TypeVar

from documents.workbook import Layout, Row, Style, package
from models.text import N_
from models.vocabulary import Language, Term

R = TypeVar("R")
Value = str | int | date | time | None
Translator = Callable[[str], str]

_ACCENT: Final = "0F4C5C"
_HAIRLINE: Final = "B9C8CC"
_TINT: Final = "EAF2F3"
_HEADER_HEIGHT: Final = 32  # points: two lines
_CHUNK: Final = 500  # rows written between two reports of progress
_NARROWEST: Final = 6
_WIDEST: Final = 34
_PADDING: Final = 2
_FILTER_BUTTON: Final = 2
_WEEKDAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_WINDOWS_LOCALE: Final = {Language.SWEDISH: "41D", Language.ENGLISH: "809"}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a column holds: how it is told in text, and its format in a cell.

    A cell holds what is told, or with `as_value` the day, time or number itself.
    """

    text: Callable[[Value, Translator], str]
    number_format: str = "@"
    align: str = "left"
    width: int | None = None
    as_value: bool = False


def _plain(value: Value, _: Translator) -> str:
    return "" if value is None else str(value)


def _word(value: Value, _: Translator) -> str:
    message = value.label if isinstance(value, Term) else value
    return _(str(message)) if message else ""


def _number(value: Value, _: Translator) -> str:
    return "" if value is None else str(value).replace("-", "−")


def _day(value: Value, _: Translator) -> str:
    return f"{_(_WEEKDAYS[value.weekday()])} {value.isoformat()}" if isinstance(value, date) else ""


def _clock(value: Value, _: Translator) -> str:
    return value.strftime("%H.%M") if isinstance(value, time) else ""


def _box(value: Value, _: Translator) -> str:
    return "☑" if value else "☐"


TEXT: Final = Kind(_plain)
WORD: Final = Kind(_word)  # a term of the vocabulary or a msgid
NUMBER: Final = Kind(_number, '0;[Red]"−"0', "right", as_value=True)
DATE: Final = Kind(_plain, "yyyy-mm-dd", width=12, as_value=True)
DAY: Final = Kind(_day, "[$-{locale}]ddd yyyy-mm-dd", width=16, as_value=True)
CLOCK: Final = Kind(_clock, 'hh"."mm', width=8, as_value=True)
BOX: Final = Kind(_box, align="center", width=5)


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column, on screen and in the file. `key` is what it holds and sorts by; `title` is a msgid.

    `width` is in characters; without it the column is as wide as what it holds.
    """

    title: str
    key: Callable[[R], Value]
    kind: Kind = TEXT
    width: int | None = None

    def text(self, row: R, _: Translator) -> str:
        """Return what is shown for the row."""
        return self.kind.text(self.key(row), _)

    def held(self, row: R, _: Translator) -> Value:
        """Return what lies in the row's cell."""
        value = self.key(row)
        return value if self.kind.as_value else self.kind.text(value, _)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a list: under which secrecy it is made, by whom and when.

    `secrecy` names the paragraph and comes from the office's settings. `left_out` is the number of protected
    persons who would have been on the list. `about` tells which week or meeting and may be empty; an empty
    `purpose` is the list's own. `made_at` is aware, in the office's own time.
    """

    secrecy: str
    made_by: str
    made_at: datetime
    left_out: int = 0
    about: str = ""
    purpose: str = ""
    language: Language = Language.SWEDISH


def _no_progress(done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[R]):
    """A list: the stem of its file, its title and purpose (msgids) and its columns.

    `row_height` is in points, for lists one writes on; `legend` (a msgid) explains short column titles.
    """

    stem: str
    title: str
    purpose: str
    columns: tuple[Column[R], ...]
    row_height: float | None = None
    legend: str = ""

    def texts(self, rows: Sequence[R], _: Translator) -> tuple[tuple[str, ...], ...]:
        """Return what each row shows, column by column."""
        return tuple(tuple(column.text(row, _) for column in self.columns) for row in rows)

    def titles(self, _: Translator) -> tuple[str, ...]:
        """Return what the columns are called."""
        return tuple(_(column.title) for column in self.columns)

    def write(
        self,
        rows: Sequence[R],
        heading: Heading,
        _: Translator,
        progress: Callable[[int, int], None] = _no_progress,
    ) -> bytes:
        """Return the list as a spreadsheet file (.xlsx).

        `progress` is called with the rows done and all rows; an exception from it stops the work, and nothing
        is left behind, for nothing but memory has been written to.
        """
        lines = _lines(self, heading, _)
        layout = Layout(
            name=_(self.title),
            title=_(self.title),
            author=heading.made_by,
            made=heading.made_at,
            widths=tuple(_width(column, rows, _) for column in self.columns),
            header_row=len(lines) + 1,
            last_row=len(lines) + 1 + max(len(rows), 1),
            footer_left=heading.secrecy,
            footer_right=_("Page"),
            styles=_styles(self, heading.language),
        )
        return package(layout, _rows(self, rows, lines, _, progress))


# The styles of the lines above; after them come one per column for its title and one for its cells.
_TITLE, _LINE, _STRONG, _FIRST_HEADER = range(4)


def _styles(sheet: Sheet[R], language: Language) -> tuple[Style, ...]:
    kinds = [column.kind for column in sheet.columns]
    return (
        Style(size=16, bold=True, colour=_ACCENT),
        Style(size=10),
        Style(size=10, bold=True),
        *(_title_style(kind) for kind in kinds),
        *(_cell_style(kind, language) for kind in kinds),
    )


def _title_style(kind: Kind) -> Style:
    return Style(bold=True, colour=_ACCENT, fill=_TINT, line=_ACCENT, wrap=True, align=kind.align)


def _cell_style(kind: Kind, language: Language) -> Style:
    return Style(
        line=_HAIRLINE,
        number_format=kind.number_format.replace("{locale}", _WINDOWS_LOCALE[language]),
        align=kind.align,
        wrap=kind.number_format == "@",
    )


def _lines(sheet: Sheet[R], heading: Heading, _: Translator) -> tuple[tuple[int, str], ...]:
    """Return the lines above the columns, each with its style; the last one is a space."""
    made = _("Made {moment} by {name}").format(
        moment=heading.made_at.strftime("%Y-%m-%d %H.%M"), name=heading.made_by
    )
    lines = (
        (_TITLE, _(sheet.title)),
        (_STRONG, heading.about),
        (_LINE, heading.purpose or _(sheet.purpose)),
        (_STRONG, heading.secrecy),
        (_LINE, made),
        (_LINE, _left_out(heading.left_out, _)),
        (_LINE, _word(sheet.legend, _)),
    )
    return (*((style, text) for style, text in lines if text), (_LINE, ""))


def _left_out(count: int, _: Translator) -> str:
    if count == 0:
        return ""
    if count == 1:
        return _("1 person with a protected identity is not on the list.")
    return _("{count} persons with a protected identity are not on the list.").format(count=count)


def _width(column: Column[R], rows: Sequence[R], _: Translator) -> int:
    """Return a column's width: its own, its kind's, or that of its longest text up to a limit; never below its title."""
    title = max(map(len, _(column.title).split()), default=0) + _FILTER_BUTTON
    if (fixed := column.width or column.kind.width) is not None:
        return max(fixed, title)
    longest = max((len(column.text(row, _)) for row in rows), default=0)
    return max(min(longest, _WIDEST) + _PADDING, title + _PADDING, _NARROWEST)


def _rows(
    sheet: Sheet[R],
    rows: Sequence[R],
    lines: tuple[tuple[int, str], ...],
    _: Translator,
    progress: Callable[[int, int], None],
) -> Iterator[Row]:
    yield from (Row((line,)) for line in lines)
    yield Row(tuple(enumerate(sheet.titles(_), _FIRST_HEADER)), _HEADER_HEIGHT)
    if not rows:
        yield Row(((_LINE, _("No one is on the list.")),))
    first = _FIRST_HEADER + len(sheet.columns)
    for done, row in enumerate(rows, 1):
        held = (column.held(row, _) for column in sheet.columns)
        yield Row(tuple(enumerate(held, first)), sheet.row_height)
        if done % _CHUNK == 0 or done == len(rows):
            progress(done, len(rows))
