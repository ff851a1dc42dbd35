"""A page on the screen: drawn with its real measures, read aloud with its words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from documents.compiled import Properties
from documents.letter import compile_letter, our_template, render
from documents.page_blocks import Paragraph, Section, Table, Words
from documents.page_styles import Edge, Face, Shape, Tab
from documents.reread import reread
from documents.three_party import LETTER
from models.actions.invitations import DOCX, PLAIN
from tests.documents.examples import OFFICE, PAGES, ROW
from ui.look.look import Look
from ui.look.tokens import LIGHT
from ui.widgets.page_layout import Sheet, laid_out
from ui.widgets.page_lines import UNIT
from ui.widgets.page_preview import PagePreview

pytestmark = pytest.mark.usefixtures("qapp")  # lines are broken by the fonts of an application

LINE = Paragraph((Words("Ett ord", Face()),), Shape(), Face())
A4 = Section(595, 842, 85, 71, 71, 71, 37, 25, ())


@pytest.fixture(scope="module")
def letter() -> bytes:
    page = PAGES[LETTER.stem]
    template = compile_letter(LETTER, our_template(LETTER))
    context = page.fill(page.row(ROW), OFFICE)
    return render(template.page(context), Properties("Sundvalla", ROW.letter_date))


@pytest.fixture
def preview(qtbot: QtBot) -> PagePreview:
    made = PagePreview(Look(LIGHT))
    qtbot.addWidget(made)
    made.resize(400, 500)
    return made


def pages(*blocks: Paragraph | Table, **changes: object) -> int:
    return len(laid_out((replace(A4, blocks=blocks, **changes),)))  # type: ignore[arg-type]


def ink(sheet: Sheet, top: float, bottom: float) -> bool:
    """Tell whether anything is drawn between two heights, in points from the paper's top."""
    image = QImage(
        int(sheet.width / UNIT), int(sheet.height / UNIT), QImage.Format.Format_Grayscale8
    )
    image.fill(255)
    painter = QPainter(image)
    painter.scale(1 / UNIT, 1 / UNIT)
    sheet.paint(painter)
    painter.end()
    rows = range(int(top), int(bottom))
    return any(image.pixel(x, y) != image.pixel(0, 0) for y in rows for x in range(image.width()))


def test_the_preview_says_every_word_of_the_letter(preview: PagePreview, letter: bytes) -> None:
    preview.show_document(letter, DOCX)
    assert preview.page_count == 1
    for line in reread(letter).paragraphs:
        assert line.split("\t")[-1].strip() in preview.words


def test_the_pages_are_heard_as_what_they_are(preview: PagePreview, letter: bytes) -> None:
    preview.setAccessibleName("The letter's pages")
    preview.show_document(letter, DOCX)
    paper = preview.focusProxy()
    assert paper is not None
    heard = QAccessible.queryAccessibleInterface(paper)
    assert heard is not None
    assert heard.role() is QAccessible.Role.StaticText
    assert heard.text(QAccessible.Text.Name) == "The letter's pages"
    assert heard.text(QAccessible.Text.Description) == preview.words


def test_a_message_is_shown_as_its_words(preview: PagePreview) -> None:
    preview.show_document(b"Tid tis 1 dec kl. 9.00", PLAIN)
    assert (preview.words, preview.page_count) == ("Tid tis 1 dec kl. 9.00", 0)
    assert not preview.grab().toImage().isNull()
    preview.clear()
    assert preview.words == ""


def test_pages_are_as_wide_as_there_is_room_and_as_high_as_paper(
    preview: PagePreview, letter: bytes
) -> None:
    preview.show_document(letter, DOCX)
    paper = preview.widget()
    assert paper is not None
    preview.show()
    for width in (300, 600):
        preview.resize(width, 500)
        assert paper.sizeHint().width() == preview.viewport().width()
        assert paper.height() / paper.sizeHint().width() == pytest.approx(297 / 210, abs=0.05)


def test_the_pages_scroll_by_key(preview: PagePreview, letter: bytes) -> None:
    preview.show_document(letter, DOCX)
    preview.show()
    paper = preview.focusProxy()
    assert paper is not None
    QTest.keyClick(paper, Qt.Key.Key_PageDown)
    assert preview.verticalScrollBar().value() > 0


def test_pictures_of_the_pages_take_their_place(preview: PagePreview, letter: bytes) -> None:
    preview.show_document(letter, DOCX)
    words = preview.words
    preview.show_pictures([QImage(210, 297, QImage.Format.Format_RGB32)] * 2)
    assert (preview.page_count, preview.words) == (2, words)
    assert not preview.grab().toImage().isNull()


def test_a_text_that_is_long_goes_on_on_the_next_page() -> None:
    assert pages(*[LINE] * 20) == 1
    assert pages(*[LINE] * 100) == 3


def test_what_keeps_together_moves_together() -> None:
    fills = [LINE] * 44
    head = replace(LINE, shape=Shape(keeps_next=True))
    alone = laid_out((replace(A4, blocks=(*fills, LINE, LINE, LINE)),))
    together = laid_out((replace(A4, blocks=(*fills, head, head, LINE)),))
    assert len(alone) == len(together) == 2
    assert len(alone[1].marks) < len(together[1].marks)


def test_a_page_break_begins_a_page() -> None:
    broken = replace(LINE, shape=Shape(breaks_before=True))
    assert pages(broken, LINE) == 1  # nothing is above it
    assert pages(LINE, broken) == 2


def test_rows_of_a_table_do_not_run_over_the_edge() -> None:
    row = ((LINE,), (LINE, LINE))
    assert pages(Table((100, 300), (row,) * 40)) == 2
    assert pages(LINE, Table((), (row,))) == 1


@pytest.mark.parametrize("align", ["left", "right", "center", "both", "odd"])
def test_a_paragraph_with_tabs_bullet_and_lines_is_drawn(align: str) -> None:
    shape = Shape(
        20,
        10,
        -20,
        align=align,
        fill="EAF2F3",
        tabs=(Tab(50, "left"), Tab(90, "right")),
        edges=tuple(Edge(side, 1, 4, "0F4C5C") for side in ("top", "left", "bottom", "right")),
    )
    odd = replace(LINE, shape=shape, bullet="•", words=(Words("Dag\tett\nord", Face(bold=True)),))
    (sheet,) = laid_out((replace(A4, blocks=(odd, odd, LINE)),))
    assert ink(sheet, 85, 140)


def test_headers_footers_and_the_mark_lie_where_they_should() -> None:
    (bare,) = laid_out((A4,))
    assert not ink(bare, 0, 842)
    (sheet,) = laid_out((replace(A4, header=(LINE,), footer=(LINE,), watermark="EXEMPEL"),))
    assert ink(sheet, 37, 55)
    assert ink(sheet, 800, 817)
    assert ink(sheet, 560, 600)
    assert not ink(sheet, 100, 300)


def test_page_numbers_count_all_pages() -> None:
    number = Paragraph((Words("", Face(), "page"), Words("", Face(), "pages")), Shape(), Face())
    sheets = laid_out((replace(A4, header=(number,)), replace(A4, header=(number,))))
    assert [len(sheet.marks) for sheet in sheets] == [1, 1]
