"""The palette: what Fusion and whatever the sheet does not name draw with."""

from PySide6.QtGui import QColor, QPalette

from ui.look.tokens import Tokens

_Role, _Group = QPalette.ColorRole, QPalette.ColorGroup
_COLORS = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "head",
    _Role.Text: "text",
    _Role.PlaceholderText: "off",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "on_accent",
    _Role.ToolTipBase: "surface",
    _Role.ToolTipText: "text",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.Light: "surface",
    _Role.Midlight: "line",
    _Role.Mid: "line",
    _Role.Dark: "control",
    _Role.Shadow: "line",
}
_OFF = {
    _Role.WindowText: "off",
    _Role.Text: "off",
    _Role.ButtonText: "off",
    _Role.Base: "head",
    _Role.Highlight: "hover",
    _Role.HighlightedText: "off",
}


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a theme."""
    made = QPalette()
    for role, name in _COLORS.items():
        made.setColor(role, QColor(getattr(tokens, name)))
    for role, name in _OFF.items():
        made.setColor(_Group.Disabled, role, QColor(getattr(tokens, name)))
    return made
