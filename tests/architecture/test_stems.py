"""One subject, one stem: who knows a letter's name knows where its parts lie."""

import pytest

from models.vocabulary import LetterKind
from tests.architecture.source import ROOT

PARTS = (
    "documents/{stem}.py",
    "resources/letters/{stem}.sv.toml",
    "resources/letters/{stem}.en.toml",
    "resources/templates/{stem}.docx",
    "resources/templates/{stem}_en.docx",
)


def missing(stem: str) -> list[str]:
    """Return the parts a letter of this stem should have and has not."""
    return [path for part in PARTS if not (ROOT / (path := part.format(stem=stem))).exists()]


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_has_all_its_parts(kind: LetterKind) -> None:
    assert missing(kind.value) == []


def test_a_letter_without_its_parts_is_found() -> None:
    assert len(missing("no_such_letter")) == len(PARTS)


def test_every_wording_has_its_template_and_every_template_its_wording() -> None:
    wordings = [
        path.name.removesuffix(".toml").split(".") for path in ROOT.glob("resources/letters/*.toml")
    ]
    expected = {stem if language == "sv" else f"{stem}_{language}" for stem, language in wordings}
    assert {path.stem for path in ROOT.glob("resources/templates/*.docx")} == expected
