"""A look is a theme at a text size: fonts of the platform, lengths that grow, the system's wish."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.look import system
from ui.look.look import TYPES, Look, apply, chosen, wear
from ui.look.palette import palette
from ui.look.system import SystemTheme
from ui.look.tokens import CONTRAST_DARK, DARK, LIGHT, THEMES, Tokens


@pytest.mark.parametrize("role", TYPES)
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_a_role_has_its_size_at_every_scale(role: str, scale: float, qapp: QApplication) -> None:
    font = Look(LIGHT, scale).font(role)
    assert font.pointSizeF() == pytest.approx(TYPES[role].points * scale, abs=0.1)


def test_no_type_is_under_nine_points() -> None:
    assert min(kind.points for kind in TYPES.values()) >= 9


def test_only_two_weights_are_used() -> None:
    weights = {kind.weight for kind in TYPES.values()}
    assert weights == {QFont.Weight.Normal, QFont.Weight.DemiBold}


def test_lengths_follow_the_text() -> None:
    assert [Look(LIGHT, scale).px(32) for scale in (0.8, 1.0, 1.5, 2.0)] == [26, 32, 48, 64]


def test_a_colour_is_known_by_its_token() -> None:
    assert Look(DARK).color("accent").name().upper() == DARK.accent


def test_the_palette_is_made_of_the_theme(theme: Tokens) -> None:
    made = palette(theme)
    role, disabled = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    assert made.color(role.Window).name().upper() == theme.window
    assert made.color(role.PlaceholderText).name().upper() == theme.off
    assert made.color(disabled, role.Text).name().upper() == theme.off


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_chosen_by_its_name(name: str) -> None:
    assert chosen(name) is THEMES[name]


@pytest.mark.parametrize(
    ("dark", "contrast", "name"),
    [
        (False, False, "light"),
        (True, False, "dark"),
        (False, True, "contrast_light"),
        (True, True, "contrast_dark"),
    ],
)
def test_the_system_is_followed(
    dark: bool, contrast: bool, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "_is_dark", lambda: dark)
    monkeypatch.setattr(system, "_wants_contrast", lambda: contrast)
    assert chosen("system") is THEMES[name]


def test_a_system_that_tells_nothing_gets_light(qapp: QApplication) -> None:
    assert chosen("system") is LIGHT


def test_a_change_of_the_system_is_told_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    followed = SystemTheme()
    seen: list[Tokens] = []
    followed.changed.connect(lambda: seen.append(chosen("system")))
    monkeypatch.setattr(system, "_is_dark", lambda: True)
    monkeypatch.setattr(system, "_wants_contrast", lambda: True)
    hints = QApplication.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert seen == [CONTRAST_DARK]


def test_the_application_is_dressed_in_the_look(qapp: QApplication) -> None:
    before = (qapp.palette(), qapp.font())
    try:
        for tokens in (LIGHT, DARK):
            apply(qapp, Look(tokens, 1.5))
            assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == tokens.window
            window = QWidget()
            wear(window, Look(tokens, 1.5))
            assert tokens.accent in window.styleSheet()
            assert qapp.font().pointSizeF() == pytest.approx(15)
    finally:
        qapp.setPalette(before[0])
        qapp.setFont(before[1])
