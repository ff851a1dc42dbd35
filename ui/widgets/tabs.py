"""Tabs: words only, the one shown underlined in accent."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget
from typing_extensions import override

from ui.look.icons import icon
from ui.look.look import Look
from ui.widgets.buttons import plain

_ARROWS = {Qt.ArrowType.LeftArrow: "left", Qt.ArrowType.RightArrow: "right"}
_ARROW = 16
_HEIGHT, _SIDE, _LINE, _GAP = 36, 4, 3, 20


class Tabs(QTabBar):
    """A bar of tabs; the pages under them belong to who owns it."""

    chosen = Signal(int)

    def __init__(
        self, look: Look, names: Sequence[str], parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFont(look.font("strong"))
        for text in names:
            self.addTab(plain(text))
        self.currentChanged.connect(self.chosen)

    def choose(self, index: int) -> None:
        """Show a tab as the one open; this is no choice of the user's."""
        self.blockSignals(True)  # noqa: FBT003
        self.setCurrentIndex(index)
        self.blockSignals(False)  # noqa: FBT003

    @override
    def tabSizeHint(self, index: int) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words(index))
        return QSize(words + self._look.px(2 * _SIDE + _GAP), self._look.px(_HEIGHT))

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def tabLayoutChange(self) -> None:
        """Give the two buttons that scroll, where there is no room for all tabs, arrows one can see."""
        super().tabLayoutChange()
        for button in self.findChildren(QToolButton):
            if button.arrowType() in _ARROWS:  # Qt sets its own at every layout
                name = _ARROWS[button.arrowType()]
                button.setArrowType(Qt.ArrowType.NoArrow)
                button.setIcon(icon(self._look, name, color="text"))
                side = self._look.px(_ARROW)
                button.setIconSize(QSize(side, side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index, self._room(index))
        painter.end()

    def _words(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")

    def _room(self, index: int) -> QRect:
        return self.tabRect(index).adjusted(0, 0, -self._look.px(_GAP), 0)

    def _paint_tab(self, painter: QPainter, index: int, room: QRect) -> None:
        look, current = self._look, index == self.currentIndex()
        painter.setFont(look.font("strong" if current else "body"))
        painter.setPen(look.color("accent" if current else "text2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._words(index))
        if not current:
            return
        line = look.px(_LINE)
        painter.fillRect(
            room.left(), room.bottom() + 1 - line, room.width(), line, look.color("accent")
        )
        if self.hasFocus():
            painter.setPen(QPen(look.color("accent"), 2))
            painter.drawRoundedRect(QRectF(room).adjusted(1, 1, -1, -1), 4, 4)
