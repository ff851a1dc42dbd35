"""Print jobs: one Word file for a batch, in which each letter is as it would be alone."""

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section
from lxml import etree

from documents.binding import bind
from documents.compiled import Page
from documents.letter import render
from documents.print_job import print_jobs
from documents.wordml import W
from models import errors
from tests.documents.word import (
    DOCUMENT,
    EVERY_FIELD,
    PIXEL,
    PROPERTIES,
    VISIT,
    compiled,
    document,
    lines_of,
    page,
    parts_of,
    saved,
    template,
)

SWEDISH = compiled(template(*EVERY_FIELD, header="{{ place }}", footer="Sundvalla kommun"))
EASY = compiled(template("Lätt: {{ name }}", header="Lätt"))
NAMES = ("Amina", "Bo", "Clara")


def letters(*names: str) -> list[tuple[Page, ...]]:
    return [(SWEDISH.page(replace(VISIT, name=name)),) for name in names]


def job(*pages: tuple[Page, ...]) -> bytes:
    (data,) = print_jobs(pages, PROPERTIES, title="Utskrift")
    return data


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def counted(made: Document) -> Document:
    paragraph = made.sections[0].header.paragraphs[0]._p
    field = etree.SubElement(paragraph, qn("w:fldSimple"), {qn("w:instr"): "NUMPAGES"})
    etree.SubElement(field, qn("w:r"))
    return made


def starts_at(section: Section) -> str | None:
    (numbers,) = section._sectPr.iter(f"{W}pgNumType")
    return numbers.get(f"{W}start")


COUNTED = compiled(saved(counted(document("{{ name }}"))))


def test_the_words_of_a_job_are_those_of_its_letters_in_their_order() -> None:
    alone = [line for (one,) in letters(*NAMES) for line in lines_of(render(one, PROPERTIES))]
    assert lines_of(job(*letters(*NAMES))) == alone


def test_each_letter_is_a_section_on_a_new_page_numbered_from_one() -> None:
    sections = opened(job(*letters(*NAMES))).sections
    assert [section.start_type.name for section in sections] == ["NEW_PAGE"] * 3
    starts = [starts_at(section) for section in sections]
    assert starts == ["1"] * 3


def test_the_pages_of_one_letter_are_numbered_on() -> None:
    visit = VISIT
    data = render(SWEDISH.page(visit), PROPERTIES, behind=(EASY.page(visit),))
    sections = opened(data).sections
    starts = [starts_at(section) for section in sections]
    assert starts == ["1", None]
    assert [s.header.paragraphs[0].text for s in sections] == ["Nobelvägen 66", "Lätt"]


def test_each_letter_has_a_header_of_its_own_and_equal_footers_are_one() -> None:
    places = ("Ett", "Två", "Två")
    pages = [(SWEDISH.page(replace(VISIT, place=place)),) for place in places]
    data = job(*pages)
    assert [s.header.paragraphs[0].text for s in opened(data).sections] == list(places)
    parts = [name.rpartition("/")[2] for name in parts_of(data)]
    assert sorted(n for n in parts if n.startswith(("header", "footer"))) == [
        "footer2.xml",
        "header1.xml",
        "header3.xml",
    ]


def test_a_page_without_a_header_does_not_take_its_neighbours() -> None:
    bare = compiled(template("{{ name }}"))
    data = job((SWEDISH.page(VISIT),), (bare.page(VISIT),))
    texts = [section.header.paragraphs[0].text for section in opened(data).sections]
    assert texts == ["Nobelvägen 66", ""]


@pytest.mark.parametrize(
    ("pages", "fields"),
    [
        ([1], [("NUMPAGES", "1")]),
        ([2], [("NUMPAGES", "2")]),
        ([1, 1], [("SECTIONPAGES", "1")]),
        ([2, 1, 2], [("PAGEREF slut1", "2"), ("SECTIONPAGES", "1"), ("PAGEREF slut3", "2")]),
    ],
)
def test_the_pages_of_a_letter_are_counted_whatever_stands_beside_it(
    pages: list[int], fields: list[tuple[str, str]]
) -> None:
    data = bind([(COUNTED.page(VISIT),) * count for count in pages], PROPERTIES)
    headers = [
        content.decode() for name, content in parts_of(data).items() if "word/header" in name
    ]
    found = [h.partition('w:instr=" ')[2].partition(' "')[0] for h in headers]
    shown = [h.partition("<w:t>")[2].partition("</w:t>")[0] for h in headers]
    assert list(zip(found, shown, strict=True)) == fields
    bookmarks = re.findall(
        r'w:bookmarkStart w:id="\d" w:name="(\w+)"', parts_of(data)[DOCUMENT].decode()
    )
    assert bookmarks == [field.split()[1] for field, _ in fields if "PAGEREF" in field]


