"""The envelope's window: the frames move, and nothing else does."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

import resources
from documents.reread import RECIPIENT, REFERENCE
from documents.window import with_window
from documents.wordml import W, style_of
from models.settings import LetterLayout
from models.vocabulary import EnvelopeSide

TEMPLATE = resources.path("templates", "three_party.docx").read_bytes()


def part(document: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(document)) as package:
        return etree.fromstring(package.read(name))


def places(document: bytes, style: str) -> set[tuple[int, ...]]:
    """Return every place a frame of this style has, in paragraphs and in the style, in whole mm."""
    found = [
        paragraph.find(f"{W}pPr/{W}framePr")
        for paragraph in part(document, "word/document.xml").iter(f"{W}p")
        if style_of(paragraph) == style
    ]
    styles = part(document, "word/styles.xml")
    found.append(styles.find(f"{W}style[@{W}styleId='{style}']/{W}pPr/{W}framePr"))
    return {
        tuple(
            round(int(frame.get(f"{W}{name}", "0")) / 1440 * 25.4) for name in ("x", "y", "w", "h")
        )
        for frame in found
        if frame is not None
    }


def test_the_usual_window_changes_nothing() -> None:
    assert with_window(TEMPLATE, LetterLayout()) is TEMPLATE


@pytest.mark.parametrize(
    ("layout", "recipient", "reference"),
    [
        pytest.param(LetterLayout(), (120, 45, 70, 26), (25, 45, 72, 31), id="usual"),
        pytest.param(
            LetterLayout(EnvelopeSide.LEFT, address_left_mm=25),
            (25, 45, 70, 26),
            (113, 45, 72, 31),
            id="window to the left",
        ),
        pytest.param(
            LetterLayout(address_left_mm=111, address_top_mm=47, address_width_mm=65),
            (111, 47, 65, 26),
            (25, 45, 72, 31),
            id="measured at the office",
        ),
        pytest.param(
            LetterLayout(address_top_mm=60),
            (120, 60, 70, 19),
            (25, 45, 72, 31),
            id="an address far down stays above the heading",
        ),
    ],
)
def test_the_frames_stand_where_the_layout_says(
    layout: LetterLayout, recipient: tuple[int, ...], reference: tuple[int, ...]
) -> None:
    moved = with_window(TEMPLATE, layout)
    assert places(moved, RECIPIENT) == {recipient}
    assert places(moved, REFERENCE) == {reference}


def test_only_the_framed_parts_change() -> None:
    moved = with_window(TEMPLATE, LetterLayout(address_top_mm=47))
    with ZipFile(BytesIO(TEMPLATE)) as before, ZipFile(BytesIO(moved)) as after:
        assert before.namelist() == after.namelist()
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"word/document.xml", "word/styles.xml"}


def test_a_frame_of_another_style_stays_where_it_is() -> None:
    renamed = TEMPLATE
    with ZipFile(BytesIO(TEMPLATE)) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    contents["word/document.xml"] = contents["word/document.xml"].replace(
        b'w:val="Mottagare"/><w:framePr', b'w:val="Underskrift"/><w:framePr'
    )
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in contents.items():
            package.writestr(name, content)
    renamed = target.getvalue()
    moved = with_window(renamed, LetterLayout(address_top_mm=47))
    assert places(moved, "Underskrift") == {(120, 45, 70, 26)}
