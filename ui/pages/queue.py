"""The work queue as a plain page: what waits, the oldest first."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from documents.sheet import DATE, WORD, Column
from models.queries.work_queue import QueueRow
from models.rules.rule_names import rule_name
from models.rules.work_queue import bucket, shown_step
from models.text import N_
from ui.i18n import Translator
from ui.widgets.table import TableModel


def queue_columns(today: date) -> tuple[Column[QueueRow], ...]:
    """Return the columns of the queue: when, who, what and by which rule."""
    return (
        Column(N_("When"), lambda row: bucket(row.due, today), WORD),
        Column(N_("Due"), lambda row: row.due, DATE),
        Column(N_("Name"), lambda row: row.name),
        Column(N_("Born"), lambda row: row.born, DATE),
        Column(N_("Case number"), lambda row: row.case_number),
        Column(N_("Next step"), lambda row: shown_step(row.next_step, row.due, today), WORD),
        Column(N_("Rule"), lambda row: rule_name(row.rule), WORD),
    )


class QueuePage(QWidget):
    """The queue under a line that says what one is looking at."""

    def __init__(self, translate: Translator, today: date) -> None:
        super().__init__()
        self._line: Final = QLabel(translate("Preparing the demonstration …"))
        self._line.setWordWrap(True)
        self._model: TableModel[QueueRow] = TableModel(queue_columns(today), translate, parent=self)
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(translate("Work queue"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setStyleSheet("QTableView::item { padding: 0 8px }")
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStyleSheet("QHeaderView::section { padding: 4px 8px }")
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._line)
        layout.addWidget(table)

    def show_queue(self, rows: Sequence[QueueRow], line: str) -> None:
        """Show the queue and what it is."""
        self._model.show_rows(rows)
        self._line.setText(line)

    def say(self, line: str) -> None:
        """Say something in place of the queue."""
        self._line.setText(line)
