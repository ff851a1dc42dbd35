"""Keeps the current row of a list in sight where the page around the list scrolls too."""

from PySide6.QtCore import QModelIndex, QObject, QPoint
from PySide6.QtWidgets import QAbstractItemView, QScrollArea


class RowFollower(QObject):
    """Scrolls the page to the row one has come to: the list itself knows only of its own part."""

    def __init__(self, view: QAbstractItemView, page: QScrollArea) -> None:
        super().__init__(view)
        self._view, self._page = view, page
        view.selectionModel().currentChanged.connect(self._follow)

    def _follow(self, now: QModelIndex, _before: QModelIndex) -> None:
        held = self._page.widget()
        if held is None or not now.isValid() or not self._view.hasFocus():
            return
        row = self._view.visualRect(now)
        for y in (row.bottom(), row.top()):
            place = self._view.viewport().mapTo(held, QPoint(0, y))
            self._page.ensureVisible(0, place.y(), 0, row.height())