def test_a_letter_that_ends_in_what_may_be_left_out_ends_its_section_all_the_same() -> None:
    ending = compiled(template("{{ name }}", "{%p if booked %}", "Tolk", "{%p endif %}"))
    pages = [(ending.page(replace(VISIT, booked=booked)),) for booked in (True, False, True)]
    data = job(*pages)
    assert len(opened(data).sections) == 3
    assert [line for line in lines_of(data) if line] == [
        "Amina Testsson",
        "Tolk",
        "Amina Testsson",
        "Amina Testsson",
        "Tolk",
    ]
    assert lines_of(render(ending.page(VISIT), PROPERTIES)) == ["Amina Testsson", "Tolk"]


def test_a_letter_that_ends_in_a_table_ends_its_section_all_the_same() -> None:
    made = document("{{ name }}")
    made.add_table(1, 1).cell(0, 0).text = "sist"
    ending = compiled(saved(made))
    assert len(opened(job((ending.page(VISIT),), (ending.page(VISIT),))).sections) == 2


def test_a_letter_that_ends_in_a_bare_paragraph_ends_its_section_there() -> None:
    ending = compiled(template("{{ name }}", ""))
    assert lines_of(job((ending.page(VISIT),), (ending.page(VISIT),))) == ["Amina Testsson", ""] * 2


def test_a_job_is_named_by_its_title_and_no_person() -> None:
    assert opened(job(*letters("Amina"))).core_properties.title == "Utskrift"


def test_letters_of_other_styles_make_a_job_of_their_own() -> None:
    other = document("{{ name }}")
    other.styles.add_style("Kommunens", 1)
    office = compiled(saved(other))
    pages = [(SWEDISH.page(VISIT),), (office.page(VISIT),), (SWEDISH.page(VISIT),)]
    assert [len(opened(data).sections) for data in print_jobs(pages, PROPERTIES, title="x")] == [
        2,
        1,
    ]


def test_no_letters_make_no_job() -> None:
    assert print_jobs((), PROPERTIES, title="x") == ()


def test_a_page_behind_an_office_s_own_takes_its_look() -> None:
    own = document("{{ name }}")
    own.styles.add_style("Kommunens", 1)
    office = compiled(saved(own))
    data = render(office.page(VISIT), PROPERTIES, behind=(EASY.page(VISIT),))
    assert "Kommunens" in [style.name for style in opened(data).styles]
    assert lines_of(data)[-1] == "Lätt: Amina Testsson"


def test_a_page_whose_styles_the_first_page_lacks_is_refused() -> None:
    own = document()
    own.styles.add_style("Kommunens", 1)
    own.add_paragraph("{{ name }}", style="Kommunens")
    with pytest.raises(errors.BadTemplate) as error:
        render(EASY.page(VISIT), PROPERTIES, behind=(page(saved(own)),))
    assert error.value.findings == (("other_styles", "Kommunens"),)


def test_pictures_in_several_letters_have_numbers_of_their_own() -> None:
    made = document("{{ name }}")
    made.add_picture(io.BytesIO(PIXEL))
    pictured = compiled(saved(made))
    body = opened(job(*[(pictured.page(VISIT),)] * 3)).element.body
    numbers = [
        e.get("id")
        for e in body.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
        )
    ]
    assert numbers == ["1001", "2001", "3001"]


def test_shapes_in_several_letters_have_names_of_their_own() -> None:
    made = document("{{ name }}")
    names = ("shapetype", "shape", "fill")
    kind, shape, fill = (f"{{urn:schemas-microsoft-com:vml}}{name}" for name in names)
    picture = etree.SubElement(made.add_paragraph().add_run()._r, qn("w:pict"))
    etree.SubElement(picture, kind, {"id": "t202"})
    etree.SubElement(picture, shape, {"type": "#t202"})
    etree.SubElement(picture, fill, {"type": "solid"})
    shaped = compiled(saved(made))
    body = opened(job((shaped.page(VISIT),), (shaped.page(VISIT),))).element.body
    assert [e.get("id") for e in body.iter(kind)] == ["t202_1", "t202_2"]
    assert [e.get("type") for e in body.iter(shape)] == ["#t202_1", "#t202_2"]
    assert [e.get("type") for e in body.iter(fill)] == ["solid", "solid"]


def test_a_logo_in_the_header_is_shared_by_all_letters() -> None:
    made = document("{{ name }}")
    made.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(PIXEL))
    logo = compiled(saved(made))
    parts = parts_of(job(*[(logo.page(VISIT),)] * 3))
    assert len([name for name in parts if name.startswith("word/header")]) == 1


def test_a_job_of_five_hundred_letters_holds_them_all() -> None:
    names = [f"Person {number}" for number in range(500)]
    data = job(*letters(*names))
    assert lines_of(data)[:: len(lines_of(job(*letters("x"))))] == names
    assert len(opened(data).sections) == 500
