"""Pressing every button one can press, and telling after which of them nothing is different."""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QWidget,
)

from ui.main_window import MainWindow
from ui.places import Place
from ui.widgets.focus_ring import FocusRing
from ui.widgets.form_view import FormView

_ONCE = 1  # of the same kind, with the same words
_DEEP = 2  # presses, one after the other
_ROWS, _COLUMNS = 5, 8
_SAYS = ("text", "toPlainText", "currentText", "value")  # of labels, fields, choices, progress

Key = tuple[str, str, int]  # its kind, what it says, the how manieth of those


@dataclass(slots=True)
class Presser:
    """Presses each button on a vault that no press before has changed."""

    fresh: Callable[[], MainWindow]  # a window on a copy of the vault
    outside: Callable[[], int]  # how often something was asked of the world: dialogs, programs
    pressing: Callable[[MainWindow, QAbstractButton], None] = lambda _, button: click(button)
    pressed: int = 0
    _window: MainWindow | None = None
    _kinds: Counter[tuple[str, str]] = field(default_factory=Counter)

    def dead(self, places: Callable[[MainWindow], dict[str, Place]]) -> Iterator[str]:
        """Yield the buttons after whose press all is as it was."""
        for name, place in places(self._ready()).items():
            waiting: deque[tuple[Key, ...]] = deque(self._keys_at(place))
            while waiting:
                path = waiting.popleft()
                kind = path[-1][:2]
                if self._kinds[kind] >= _ONCE:
                    continue
                differs, more = self._press(place, path)
                if differs is None:
                    continue
                self._kinds[kind] += 1
                if not differs:
                    yield f"{name}: {' > '.join(words for _, words, _ in path)} ({kind[0]})"
                if len(path) < _DEEP:
                    waiting.extend((*path, key) for key in more)

    def _keys_at(self, place: Place) -> list[tuple[Key, ...]]:
        return [(key,) for key in keys(self._at(place))]

    def _press(self, place: Place, path: tuple[Key, ...]) -> tuple[bool | None, list[Key]]:
        """Return whether the last press of a path changed anything, and the buttons that came with it."""
        window = self._at(place)
        for key in path[:-1]:
            click(keys(window)[key])
            settle(window)
        there = keys(window)
        if path[-1] not in there:
            return None, []
        button = there[path[-1]]
        button.setFocus()  # beforehand, so that it is not what the press has changed
        settle(window)
        before = picture(window), self.outside()
        self.pressing(window, button)
        settle(window)
        self.pressed += 1
        differs = (picture(window), self.outside()) != before
        moved = window.focusWidget() is not button
        stays = window.place().page == place.page and window.place().tab == place.tab
        return differs or moved, [key for key in keys(window) if stays and key not in there]

    def _at(self, place: Place) -> MainWindow:
        """Return the window at a place, as if nothing had been pressed."""
        window = self._ready()
        window.go(place)
        settle(window)
        return window

    def _ready(self) -> MainWindow:
        close_popups()
        if self._window is None or self._window.workplace.store.changed:
            self._window = self.fresh()
            self._window.workplace.store.changed = False
        return self._window


def click(button: QAbstractButton) -> None:
    """Press a button with the mouse, wherever it is."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def settle(window: MainWindow) -> None:
    """Wait until every job is done and what it told has arrived."""
    for form in window.findChildren(FormView):
        form.complete()
    for _ in range(2):
        QCoreApplication.processEvents()
        window.workplace.jobs.finish()
    QCoreApplication.processEvents()


def close_popups() -> None:
    """Close what lies over the window."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def keys(window: MainWindow) -> dict[Key, QAbstractButton]:
    """Return the buttons that can be pressed; one that is chosen already has done what it does."""
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[Key, QAbstractButton] = {}
    for button in window.findChildren(QAbstractButton):
        if not button.isVisible() or not button.isEnabled() or button.isChecked():
            continue
        if button.window().windowType() is Qt.WindowType.Popup:  # a calendar is Qt's own
            continue
        kind = type(button).__name__, button.text() or button.accessibleName()
        seen[kind] += 1
        found[(*kind, seen[kind])] = button
    return found


def picture(window: MainWindow) -> tuple[Any, ...]:
    """Return all one can see and all that is kept: two that are equal are of the same state."""
    shown = tuple(
        _seen(w)
        for w in window.findChildren(QWidget)
        if w.isVisible() and not isinstance(w, FocusRing)
    )
    store = window.workplace.store
    clipboard = QGuiApplication.clipboard().text()
    return window.place(), window.windowTitle(), shown, store.head().number, clipboard


def _seen(widget: QWidget) -> tuple[Any, ...]:
    look = type(widget).__name__, widget.isEnabled(), widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return *look, widget.text(), widget.isChecked()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        return *look, widget.currentIndex().row(), *_rows(widget)
    says = (getattr(widget, name, None) for name in _SAYS)
    return *look, *(str(say()) for say in says if callable(say))


def _rows(view: QAbstractItemView) -> Iterator[object]:
    model = view.model()
    yield model.rowCount()
    for row in range(min(model.rowCount(), _ROWS)):
        yield from (model.index(row, column).data() for column in range(_COLUMNS))
