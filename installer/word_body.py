"""How a letter's words become WordprocessingML: runs, paragraphs, and the blocks every letter shares."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from installer.word_styles import frame

# Tags that stand alone on a line steer whole paragraphs: the paragraph they stand in disappears.
_STEERING = re.compile(r"\{%\s*((?:if|elif|else|endif|for|endfor)\b[^%]*?)\s*%\}")
_MARKED = re.compile(r"\*\*(.+?)\*\*")
_BREAKS = re.compile(r"([\t\n])")


EMPTY = "<w:p/>"  # a header or footer without words


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of one kind of page."""

    heading: str
    heading2: str
    first: str
    text: str
    last: str
    signature: str
    row: str
    large: str
    place: str

    def box(self, look: str) -> str:
        """Return the style of a row of the fact box."""
        return {"large": self.large, "place": self.place}.get(look, self.row)


LOOKS = {
    "letter": Look(
        "Brevrubrik", "Rubrik2", "Ingress", "Normal", "Slutavsnitt", "Underskrift",
        "Faktaruta", "Faktarutastor", "Faktarutaplats",
    ),
    "translation": Look(
        "Rubriksida2", "Rubrik2", "Ingress", "Normal", "Slutavsnitt", "Underskrift",
        "Faktaruta", "Faktarutastor", "Faktarutaplats",
    ),
    "test": Look(
        "Provarksrubrik", "Rubrik2", "Ingress", "Normal", "Normal", "Underskrift",
        "Faktaruta", "Faktarutastor", "Faktarutaplats",
    ),
    "sheet": Look(
        "Rubriksida2", "Rubrik2", "Ingress", "Normal", "Normal", "Underskrift",
        "Faktaruta", "Faktarutastor", "Faktarutaplats",
    ),
    "easy": Look(
        "Lattlastrubrik", "Lattlastrubrik2", "Lattlast", "Lattlast", "Lattlastslut", "Lattlastunderskrift",
        "Lattlastruta", "Lattlaststor", "Lattlastplats",
    ),
}  # fmt: skip

_REFERENCE = (
    ("Datum", "letter_date"),
    ("Ärendenummer", "case_number"),
    ("Handläggare", "caseworker_name"),
    ("Telefon", "caseworker_phone"),
    ("Telefontid", "phone_hours"),
    ("E-post", "reference_email"),
)
_OPTIONAL = {"phone_hours", "reference_email"}

_POST = ("Postadress", "{{ post_address_1 }}", "{{ post_address_2 }}")
_PRIVACY = ("Dina personuppgifter", "{{ privacy_page_1 }}", "{{ privacy_page_2 }}")
_UNIT_FOOTER = (
    _POST,
    ("Besöksadress", "{{ visit_address_1 }}", "{{ visit_address_2 }}"),
    ("Telefon", "{{ office_phone }}", "{{ office_phone_hours }}"),
    _PRIVACY,
)
_NEUTRAL_FOOTER = (_POST, ("", "", ""), ("", "", ""), _PRIVACY)


def run(words: str, style: str = "", language: str = "sv") -> str:
    """Return words in one style and language; a tab and a line break are Word's own marks."""
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if language != "sv":
        properties += '<w:lang w:val="en-GB"/>'
    inside = "".join(map(_piece, filter(None, _BREAKS.split(words))))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def _piece(words: str) -> str:
    if words in "\t\n":
        return "<w:tab/>" if words == "\t" else "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def paragraph(style: str, *runs: str) -> str:
    """Return a paragraph; its style says everything but where a framed one stands."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{frame(style)}</w:pPr>{"".join(runs)}</w:p>'


def steering(style: str, tag: str) -> str:
    """Return a paragraph with a tag of the template language, in the style of those it steers."""
    return paragraph(style, run(f"{{%p {tag} %}}"))


def optional(when: str, style: str, inside: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs that are left out when the field `when` is empty; without `when` they always stand."""
    if when:
        yield steering(style, f"if {when}")
    yield from inside
    if when:
        yield steering(style, "endif")


