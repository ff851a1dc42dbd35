"""A look, and a way to show a widget in a window that has the focus."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look.look import Look
from ui.look.sheet import sheet
from ui.look.tokens import LIGHT

Show = Callable[..., QWidget]


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(LIGHT)


@pytest.fixture
def show(qtbot: QtBot, look: Look) -> Show:
    """Put widgets under each other in an active window, dressed in the sheet of the look."""
    held: list[QWidget] = []  # qtbot closes windows, but keeps none alive

    def shown(*widgets: QWidget) -> QWidget:
        window = QWidget()
        held.append(window)
        qtbot.addWidget(window)
        lines = QVBoxLayout(window)
        for widget in widgets:
            lines.addWidget(widget)
        window.setStyleSheet(sheet(look.tokens, look.px))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return shown
