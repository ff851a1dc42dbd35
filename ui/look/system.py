"""What the system wants the window to look like, and word of it when that changes."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication


def system_theme() -> str:
    """Return the name of the theme that fits the system's colour scheme and contrast."""
    shade = "dark" if _is_dark() else "light"
    return f"contrast_{shade}" if _wants_contrast() else shade


class SystemTheme(QObject):
    """Tells when another theme fits the system: the window then builds itself again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = system_theme()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._look_again)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self._look_again)

    def _look_again(self) -> None:
        theme = system_theme()
        if theme != self._theme:
            self._theme = theme
            self.changed.emit()


def _is_dark() -> bool:
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is not Qt.ColorScheme.Unknown:
        return scheme is Qt.ColorScheme.Dark
    return False


def _wants_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
