"""Somebody called to a meeting: found by name or number, and shown with birth date before anything is written."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QListWidget, QWidget
from typing_extensions import override

from models.queries.attendance import MeetingFile
from models.queries.search import Hit, search
from ui.application import Workplace
from ui.desk.meetings import call
from ui.pages.meetings.side_panel import SidePanel
from ui.widgets.fields import labelled, line
from ui.widgets.labels import label
from ui.widgets.picker import Picker

_MOST, _PAUSE = 8, 120  # hits; milliseconds


class CallPanel(SidePanel):
    """Types, arrows and Enter: the panel stays, so that the next one can be called."""

    aim = "call"

    def __init__(self, workplace: Workplace, file: MeetingFile) -> None:
        translate = workplace.translate
        super().__init__(workplace, translate("Call somebody to the meeting"))
        self._file, self._hits = file, tuple[Hit, ...]()
        named = translate("Name, personal number or case number")
        self.typed = line(self.look, named)
        self.hits: QListWidget = Picker(self.look, translate("Cases found"), ())
        self.hits.setMinimumHeight(self.look.px(160))
        self._told = label(self.look, "", wrap=True, color="text2")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.look_up)
        self.body.addWidget(labelled(self.look, named, self.typed))
        self.body.addWidget(self.hits)
        self.body.addWidget(self._told)
        self._button = self.add_buttons(translate("Call"), self.call)
        self.typed.textEdited.connect(self._timer.start)
        self.typed.returnPressed.connect(self._go_to_hits)
        self.hits.itemActivated.connect(self.call)
        self.hits.currentRowChanged.connect(self._tell)
        self.look_up()

    @override
    def first(self) -> QWidget:
        return self.typed

    @override
    def show_file(self, file: MeetingFile) -> None:
        self._file = file
        self._tell()

    def look_up(self) -> None:
        """Show the cases that match what was typed."""
        self._timer.stop()
        typed = self.typed.text().strip()
        self._hits = self.workplace.read(lambda s: search(s, typed, _MOST)) if typed else ()
        self.hits.clear()
        self.hits.addItems([_line(hit) for hit in self._hits])
        self.hits.setCurrentRow(0 if self._hits else -1)
        self._tell()

    def _tell(self, *_: object) -> None:
        hit = self._chosen()
        self._button.setEnabled(hit is not None)
        if hit is not None:
            self._told.setText(self._about(hit))
        elif self.typed.text().strip():
            self._told.setText(self.translate("No case was found."))
        else:
            self._told.setText(self.translate("Type to find the case."))

    def _about(self, hit: Hit) -> str:
        """Say who is called, and whether to a place or to the waiting list."""
        words = (
            self.translate("{who} is put in the waiting list: the meeting is full.")
            if self._must_wait
            else self.translate("{who} is called.")
        )
        return words.format(who=_line(hit))

    @property
    def _must_wait(self) -> bool:
        """Whether the meeting is full; once it is over, whoever came is put down all the same."""
        over = datetime.combine(self._file.day, self._file.ends) <= self.workplace.work.now
        return self._file.is_full and not over

    def _chosen(self) -> Hit | None:
        row = self.hits.currentRow()
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def _go_to_hits(self) -> None:
        self.look_up()
        self.hits.setFocus()

    def call(self, *_: object) -> None:
        """Give the chosen case a place, or a wait where the meeting is full."""
        hit = self._chosen()
        if hit is None:
            return
        case_id, meeting_id = hit.case_id, self._file.meeting_id
        name = hit.case_number if hit.protected else hit.name
        said = self.translate("{name} has been put down for the meeting.").format(name=name)
        if self.workplace.do(lambda work: call(work, case_id, meeting_id), said) is not None:
            self.typed.clear()
            self.look_up()
            self.typed.setFocus()


def _line(hit: Hit) -> str:
    born = hit.born.isoformat() if hit.born and not hit.protected else ""
    name = "" if hit.protected else hit.name
    return " · ".join(filter(None, (name, born, hit.case_number)))
