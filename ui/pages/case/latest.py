"""The latest that happened in a case: day, what, who."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.application import Workplace
from ui.desk.event_words import Told
from ui.pages.case.event_sentence import event_sentence
from ui.places import Place
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.swap import swap
from ui.wording import short_date

_SHOWN = 6
_IN_PASSING = frozenset({"prepare_invitation", "plan_meeting"})  # a part of booking


class LatestCard(Card):
    """The last handful of things done; what was only read stands under Events."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        self._workplace, self._case_id = workplace, case_id
        look, translate = workplace.look, workplace.translate
        all_of_them = push(look, translate("All events"), self._go_to_events, kind="quiet")
        super().__init__(look, translate("Lately"), all_of_them)
        self._rows = QWidget()
        self.body.addWidget(self._rows)
        self.body.addStretch()

    def show_events(self, told: tuple[Told, ...]) -> None:
        """Show the latest of what was done."""
        workplace, look = self._workplace, self._workplace.look
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(20))
        grid.setVerticalSpacing(look.px(10))
        grid.setColumnStretch(1, 1)
        done = [one for one in told if not one.is_look and one.verb not in _IN_PASSING][:_SHOWN]
        for row, one in enumerate(done):
            day = short_date(one.at.astimezone().date(), workplace.today, workplace.translate)
            what = event_sentence(one, workplace.today, workplace.translate)
            grid.addWidget(label(look, day, color="text2"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(look, what, wrap=True), row, 1)
            grid.addWidget(label(look, one.who, "small"), row, 2, Qt.AlignmentFlag.AlignTop)
        self._rows = swap(self.body, self._rows, rows)

    def _go_to_events(self) -> None:
        self._workplace.go(Place("case", self._case_id, "events"))
