"""Monday morning: what is late is in sight, Enter begins it, and the letters go out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from sqlalchemy import select

from models.meeting import Invitation
from tests.journeys.conftest import OpenWindow
from tests.journeys.costs import ALL_OUT, COSTS, FIRST_ROW, LATE
from tests.ui.desk.papers import words_in
from tests.ui.hands import Hands
from ui.application import Workplace
from ui.widgets.queue_view import QueueView

Settled = Callable[[], None]


def rows(hands: Hands) -> list[str]:
    """Return the queue as it is read aloud, row by row."""
    (queue,) = hands.window.findChildren(QueueView)
    model = queue.model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(spoken)) for row in range(model.rowCount())]


def test_what_is_late_stands_first_and_enter_begins_it(window: OpenWindow) -> None:
    hands = window()
    heading, first, second, third, *_ = rows(hands)
    assert heading.startswith("Overdue, 3")
    assert all("days over" in row for row in (first, second, third))
    assert "The exemption should have been reviewed" in first
    assert isinstance(hands.at, QueueView)
    assert hands.presses == COSTS[LATE].presses
    hands.enter()
    assert hands.presses == COSTS[FIRST_ROW].presses
    assert "Johan Andersson" in hands.sees
    assert "Suggestion" in hands.sees


def test_the_letters_are_printed_and_marked_in_one_go(
    window: OpenWindow, workplace: Workplace, folder: Path, settled: Settled
) -> None:
    hands = window()
    hands.ctrl(Qt.Key.Key_4)
    settled()
    hands.ctrl(Qt.Key.Key_P)
    for _ in range(3):
        settled()
    (job,) = folder.glob("utskrift-*.docx")
    assert "Nils Björk" in words_in(job)
    hands.press("Mark as sent …")
    hands.enter()  # today
    for _ in range(3):
        settled()
    assert hands.presses == COSTS[ALL_OUT].presses
    assert "1 letter is marked as sent" in hands.sees
    assert "Nothing to send" in hands.sees
    with workplace.store.read() as session:
        sent = session.scalars(select(Invitation.sent_at).where(Invitation.sent_at.is_not(None)))
        assert workplace.today in {at.date() for at in sent if at}
