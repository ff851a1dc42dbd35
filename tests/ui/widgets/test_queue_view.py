"""The queue: arrows cross all groups, Enter and the button do what the row says, and it is read aloud whole."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.widgets.conftest import Show
from ui.look.look import Look
from ui.look.tokens import CONTRAST_DARK
from ui.widgets.queue_view import QueueGroup, QueueItem, QueueView

ANNA = QueueItem(
    key="anna",
    icon="late",
    color="late",
    title="Anna Öhrström",
    under="1985-04-12 · 2026-00412",
    what="Enrolment should have taken place",
    why="Within a week from the decision on 13 Nov",
    when="Fri 20 Nov",
    left="4 days over",
    action="Book meeting",
    late=True,
)
BO = replace(ANNA, key="bo", title="Bo Ek", action="Review")
CIA = replace(ANNA, key="cia", title="Cia Holm", late=False, left="today", action="Follow up")
GROUPS = (
    QueueGroup(heading="Overdue", count=2, items=(ANNA, BO), late=True, note="Oldest first"),
    QueueGroup(heading="Today", count=0, items=(), empty="Nothing more today."),
    QueueGroup(heading="This week", count=9, items=(CIA,), more="8 more."),
)
TITLES = {"anna": "Anna Öhrström", "bo": "Bo Ek", "cia": "Cia Holm"}


@pytest.fixture
def view(look: Look, show: Show) -> QueueView:
    made = QueueView(look, "What waits")
    made.show_groups(GROUPS)
    show(made).resize(1000, 600)
    made.setFocus()
    return made


def pressed(view: QueueView) -> list[object]:
    told: list[object] = []
    view.acted.connect(told.append)
    return told


def current(view: QueueView) -> str:
    return str(view.currentIndex().data()).split(",")[0]


def test_enter_does_what_the_first_row_says_on_arrival(view: QueueView) -> None:
    told = pressed(view)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert told == ["anna"]


def test_the_arrows_run_through_all_groups_and_skip_what_is_no_row(view: QueueView) -> None:
    seen = [current(view)]
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down)
        seen.append(current(view))
    assert seen == ["Anna Öhrström", "Bo Ek", "Cia Holm", "Cia Holm"]
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert current(view) == "Anna Öhrström"


@pytest.mark.parametrize(
    ("key", "title"),
    [
        (Qt.Key.Key_End, "Cia Holm"),
        (Qt.Key.Key_Home, "Anna Öhrström"),
        (Qt.Key.Key_PageDown, "Cia Holm"),
        (Qt.Key.Key_PageUp, "Anna Öhrström"),
    ],
)
def test_the_ends_are_reached_with_one_key(view: QueueView, key: Qt.Key, title: str) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, key)
    assert current(view) == title


def test_a_click_on_a_button_does_that_row(view: QueueView) -> None:
    told = pressed(view)
    row = view.visualRect(view.model().index(2, 0))
    middle = QPoint(row.right() - 60, row.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert told == ["bo"]


def test_a_click_beside_the_button_only_chooses_the_row(view: QueueView) -> None:
    told = pressed(view)
    row = view.visualRect(view.model().index(2, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert (told, current(view)) == ([], "Bo Ek")


def test_a_row_is_read_aloud_whole_with_its_action(view: QueueView) -> None:
    spoken = view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Anna Öhrström, 1985-04-12 · 2026-00412, Enrolment should have taken place, "
        "Within a week from the decision on 13 Nov, Fri 20 Nov, 4 days over. Book meeting"
    )


def test_the_row_one_was_at_stays_when_others_go(view: QueueView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    view.show_groups((replace(GROUPS[0], items=(BO,)), *GROUPS[1:]))
    assert current(view) == "Bo Ek"


def test_the_next_row_is_current_when_the_one_is_done(view: QueueView) -> None:
    view.show_groups((replace(GROUPS[0], items=(BO,)), *GROUPS[1:]))
    assert current(view) == "Bo Ek"
    view.show_groups((replace(GROUPS[0], items=(), empty="Nothing."),))
    assert not view.currentIndex().isValid()
    QTest.keyClick(view, Qt.Key.Key_Return)  # nothing to do, and nothing happens


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [640, 1184])
def test_it_is_drawn_at_any_size(look: Look, show: Show, scale: float, width: int) -> None:
    shielded = replace(CIA, shield=True)
    for drawn in (Look(look.tokens, scale), Look(CONTRAST_DARK, scale)):
        view = QueueView(drawn, "What waits")
        view.show_groups((*GROUPS, QueueGroup(heading="Later", count=1, items=(shielded,))))
        show(view).resize(width, 900)
        rows = [view.visualRect(view.model().index(n, 0)) for n in range(8)]
        assert all(row.width() <= view.viewport().width() for row in rows)
        assert not view.grab().isNull()
