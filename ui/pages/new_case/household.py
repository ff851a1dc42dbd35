"""The other adult of the household, found by name or case number and held as a case number."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter
from typing_extensions import override

from models.queries.particulars import case_numbered
from models.queries.search import Hit
from models.text import clean_line
from ui.application import Workplace
from ui.desk.search import Search
from ui.forms.spec import Field
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.editor import Editor
from ui.widgets.editors import Maker
from ui.widgets.fields import line

_PAUSE: Final = 200  # milliseconds
_SHORTEST: Final = 2
_MOST: Final = 8


def household_editor(workplace: Workplace) -> Maker:
    """Return what makes the editor for a form."""

    def made(look: Look, translate: Translator, field: Field, _today: date) -> Editor:
        return HouseholdEditor(workplace, look, translate(field.label))

    return made


class HouseholdEditor(Editor):
    """Offers the cases that match what is typed; only the number of a case there is can be held."""

    def __init__(self, workplace: Workplace, look: Look, name: str) -> None:
        super().__init__()
        self._workplace, self._search = workplace, Search(workplace.store)
        self._numbers: dict[str, str] = {}
        self._line = line(look, name)
        self._offered = QStringListModel(self)
        self._completer = QCompleter(self._offered, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self._line)
        self._completer.activated.connect(self._chosen)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.search)
        self._line.textEdited.connect(self._typed)
        self.hold(self._line)

    @property
    @override
    def value(self) -> object:
        number = clean_line(self._line.text())
        found = self._workplace.read(lambda session: case_numbered(session, number))
        return found.case_number if found else ""

    @property
    @override
    def unread(self) -> str:
        return self._line.text() if clean_line(self._line.text()) and not self.value else ""

    @property
    @override
    def sentence(self) -> str:
        translate = self._workplace.translate
        return translate("No case has this number. Choose one of those that are shown.")

    @override
    def show_value(self, value: object) -> None:
        self._line.setText(str(value or ""))

    @override
    def show_unread(self, text: str) -> None:
        self._line.setText(text)

    def search(self) -> None:
        """Offer the cases that match what is typed."""
        typed = clean_line(self._line.text())
        if len(typed) < _SHORTEST:
            return
        self._offer(self._search.find(typed)[:_MOST])

    def _offer(self, hits: Sequence[Hit]) -> None:
        self._numbers = {self._written(hit): hit.case_number for hit in hits}
        self._offered.setStringList(list(self._numbers))
        if self._numbers and self._line.hasFocus():
            self._completer.complete()

    def _written(self, hit: Hit) -> str:
        born = self._workplace.translate("born {day}").format(day=hit.born) if hit.born else ""
        return " · ".join(filter(None, (hit.name, born, hit.case_number)))

    def _typed(self, _: str) -> None:
        self._timer.start()
        self.edited.emit()

    @override
    def tidy(self) -> None:
        self._timer.stop()
        self._search.end()

    def _chosen(self, written: str) -> None:
        self._timer.stop()
        self._line.setText(self._numbers[written])
        self.edited.emit()
