"""Who may be registered already: shown beside the form while one types, never in the way."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.search import Hit
from models.rules.registration import Registration
from ui.application import Workplace
from ui.desk.search import Search
from ui.places import Place
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.labels import label
from ui.widgets.state import state

_PAUSE: Final = 300  # milliseconds
_MOST: Final = 3


class DoublesCard(Card):
    """The cases of people who may be the one being typed in; out of the way while there are none."""

    comes_back = Signal(object)  # Hit: it is the same person, with a new case

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, workplace.translate("Is it one of these?"))
        self._workplace, self._search = workplace, Search(workplace.store)
        self._typed: Registration | None = None
        self.hits: tuple[Hit, ...] = ()
        self._content = QWidget()
        self.body.addWidget(self._content)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.look_up)
        self.hide()

    def note(self, typed: Registration) -> None:
        """Take what is typed by now; it is looked up in a pause."""
        self._typed = typed
        self._timer.start()

    def look_up(self) -> None:
        """Show who may be meant."""
        self._timer.stop()
        today = self._workplace.today
        hits = self._search.doubles(self._typed, today)[:_MOST] if self._typed else ()
        if hits != self.hits:
            self.hits = hits
            self._show()
        self.setVisible(bool(hits))

    def end(self) -> None:
        """Let the log know that it was looked up, if it was."""
        self._timer.stop()
        self._search.end()

    def _show(self) -> None:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._workplace.look.px(12))
        for hit in self.hits:
            lines.addWidget(self._row(hit))
        self.body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content

    def _row(self, hit: Hit) -> QWidget:
        look, translate = self._workplace.look, self._workplace.translate
        row = QWidget()
        lines = QVBoxLayout(row)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(2))
        if hit.protected:
            lines.addWidget(state(look, "warn", translate("Protected identity")))
        lines.addWidget(label(look, hit.name or translate("No name"), "strong", wrap=True))
        lines.addWidget(label(look, self._about(hit), "small", wrap=True))
        opened = push(look, translate("Open the case"), lambda: self._open(hit))
        opened.setAccessibleDescription(f"{hit.name}, {hit.case_number}")
        again = push(
            look,
            translate("Same person, new case"),
            partial(self.comes_back.emit, hit),
            kind="quiet",
        )
        again.setAccessibleDescription(opened.accessibleDescription())
        below = FlowRow(look.px(8), look.px(4))
        below.add(opened)
        below.add(again)
        lines.addSpacing(look.px(4))
        lines.addWidget(below)
        return row

    def _about(self, hit: Hit) -> str:
        translate = self._workplace.translate
        born = translate("born {day}").format(day=hit.born) if hit.born else ""
        closed = translate("closed {day}").format(day=hit.closed_on) if hit.closed_on else ""
        return " · ".join(filter(None, (born, hit.case_number, closed)))

    def _open(self, hit: Hit) -> None:
        self._workplace.go(Place("case", hit.case_id))
