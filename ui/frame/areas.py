"""F6: from one area of the window to the next, and back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step(areas: Sequence[QWidget], *, back: bool = False) -> None:
    """Give the focus to the next area that can take it, from the one that has it."""
    open_ones = [area for area in areas if area.isVisible() and area.isEnabled()]
    if not open_ones:
        return
    here = _index_of_focus(open_ones)
    at = (here - 1 if back else here + 1) if here is not None else 0
    focus(open_ones[at % len(open_ones)], Qt.FocusReason.ShortcutFocusReason)


def focus(area: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Give the focus to an area: itself, or the first in it that takes keys."""
    inside = next((w for w in area.findChildren(QWidget) if _takes_keys(w)), None)
    target = area if _takes_keys(area) else inside
    if target is not None:
        target.setFocus(reason)


def _takes_keys(widget: QWidget) -> bool:
    by_key = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_key) and widget.isVisibleTo(widget.window()) and widget.isEnabled()


def _index_of_focus(areas: Sequence[QWidget]) -> int | None:
    """Return the innermost area that holds the focus."""
    holder = QApplication.focusWidget()
    holding = [
        n
        for n, area in enumerate(areas)
        if holder and (area is holder or area.isAncestorOf(holder))
    ]
    return max(holding, key=lambda n: _depth(areas[n]), default=None)


def _depth(widget: QWidget) -> int:
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)
