"""The overview: where the case is, the next step with its reason, the facts most asked for, the latest."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.case_file import events
from ui.application import Workplace
from ui.desk.cases import case_now
from ui.desk.event_words import told
from ui.pages.case.facts import FactsCard
from ui.pages.case.latest import LatestCard
from ui.pages.case.next_step import NextStepCard
from ui.pages.case.words import show_timeline
from ui.widgets.beside import Beside
from ui.widgets.body import Body
from ui.widgets.card import Card
from ui.widgets.scroll import scrolled
from ui.widgets.timeline import Timeline

_TWO_COLUMNS = 760  # narrower than this the facts stand below
_LINES = 60  # of the log: each thing done is a handful of them


class OverviewTab(QWidget):
    """Where are we, what is next and why, whom is it about, what happened last."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__()
        self._workplace, self._case_id = workplace, case_id
        look, translate = workplace.look, workplace.translate
        self._timeline = Timeline(look, translate("The way of the case"))
        self._next = NextStepCard(workplace, case_id)
        self._facts = FactsCard(workplace, case_id)
        self._latest = LatestCard(workplace, case_id)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(scrolled(self._page()))
        self.read_again()

    def read_again(self) -> None:
        """Show the case as it stands by now."""
        workplace = self._workplace
        file = case_now(workplace.work, self._case_id)
        latest = workplace.read(lambda session: events(session, self._case_id, _LINES))
        show_timeline(self._timeline, file, workplace.today, workplace.translate)
        self._next.show_file(file)
        self._facts.show_file(file)
        self._latest.show_events(told(latest, file))

    def leave(self) -> None:
        """Nothing is typed here that is not the next step's own."""
        self._next.leave()

    def areas(self) -> tuple[QWidget, ...]:
        """Return the next step first: that is what one came for."""
        return (self._next, self._facts, self._latest)

    def take_aim(self, aim: str) -> None:
        """Begin what the next step asks for."""
        self._next.take_aim(aim)

    def _page(self) -> QWidget:
        look = self._workplace.look
        page = Body()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(look.px(32), look.px(20), look.px(32), look.px(20))
        lines.setSpacing(look.px(16))
        way = Card(look)
        way.body.setContentsMargins(look.px(12), look.px(12), look.px(12), look.px(10))
        way.body.addWidget(self._timeline)
        lines.addWidget(way)
        lines.addLayout(self._columns(), 1)
        return page

    def _columns(self) -> Beside:
        look = self._workplace.look
        left = QVBoxLayout()
        left.setSpacing(look.px(16))
        left.addWidget(self._next)
        left.addWidget(self._latest, 1)
        columns = Beside(self, look.px(_TWO_COLUMNS))
        columns.setSpacing(look.px(16))
        columns.addLayout(left, 25)
        columns.addWidget(self._facts, 13)
        return columns
