import pytest

import resources
from models.settings import LetterLayout, Office, office_from_toml
from models.vocabulary import EnvelopeSide


def demo_text() -> str:
    return resources.path("demo", "office.toml").read_text(encoding="utf-8")


def test_the_demo_office_is_read_whole() -> None:
    office = office_from_toml(demo_text())
    assert office.municipality == "Sundvalla kommun"
    assert office.post_address == ("Sundvalla kommun", "Box 101, 201 00 Sundvalla")
    assert office.phrases_en.consequence_easy[0] == "Then it can affect the money you get."
    assert office.layout == LetterLayout()


def test_an_office_is_a_frozen_value_all_the_way_down() -> None:
    assert hash(office_from_toml(demo_text())) == hash(office_from_toml(demo_text()))


def test_the_window_side_is_read() -> None:
    text = demo_text().split("[layout]")[0] + '[layout]\nside = "left"\n'
    assert office_from_toml(text).layout == LetterLayout(EnvelopeSide.LEFT, address_left_mm=25)


def test_an_office_without_a_layout_has_the_default_one() -> None:
    text = demo_text().split("[layout]")[0]
    assert office_from_toml(text).layout == LetterLayout()


@pytest.mark.parametrize("name", ["municipality", "return_address"])
def test_a_missing_key_is_named(name: str) -> None:
    lines = [line for line in demo_text().splitlines() if not line.startswith(f"{name} =")]
    with pytest.raises(TypeError, match=name):
        office_from_toml("\n".join(lines))


def test_the_return_address_does_not_tell_who_writes() -> None:
    office: Office = office_from_toml(demo_text())
    assert "social" not in " ".join(office.return_address).lower()
