"""A text field that keeps what is typed: in the vault within two seconds, and there again the next time."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit

from models.actions.work import Work
from ui.application import Workplace
from ui.pages.value_draft import Value, ValueDraft


class TextDraft(QObject):
    """Keeps one field's text as a draft of one form on one record; `blank` stands there to begin with."""

    def __init__(
        self,
        workplace: Workplace,
        form: str,
        record_id: UUID,
        field: QPlainTextEdit,
        blank: str = "",
    ) -> None:
        super().__init__(field)
        self._field, self._blank = field, blank
        self._draft = ValueDraft(workplace, form, record_id, self._typed, self)
        found = self._draft.restored
        self._show(str(found.value.get("text", "")) if found else blank)
        field.textChanged.connect(self._draft.touch)

    @property
    def text(self) -> str:
        """What stands in the field, without space around it."""
        return self._field.toPlainText().strip()

    def save(self) -> None:
        """Keep what stands in the field by now, if it is not kept already."""
        self._draft.save()

    def keep(self, verb: Callable[[Work], Any], said: str, *, undoable: bool = True) -> bool:
        """Make the text a record by a verb and let go of the draft, as one; tell whether it could be."""
        if self._draft.keep(verb, said, undoable=undoable) is None:
            return False
        self._show(self._blank)
        return True

    def show(self, text: str) -> None:
        """Put another text in the field, to be kept like one that was typed."""
        self._field.setPlainText(text)

    def forget(self) -> None:
        """Let go of the text, now: it stands elsewhere, or nobody wants it."""
        self.show(self._blank)
        self.save()

    def _typed(self) -> Value | None:
        text = self._field.toPlainText()
        return {"text": text} if text.strip() not in {"", self._blank} else None

    def _show(self, text: str) -> None:
        self._field.blockSignals(True)  # noqa: FBT003
        self._field.setPlainText(text)
        self._field.blockSignals(False)  # noqa: FBT003
