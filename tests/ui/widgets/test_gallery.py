"""The page of components in every theme, size and length: nothing clipped, nothing small, all named."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.widgets.gallery import Gallery
from ui.look.look import Look
from ui.look.sheet import sheet
from ui.look.tokens import LIGHT, THEMES
from ui.widgets.scroll import scrolled

Say = Callable[[str], str]


def longer(text: str) -> str:
    """Return a text 40 % longer, in words as a translation would be."""
    more = round(len(text) * 0.4)
    return text if more < 2 else f"{text} {'språk ' * (more // 6 + 1)}"[: len(text) + more].strip()


CASES = [
    *(pytest.param((name, 1.0, str), id=name) for name in THEMES),
    pytest.param(("light", 2.0, longer), id="200 % and longer words"),
    pytest.param(("contrast_dark", 2.0, longer), id="200 % and longer words in high contrast"),
    pytest.param(("dark", 0.8, longer), id="80 %"),
]


@pytest.fixture(params=CASES)
def gallery(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    name, scale, say = request.param
    return shown(Look(THEMES[name], scale), say, qtbot)


def shown(look: Look, say: Say, qtbot: QtBot) -> QWidget:
    page = scrolled(Gallery(look, say))
    qtbot.addWidget(page)
    page.setStyleSheet(sheet(look.tokens, look.px))
    page.resize(1440, 900)
    page.show()
    qtbot.waitExposed(page)
    return page


def seen(gallery: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in gallery.findChildren(kind) if each.isVisibleTo(gallery)]


def test_no_words_are_clipped(gallery: QWidget) -> None:
    assert [
        label.text()
        for label in seen(gallery, QLabel)
        if isinstance(label, QLabel) and _clipped(label)
    ] == []


def test_no_button_or_field_is_smaller_than_what_it_holds(gallery: QWidget) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    assert [
        (each.accessibleName(), each.size(), each.minimumSizeHint())
        for kind in kinds
        for each in seen(gallery, kind)
        if _smaller(each.size(), each.minimumSizeHint())
    ] == []


def test_what_takes_the_focus_is_large_enough_and_has_a_name(gallery: QWidget) -> None:
    stops = [
        each for each in seen(gallery, QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(stops) > 10
    assert [each for each in stops if min(each.width(), each.height()) < 24] == []
    assert [each for each in stops if not _name(each)] == []


def test_a_clipped_label_would_be_found(qtbot: QtBot) -> None:
    gallery = shown(Look(LIGHT), str, qtbot)
    label = next(each for each in gallery.findChildren(QLabel) if each.text() == "Knappar")
    whole = _clipped(label)
    label.setFixedHeight(label.height() // 2)
    assert (whole, _clipped(label)) == (False, True)


def test_the_ratio_of_the_longer_words() -> None:
    assert len(longer("Datumet finns inte. Februari 1985 har 28 dagar.")) >= 1.3 * 47


def _clipped(label: QLabel) -> bool:
    if not label.text():
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return _smaller(label.size(), label.sizeHint())


def _smaller(size: QSize, need: QSize) -> bool:
    return size.width() < need.width() or size.height() < need.height()


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", str)()
