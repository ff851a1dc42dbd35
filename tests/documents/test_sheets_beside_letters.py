"""Envelopes for protected persons, the window's test sheet and the recovery kit."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import resources
from documents import envelopes, recovery_kit, window_sheet
from documents.compiled import Properties
from documents.letter import Letter, compile_letter, our_template, render
from documents.recovery_kit import RecoveryKit
from documents.reread import ReadLetter, reread
from documents.template_check import check_template
from models.settings import LetterLayout
from tests.documents.examples import AMINA, OFFICE

TODAY = date(2026, 11, 24)
KIT = RecoveryKit("stegvis.vault", TODAY, "2345-6789-ABCD-EFGH-JKMN-PQRS-TVWX-YZ23")
LETTERS = (envelopes.INNER, envelopes.OUTER, window_sheet.LETTER, recovery_kit.LETTER)


def read(letter: Letter[Any], context: object) -> ReadLetter:
    page = compile_letter(letter, our_template(letter)).page(context)
    return reread(render(page, Properties("", TODAY)))


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.stem)
def test_every_template_passes_the_check_an_office_s_own_must_pass(letter: Letter[Any]) -> None:
    data = resources.path("templates", f"{letter.stem}.docx").read_bytes()
    assert check_template(data, letter.context) == ()


def test_the_inner_envelope_carries_the_number_and_our_address_and_nothing_of_the_person() -> None:
    lines = read(envelopes.INNER, envelopes.inner(AMINA, OFFICE)).paragraphs
    assert "19850412-9803" in lines
    assert list(OFFICE.return_address) == [line for line in lines if line in OFFICE.return_address]
    for never in ("Amina", "Testsson", "Provgatan", "social"):
        assert not any(never in line for line in lines)


def test_an_inner_envelope_needs_a_number() -> None:
    with pytest.raises(ValueError, match="number"):
        envelopes.inner(replace(AMINA, number=""), OFFICE)


def test_the_outer_envelope_goes_to_the_authority_that_forwards_it() -> None:
    lines = read(envelopes.OUTER, envelopes.outer(OFFICE)).paragraphs
    start = lines.index("Skatteverket")
    assert lines[start : start + 3] == ("Skatteverket", "Box 2820", "403 20 Göteborg")
    assert "Sundvalla kommun" in lines
    assert not any("19850412" in line or "social" in line for line in lines)


@pytest.mark.parametrize(
    ("layout", "told"),
    [
        (LetterLayout(), "120 mm från papperets vänstra kant och 45 mm"),
        (LetterLayout(address_left_mm=111.5), "111,5 mm från papperets vänstra kant"),
    ],
)
def test_the_test_sheet_tells_the_measures_it_was_printed_with(
    layout: LetterLayout, told: str
) -> None:
    page = read(window_sheet.LETTER, window_sheet.context(layout)).pages[0]
    assert len(page.recipient) == 4
    assert any(told in line.replace("\u00a0", " ") for line in page.paragraphs)


def test_the_recovery_kit_shows_the_key_in_groups_and_where_it_belongs() -> None:
    lines = read(recovery_kit.LETTER, recovery_kit.context(KIT)).paragraphs
    plain = [line.replace("\u00a0", " ") for line in lines]
    assert "2345  6789  ABCD  EFGH" in plain
    assert "JKMN  PQRS  TVWX  YZ23" in plain
    assert "Fil\tstegvis.vault" in plain
    assert "Gjord\t24 november 2026" in plain
    assert any("kassaskåp" in line for line in plain)


def test_a_kit_s_key_does_not_break_at_a_line_s_end() -> None:
    assert all(" " not in line for line in recovery_kit.context(KIT).key_lines)
