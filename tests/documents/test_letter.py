"""Letters: what is filled in comes out as text, whatever it is, in a package that is always whole."""

import dataclasses
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from documents.compiled import Properties
from documents.findings import Finding, Refused
from documents.letter import Letter, _compiled, _engine, compile_letter, our_template, render
from documents.outline import Filling, Xml, as_line, as_markup
from documents.template_check import check_template
from documents.wordml import W
from models import errors
from models.text import clean, clean_line
from tests.documents.word import (
    DOCUMENT,
    EMPTY,
    EVERY_FIELD,
    PIXEL,
    PROPERTIES,
    VISIT,
    Row,
    Visit,
    changed,
    compiled,
    document,
    filled,
    lines_of,
    packed,
    page,
    parts_of,
    saved,
    template,
)


@dataclass(frozen=True, slots=True)
class Named:
    name: str


def named(*lines: str, name: str = "Amina Testsson", **more: str) -> bytes:
    return filled(template(*lines, **more), Named(name))


def core(data: bytes) -> CoreProperties:
    properties: CoreProperties = docx.Document(io.BytesIO(data)).core_properties
    return properties


def test_every_kind_of_field_is_filled_in() -> None:
    assert lines_of(filled(template(*EVERY_FIELD))) == [
        "Amina Testsson",
        "Plats: Nobelvägen 66",
        "Tolk är bokad.",
        "Provgatan 14 B",
        "201 34 Sundvalla",
        "måndag klar",
        "tisdag",
        "Välkommen!",
    ]


@pytest.mark.parametrize("visit", [VISIT, *EMPTY.values()])
def test_a_letter_says_what_docxtpl_would_say(visit: Visit) -> None:
    data = template(*EVERY_FIELD, header="{{ name }}", footer="{{ place }}")
    theirs = DocxTemplate(io.BytesIO(data))
    theirs.render(dataclasses.asdict(visit), autoescape=True)
    file = io.BytesIO()
    theirs.save(file)
    expected, written = docx.Document(file), docx.Document(io.BytesIO(filled(data, visit)))
    assert [p.text for p in written.paragraphs] == [p.text for p in expected.paragraphs]
    for part in ("header", "footer"):
        assert getattr(written.sections[0], part)._element.xpath("string()") == (
            getattr(expected.sections[0], part)._element.xpath("string()")
        )


@pytest.mark.parametrize(
    ("empty", "missing"),
    [
        ("booked", {"Tolk är bokad."}),
        ("lines", {"Provgatan 14 B", "201 34 Sundvalla"}),
        ("rows", {"måndag klar", "tisdag"}),
    ],
)
def test_what_is_empty_leaves_its_paragraphs_out(empty: str, missing: set[str]) -> None:
    data = template(*EVERY_FIELD)
    full, part = lines_of(filled(data)), lines_of(filled(data, EMPTY[empty]))
    assert set(full) - set(part) == missing


def test_an_empty_line_of_a_list_and_an_empty_field_of_a_row_are_empty() -> None:
    visit = dataclasses.replace(VISIT, lines=("", "b"), rows=(Row("", done=False),))
    assert lines_of(filled(template(*EVERY_FIELD), visit))[3:6] == ["", "b", ""]


@pytest.mark.parametrize(
    "name",
    [
        "{{ 7*7 }}",
        "{% if x %}",
        "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
        "</w:t></w:r></w:p>",
        "Å & Ö <b>fet</b> \"x\" 'y'",
        "&amp; &#34; ]]>",
        "|line name rows.0.day",
        "<?slot section?>",
        "NUMPAGES SECTIONPAGES",
    ],
)
def test_a_value_comes_out_as_the_text_it_is(name: str) -> None:
    data = named("Hej {{ name }}!", name=name, header="{{ name }}", title="{{ name }}")
    assert lines_of(data) == [f"Hej {name}!"]
    assert lines_of(data, "word/header1.xml") == [name]
    assert core(data).title == name


@pytest.mark.parametrize("name", [Markup("<w:p/>"), Markup("<b>x</b>")])
def test_markup_that_calls_itself_safe_is_text_too(name: str) -> None:
    assert lines_of(named("{{ name }}", name=name)) == [str(name)]


