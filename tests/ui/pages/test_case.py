"""The page of one case: opened once for the log, named by its number, its parts under tabs."""

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.actions.bin import put_in_bin
from models.actions.cases import close_case
from models.case import Case
from models.vocabulary import ProtectedIdentity
from tests.models.desk import ANNA, with_protection
from tests.ui.pages.cases import buttons, desk_of, file_of, heard, lines, opened, press, said
from ui.application import Workplace
from ui.pages.case.header import PersonLabel
from ui.pages.case.parts import PARTS
from ui.places import Place

TABS = [part.key for part in PARTS]


def test_opening_a_case_is_one_look_however_often_it_is_shown_again(
    workplace: Workplace, qtbot: QtBot
) -> None:
    case = desk_of(workplace).routed()
    page = opened(workplace, qtbot, case)
    page.read_again()
    page.show_tab("meetings")
    assert lines(workplace, "read_case") == 1


def test_its_title_is_a_number_and_never_a_name(workplace: Workplace, qtbot: QtBot) -> None:
    case = desk_of(workplace).routed()
    page = opened(workplace, qtbot, case)
    assert page.title == file_of(workplace, case).case_number
    assert ANNA.family_name not in page.title


def test_name_and_birth_date_stand_on_one_line_and_are_said_plainly(
    workplace: Workplace, qtbot: QtBot
) -> None:
    desk = desk_of(workplace)
    case = desk.register(replace(ANNA, given_name="Åsa & <b>", family_name="O'Berg"))
    page = opened(workplace, qtbot, case)
    (person,) = page.findChildren(PersonLabel)
    assert person.accessibleName() == "Åsa & <b> O'Berg born 1985-04-12"
    assert "&amp; &lt;b&gt;" in person.text()


def test_a_protected_identity_is_said_before_everything_else(
    workplace: Workplace, qtbot: QtBot
) -> None:
    case = desk_of(workplace).register(with_protection(ANNA, ProtectedIdentity.MARKED))
    page = opened(workplace, qtbot, case)
    words = [label.text() for label in page.findChildren(QLabel) if label.text()]
    assert words[0] == "Protected identity"
    assert ANNA.street not in said(page)


def test_a_closed_case_says_so_and_can_be_opened_again(workplace: Workplace, qtbot: QtBot) -> None:
    desk = desk_of(workplace)
    case = desk.routed()
    close_case(desk.work, case)
    page = opened(workplace, qtbot, case)
    assert "Closed Mon 23 Nov" in said(page)
    assert "Book a meeting" not in buttons(page)
    press(page, "Open the case again")
    assert file_of(workplace, case).closed_on is None
    assert "Closed Mon 23 Nov" not in said(page)


def test_a_place_leads_to_its_tab_and_back(workplace: Workplace, qtbot: QtBot) -> None:
    case = desk_of(workplace).routed()
    page = opened(workplace, qtbot, case, "notes")
    assert page.place() == Place("case", case, "notes")
    for index, tab in enumerate(TABS):
        page.tabs.setCurrentIndex(index)
        assert page.place() == Place("case", case, tab)


def test_a_tab_that_is_not_known_leads_to_the_overview(workplace: Workplace, qtbot: QtBot) -> None:
    page = opened(workplace, qtbot, desk_of(workplace).routed(), "plan")
    assert page.place().tab == "overview"


def test_everything_that_takes_the_focus_has_a_name_and_room(
    workplace: Workplace, qtbot: QtBot
) -> None:
    desk = desk_of(workplace)
    case = desk.routed()
    desk.called(case, desk.group())
    page = opened(workplace, qtbot, case)
    for tab in TABS:
        page.show_tab(tab)
        held = [w for w in page.findChildren(QWidget) if _takes_the_focus(w, page)]
        assert [w for w in held if not _name(w)] == []
        assert [w for w in held if min(w.width(), w.height()) < 24] == []


def test_every_area_can_be_gone_to(workplace: Workplace, qtbot: QtBot) -> None:
    page = opened(workplace, qtbot, desk_of(workplace).routed())
    for tab in TABS:
        page.show_tab(tab)
        assert page.areas()
        assert all(page.isAncestorOf(area) for area in page.areas())


def test_a_case_in_the_bin_is_told_of_and_left(workplace: Workplace, qtbot: QtBot) -> None:
    desk = desk_of(workplace)
    case = desk.routed()
    page = opened(workplace, qtbot, case)
    put_in_bin(desk.work, Case, case)
    wanted = heard(workplace.wanted)
    workplace.changed.emit()
    workplace.changed.emit()
    assert "This case is no longer there" in said(page)
    press(page, "Go to the cases")
    assert wanted == [Place("cases")]


def test_a_case_that_never_was_is_told_of(workplace: Workplace, qtbot: QtBot) -> None:
    page = opened(workplace, qtbot, uuid4())
    assert "This case is no longer there" in said(page)
    assert page.areas()
    assert lines(workplace, "read_case") == 0


def test_the_buttons_of_the_header_begin_what_they_say(workplace: Workplace, qtbot: QtBot) -> None:
    page = opened(workplace, qtbot, desk_of(workplace).routed())
    press(page, "Write a letter")
    assert page.place().tab == "documents"
    press(page, "Book a meeting")
    assert page.place().tab == "meetings"


def _takes_the_focus(widget: QWidget, page: QWidget) -> bool:
    by_key = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_key) and widget.isVisibleTo(page) and not widget.focusProxy()


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text
