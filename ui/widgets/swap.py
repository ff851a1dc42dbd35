"""Putting one widget in another's place, at once."""

from PySide6.QtWidgets import QLayout, QWidget


def swap(layout: QLayout, old: QWidget, new: QWidget) -> QWidget:
    """Let a widget take another's place and let go of that; return the new one, which can take the focus now."""
    layout.replaceWidget(old, new)
    old.hide()
    old.deleteLater()
    new.show()
    return new