def line(style: str, words: str, language: str = "sv") -> str:
    """Return a line of a wording source as a paragraph: a steering tag, or words with **marked** ones."""
    tag = _STEERING.fullmatch(words)
    if tag:
        return steering(style, tag[1])
    pieces = _MARKED.split(words)
    return paragraph(
        style,
        *(
            run(piece, "Viktigt" if number % 2 else "", language)
            for number, piece in enumerate(pieces)
            if piece
        ),
    )


def text(words: str, look: Look, language: str) -> Iterator[str]:
    """Yield a letter's body, a line a paragraph.

    `## ` starts a heading, `• ` an item of a list, `| ` a line of a label and `= ` one of a key. The last
    section keeps to the signature below it, so that a signature never stands alone on a page.
    """
    lines = [stripped for stripped in map(str.strip, words.splitlines()) if stripped]
    headings = [number for number, item in enumerate(lines) if item.startswith("## ")]
    last = max(headings, default=len(lines))
    for number, item in enumerate(lines):
        style = look.first if number == 0 else look.last if number > last else look.text
        yield _text_line(item, style, look, language)


def _text_line(words: str, style: str, look: Look, language: str) -> str:
    marked = {"## ": look.heading2, "• ": "Punktlista", "| ": "Etikettruta", "= ": "Nyckel"}
    for mark, its_style in marked.items():
        if words.startswith(mark):
            return line(its_style, words.removeprefix(mark), language)
    return line(style, words, language)


def heading(words: str, look: Look, language: str) -> str:
    """Return the letter's one heading of the first level."""
    return paragraph(look.heading, run(words.strip(), "", language))


def box_row(label: str, value: str, style: str, language: str) -> str:
    """Return a row of the fact box: paragraphs, so that a screen reader reads "Dag Tisdag 1 december"."""
    return paragraph(style, run(label, "Etikett", language), run(f"\t{value}", "", language))


def signature(words: str, look: Look, language: str, *, with_email: bool) -> str:
    """Return the signature; an e-mail address too long for the reference stands in its line."""
    email = "{% if long_email %}, {{ long_email }}{% endif %}" if with_email else ""
    return line(look.signature, words + email, language)


def reference() -> Iterator[str]:
    """Yield the reference block, in its frame."""
    for label, name in _REFERENCE:
        row = paragraph("Referens", run(label, "Referensetikett"), run(f"\t{{{{ {name} }}}}"))
        yield from optional(name if name in _OPTIONAL else "", "Referens", [row])


def recipient() -> Iterator[str]:
    """Yield the address, in its frame: nothing at all for a protected person."""
    yield steering("Mottagare", "for line in recipient")
    yield paragraph("Mottagare", run("{{ line }}"))
    yield steering("Mottagare", "endfor")


def header(*, unit: bool) -> str:
    """Return the sender and the page's number, `1 (2)`; a certificate does not tell which unit wrote it."""
    page = "".join(
        (_field("PAGE"), run(" (", "Sidnummer"), _field("NUMPAGES"), run(")", "Sidnummer"))
    )
    sender = paragraph("Avsandare", run("{{ municipality_name }}"), run("\t"), page)
    return sender + (paragraph("Avsandareenhet", run("{{ unit_name }}")) if unit else "")


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{run("1", "Sidnummer")}</w:fldSimple>'


def footer(*, unit: bool) -> str:
    """Return the four columns at the foot; a certificate's leaves out what would tell the unit."""
    rows = zip(*(_UNIT_FOOTER if unit else _NEUTRAL_FOOTER), strict=True)
    styles = ("Sidfotrubrik", "Sidfot", "Sidfot")
    return "".join(
        paragraph(style, run("\t".join(row))) for style, row in zip(styles, rows, strict=True)
    )
