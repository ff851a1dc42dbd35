"""The sheet is made of tokens only, and Qt understands it."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.look.look import Look
from ui.look.sheet import sheet
from ui.look.tokens import LIGHT, TINTS, Tokens

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def test_a_sheet_holds_no_colour_but_the_tokens(theme: Tokens) -> None:
    colors = set(re.findall(r"#\w+", sheet(theme, Look(theme).px)))
    assert colors <= set(asdict(theme).values())


def test_every_declaration_has_a_value_and_an_end(theme: Tokens) -> None:
    bodies = [body for _, body in RULE.findall(sheet(theme, Look(theme).px))]
    declarations = [each.strip() for body in bodies for each in body.split(";") if each.strip()]
    assert declarations
    assert [each for each in declarations if not re.fullmatch(r"[\w-]+: \S.*", each)] == []


def test_lengths_grow_with_the_text() -> None:
    once, twice = (sheet(LIGHT, Look(LIGHT, scale).px) for scale in (1.0, 2.0))
    assert "border-radius: 6px" in once
    assert "border-radius: 12px" in twice


def test_no_length_is_negative(theme: Tokens) -> None:
    assert re.findall(r"-\d+px", sheet(theme, Look(theme, 0.8).px)) == []


@pytest.mark.parametrize("tint", TINTS)
def test_every_tint_has_its_rule(tint: str) -> None:
    rule = f'QLabel[tint="{tint}"] {{ color: {getattr(LIGHT, tint)}; }}'
    assert rule in sheet(LIGHT, Look(LIGHT).px)


def test_qt_reads_the_whole_sheet(theme: Tokens, qtbot: QtBot) -> None:
    """A sheet Qt cannot parse is warned of, and warnings fail tests; a broken one is, to be sure."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setStyleSheet(sheet(theme, Look(theme).px))
    field.ensurePolished()
    assert field.palette().color(field.foregroundRole()).name().upper() == theme.text


@pytest.mark.parametrize(
    ("kind", "color"),
    [("primary", LIGHT.on_accent), ("secondary", LIGHT.text), ("quiet", LIGHT.accent)],
)
def test_a_button_takes_the_colour_of_its_kind(kind: str, color: str, qtbot: QtBot) -> None:
    button = QPushButton("Boka")
    qtbot.addWidget(button)
    button.setProperty("kind", kind)
    button.setStyleSheet(sheet(LIGHT, Look(LIGHT).px))
    button.ensurePolished()
    assert button.palette().color(button.foregroundRole()).name().upper() == color
