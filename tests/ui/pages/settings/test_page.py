"""The settings as a page: every section by keyboard, and what is kept outside the vault."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from tests.ui.pages.settings.conftest import Show
from ui.application import Workplace
from ui.pages.settings.appearance import AppearanceSection
from ui.pages.settings.page import SECTIONS, SettingsPage
from ui.places import Place
from ui.preferences import Preferences

Settled = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> SettingsPage:
    page = SettingsPage(workplace, Place("settings"))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_the_arrows_go_through_every_section(page: SettingsPage, settled: Settled) -> None:
    picker = page.areas()[0]
    picker.setFocus()
    seen = [page.place().tab]
    for _ in SECTIONS[1:]:
        QTest.keyClick(picker, Qt.Key.Key_Down)
        settled()
        seen.append(page.place().tab)
        assert isinstance(page.section, SECTIONS[len(seen) - 1][2])  # type: ignore[arg-type]
    assert seen == [key for key, _, _ in SECTIONS]
    assert picker.hasFocus()


def test_a_place_nobody_knows_is_the_first_section(workplace: Workplace, qtbot: QtBot) -> None:
    page = SettingsPage(workplace, Place("settings", tab="gone"))
    qtbot.addWidget(page)
    assert page.place() == Place("settings", tab="office")


@pytest.mark.parametrize(
    ("name", "value"), [("language", "sv"), ("theme", "dark"), ("text_size", 150), ("idle", 3)]
)
def test_what_is_chosen_is_wanted_at_once(
    show: Show, workplace: Workplace, name: str, value: object
) -> None:
    section = show("appearance")
    assert isinstance(section, AppearanceSection)
    wanted: list[Preferences] = []
    workplace.preferences_wanted.connect(wanted.append)
    getattr(section, name).chosen.emit(value)
    kept = {"idle": "lock_after"}.get(name, name)
    (one,) = wanted
    assert getattr(one, kept) == value
    assert one != workplace.preferences


def test_the_arrow_keys_choose_another_theme(show: Show, workplace: Workplace) -> None:
    section = show("appearance")
    assert isinstance(section, AppearanceSection)
    wanted: list[Preferences] = []
    workplace.preferences_wanted.connect(wanted.append)
    section.theme.setFocus()
    QTest.keyClick(section.theme, Qt.Key.Key_Down)
    assert [one.theme for one in wanted] == ["light"]


def test_the_demonstration_has_no_password_and_no_backups(show: Show) -> None:
    said = [label.text() for label in show("security").findChildren(QLabel)]
    assert "The demonstration has no password: its key is thrown away." in said
    backups = show("backups")
    said = [label.text() for label in backups.findChildren(QLabel)]
    assert "The demonstration is not backed up: it is gone when it is closed." in said
    assert not any(button.isEnabled() for button in backups.findChildren(QPushButton))


def test_every_library_is_told_with_its_licence(show: Show) -> None:
    table = show("about").findChild(QTextBrowser)
    assert isinstance(table, QTextBrowser)
    text = table.toPlainText()
    assert "PySide6-Essentials" in text
    assert "LGPL-3.0" in text
