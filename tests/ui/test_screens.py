"""The list of screens is whole, and a page's picture is one."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui import screens as screens_module
from ui.application import Workplace
from ui.look.look import Look, apply
from ui.look.tokens import LIGHT
from ui.open_window import PAGES, open_window
from ui.pages.settings.page import SECTIONS
from ui.places import Place
from ui.screens import Screen, let_go, photograph, screens, show


def test_every_page_and_section_is_a_screen(workplace: Workplace) -> None:
    places = [screen.place for screen in screens(workplace)]
    assert {place.page for place in places} == {*PAGES, "help"}
    assert {p.tab for p in places if p.page == "settings"} == {key for key, _, _ in SECTIONS}


def test_every_screen_has_a_name_of_its_own(workplace: Workplace) -> None:
    names = [screen.name for screen in screens(workplace)]
    assert len(set(names)) == len(names)


def test_every_screen_leads_where_it_says(workplace: Workplace) -> None:
    window = open_window(workplace)
    window.show()
    for screen in screens(workplace):
        show(window, screen.place)
        assert window.place().page == screen.place.page
        assert window.place().record == screen.place.record or screen.place.record is None
    let_go(window)


def test_pictures_are_taken_in_each_language_and_theme(
    workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = (Screen("today", Place("today")),)
    monkeypatch.setattr(screens_module, "screens", lambda _: one)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    count = photograph(application, workplace.store, tmp_path)
    apply(application, Look(LIGHT))
    assert count == 6
    taken = sorted(file.relative_to(tmp_path) for file in tmp_path.rglob("*.png"))
    assert len(taken) == 6
    assert all((tmp_path / file).read_bytes().startswith(b"\x89PNG") for file in taken)
    assert len({(tmp_path / file).read_bytes() for file in taken}) == 6
