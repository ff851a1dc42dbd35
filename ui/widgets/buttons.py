"""Push buttons: primary (one per area), secondary and quiet."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QPushButton

from ui.look.icons import beside_text
from ui.look.look import Look

HEIGHT = 32
_ICON, _GAP = 18, 4  # the style adds 4 between icon and words
_ICON_COLORS = {"primary": "on_accent", "secondary": "text2", "quiet": "accent"}


def push(
    look: Look,
    text: str,
    clicked: Callable[[], object],
    *,
    kind: str = "secondary",
    icon: str = "",
) -> QPushButton:
    """Return a button; its Alt letter is given by the window, so an & in its text is an &."""
    made = QPushButton(plain(text))
    made.setProperty("kind", kind)
    made.setAutoDefault(True)  # so that Enter presses it, as Space does
    made.setMinimumHeight(look.px(HEIGHT))
    if icon:
        set_icon(made, look, icon, _ICON_COLORS[kind])
    # Connected itself, a method with an optional argument would be handed "checked".
    made.clicked.connect(lambda: clicked())  # noqa: PLW0108
    return made


def set_icon(button: QAbstractButton, look: Look, name: str, color: str) -> None:
    """Give a button an icon of the size that stands in buttons, clear of its words."""
    side, gap = look.px(_ICON), look.px(_GAP) if button.text() else 0
    button.setIcon(beside_text(look, name, color, _ICON, _GAP if gap else 0))
    button.setIconSize(QSize(side + gap, side))


def plain(text: str) -> str:
    """Return a text whose & is shown, for what takes an & as the sign of a letter key."""
    return text.replace("&", "&&")