@given(st.text(st.characters(exclude_categories=())))
def test_any_value_is_valid_xml_and_the_same_when_read(name: str) -> None:
    (line,) = lines_of(render(NAMED_PAGE.page(Named(name)), PROPERTIES))
    assert clean_line(line) == clean_line(name)


NAMED_PAGE = compiled(template("{{ name }}"), Named)


def test_line_breaks_and_tabs_become_words_own_and_hard_spaces_stay() -> None:
    data = named("{{ name }}", name="kl.\u00a09.00\ntisdag\tonsdag")
    assert lines_of(data) == ["kl.\u00a09.00\ntisdag\tonsdag"]
    body = parts_of(data)[DOCUMENT]
    assert body.count(b"<w:br/>") == 1
    assert body.count(b"<w:tab/>") == 1


def test_spaces_beside_a_value_stay() -> None:
    assert lines_of(named("Hej {{ name }} , du", name="a  b")) == ["Hej a  b , du"]


def test_runs_that_word_split_are_mended() -> None:
    made = document()
    paragraph = made.add_paragraph("Hej {")
    for text in ("{ na", "me", " }", "}!"):
        paragraph.add_run(text).bold = True
    assert lines_of(filled(saved(made), Named("Amina"))) == ["Hej Amina!"]


def test_only_texts_are_written() -> None:
    with pytest.raises(TypeError):
        named("{{ name }}", name=7)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        named("x", name=None, title="{{ name }}")  # type: ignore[arg-type]


def test_a_letter_takes_no_other_letters_context() -> None:
    with pytest.raises(TypeError):
        compiled(template("{{ name }}"), Named).page(VISIT)


def test_equal_contexts_give_equal_bytes() -> None:
    data = template(*EVERY_FIELD)
    assert filled(data) == filled(data)


def test_a_document_says_who_made_it_and_the_day_and_nothing_else() -> None:
    data = render(
        compiled(template("{{ name }}", title="Du är kallad"), Named).page(Named("Amina")),
        Properties("Sundvalla & kommun", date(2026, 11, 24)),
    )
    properties = core(data)
    assert properties.title == "Du är kallad"
    assert properties.author == properties.last_modified_by == "Sundvalla & kommun"
    assert properties.language == "sv-SE"
    assert properties.created.date() == properties.modified.date() == date(2026, 11, 24)
    assert b"Amina" not in parts_of(data)["docProps/core.xml"]


def test_a_template_without_a_title_gives_its_heading() -> None:
    made = document("Först", title="")
    made.add_heading("Du är kallad,\n{{ name }}")
    assert core(filled(saved(made), Named("Amina"))).title == "Du är kallad, Amina"


def test_a_template_without_title_and_heading_has_none() -> None:
    made = document("{{ name }}", title="")
    made.add_heading("{% if name %}Hej{% endif %}")
    assert core(filled(saved(made), Named("Amina"))).title == ""


def test_a_bad_template_is_refused_with_its_findings() -> None:
    with pytest.raises(errors.BadTemplate) as error:
        compile_letter(Letter("kallelse", Named), template("{{ nam }}"))
    assert error.value.name == "kallelse"
    assert error.value.findings == (("unknown_field", "nam"),)


def test_a_letter_may_leave_a_field_out() -> None:
    assert lines_of(named("Hej!")) == ["Hej!"]


def test_the_count_of_pages_counts_the_file() -> None:
    made = document("{{ name }}")
    paragraph = made.sections[0].header.paragraphs[0]
    _field(paragraph, "PAGE")
    _field(paragraph, " SECTIONPAGES  \\* MERGEFORMAT ")
    header = parts_of(filled(saved(made), Named("Amina")))["word/header1.xml"].decode()
    assert "PAGE" in header
    assert '<w:fldSimple w:instr=" NUMPAGES ">' in header
    assert "SECTIONPAGES" not in header


def test_a_count_of_pages_in_one_element_keeps_its_look() -> None:
    made = document("{{ name }}")
    paragraph = made.add_paragraph()._p
    for instruction in ("NUMPAGES", "PAGE"):
        field = etree.SubElement(paragraph, qn("w:fldSimple"), {qn("w:instr"): instruction})
        run = etree.SubElement(field, qn("w:r"))
        etree.SubElement(etree.SubElement(run, qn("w:rPr")), qn("w:b"))
    body = parts_of(filled(saved(made), Named("Amina")))[DOCUMENT].decode()
    assert '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t>' in body
    assert '<w:fldSimple w:instr="PAGE">' in body


