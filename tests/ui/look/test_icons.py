"""Icons are drawn in the colour of a token, sharp, and all in one manner."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

import resources
from ui.look.icons import beside_text, icon, names, pixmap
from ui.look.look import Look
from ui.look.tokens import DARK, LIGHT

NEEDED = [
    "calendar-check",
    "folder",
    "people",
    "mail",
    "table",
    "bars",
    "sliders",
    "search",
    "lock",
    "printer",
    "download",
    "copy",
    "document",
    "note",
    "shield",
    "undo",
    "late",
    "warn",
    "done",
    "info",
    "clock",
    "calendar",
    "columns",
    "trash",
    "person",
    "speech",
    "plus",
    "left",
    "right",
    "down",
    "up",
    "eye",
    "caps",
    "tick",
    "cross",
    "ban",
    "target",
    "steps",
    "help",
]
FILLED = {"late", "warn", "done"}


@pytest.mark.parametrize("name", NEEDED)
def test_a_needed_icon_is_there(name: str) -> None:
    assert name in names()


@pytest.mark.parametrize("name", names())
def test_an_icon_keeps_to_the_manner_of_all(name: str) -> None:
    drawing = resources.path("icons", f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', drawing)) <= {"none", "currentColor"}
    assert ('stroke-width="1.75" stroke-linecap="round"' in drawing) is (name not in FILLED)


@pytest.mark.parametrize("name", names())
def test_an_icon_is_painted_in_its_colour_within_its_box(name: str, qapp: QApplication) -> None:
    image = pixmap(Look(LIGHT), name, "accent", 96).toImage()
    assert _colors(image) == {LIGHT.accent}
    edges = [(x, y) for n in range(96) for x, y in ((0, n), (95, n), (n, 0), (n, 95))]
    assert all(image.pixelColor(x, y).alpha() < 255 for x, y in edges)


@pytest.mark.parametrize(("scale", "density", "side"), [(1, 1, 16), (1, 2, 32), (2, 2, 64)])
def test_an_icon_is_sharp_at_every_density(
    scale: float, density: float, side: int, qapp: QApplication
) -> None:
    drawn = pixmap(Look(LIGHT, scale), "lock", "text2", 16, density)
    assert (drawn.width(), drawn.devicePixelRatio()) == (side, density)


@pytest.mark.parametrize(
    ("mode", "state", "color"),
    [
        (QIcon.Mode.Normal, QIcon.State.Off, DARK.text2),
        (QIcon.Mode.Normal, QIcon.State.On, DARK.accent),
        (QIcon.Mode.Selected, QIcon.State.Off, DARK.text2),
        (QIcon.Mode.Disabled, QIcon.State.Off, DARK.off),
        (QIcon.Mode.Disabled, QIcon.State.On, DARK.off),
    ],
)
def test_an_icon_shows_its_state(
    mode: QIcon.Mode, state: QIcon.State, color: str, qapp: QApplication
) -> None:
    drawn = icon(Look(DARK), "folder").pixmap(QSize(20, 20), mode, state)
    assert _colors(drawn.toImage()) == {color}


def test_an_icon_beside_text_has_room_at_its_right(qapp: QApplication) -> None:
    drawn = beside_text(Look(LIGHT), "undo", "accent", 18, 4).pixmap(QSize(22, 18)).toImage()
    right = [drawn.pixelColor(x, y).alpha() for x in range(18, 22) for y in range(18)]
    assert drawn.width() == 22
    assert set(right) == {0}


def test_an_icon_that_is_not_there_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        pixmap(Look(LIGHT), "no-such-icon")


def _colors(image: QImage) -> set[str]:
    """Return the colours of the pixels that are wholly covered."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}
