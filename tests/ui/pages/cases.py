"""Cases for the tests of the case page: a desk in the workplace's own vault, and hands for the page."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from models.log import LogLine
from models.queries.case_file import CaseFile
from tests.models.desk import Clock, Desk
from ui.application import Workplace
from ui.desk.cases import case_now
from ui.pages.case.page import CasePage
from ui.places import Place


def desk_of(workplace: Workplace) -> Desk:
    """Return a desk that works in the workplace's vault, on the workplace's clock."""
    clock = workplace.store.now
    return Desk(workplace.store, clock)  # type: ignore[arg-type]  # the office's clock has a moment, too


def clock_of(workplace: Workplace) -> Clock:
    """Return the workplace's clock, to be moved."""
    return workplace.store.now  # type: ignore[return-value]


def opened(workplace: Workplace, qtbot: QtBot, case_id: UUID, tab: str = "") -> CasePage:
    """Return the page of a case, shown, that reads again when something has changed."""
    page = CasePage(workplace, Place("case", case_id, tab))
    qtbot.addWidget(page)
    workplace.changed.connect(page.read_again)
    page.resize(1248, 804)
    page.show()
    return page


def file_of(workplace: Workplace, case_id: UUID) -> CaseFile:
    """Return a case as it stands."""
    return case_now(workplace.work, case_id)


def buttons(widget: QWidget) -> dict[str, QPushButton]:
    """Return the visible buttons by what they say."""
    return {
        b.text().replace("&&", "&") or b.accessibleName(): b
        for b in widget.findChildren(QPushButton)
        if b.isVisibleTo(widget)
    }


def press(widget: QWidget, start: str) -> None:
    """Press the visible button whose words begin so."""
    found = [b for words, b in buttons(widget).items() if words.startswith(start)]
    assert found, f"{start!r} is not among {sorted(buttons(widget))}"
    found[0].click()


def said(widget: QWidget) -> str:
    """Return everything the visible labels say."""
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def lines(workplace: Workplace, verb: str) -> int:
    """Return how many lines of the log have that verb."""
    count = select(func.count()).select_from(LogLine).where(LogLine.verb == verb)
    return workplace.read(lambda session: session.scalar(count)) or 0


def heard(signal: object) -> list[object]:
    """Return a list that fills with what a signal tells."""
    found: list[object] = []
    connect: Callable[[Callable[..., None]], object] = signal.connect  # type: ignore[attr-defined]
    connect(found.append)
    return found
