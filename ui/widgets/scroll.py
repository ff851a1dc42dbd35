"""A page body that scrolls, so that large text and long words never clip."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_AROUND = 24


class _Scroll(QScrollArea):
    """Keeps what has the focus in sight; keys for paging come from what it holds."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        widget.setProperty("kind", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(widget)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        held = self.widget()
        if now is not None and held is not None and held.isAncestorOf(now):
            self.ensureWidgetVisible(now, _AROUND, _AROUND)


def scrolled(widget: QWidget) -> QScrollArea:
    """Return a frameless scroll area around a widget, in the colour of the page."""
    return _Scroll(widget)


def keep_in_sight(widget: QWidget) -> None:
    """Scroll what holds a widget so that it is seen, where anything does."""
    holder = widget.parentWidget()
    while holder is not None and not isinstance(holder, _Scroll):
        holder = holder.parentWidget()
    if holder is not None:
        holder.ensureWidgetVisible(widget, _AROUND, _AROUND)
