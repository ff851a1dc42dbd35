"""T12: a letter is read again from its bytes; one for somebody else than the case is never handed on."""

from dataclasses import dataclass

import pytest

from documents.letter import render
from documents.print_job import print_jobs
from documents.reread import RECIPIENT, REFERENCE, confirm, confirm_pages, reread
from tests.documents.word import PROPERTIES, compiled, document, saved


@dataclass(frozen=True, slots=True)
class Addressed:
    recipient: tuple[str, ...]
    case_number: str


def addressed() -> bytes:
    made = document(title="Du är kallad")
    for style in (RECIPIENT, REFERENCE):
        made.styles.add_style(style, 1)
    made.add_paragraph("Datum\t24 november 2026\nÄrendenummer\t{{ case_number }}", style=REFERENCE)
    for line in ("{%p for line in recipient %}", "{{ line }}", "{%p endfor %}"):
        made.add_paragraph(line, style=RECIPIENT)
    made.add_paragraph("Välkommen!")
    return saved(made)


TEMPLATE = compiled(addressed(), Addressed)
ADDRESS = ("Provgatan 14 B, lgh 1203", "201 34 Sundvalla")
AMINA = Addressed(("Amina Testsson", *ADDRESS), "2026-01873")
PROTECTED = Addressed((), "2026-01873")


def letter(context: Addressed) -> bytes:
    return render(TEMPLATE.page(context), PROPERTIES)


def test_a_letter_is_read_as_a_reader_sees_it() -> None:
    read = reread(letter(AMINA))
    assert read.title == "Du är kallad"
    (page,) = read.pages
    assert page.recipient == ["Amina Testsson", *ADDRESS]
    assert page.reference == [("Datum", "24 november 2026"), ("Ärendenummer", "2026-01873")]
    assert read.paragraphs[-1] == "Välkommen!"


@pytest.mark.parametrize(
    ("context", "name", "address", "number", "found"),
    [
        (AMINA, "Amina Testsson", ADDRESS, "2026-01873", ()),
        (AMINA, " Amina  Testsson", ADDRESS, "2026-01873", ()),
        (AMINA, "Amina Testson", ADDRESS, "2026-01873", ("other_recipient",)),
        (AMINA, "Amina Testsson", ADDRESS[1:], "2026-01873", ("other_recipient",)),
        (AMINA, "Amina Testsson", ADDRESS, "2026-01874", ("other_case",)),
        (AMINA, "Bo", (), "2026-01874", ("other_recipient", "other_case")),
        (PROTECTED, "Amina Testsson", (), "2026-01873", ()),
        (PROTECTED, "Amina Testsson", ADDRESS, "2026-01873", ("no_recipient",)),
    ],
)
def test_a_letter_that_differs_from_its_case_is_found(
    context: Addressed, name: str, address: tuple[str, ...], number: str, found: tuple[str, ...]
) -> None:
    findings = confirm(letter(context), name=name, address_lines=address, case_number=number)
    assert tuple(finding.key for finding in findings) == found


def test_a_letter_without_a_reference_shows_no_case_that_could_be_anothers() -> None:
    @dataclass(frozen=True, slots=True)
    class Certificate:
        name: str

    made = document("{{ name }}")
    data = render(compiled(saved(made), Certificate).page(Certificate("Amina")), PROPERTIES)
    assert confirm(data, name="Amina", address_lines=(), case_number="2026-01873") == ()


def test_none_of_two_hundred_letters_in_a_job_goes_to_another() -> None:
    contexts = [
        Addressed((f"Person {n}", f"Gatan {n}", "201 34 Sundvalla"), f"2026-{n:05}")
        for n in range(200)
    ]
    (data,) = print_jobs([(TEMPLATE.page(c),) for c in contexts], PROPERTIES, title="Utskrift")
    pages = reread(data).pages
    assert len(pages) == 200
    for context, read in zip(contexts, pages, strict=True):
        assert confirm_pages((read,), context.recipient, context.case_number) == ()
    assert confirm_pages((pages[0],), contexts[1].recipient, contexts[1].case_number) != ()
