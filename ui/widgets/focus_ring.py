"""The ring around the button that has the focus: one overlay per window."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget
from typing_extensions import override

from ui.look.look import Look

_WIDTH, _OUTSIDE, _RADIUS = 2, 3, 8
_MOVING = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.EnabledChange,
        QEvent.Type.ParentChange,
    }
)


class FocusRing(QWidget):
    """Follows the focus; takes no mouse, no focus, and nothing moves for it."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self._button: QAbstractButton | None = None
        self._watched: list[QWidget] = []
        self._whole = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
            self._follow(None, application.focusWidget())

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if isinstance(now, QAbstractButton) and self._window.isAncestorOf(now):
            self._button = now
            self._watch(now)
        self._place()

    def _let_go(self) -> None:
        """Let go of the button; a page being taken down takes some of what is watched with it."""
        for widget in filter(shiboken6.isValid, self._watched):
            widget.removeEventFilter(self)
            widget.destroyed.disconnect(self._lose)
        self._watched, self._button = [], None

    def _lose(self) -> None:
        self._let_go()
        self.hide()

    def _watch(self, button: QAbstractButton) -> None:
        """Watch the button and all that holds it: any of them may move it."""
        widget: QWidget | None = button
        while widget is not None and widget is not self._window:
            self._watched.append(widget)
            widget.installEventFilter(self)
            widget.destroyed.connect(self._lose)
            widget = widget.parentWidget()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:
            self._place()
        return False

    def _place(self) -> None:
        button = self._button
        if button is None or not self._is_seen(button):
            self.hide()
            return
        around = _OUTSIDE + _WIDTH
        whole = self._within_window(button).adjusted(-around, -around, around, around)
        seen = whole
        for widget in self._watched:
            if isinstance(widget.parentWidget(), QAbstractScrollArea):
                sight = self._within_window(widget)
                seen = seen.intersected(sight.adjusted(-around, -around, around, around))
        self._whole = whole.translated(-seen.topLeft())
        self.setGeometry(seen)
        self.raise_()
        self.show()
        self.update()

    def _is_seen(self, button: QAbstractButton) -> bool:
        if not shiboken6.isValid(button) or not self._window.isAncestorOf(button):
            return False
        return button.isEnabled() and not button.visibleRegion().isEmpty()

    def _within_window(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("accent"), _WIDTH))
        half, radius = _WIDTH / 2, self._look.px(_RADIUS)
        ring = QRectF(self._whole).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(ring, radius, radius)
        painter.end()
