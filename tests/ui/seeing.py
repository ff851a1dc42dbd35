"""Looking at a page as a reader, a keyboard and an eye do: what is unnamed, too small or cut off."""

from collections.abc import Iterator
from gettext import NullTranslations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QPushButton,
    QScrollBar,
    QWidget,
)
from typing_extensions import override

from ui.i18n import Translator, translator

LEAST = 24  # pixels: what a finger or an unsteady hand can hit
_LONGER = 0.4


class _Longer(NullTranslations):
    """The words of a language, each text longer by two fifths."""

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words

    @override
    def gettext(self, message: str) -> str:
        return _stretched(self._words(message))

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _stretched(self._words.ngettext(msgid1, msgid2, n))

    @override
    def pgettext(self, context: str, message: str) -> str:
        return _stretched(self._words.pgettext(context, message))


def longer(language: str) -> Translator:
    """Return a language whose every text is two fifths longer than it is."""
    return Translator(language, _Longer(translator(language)))


def _stretched(text: str) -> str:
    more = round(len(text) * _LONGER)
    return f"{text} {'öra ' * (more // 4)}".rstrip() if more >= 4 else text + "ö" * more


def amiss(root: QWidget) -> Iterator[str]:
    """Yield everything on a page that somebody cannot read, hit or hear."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield from _unheard(widget)
        yield from _too_small(widget)
        yield from _cut_off(widget)


def _unheard(widget: QWidget) -> Iterator[str]:
    if not _takes_keys(widget):
        return
    heard = QAccessible.queryAccessibleInterface(widget)
    if not heard.text(QAccessible.Text.Name).strip():
        yield f"no name: {_described(widget)}"
    elif heard.role() in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
        yield f"no role: {_described(widget)}"


def _too_small(widget: QWidget) -> Iterator[str]:
    target = _takes_keys(widget) or isinstance(widget, QAbstractButton)
    if target and min(widget.width(), widget.height()) < LEAST:
        yield f"{widget.width()}x{widget.height()}: {_described(widget)}"


def _cut_off(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QPushButton) and widget.text():
        if widget.width() < widget.minimumSizeHint().width():
            yield f"button cut off: {_described(widget)}"
    elif isinstance(widget, QLabel) and widget.text() and _has_no_room(widget):
        yield f"label cut off: {_described(widget)}"


def _has_no_room(label: QLabel) -> bool:
    if label.property("may_elide"):
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width()) - 1
    if label.textFormat() is Qt.TextFormat.RichText or "<" in label.text():
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setHtml(label.text())
        return label.width() < document.idealWidth() - 8
    return label.width() < label.fontMetrics().size(0, label.text()).width()


def _takes_keys(widget: QWidget) -> bool:
    inside = widget.parentWidget()
    of_a_scroll = isinstance(inside, QAbstractScrollArea) or isinstance(widget, QScrollBar)
    if of_a_scroll and not isinstance(inside, QAbstractItemView):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _described(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    path = [type(w).__name__ for w in _upwards(widget)][:3]
    return f"{' < '.join(path)} {text!r:.60} {widget.accessibleName()!r:.40}"


def _upwards(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()
