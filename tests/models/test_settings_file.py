"""The office's file after a form: what was typed stands in it, comments and the rest as they were."""

from dataclasses import replace

import pytest

import resources
from models.rules.office_settings import LayoutDraft
from models.settings import office_from_toml
from models.settings_file import layout_draft, office_draft, with_layout, with_office
from models.vocabulary import EnvelopeSide

NEW = resources.path("office.toml").read_text("utf-8")
DEMO = resources.path("demo", "office.toml").read_text("utf-8")


@pytest.mark.parametrize("text", [NEW, DEMO], ids=["new", "demo"])
def test_what_nobody_typed_in_is_the_same_file(text: str) -> None:
    assert with_office(text, office_draft(text)) == text
    assert with_layout(text, layout_draft(text)) == text


def test_a_new_office_says_who_it_is_and_its_comments_stay() -> None:
    draft = replace(
        office_draft(NEW),
        municipality=" Sundvalla kommun ",
        unit="Enheten",
        telephone="040-628 04 00",
        post_address="Sundvalla kommun\n\nBox 101, 201 00 Sundvalla\n",
        return_address="Sundvalla kommun\nBox 101",
        places="socialtjänstavdelningen: Kungsgatan 12",
        consequence_easy="En rad.\nEn till.",
    )
    text = with_office(NEW, draft)
    office = office_from_toml(text)
    assert office.can_write
    assert office.municipality == "Sundvalla kommun"
    assert office.post_address == ("Sundvalla kommun", "Box 101, 201 00 Sundvalla")
    assert office.address_of("socialtjänstavdelningen") == "Kungsgatan 12"
    assert office.phrases.consequence_easy == ("En rad.", "En till.")
    comments = [line for line in NEW.splitlines() if line.startswith("#")]
    assert comments
    assert [line for line in text.splitlines() if line.startswith("#")] == comments
    assert "# hit kommer brev i retur" in text


def test_an_office_without_english_words_can_be_given_them() -> None:
    swedish = DEMO.split("[phrases_en]")[0]
    text = with_office(swedish, replace(office_draft(swedish), consequence_en="Then."))
    assert '[phrases_en]\nconsequence = "Then."' in text


@pytest.mark.parametrize(
    ("draft", "left"),
    [
        (LayoutDraft(EnvelopeSide.LEFT), 25.0),
        (LayoutDraft(EnvelopeSide.RIGHT), 120.0),
        (LayoutDraft(EnvelopeSide.LEFT, address_left_mm=30), 30),
    ],
)
def test_a_measure_left_open_is_the_envelopes_own(draft: LayoutDraft, left: float) -> None:
    text = with_layout(DEMO, draft)
    layout = office_from_toml(text).layout
    assert (layout.side, layout.address_left_mm) == (draft.side, left)
    assert layout_draft(text) == draft


def test_a_file_without_measures_begins_with_the_envelopes_own() -> None:
    bare = DEMO.split("# Where the address lies")[0]
    assert layout_draft(bare) == LayoutDraft()
    assert layout_draft(with_layout(bare, LayoutDraft(address_top_mm=50))).address_top_mm == 50
