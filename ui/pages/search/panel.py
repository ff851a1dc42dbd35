"""Search in the top bar: what is typed is looked for, and a hit opens its case."""

from typing import Final, cast

import shiboken6
from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from models.errors import Error
from models.queries.search import Hit
from ui.application import Workplace
from ui.desk.search import MOST, Search
from ui.messages import sentence
from ui.pages.search.hit_rows import count_words, hit_row
from ui.places import Place
from ui.widgets.hit_panel import HitPanel
from ui.widgets.search_field import SearchField

_PAUSE = 40  # milliseconds: a quick typist's next key comes before it is looked for


class SearchPanel(QObject):
    """The field, and under it the list that is there while one searches."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        translate = workplace.translate
        self._workplace, self._search = workplace, Search(workplace.store)
        self._hits: tuple[Hit, ...] = ()
        self._before: QWidget | None = None
        self._panel: HitPanel | None = None
        self.field: Final = SearchField(
            workplace.look,
            translate("Search"),
            translate("Name, personal number or case number"),
            "Ctrl+K",
        )
        self._pause = QTimer(self)
        self._pause.setInterval(_PAUSE)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.look)
        self.field.textEdited.connect(self._typed)
        self.field.stepped.connect(self._step)
        self.field.accepted.connect(self.open_current)
        self.field.escaped.connect(self.give_up)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._focus_moved)

    @property
    def panel(self) -> HitPanel | None:
        """The list under the field, once something was searched for."""
        return self._panel

    def focus(self) -> None:
        """Begin a search, or go on with the one under way."""
        self.field.setFocus()
        self.field.selectAll()

    def look(self) -> None:
        """Look for what stands in the field now."""
        self._pause.stop()
        typed = self.field.text().strip()
        if not typed:
            self._hide()
            return
        translate, today = self._workplace.translate, self._workplace.today
        found = self._search.find(typed)
        self._hits = found[:MOST]
        panel = self._there()
        panel.show_hits(
            count_words(found, translate),
            [hit_row(hit, typed, today, translate) for hit in self._hits],
        )
        panel.place_under(self.field)
        panel.show()
        panel.raise_()
        self._announce()

    def open_current(self) -> None:
        """Open the case of the current row."""
        if self._pause.isActive():
            self.look()
        if self._panel is not None and self._hits and self._panel.isVisible():
            hit = self._hits[self._panel.list.current_row()]
            self.close()
            self._workplace.go(Place("case", hit.case_id))

    def give_up(self) -> None:
        """Close the list and give the focus back to where it was."""
        self.close()
        before = self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self.field.clearFocus()

    def close(self) -> None:
        """End the search: the list goes, the words go, the log has its line."""
        self._pause.stop()
        self.field.clear()
        self._hide()
        try:
            self._search.end()
        except Error as error:
            self._workplace.hindered.emit(sentence(error, self._workplace.translate))

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _step(self, by: int) -> None:
        if self._panel is not None and self._panel.isVisible():
            self._panel.list.step(by)
            self._announce()

    def _clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_current()

    def _hide(self) -> None:
        self._hits = ()
        if self._panel is not None:
            self._panel.hide()
        self.field.setAccessibleDescription("")

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self.field:
            self._before = old
        elif old is self.field and new is not None:  # not the other window of another program
            self.close()

    def _announce(self) -> None:
        """Tell a reader how much was found and which row is the current one."""
        if self._panel is None:
            return
        rows = self._panel.list.rows
        current = rows[self._panel.list.current_row()].spoken if rows else ""
        words = ". ".join(filter(None, (self._panel.count.text(), current)))
        self.field.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def _there(self) -> HitPanel:
        """Return the list, made when it is first needed, over whatever the bar lies in."""
        if self._panel is None:
            translate, bar = self._workplace.translate, self.parent()
            holder = bar.parentWidget() if isinstance(bar, QWidget) else None
            self._panel = HitPanel(
                self._workplace.look,
                translate("Hits"),
                [translate("choose"), translate("Enter opens"), translate("Esc closes")],
                translate("Searches names and numbers"),
                holder or self.field.window(),
            )
            self._panel.list.clicked.connect(self._clicked)
        return self._panel
