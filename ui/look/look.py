"""How the window looks: a theme and a text size, given to every widget when it is built."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from ui.look.palette import palette
from ui.look.sheet import sheet
from ui.look.system import system_theme
from ui.look.tokens import THEMES, Tokens


@dataclass(frozen=True, slots=True)
class Type:
    """One size and weight of the platform's font."""

    points: float
    weight: QFont.Weight


_NORMAL, _STRONG = QFont.Weight.Normal, QFont.Weight.DemiBold
TYPES = {
    "title": Type(18, _STRONG),
    "card": Type(13, _STRONG),
    "subtitle": Type(13, _NORMAL),
    "group": Type(11, _STRONG),
    "section": Type(10.5, _STRONG),
    "body": Type(10, _NORMAL),
    "strong": Type(10, _STRONG),
    "small": Type(9, _NORMAL),
    "small_strong": Type(9, _STRONG),
}


@dataclass(frozen=True, slots=True)
class Look:
    """A theme at a text size; frozen, since another look is another window."""

    tokens: Tokens
    scale: float = 1.0

    def px(self, length: float) -> int:
        """Return a length of the design at this text size."""
        return round(length * self.scale)

    def font(self, role: str = "body") -> QFont:
        """Return the platform's font in the size and weight of a role, its figures all of one width."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPointSizeF(TYPES[role].points * self.scale)
        font.setWeight(TYPES[role].weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def color(self, name: str) -> QColor:
        """Return the colour a token holds."""
        return QColor(getattr(self.tokens, name))


def apply(application: QApplication, look: Look) -> None:
    """Give the whole application style, colours and font; each window then wears the sheet."""
    if application.style().name() != "fusion":
        application.setStyle("Fusion")
    application.setPalette(palette(look.tokens))
    application.setFont(look.font("body"))


def wear(window: QWidget, look: Look) -> None:
    """Dress a window in the sheet, best while it is empty.

    The sheet is the window's and not the application's: with the latter each widget is dressed again every
    time it gets another parent, which takes longer than all else in the building of a form.
    """
    window.setStyleSheet(sheet(look.tokens, look.px))


def chosen(theme: str) -> Tokens:
    """Return the colours of a theme by its name; "system" asks the system which it is."""
    return THEMES[system_theme() if theme == "system" else theme]
