"""Letters to try things on: ordinary ones, and the longest that are realistic."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from io import BytesIO
from typing import Any

import docx
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

import resources
from documents.letter import Letter
from documents.letters import LETTERS, Easy
from models.queries.rows import Address, LetterRow, MeetingDetails, Recipient, Staff
from models.settings import Office, office_from_toml
from models.vocabulary import Language, LetterKind, MeetingKind

OFFICE: Office = office_from_toml(resources.path("demo", "office.toml").read_text(encoding="utf-8"))

AMINA = Recipient(
    name="Amina Testsson",
    birth_date=date(1985, 4, 12),
    number="19850412-9803",
    address=Address("", "Provgatan 14 B, lgh 1203", "20134", "Sundvalla"),
    protected=False,
    language=Language.SWEDISH,
    easy_to_read=False,
    interpreter_language="ar",
)
MAJA = Staff(
    "Maja Lindqvist",
    "socialsekreterare",
    "040-628 04 12",
    "vardagar kl. 8.30–9.30",
    "maja.lindqvist@post.example",
)
ERIK = Staff("Erik Sand", "arbetsmarknadssekreterare", "040-628 04 31", "", "")
MEETING = MeetingDetails(
    kind=MeetingKind.ENROLMENT_GENERAL,
    day=date(2026, 12, 1),
    starts=time(9),
    ends=time(11),
    place="Nobelvägen 66",
    place_hint="Plan 1, sal Tallen. Busshållplats Nobeltorget.",
    interpreter_booked=True,
    minutes=120,
)
ROW = LetterRow(
    case_number="2026-01873",
    letter_date=date(2026, 11, 24),
    recipient=AMINA,
    meeting=MEETING,
    caseworker=MAJA,
    labour_officer=ERIK,
    new_meeting=replace(MEETING, day=date(2026, 12, 8)),
    missed_on=date(2026, 11, 24),
    bring_items="dina tre senaste kontoutdrag",
    bring_items_en="your three latest bank statements",
    call_interpreter_by=date(2026, 11, 27),
)

_LONG_MEETING = replace(
    MEETING,
    day=date(2026, 9, 24),
    starts=time(13, 15),
    ends=time(15, 45),
    place="Kommendörkapten Rosenstråles gata 128 B",
    place_hint="Plan 12, konferensrum Kastanjen. Anmäl dig i receptionen.",
    place_hint_en="Floor 12, conference room Kastanjen. Report at reception.",
    interpreter_booked=False,
    minutes=150,
)
LONGEST = replace(
    ROW,
    case_number="2026-OX-0007/IFO-12",
    letter_date=date(2026, 9, 14),
    recipient=replace(
        AMINA,
        name="Maria-Alexandra Konstantinopoulou",
        address=Address(
            "Birgitta Wachtmeister-Öhrnstedt",
            "Kommendörkaptensgatan 128 B, lgh 1203",
            "20134",
            "Sundvallavik",
        ),
    ),
    meeting=_LONG_MEETING,
    new_meeting=replace(_LONG_MEETING, day=date(2026, 9, 30), interpreter_booked=True),
    caseworker=Staff(
        "Ann-Katrin Hallberg-Papadopoulos",
        "1:e socialsekreterare",
        "040-628 04 12",
        "vardagar kl. 8.30–9.30",
        "ann-katrin.hallberg-papadopoulos@post.example",
    ),
    labour_officer=replace(ERIK, name="Mohammad-Reza Gharibnavaz Lundström"),
    missed_on=date(2026, 9, 17),
    bring_items="dina tre senaste kontoutdrag, hyresavi och besked från Försäkringskassan",
    bring_items_en="your three latest bank statements, your rent notice and decisions from Försäkringskassan",
    call_interpreter_by=date(2026, 9, 21),
)


@dataclass(frozen=True)
class Page:
    """A template and what fills it."""

    letter: Letter[Any]
    fill: Callable[[LetterRow, Office], Any]
    kind: LetterKind

    def row(self, row: LetterRow) -> LetterRow:
        """Return the row with a meeting of the kind the letter is about."""
        kind = MeetingKind.__members__.get(self.kind.name, MeetingKind.ENROLMENT_GENERAL)
        return replace(row, meeting=replace(row.meeting, kind=kind))


def _pages() -> Iterator[Page]:
    for kind, pages in LETTERS.items():
        yield Page(pages.swedish, pages.fill, kind)
        yield Page(pages.english, pages.fill_english, kind)
        if pages.easy is not None:
            yield Page(pages.easy.swedish, _easy(pages.easy, Language.SWEDISH), kind)
            yield Page(pages.easy.english, _easy(pages.easy, Language.ENGLISH), kind)


def _easy(easy: Easy, language: Language) -> Callable[[LetterRow, Office], Any]:
    return lambda row, office: easy.fill(row, office, language)


PAGES = {page.letter.stem: page for page in _pages()}


def fields(context: object) -> dict[str, Any]:
    """Return a context's fields by name."""
    return {name: getattr(context, name) for name in context.__dataclass_fields__}  # type: ignore[attr-defined]


def filled(stem: str, row: LetterRow, office: Office = OFFICE) -> bytes:
    """Return a page filled in by the engine the templates are written for, as an office would check it."""
    page = PAGES[stem]
    template = DocxTemplate(resources.path("templates", f"{stem}.docx"))
    values = fields(page.fill(page.row(row), office))
    template.render(values, SandboxedEnvironment(autoescape=True, undefined=StrictUndefined))
    target = BytesIO()
    template.save(target)
    return target.getvalue()


def lines(document: bytes) -> list[tuple[str, str]]:
    """Return the paragraphs of a Word file as style and words."""
    return [
        (paragraph.style.name if paragraph.style else "", paragraph.text)
        for paragraph in docx.Document(BytesIO(document)).paragraphs
    ]
