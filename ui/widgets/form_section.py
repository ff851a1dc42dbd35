"""A section of a form: its heading, and a card with its fields in rows."""

import math
from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.spec import Kind, Section
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.card import Card
from ui.widgets.form_row import FormField
from ui.widgets.labels import label

_ROOM: Final = ((1.2, 4), (1.6, 2), (math.inf, 1))


class FormRow(QWidget):
    """Fields side by side; it is out of the way while none of them is shown."""

    def __init__(self, look: Look, fields: Sequence[FormField]) -> None:
        super().__init__()
        self._fields = tuple(fields)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(3))
        self._rule = QFrame()
        self._rule.setProperty("kind", "rule")
        self._rule.setFixedHeight(look.tokens.edge)
        lines.addWidget(self._rule)
        row = QHBoxLayout()
        row.setSpacing(look.px(16))
        lines.addLayout(row)
        for field in fields:
            row.addWidget(field, field.field.width)

    def show_rule(self, *, shown: bool) -> None:
        """Draw a line over the row, which parts it from the question before."""
        self._rule.setVisible(shown)

    def show_only(self, names: Collection[str]) -> bool:
        """Show the fields of these names; tell whether there are any."""
        for field in self._fields:
            field.setVisible(field.field.name in names)
        some = any(field.field.name in names for field in self._fields)
        self.setVisible(some)
        return some


class FormSection(QWidget):
    """The heading over a card of rows; questions say how many of them are answered."""

    def __init__(
        self, look: Look, translate: Translator, section: Section, fields: Sequence[FormField]
    ) -> None:
        super().__init__()
        self._translate = translate
        self._questions = [f for f in fields if f.field.kind is Kind.ANSWER]
        self._count = label(look, "", "small")
        self._rows = [FormRow(look, row) for row in _rows(fields, _most(look))]
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(8))
        lines.addLayout(self._head(look, translate(section.title)))
        if section.help:
            lines.addWidget(label(look, translate(section.help), "small", wrap=True))
        card = Card(look)
        card.body.setContentsMargins(look.px(20), look.px(12), look.px(20), look.px(14))
        card.body.setSpacing(look.px(3 if self._questions else 10))
        for row in self._rows:
            card.body.addWidget(row)
        lines.addWidget(card)

    def show_only(self, names: Collection[str]) -> None:
        """Show the fields of these names; a section with none of them is out of the way."""
        shown = [row for row in self._rows if row.show_only(names)]
        for row in self._rows:
            row.show_rule(shown=bool(self._questions) and row is not shown[0] if shown else False)
        self.setVisible(bool(shown))
        self._show_count(names)

    def _show_count(self, names: Collection[str]) -> None:
        asked = [q for q in self._questions if q.field.name in names]
        answered = sum(q.editor.value is not None for q in asked)
        words = self._translate("{answered} of {count} answered")
        self._count.setText(words.format(answered=answered, count=len(asked)) if asked else "")

    def _head(self, look: Look, title: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(label(look, title, "section", wrap=True), 1)
        head.addWidget(self._count)
        return head


def _rows(fields: Sequence[FormField], most: int) -> list[list[FormField]]:
    rows: list[list[FormField]] = []
    for field in fields:
        if field.field.beside and rows and len(rows[-1]) < most:
            rows[-1].append(field)
        else:
            rows.append([field])
    return rows


def _most(look: Look) -> int:
    """Return how many fields a row has room for at the size of the text."""
    return next(most for scale, most in _ROOM if look.scale <= scale)
