"""A window at its settings, and the hands that type there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.application import Workplace
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.section import Section
from ui.places import Place
from ui.widgets.message_bar import MessageBar

Show = Callable[[str], Section]


@pytest.fixture
def show(qtbot: QtBot, workplace: Workplace) -> Show:
    """Give what shows a section of the settings in a window of its own."""

    shown: list[SettingsPage] = []  # a window nobody holds is let go of

    def show_section(tab: str) -> Section:
        page = SettingsPage(workplace, Place("settings", tab=tab))
        workplace.changed.connect(page.read_again)
        shown.append(page)
        page.resize(1240, 800)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        section = page.section
        assert section is not None
        return section

    return show_section


def press(root: QWidget, words: str) -> None:
    """Press a button by its words, with the keyboard."""
    QApplication.processEvents()
    (button,) = (b for b in root.findChildren(QPushButton) if b.text() == words and b.isVisible())
    assert button.isEnabled(), words
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def type_in(field: QWidget, text: str) -> None:
    """Go to a field and type something in place of what it holds."""
    field.setFocus()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.del_()
    QTest.keyClicks(line, text)


def bars(root: QWidget) -> list[str]:
    """Return what is told over the section."""
    QApplication.processEvents()
    return [bar.accessibleName() for bar in root.findChildren(MessageBar) if bar.isVisible()]
