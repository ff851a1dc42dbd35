"""Every page of the window, in both languages and all themes, as it is heard, hit and read."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.seeing import amiss, longer
from ui.application import Workplace
from ui.i18n import translator
from ui.look.look import Look, apply
from ui.look.tokens import LIGHT, THEMES
from ui.main_window import MainWindow
from ui.open_window import open_window
from ui.places import Place
from ui.screens import let_go, screens, show


@pytest.fixture
def restored_look() -> Iterator[QApplication]:
    """Give the application, whose look is as before when the test has ended."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    yield application
    apply(application, Look(LIGHT))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_page_can_be_heard_hit_and_read(
    workplace: Workplace, restored_look: QApplication, theme: str, language: str
) -> None:
    workplace.look, workplace.translate = Look(THEMES[theme]), translator(language)
    apply(restored_look, workplace.look)
    assert _amiss(workplace) == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_is_cut_off_in_large_text_and_longer_words(
    workplace: Workplace, restored_look: QApplication, language: str
) -> None:
    workplace.look, workplace.translate = Look(LIGHT, 2.0), longer(language)
    apply(restored_look, workplace.look)
    assert _amiss(workplace) == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_two_buttons_of_a_page_have_the_same_letter(
    workplace: Workplace, restored_look: QApplication, language: str
) -> None:
    workplace.translate = translator(language)
    window = open_window(workplace)
    window.show()
    doubled = {s.name: found for s in screens(workplace) if (found := _doubled(window, s.place))}
    let_go(window)
    assert doubled == {}


def _amiss(workplace: Workplace) -> list[str]:
    window = open_window(workplace)
    window.resize(1440, 900)
    window.show()
    found = []
    for screen in screens(workplace):
        show(window, screen.place)
        found += [f"{screen.name}: {what}" for what in amiss(window)]
    let_go(window)
    return sorted(set(found))


def _doubled(window: MainWindow, place: Place) -> set[str]:
    show(window, place)
    buttons = window.findChildren(QPushButton)
    keys = [b.shortcut().toString() for b in buttons if b.isVisible() and b.shortcut().toString()]
    return {key for key in keys if keys.count(key) > 1}
