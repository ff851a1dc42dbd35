"""The ring around the button that has the focus: one overlay per window."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
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
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if isinstance(now, QAbstractButton) and self._window.isAncestorOf(now):
            self._button = now
            self._watch(now)
        self._place()

    def _let_go(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched, self._button = [], None

    def _watch(self, button: QAbstractButton) -> None:
        """Watch the button and all that holds it: any of them may move it."""
        widget: QWidget | None = button
        while widget is not None and widget is not self._window:
            self._watched.append(widget)
            widget.installEventFilter(self)
            widget = widget.parentWidget()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:
            self._place()
        return False

    def _place(self) -> None:
        button = self._button
        if button is None or not button.isVisible() or not button.isEnabled():
            self.hide()
            return
        around = _OUTSIDE + _WIDTH
        corner = button.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(QRect(corner, button.size()).adjusted(-around, -around, around, around))
        self.raise_()
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("accent"), _WIDTH))
        half = _WIDTH / 2
        radius = self._look.px(_RADIUS)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius
        )
        painter.end()
