"""The focus ring: around the button that has the focus, out of the way of everything else."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Show
from ui.look.look import Look
from ui.widgets.buttons import push
from ui.widgets.focus_ring import FocusRing
from ui.widgets.scroll import scrolled


def nothing() -> None:
    """Do nothing."""


@pytest.fixture
def button(look: Look) -> QPushButton:
    return push(look, "Book", nothing)


@pytest.fixture
def field() -> QLineEdit:
    return QLineEdit()


@pytest.fixture
def ring(look: Look, show: Show, field: QLineEdit, button: QPushButton) -> FocusRing:
    return FocusRing(show(field, button), look)


def test_a_button_with_the_focus_has_a_ring_outside_it(
    ring: FocusRing, button: QPushButton
) -> None:
    button.setFocus()
    assert ring.isVisible()
    assert ring.geometry() == button.geometry().adjusted(-5, -5, 5, 5)


def test_a_field_needs_no_ring(ring: FocusRing, button: QPushButton, field: QLineEdit) -> None:
    button.setFocus()
    field.setFocus()
    assert not ring.isVisible()


def test_the_ring_follows_its_button(ring: FocusRing, button: QPushButton, qtbot: QtBot) -> None:
    button.setFocus()
    button.resize(200, 60)
    button.move(button.x() + 20, button.y())
    assert ring.geometry() == button.geometry().adjusted(-5, -5, 5, 5)


def test_the_ring_goes_with_its_button(ring: FocusRing, button: QPushButton) -> None:
    button.setFocus()
    button.hide()
    assert not ring.isVisible()


def test_the_ring_takes_neither_mouse_nor_focus(
    ring: FocusRing, button: QPushButton, qtbot: QtBot
) -> None:
    button.setFocus()
    assert button.hasFocus()
    assert ring.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    under = button.window().childAt(button.geometry().center())
    assert under is button


def test_a_button_scrolled_out_of_sight_has_no_ring(
    look: Look, show: Show, button: QPushButton
) -> None:
    tall = QWidget()
    lines = QVBoxLayout(tall)
    lines.addWidget(button)
    lines.addSpacing(2000)
    page = scrolled(tall)
    window = show(page)
    ring = FocusRing(window, look)
    button.setFocus()
    seen = ring.isVisible()
    page.verticalScrollBar().setValue(1000)
    assert (seen, ring.isVisible()) == (True, False)


def test_what_gets_the_focus_is_scrolled_into_sight(
    look: Look, show: Show, button: QPushButton
) -> None:
    tall = QWidget()
    lines = QVBoxLayout(tall)
    lines.addSpacing(2000)
    lines.addWidget(button)
    page = scrolled(tall)
    show(page)
    button.setFocus()
    assert not button.visibleRegion().isEmpty()


@pytest.mark.parametrize("how", ["at once", "when Python lets go", "later"])
def test_a_page_may_go_while_its_button_has_the_focus(
    how: str, look: Look, show: Show, field: QLineEdit, qtbot: QtBot
) -> None:
    page = QWidget()
    inner = QWidget(page)
    QVBoxLayout(page).addWidget(inner)
    button = push(look, "Book", nothing)
    QVBoxLayout(inner).addWidget(button)
    window = show(field, page)
    ring = FocusRing(window, look)
    button.setFocus()
    assert ring.isVisible()
    if how == "at once":
        shiboken6.delete(page)
    elif how == "later":
        page.deleteLater()
        with qtbot.waitSignal(page.destroyed):
            pass
    else:
        page.setParent(None)
        del page, inner, button
    field.setFocus()
    assert not ring.isVisible()