def _field(paragraph: Paragraph, instruction: str) -> None:
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run()._r
        if kind:
            etree.SubElement(run, qn("w:fldChar"), {qn("w:fldCharType"): kind})
        else:
            name = "w:t" if text == "1" else "w:instrText"
            etree.SubElement(run, qn(name)).text = text


def test_what_word_leaves_behind_is_taken_away() -> None:
    made = document("{{ name }}")
    paragraph = made.paragraphs[0]._p
    paragraph.set(qn("w:rsidR"), "00AB12CD")
    etree.SubElement(paragraph, qn("w:bookmarkStart"), {qn("w:id"): "0", qn("w:name"): "_GoBack"})
    etree.SubElement(paragraph, qn("w:bookmarkEnd"), {qn("w:id"): "0"})
    etree.SubElement(paragraph, qn("w:proofErr"), {qn("w:type"): "spellStart"})
    body = parts_of(filled(saved(made), Named("Amina")))[DOCUMENT]
    assert b"Amina" in body
    assert not [word for word in (b"rsid", b"bookmark", b"proofErr") if word in body]


def test_a_watermark_lies_on_first_even_and_other_pages() -> None:
    made = document("{{ name }}")
    made.sections[0].different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    data = filled(saved(made), Named("Amina"), watermark="EXEMPEL & prov")
    headers = [content for name, content in parts_of(data).items() if "header" in name]
    assert [b'string="EXEMPEL &amp; prov"' in header for header in headers] == [True] * 3
    body = parts_of(data)[DOCUMENT].decode()
    assert [f'w:type="{place}"' in body for place in ("default", "first", "even")] == [True] * 3


def test_without_a_watermark_nothing_is_drawn() -> None:
    data = filled(template("{{ name }}", header="Kommun"), Named("Amina"))
    assert b"w:pict" not in parts_of(data)["word/header1.xml"]


def test_a_header_without_a_paragraph_gets_one_for_the_watermark() -> None:
    data = template("{{ name }}", header="x")
    name = next(name for name in parts_of(data) if "header" in name)
    content = parts_of(data)[name].decode()
    paragraph = content[content.index("<w:p") : content.index("</w:p>") + len("</w:p>")]
    data = changed(data, name, paragraph, "")
    assert b"EXEMPEL" in parts_of(filled(data, Named("A"), watermark="EXEMPEL"))["word/header1.xml"]


def test_pictures_go_with_the_letter_and_their_words_are_filled_in_as_one_line() -> None:
    made = document("{{ name }}")
    made.add_picture(io.BytesIO(PIXEL))
    made.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(PIXEL))
    for drawing in (made.element.body, made.sections[0].header._element):
        next(drawing.iter(qn("wp:docPr"))).set("descr", "Logga för {{ name }}")
    data = filled(saved(made), Named('Anna\n"A" & B'))
    parts = parts_of(data)
    assert [name for name in parts if "media" in name] == [f"word/media/{_only_picture(parts)}"]
    read = docx.Document(io.BytesIO(data))
    for drawing in (read.element.body, read.sections[0].header._element):
        shown = next(drawing.iter(qn("wp:docPr")))
        assert shown.get("descr") == 'Logga för Anna "A" & B'
    assert (
        read.part.related_parts[next(read.element.iter(qn("a:blip"))).get(qn("r:embed"))].blob
        == PIXEL
    )


def _only_picture(parts: dict[str, bytes]) -> str:
    (name,) = {name.rpartition("/")[2] for name in parts if name.endswith(".png")}
    return name


def test_a_bullet_that_is_a_picture_goes_with_the_list() -> None:
    made = document("{{ name }}")
    numbering = made.part.numbering_part
    picture = made.part.package.get_or_add_image_part(io.BytesIO(PIXEL))
    number = numbering.relate_to(picture, RELATIONSHIP_TYPE.IMAGE)
    bullet = etree.SubElement(
        numbering.element, qn("w:numPicBullet"), {qn("w:numPicBulletId"): "0"}
    )
    etree.SubElement(bullet, qn("a:blip"), {qn("r:embed"): number})
    parts = parts_of(filled(saved(made), Named("Amina")))
    assert f'Id="{number}"'.encode() in parts["word/_rels/numbering.xml.rels"]
    assert _only_picture(parts).encode() in parts["word/_rels/numbering.xml.rels"]


