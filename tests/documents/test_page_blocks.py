"""A Word file as blocks on pages: what a preview draws is what is in the file."""

import io
import zipfile
from dataclasses import replace

import pytest

from documents.compiled import Properties
from documents.letter import compile_letter, our_template, render
from documents.page_blocks import PAGE, PAGES, Paragraph, Section, Table, page_blocks, words_of
from documents.page_styles import Edge, Face, Frame, Styles, Tab, flat, number
from documents.reread import reread
from documents.three_party import LETTER
from documents.wordml import parse
from tests.documents.examples import OFFICE, ROW
from tests.documents.examples import PAGES as LETTER_PAGES

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri"/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:pPr><w:spacing w:after="100" w:line="259"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:pageBreakBefore w:val="0"/></w:pPr>
<w:rPr><w:b/><w:color w:val="0F4C5C"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Ring"><w:basedOn w:val="Ring"/><w:pPr><w:spacing w:line="400" w:lineRule="exact"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Box"><w:pPr><w:pBdr><w:left w:val="single" w:sz="36" w:space="10" w:color="0F4C5C"/>
<w:top w:val="nil"/></w:pBdr><w:shd w:val="clear" w:fill="EAF2F3"/><w:ind w:left="200" w:hanging="100"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Label"><w:rPr><w:b w:val="0"/><w:i/><w:color w:val="auto"/></w:rPr></w:style>
"""
_NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""


def word_file(
    body: str, header: str = "", *, styles: str = _STYLES, numbering: str = _NUMBERING
) -> bytes:
    """Return a small Word file; its last section points to the header, if there is one."""
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
    }
    optional = {
        "styles": ("word/styles.xml", "styles", styles),
        "numbering": ("word/numbering.xml", "numbering", numbering),
        "header": ("word/header1.xml", "hdr", header),
    }
    listed = ""
    for kind, (name, root, content) in optional.items():
        if content:
            parts[name] = (
                f'<w:{root} xmlns:w="{_W}" xmlns:v="urn:schemas-microsoft-com:vml">{content}</w:{root}>'
            )
            listed += f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{name[5:]}"/>'
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def paragraph(inside: str, own: str = "") -> str:
    return f"<w:p><w:pPr>{own}</w:pPr>{inside}</w:p>"


def run(text: str, own: str = "") -> str:
    return f"<w:r><w:rPr>{own}</w:rPr><w:t>{text}</w:t></w:r>"


def only(body: str, **how: str) -> Section:
    (section,) = page_blocks(word_file(f"{body}<w:sectPr/>", **how))
    return section


def first(body: str, **how: str) -> Paragraph:
    block = only(body, **how).blocks[0]
    assert isinstance(block, Paragraph)
    return block


def letter(watermark: str = "") -> bytes:
    page = LETTER_PAGES[LETTER.stem]
    context = page.fill(page.row(ROW), OFFICE)
    template = compile_letter(LETTER, our_template(LETTER))
    return render(
        template.page(context), Properties("Sundvalla", ROW.letter_date), watermark=watermark
    )


def test_a_letter_shows_every_word_that_is_in_its_file() -> None:
    shown = words_of(page_blocks(letter()))
    for line in reread(letter()).paragraphs:
        for part in line.split("\t"):
            assert part.strip() in shown


def test_a_letter_has_its_address_header_and_footer_in_place() -> None:
    (section,) = page_blocks(letter("EXEMPEL"))
    frames = [b for b in section.blocks if isinstance(b, Paragraph) and b.shape.frame]
    assert {f.shape.frame.left for f in frames if f.shape.frame} == {70.85, 340.15}
    assert section.watermark == "EXEMPEL"
    header = [block for block in section.header if isinstance(block, Paragraph)]
    assert [one.field for block in header for one in block.words if one.field] == [PAGE, PAGES]
    assert "Postadress" in words_of((replace(section, blocks=(), header=()),))
    assert (section.width, section.height) == (595.3, 841.9)


@pytest.mark.parametrize(
    ("body", "face"),
    [
        (paragraph(run("a")), Face("Calibri", 12)),
        (
            paragraph(run("a"), '<w:pStyle w:val="Head"/>'),
            Face("Calibri", 12, bold=True, colour="0F4C5C"),
        ),
        (
            paragraph(run("a", '<w:rStyle w:val="Label"/>'), '<w:pStyle w:val="Head"/>'),
            Face("Calibri", 12, italic=True),
        ),
        (paragraph(run("a", '<w:sz w:val="41"/>')), Face("Calibri", 20.5)),
        (paragraph(run("a", '<w:sz w:val="large"/>')), Face("Calibri", 0)),
    ],
)
def test_words_look_as_all_their_styles_say(body: str, face: Face) -> None:
    (words,) = first(body).words
    assert words.face == face


def test_a_paragraph_lies_as_its_styles_and_its_own_properties_say() -> None:
    own = (
        '<w:pStyle w:val="Box"/><w:jc w:val="right"/><w:spacing w:before="40"/>'
        '<w:tabs><w:tab w:val="right" w:pos="9000"/><w:tab w:pos="200"/><w:tab w:val="clear" w:pos="1"/></w:tabs>'
    )
    shape = first(paragraph(run("a"), own)).shape
    assert (shape.left, shape.first, shape.before, shape.align) == (10, -5, 2, "right")
    assert shape.fill == "EAF2F3"
    assert shape.edges == (Edge("left", 4.5, 10, "0F4C5C"),)
    assert shape.tabs == (Tab(10, "left"), Tab(450, "right"))
    assert shape.line == 1


@pytest.mark.parametrize(
    ("style", "line"), [("Normal", 259 / 240), ("Ring", 1), ("Nowhere", 1), ("", 259 / 240)]
)
def test_lines_are_as_high_as_the_style_says_and_a_ring_of_styles_ends(
    style: str, line: float
) -> None:
    assert first(paragraph(run("a"), f'<w:pStyle w:val="{style}"/>')).shape.line == line


def test_what_keeps_together_and_where_a_page_ends_is_told() -> None:
    head = first(paragraph(run("a"), '<w:pStyle w:val="Head"/>')).shape
    assert (head.keeps_next, head.breaks_before) == (True, False)
    assert first(paragraph(run("a"), "<w:pageBreakBefore/>")).shape.breaks_before


def test_a_frame_is_where_it_says() -> None:
    own = '<w:framePr w:w="3969" w:x="6803" w:y="2551"/><w:shd w:fill="auto"/>'
    shape = first(paragraph(run("a"), own)).shape
    assert (shape.frame, shape.fill) == (Frame(340.15, 127.55, 198.45), "")


def test_a_list_has_its_bullet() -> None:
    in_list = "<w:numPr><w:numId w:val='{0}'/></w:numPr>"
    assert first(paragraph(run("a"), in_list.format(1))).bullet == "•"
    assert first(paragraph(run("a"), in_list.format(2))).bullet == ""
    assert first(paragraph(run("a"), in_list.format(1)), numbering="").bullet == ""


def test_breaks_tabs_and_links_are_words_and_pictures_are_not() -> None:
    inside = (
        "<w:r><w:t>a</w:t><w:br/><w:t/><w:tab/><w:noBreakHyphen/><w:t>b</w:t><w:sym/></w:r>"
        f"<w:hyperlink>{run('c')}</w:hyperlink><w:drawing>{run('d')}</w:drawing><w:r/>"
    )
    assert first(paragraph(inside)).text == "a\n\t\u2011bc"


@pytest.mark.parametrize(
    ("instruction", "found"), [(" PAGE ", PAGE), (" NUMPAGES ", PAGES), ("", PAGES)]
)
def test_a_page_number_is_a_field_in_both_of_words_ways(instruction: str, found: str) -> None:
    simple = f'<w:fldSimple w:instr="{instruction}">{run("7")}</w:fldSimple>'
    parts = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>' for part in parts)
    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:instrText/></w:r>"
    for way in (simple, begin + asked + separate + run("7") + end):
        words = first(paragraph(f"{run('Sida ')}{way}{run('!')}")).words
        assert [(one.text, one.field) for one in words] == [("Sida ", ""), ("", found), ("!", "")]


def test_a_table_has_its_cells() -> None:
    cell = f"<w:tc>{paragraph(run('a'))}{paragraph(run('b'))}</w:tc>"
    grid = '<w:tblGrid><w:gridCol w:w="200"/><w:gridCol/></w:tblGrid>'
    section = only(f"<w:tbl>{grid}<w:tr>{cell}{cell}</w:tr></w:tbl><w:bookmarkStart/>")
    tables = [block for block in section.blocks if isinstance(block, Table)]
    assert [table.widths for table in tables] == [(10, 0)]
    assert [[p.text for p in one] for one in tables[0].rows[0]] == [["a", "b"], ["a", "b"]]
    assert words_of((section,)) == "a\nb\na\nb"


def test_sections_end_in_a_paragraph_or_after_it() -> None:
    inner = paragraph(run("a"), '<w:sectPr><w:pgSz w:w="2000" w:h="4000"/></w:sectPr>')
    one, other = page_blocks(word_file(f"{inner}{paragraph(run('b'))}<w:sectPr/>"))
    assert (one.width, one.height, words_of((one,))) == (100, 200, "a")
    assert (round(other.width, 1), words_of((other,))) == (595.3, "b")


def test_a_header_and_the_mark_across_it_are_found_where_the_section_points() -> None:
    header = f'{paragraph(run("Sundvalla"))}<w:r><v:textpath string=""/><v:textpath string="EXEMPEL"/></w:r>'
    pointing = (
        '<w:sectPr><w:headerReference r:id="none"/><w:headerReference r:id="header"/></w:sectPr>'
    )
    (section,) = page_blocks(word_file(pointing, header))
    assert (words_of((section,)), section.watermark) == ("Sundvalla", "EXEMPEL")
    (other,) = page_blocks(word_file('<w:sectPr><w:headerReference r:id="gone"/></w:sectPr>'))
    assert (other.header, other.watermark) == ((), "")


def test_a_file_without_a_body_styles_or_lists_shows_what_it_has() -> None:
    assert first(paragraph(run("a")), styles="", numbering="").words[0].face == Face()
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"/>')
    assert page_blocks(empty.getvalue()) == ()


def test_styles_of_nothing_say_nothing() -> None:
    assert Styles(None).of_paragraph("Head", {}) == {}
    assert flat(parse("x", f'<w:x xmlns:w="{_W}"/>'.encode())) == {}
    assert number("") == 0
