"""A letter read again from its bytes, and compared with the case before it is handed on (T12).

A letter to the wrong person is the commonest incident there is. What is compared is what will be printed,
not what was meant: the file itself is opened.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from documents.examination import CORE
from documents.findings import Finding
from documents.hostile import DOCUMENT
from documents.wordml import DC, W, style_of, text_of
from models.text import clean_line

RECIPIENT = "Mottagare"  # the ids of the styles of the two frames
REFERENCE = "Referens"


@dataclass(slots=True)
class ReadPage:
    """What one page (a section) says: its lines, to whom, and the reference block's labels and values."""

    paragraphs: list[str] = field(default_factory=list)
    recipient: list[str] = field(default_factory=list)
    reference: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A Word file of ours as a reader sees it."""

    title: str
    pages: tuple[ReadPage, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return every line of text on every page."""
        return tuple(line for page in self.pages for line in page.paragraphs)


def reread(data: bytes) -> ReadLetter:
    """Return what a Word file of ours says."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = etree.fromstring(package.read(DOCUMENT))
        core = etree.fromstring(package.read(CORE))
    return ReadLetter(core.findtext(f"{DC}title", ""), tuple(_pages(document)))


def _pages(document: etree._Element) -> Iterator[ReadPage]:
    page = ReadPage()
    for paragraph in document.iter(f"{W}p"):
        _add(page, style_of(paragraph), text_of(paragraph))
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            yield page
            page = ReadPage()
    yield page


def _add(page: ReadPage, style: str, text: str) -> None:
    page.paragraphs.append(text)
    if style == RECIPIENT:
        page.recipient += text.split("\n")
    elif style == REFERENCE:
        for line in text.split("\n"):
            label, _, value = line.partition("\t")
            page.reference.append((label, value))


def confirm(
    data: bytes, *, name: str, address_lines: tuple[str, ...], case_number: str
) -> tuple[Finding, ...]:
    """Return what in a letter's file differs from the case it is for; nothing when it may be handed on.

    Without address lines (a protected person) the letter must show no recipient. A letter without a
    reference block, as a certificate, shows no case number that could be another's.
    """
    recipient = (name, *address_lines) if address_lines else ()
    return confirm_pages(reread(data).pages, recipient, case_number)


def confirm_pages(
    pages: Sequence[ReadPage], recipient: tuple[str, ...], case_number: str
) -> tuple[Finding, ...]:
    """Return what in the pages of one letter differs from its case, also for a letter in a print job."""
    expected = _lines(recipient)
    written = [lines for page in pages if (lines := _lines(page.recipient))]
    numbers = {clean_line(value) for page in pages for _, value in page.reference}
    checks = (
        ("no_recipient", bool(expected) and not written),
        ("other_recipient", any(lines != expected for lines in written)),
        ("other_case", bool(numbers) and clean_line(case_number) not in numbers),
    )
    return tuple(Finding(key) for key, differs in checks if differs)


def _lines(lines: Iterable[str]) -> list[str]:
    return [cleaned for line in lines if (cleaned := clean_line(line))]
