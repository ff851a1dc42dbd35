"""Every pair of colours that meets on the screen can be read: the table of the design, computed."""

from itertools import product

import pytest

from ui.look.tokens import THEMES, contrast

TEXT, CONTROL = 4.5, 3.0
PLAIN = ("window", "rail", "surface", "hover", "head")
# What lies on what, as the table of the design has it, and how much they must differ.
PAIRS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("text", (*PLAIN, "accent_soft", "late_soft", "warn_soft", "ok_soft"), TEXT),
    ("text2", (*PLAIN, "accent_soft", "late_soft", "warn_soft"), TEXT),
    ("off", ("window", "surface", "head"), TEXT),
    ("accent", ("window", "rail", "surface", "hover", "accent_soft"), TEXT),
    ("on_accent", ("accent", "accent_hover"), TEXT),
    ("late", ("window", "rail", "surface", "hover", "late_soft", "accent_soft"), TEXT),
    ("warn", ("window", "surface", "warn_soft", "accent_soft"), TEXT),
    ("ok", ("window", "surface", "ok_soft", "accent_soft"), TEXT),
    ("surface", ("late", "ok", "text2"), TEXT),
    ("control", ("window", "rail", "surface", "hover"), CONTROL),
    ("c1", ("surface",), CONTROL),
    ("c2", ("surface",), CONTROL),
    ("c3", ("surface",), CONTROL),
)
ROWS = [(upper, under, need) for upper, grounds, need in PAIRS for under in grounds]


@pytest.mark.parametrize(("name", "row"), list(product(THEMES, ROWS)))
def test_what_lies_on_a_colour_can_be_told_from_it(name: str, row: tuple[str, str, float]) -> None:
    upper, under, need = row
    theme = THEMES[name]
    assert contrast(getattr(theme, upper), getattr(theme, under)) >= need


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#000000", 21.0),
        ("#777777", "#777777", 1.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#0E5E78", "#FFFFFF", 7.3),
        ("#0A0A0A", "#000000", 1.06),
    ],
)
def test_contrast_is_the_ratio_of_wcag(a: str, b: str, ratio: float) -> None:
    assert contrast(a, b) == pytest.approx(ratio, abs=0.05)


@pytest.mark.parametrize("name", ["contrast_dark", "contrast_light"])
def test_high_contrast_has_no_tints_and_broad_edges(name: str) -> None:
    theme = THEMES[name]
    softs = {theme.accent_soft, theme.late_soft, theme.warn_soft, theme.ok_soft, theme.head}
    assert softs == {theme.surface}
    assert theme.edge == 2


@pytest.mark.parametrize("name", ["light", "dark"])
def test_an_ordinary_edge_is_one_pixel(name: str) -> None:
    assert THEMES[name].edge == 1
