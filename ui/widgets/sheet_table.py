"""A list as it lies in the workbook: row numbers, lines between the columns, the workbook's own texts."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from documents.sheet import Column
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.rows import STATE_ROLE, Index, RowDelegate
from ui.widgets.table import ListTable, TableModel

R = TypeVar("R")
_NUMBERS, _WIDEST = 44, 280


class SheetModel(TableModel[R]):
    """Rows with their numbers; a cell with a state has a word beside what the workbook says."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        translate: Translator,
        rows: Sequence[R],
        parent: QObject | None = None,
        *,
        states: Mapping[int, Callable[[R], str]],
        words: Mapping[str, str],
    ) -> None:
        super().__init__(columns, translate, rows, parent, states=states)
        self._words = words

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = super().data(index, role)
        if role == Qt.ItemDataRole.DisplayRole and (kind := super().data(index, STATE_ROLE)):
            return f"{found} · {self._words[kind]}"
        return found

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None


class SheetTable(ListTable):
    """The list by keyboard and mouse, with the workbook's lines."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent)
        self._look = look
        self.setItemDelegate(_CellDelegate(look, self))
        self.setCornerButtonEnabled(False)  # it would choose all rows, which is for nothing here
        numbers = self.verticalHeader()
        numbers.setFont(look.font("small"))
        numbers.setFixedWidth(look.px(_NUMBERS))
        numbers.setHighlightSections(False)
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.show()

    @override
    def fit(self) -> None:
        """Give each column the width of what the first rows hold, a long one only so much."""
        super().fit()
        widest = self._look.px(_WIDEST)
        for column in range(self.horizontalHeader().count()):
            if self.columnWidth(column) > widest:
                self.setColumnWidth(column, widest)


class _CellDelegate(RowDelegate):
    """Paints a cell and the line to its right."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        edge, rect = self._look.tokens.edge, QRectF(option.rect)
        beside = QRectF(rect.right() - edge, rect.top(), edge, rect.height())
        painter.fillRect(beside, self._look.color("line"))