def test_a_bare_template_is_enough() -> None:
    data = template("{{ name }}", title="")
    parts = parts_of(data)
    section = parts[DOCUMENT][
        parts[DOCUMENT].index(b"<w:sectPr") : parts[DOCUMENT].index(b"</w:body>")
    ]
    kept = ("[Content_Types].xml", "_rels/.rels", DOCUMENT)
    bare = {name: parts[name].replace(section, b"") for name in kept}
    assert lines_of(filled(packed(bare), Named("Amina"))) == ["Amina"]


def test_an_empty_template_gives_an_empty_page() -> None:
    assert lines_of(filled(template(), Named("Amina"))) == []


def test_a_page_number_keeps_its_format() -> None:
    data = changed(
        template("{{ name }}"), DOCUMENT, "<w:cols", '<w:pgNumType w:fmt="lowerRoman"/><w:cols'
    )
    body = parts_of(filled(data, Named("Amina")))[DOCUMENT]
    assert b'<w:pgNumType w:fmt="lowerRoman" w:start="1"/>' in body


def test_the_engine_runs_once_for_each_way_a_template_can_fall() -> None:
    runs = []

    def stream(values: object) -> tuple[str, ...]:
        runs.append(values)
        return ("Hej",)

    filling = Filling(stream, ("name",))
    for name in ("Amina", "Bo", "", "Clara"):
        filling.texts({"name": name})
    assert len(runs) == 2


def test_the_engine_never_sees_a_value() -> None:
    seen: list[object] = []

    def stream(values: Mapping[str, object]) -> tuple[str, ...]:
        seen.extend(values.values())
        return ()

    Filling(stream, ("rows",)).texts(
        {"name": "Amina", "rows": (Row("måndag", done=True),), "lines": ("hemlig",)}
    )
    assert seen
    assert not [value for value in ("Amina", "måndag", "hemlig") if value in repr(seen)]


def test_no_more_outlines_are_kept_than_a_job_needs() -> None:
    filling = Filling(lambda values: ("x",), ("lines",))
    for size in range(250):
        filling.texts({"lines": ("a",) * size})
    assert 0 < len(filling.outlines) <= 100


def test_texts_are_written_as_text_and_markup_of_ours_as_it_stands() -> None:
    with pytest.raises(TypeError):
        as_markup(7)
    assert as_markup(Xml("<w:br/>")) == "<w:br/>"
    assert as_line(Xml("<w:br/>")) == "<w:br/>"
    assert as_line("a\nb <c>") == "a b &lt;c&gt;"
    assert as_markup("a\u202eb") == clean("a\u202eb") == "ab"


def test_an_empty_value_in_a_title_leaves_nothing() -> None:
    data = template("{% if name %}Hej{% endif %}", title="Kallelse {{ name }}")
    assert core(filled(data, Named(""))).title == "Kallelse "


def test_a_reference_to_no_header_is_passed_by() -> None:
    data = changed(
        template("{{ name }}"), DOCUMENT, "<w:pgSz", '<w:headerReference w:type="first"/><w:pgSz'
    )
    assert lines_of(filled(data, Named("Amina"))) == ["Amina"]


def test_the_engine_runs_nothing_the_grammar_lacks_even_if_it_came_so_far() -> None:
    with pytest.raises(Refused) as refused:
        _compiled(_engine(), "{{ name.x }}{% set y = name %}")
    assert refused.value.finding == Finding("not_allowed", "Assign")


def test_the_templates_that_ship_are_found_by_their_stem() -> None:
    assert our_template(Letter("first_visit", Named)).startswith(b"PK")


def test_an_example_of_every_field_passes_the_check() -> None:
    assert check_template(template(*EVERY_FIELD), Visit) == ()
    assert page(template(*EVERY_FIELD)).values["name"] == "Amina Testsson"
    assert W in next(iter(etree.fromstring(parts_of(template())[DOCUMENT]))).tag
