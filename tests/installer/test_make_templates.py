"""The templates: that they are what their sources make, and that they are laid out as letters must be."""

import tomllib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

import resources
from installer.make_templates import build, read, sources, template_name
from installer.word_styles import PARAGRAPHS, RUNS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PT_PER_MM = 72 / 25.4
SHEETS = ("envelope_inner.docx", "envelope_outer.docx", "recovery_kit.docx", "window_sheet.docx")
SOURCES = {template_name(source): source for source in sources()}


def parts(document: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


def committed(name: str) -> dict[str, bytes]:
    return parts(resources.path("templates", name).read_bytes())


def root(name: str, part: str) -> etree._Element:
    return etree.fromstring(committed(name)[part])


def paragraphs(name: str) -> list[etree._Element]:
    return list(root(name, "word/document.xml").iter(f"{W}p"))


def style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def millimetres(frame: etree._Element, name: str) -> float:
    return int(frame.get(f"{W}{name}", "0")) / 20 / PT_PER_MM


@pytest.mark.parametrize("name", SOURCES)
def test_a_committed_template_is_what_its_source_makes(name: str) -> None:
    assert parts(build(read(SOURCES[name]))) == committed(name)


def test_building_twice_gives_the_same_bytes() -> None:
    source = sources()[0]
    assert build(read(source)) == build(read(source))


@pytest.mark.parametrize("name", SOURCES)
def test_a_template_is_lean(name: str) -> None:
    assert sum(map(len, committed(name).values())) < 54_000
    assert not any("theme" in part or "thumbnail" in part for part in committed(name))


@pytest.mark.parametrize("name", SOURCES)
def test_all_templates_share_their_styles(name: str) -> None:
    assert committed(name)["word/styles.xml"] == committed("first_visit.docx")["word/styles.xml"]


@pytest.mark.parametrize("name", SOURCES)
def test_every_style_used_is_there(name: str) -> None:
    known = {found.id for found in (*PARAGRAPHS, *RUNS)} | {"Normal"}
    used = {
        element.get(f"{W}val")
        for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml")
        for element in root(name, part).iter(f"{W}pStyle", f"{W}rStyle")
    }
    assert used <= known


@pytest.mark.parametrize("name", SOURCES)
def test_paragraphs_are_formatted_by_style_alone(name: str) -> None:
    allowed = {f"{W}pStyle", f"{W}framePr"}
    document = root(name, "word/document.xml")
    found = {child.tag for properties in document.iter(f"{W}pPr") for child in properties}
    assert found <= allowed


@pytest.mark.parametrize(
    ("kind", "place"), [("Mottagare", (120, 45, 70, 26)), ("Referens", (25, 45, 72, 31))]
)
def test_frames_stand_where_the_window_wants_them_in_paragraph_and_style(
    kind: str, place: tuple[int, ...]
) -> None:
    styles = root("first_visit.docx", "word/styles.xml")
    frames = [
        paragraph.find(f"{W}pPr/{W}framePr")
        for paragraph in paragraphs("first_visit.docx")
        if style(paragraph) == kind
    ]
    frames.append(styles.find(f"{W}style[@{W}styleId='{kind}']/{W}pPr/{W}framePr"))
    assert len(frames) > 3
    for frame in frames:
        assert frame is not None
        measures = [millimetres(frame, side) for side in ("x", "y", "w", "h")]
        assert measures == pytest.approx(place, abs=0.1)
        assert frame.get(f"{W}hAnchor") == frame.get(f"{W}vAnchor") == "page"


def test_the_heading_starts_below_the_window() -> None:
    styles = root("first_visit.docx", "word/styles.xml")
    spacing = styles.find(f"{W}style[@{W}styleId='Brevrubrik']/{W}pPr/{W}spacing")
    margin = root("first_visit.docx", "word/document.xml").find(f".//{W}pgMar")
    assert spacing is not None
    assert margin is not None
    start = (int(spacing.get(f"{W}before", "0")) + int(margin.get(f"{W}top", "0"))) / 20 / PT_PER_MM
    assert start == pytest.approx(80, abs=0.1)


@pytest.mark.parametrize("name", [name for name in SOURCES if name.endswith("_en.docx")])
def test_every_english_word_is_marked_as_english(name: str) -> None:
    runs = root(name, "word/document.xml").iter(f"{W}r")
    for run in runs:
        text = "".join(text.text or "" for text in run.iter(f"{W}t"))
        language = run.find(f"{W}rPr/{W}lang")
        assert text.startswith("{%p") or (
            language is not None and language.get(f"{W}val") == "en-GB"
        )


@pytest.mark.parametrize("name", SOURCES)
def test_language_and_title_are_set(name: str) -> None:
    core = committed(name)["docProps/core.xml"].decode()
    assert "<dc:title>" in core
    assert "<dc:title></dc:title>" not in core
    default = root(name, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang")
    assert default is not None
    assert default.get(f"{W}val") == "sv-SE"


@pytest.mark.parametrize("name", ["three_party.docx", "attendance_certificate.docx"])
def test_a_title_tells_no_more_than_an_envelope_may(name: str) -> None:
    core = committed(name)["docProps/core.xml"].decode().lower()
    for word in ("trepart", "planering", "social", "bistånd"):
        assert word not in core


@pytest.mark.parametrize("name", [name for name in SOURCES if name not in SHEETS])
def test_the_page_number_counts_itself_and_the_letter(name: str) -> None:
    fields = [
        field.get(f"{W}instr") for field in root(name, "word/header1.xml").iter(f"{W}fldSimple")
    ]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_calibri_has_its_stand_ins() -> None:
    fonts = root("first_visit.docx", "word/fontTable.xml")
    others = {font.get(f"{W}name"): font.find(f"{W}altName") for font in fonts.iter(f"{W}font")}
    calibri = others["Calibri"]
    assert calibri is not None
    assert calibri.get(f"{W}val") == "Carlito,Arial,Liberation Sans,DejaVu Sans"


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)
def test_what_was_written_in_another_language_asks_to_be_reviewed(source: Path) -> None:
    wording = tomllib.loads(source.read_text(encoding="utf-8"))
    assert bool(wording.get("review")) == (wording["language"] != "sv")


def test_sheets_that_are_no_letters_say_nothing_above_and_below() -> None:
    for name in SHEETS:
        for part in ("word/header1.xml", "word/footer1.xml"):
            assert "".join(text.text or "" for text in root(name, part).iter(f"{W}t")) == ""


def test_the_grid_covers_what_a_window_can_show() -> None:
    header = committed("window_sheet.docx")["word/header1.xml"].decode()
    assert header.count("<wps:wsp>") == 2
    assert header.count("<a:moveTo>") == 43 + 11 + 22 + 6
    assert f"<wp:posOffset>{30 * 36_000}</wp:posOffset>" in header


@pytest.mark.parametrize("name", SOURCES)
def test_no_paragraph_of_the_page_is_empty(name: str) -> None:
    empty = [
        style(paragraph)
        for paragraph in paragraphs(name)
        if not "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip()
    ]
    assert empty == []
