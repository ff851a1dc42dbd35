"""An office's own template: every fault is named in a sentence, and a good one passes."""

import gettext
import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from documents.findings import Finding, sentence
from documents.letter import Letter, compile_letter, render
from documents.template_check import check_template, undeclared
from tests.documents.word import (
    EVERY_FIELD,
    PIXEL,
    PROPERTIES,
    VISIT,
    Visit,
    compiled,
    document,
    filled,
    lines_of,
    saved,
    template,
)


def sentences(data: bytes) -> list[str]:
    return [
        sentence(found, gettext.NullTranslations().gettext) for found in check_template(data, Visit)
    ]


def test_a_template_with_every_field_passes() -> None:
    assert sentences(template(*EVERY_FIELD, header="{{ name }}", footer="{{ place }}")) == []


def test_an_unknown_and_a_missing_field_are_named_in_a_sentence_each() -> None:
    lines = [line.replace("{{ place }}", "{{ plats }}") for line in EVERY_FIELD]
    assert sentences(template(*lines)) == [
        "The letter has no field “plats”. It stands in “Plats: {{ plats }}”.",
        "The field “place” is not used in the template.",
    ]


def test_a_field_left_out_is_told_but_does_not_hinder() -> None:
    lines = [line.replace("{{ place }}", "") for line in EVERY_FIELD]
    (found,) = check_template(template(*lines), Visit)
    assert found == Finding("missing_field", "place")
    assert not found.hinders
    assert compile_letter(Letter("kallelse", Visit), template(*lines)).stem == "kallelse"


@pytest.mark.parametrize("part", ["header", "footer", "title"])
def test_fields_in_headers_footers_and_the_title_are_looked_at_too(part: str) -> None:
    data = template(*EVERY_FIELD, **{part: "{{ okänt }}"})
    assert [found.word for found in check_template(data, Visit)] == ["okänt"]


def test_undeclared_fields_are_told_both_ways() -> None:
    assert undeclared(template("{{ name }}{{ b }}{{ a }}"), Visit) == (
        ("a", "b"),
        ("booked", "lines", "place", "rows"),
    )
    assert undeclared(template(*EVERY_FIELD), Visit) == ((), ())


def test_a_statement_that_tears_the_page_apart_is_found() -> None:
    made = document(*EVERY_FIELD)
    table = made.add_table(1, 1)
    table.cell(0, 0).text = "{% if booked %}i en ruta"
    made.add_paragraph("{% endif %}utanför")
    assert sentences(saved(made)) == [
        "The page breaks apart when “booked” is filled in or left out."
    ]


def test_rows_of_a_table_may_be_left_out_and_repeated() -> None:
    made = document(*EVERY_FIELD)
    table = made.add_table(5, 2)
    texts = ("Dag", "{%tr for row in rows %}", "{{ row.day }}", "{%tr endfor %}", "slut")
    for row, text in zip(table.rows, texts, strict=True):
        row.cells[0].text = text
    data = saved(made)
    assert sentences(data) == []
    read = docx.Document(io.BytesIO(filled(data)))
    assert [row.cells[0].text for row in read.tables[0].rows] == ["Dag", "måndag", "tisdag", "slut"]
    fewer = docx.Document(io.BytesIO(filled(data, replace(VISIT, rows=()))))
    assert [row.cells[0].text for row in fewer.tables[0].rows] == ["Dag", "slut"]


@pytest.mark.parametrize("style", ["List Number", "List Number 2"])
def test_a_list_that_word_numbers_is_named(style: str) -> None:
    made = document(*EVERY_FIELD)
    made.add_paragraph("Ta med legitimation", style=style)
    (said,) = sentences(saved(made))
    assert said.startswith("“Ta med legitimation” is numbered by Word")


def test_a_list_numbered_in_the_paragraph_itself_is_named() -> None:
    made = document(*EVERY_FIELD)
    _number(made, "decimal")
    assert [found.key for found in check_template(saved(made), Visit)] == ["numbered_list"]


def test_a_bulleted_list_passes() -> None:
    made = document(*EVERY_FIELD)
    made.add_paragraph("Legitimation", style="List Bullet")
    _number(made, "bullet")
    assert sentences(saved(made)) == []


def _number(made: docx.document.Document, form: str) -> None:
    numbering = made.part.numbering_part.element
    abstract = etree.Element(qn("w:abstractNum"), {qn("w:abstractNumId"): "77"})
    level = etree.SubElement(abstract, qn("w:lvl"), {qn("w:ilvl"): "0"})
    etree.SubElement(level, qn("w:numFmt"), {qn("w:val"): form})
    numbering.insert(0, abstract)
    number = etree.SubElement(numbering, qn("w:num"), {qn("w:numId"): "77"})
    etree.SubElement(number, qn("w:abstractNumId"), {qn("w:val"): "77"})
    paragraph = made.add_paragraph("Först")._p
    listed = etree.SubElement(paragraph.get_or_add_pPr(), qn("w:numPr"))
    etree.SubElement(listed, qn("w:numId"), {qn("w:val"): "77"})


def test_a_text_box_is_filled_in_like_the_page() -> None:
    made = document(*EVERY_FIELD)
    run = made.add_paragraph("Utanför")._p[-1]
    box = etree.fromstring(
        '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><v:rect><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict>"
    )
    run.append(box)
    data = saved(made)
    assert sentences(data) == []
    lines = lines_of(render(compiled(data).page(VISIT), PROPERTIES))
    assert lines[-2:] == ["Utanför", "Amina Testsson"]


def test_the_path_of_a_drawn_shape_is_no_tracked_change() -> None:
    made = document(*EVERY_FIELD)
    shape = '<a:path xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:moveTo/></a:path>'
    etree.SubElement(made.paragraphs[-1]._p, qn("w:drawing")).append(etree.fromstring(shape))
    assert sentences(saved(made)) == []


def test_a_template_with_a_picture_passes() -> None:
    made = document(*EVERY_FIELD)
    made.add_picture(io.BytesIO(PIXEL))
    assert sentences(saved(made)) == []
