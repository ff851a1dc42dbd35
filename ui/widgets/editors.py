"""What one types or chooses in: one editor for each kind of field. Only a person's hand makes `edited`."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from models.text import clean, clean_line
from models.vocabulary import Answer
from ui.forms.spec import Field, Kind
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.date_field import DateField
from ui.widgets.editor import Editor
from ui.widgets.fields import Combo, area, line, tick
from ui.widgets.segments import Segments
from ui.widgets.suggesting import SuggestingField

_MOST_DIGITS: Final = 4
_NUMBER_WIDTH: Final = 96


class LineEditor(Editor):
    """Text of one line; left, it is written as the field's `tidy` has it."""

    def __init__(self, look: Look, translate: Translator, field: Field, today: date) -> None:
        super().__init__()
        self._tidy, self._today = field.tidy, today
        self.line = line(look, translate(field.label), _example(translate, field))
        self.hold(self.line)
        self.line.textEdited.connect(self._typed)

    @property
    @override
    def value(self) -> object:
        return clean_line(self.line.text())

    @override
    def show_value(self, value: object) -> None:
        self.line.setText(str(value or ""))

    @override
    def tidy(self) -> None:
        typed = clean_line(self.line.text())
        tidied = self._tidy(typed, self._today) if self._tidy and typed else typed
        if tidied != self.line.text():
            self.line.setText(tidied)
            if tidied != typed:
                self.edited.emit()

    def _typed(self, _: str) -> None:
        self.edited.emit()


class TextEditor(Editor):
    """Text of several lines."""

    def __init__(self, look: Look, translate: Translator, field: Field, _today: date) -> None:
        super().__init__()
        self._area = area(look, translate(field.label), _example(translate, field))
        self.hold(self._area)
        self._area.textChanged.connect(self.edited.emit)

    @property
    @override
    def value(self) -> object:
        return clean(self._area.toPlainText())

    @override
    def show_value(self, value: object) -> None:
        self._area.blockSignals(True)  # noqa: FBT003
        self._area.setPlainText(str(value or ""))
        self._area.blockSignals(False)  # noqa: FBT003


class NumberLine(QLineEdit):
    """A line for a whole number; the arrows change it by one."""

    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class CountEditor(Editor):
    """A whole number, or a part in per cent."""

    def __init__(self, look: Look, translate: Translator, field: Field, _today: date) -> None:
        super().__init__()
        self._sign = " %" if field.kind is Kind.PERCENT else ""
        self._step = 25 if field.kind is Kind.PERCENT else 1
        self._line = NumberLine()
        self._line.setAccessibleName(translate(field.label))
        self._line.setMinimumHeight(look.px(32))
        self._line.setMaximumWidth(look.px(_NUMBER_WIDTH))
        self.hold(self._line)
        self._line.textEdited.connect(self._typed)
        self._line.stepped.connect(self._stepped)

    @property
    @override
    def value(self) -> object:
        digits = self._digits()
        readable = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
        return int(digits) if readable else None

    @property
    @override
    def unread(self) -> str:
        return self._line.text() if self._digits() and self.value is None else ""

    @override
    def show_value(self, value: object) -> None:
        self._line.setText("" if value is None else f"{value}{self._sign}")

    @override
    def show_unread(self, text: str) -> None:
        self._line.setText(text)

    @override
    def tidy(self) -> None:
        if self.value is not None:
            self.show_value(self.value)

    def _digits(self) -> str:
        return clean_line(self._line.text()).removesuffix("%").strip()

    def _typed(self, _: str) -> None:
        self.edited.emit()

    def _stepped(self, direction: int) -> None:
        number = self.value if isinstance(self.value, int) else 0
        self.show_value(max(0, number + direction * self._step))
        self.edited.emit()


class TickEditor(Editor):
    """Yes or not; its own text is its label."""

    labels_itself = True

    def __init__(self, look: Look, translate: Translator, field: Field, _today: date) -> None:
        super().__init__()
        self._tick = tick(look, translate(field.label))
        self.hold(self._tick)
        self._tick.clicked.connect(self._clicked)

    @property
    @override
    def value(self) -> object:
        return self._tick.isChecked()

    @override
    def show_value(self, value: object) -> None:
        self._tick.setChecked(bool(value))

    def _clicked(self) -> None:
        self.edited.emit()


class ChoiceEditor(Editor):
    """One of the words of the field, perhaps none of them."""

    def __init__(self, look: Look, translate: Translator, field: Field, _today: date) -> None:
        super().__init__()
        open_choice = [(None, translate(field.left_open))] if field.optional else []
        terms = [(term, translate(term.label)) for term in field.choices or ()]
        self._combo = Combo(look, translate(field.label), [*open_choice, *terms])
        self.hold(self._combo)
        self._combo.chosen.connect(self._chosen)

    @property
    @override
    def value(self) -> object:
        return self._combo.value

    @override
    def show_value(self, value: object) -> None:
        self._combo.choose(value)

    def _chosen(self, _: object) -> None:
        self.edited.emit()


class AnswerEditor(Editor):
    """Yes, no, do not know; or nothing, where nobody has asked."""

    asks = True

    def __init__(self, look: Look, translate: Translator, field: Field, _today: date) -> None:
        super().__init__()
        options = [(answer, translate(answer.label)) for answer in Answer]
        self._strip = Segments(look, translate(field.label), options)
        self.hold(self._strip)
        self._strip.chosen.connect(self._chosen)

    @property
    @override
    def value(self) -> object:
        return self._strip.value

    @override
    def show_value(self, value: object) -> None:
        self._strip.choose(value)

    def _chosen(self, _: object) -> None:
        self.edited.emit()


class DateEditor(Editor):
    """A day, typed in whatever way."""

    def __init__(self, look: Look, translate: Translator, field: Field, today: date) -> None:
        super().__init__()
        self._day = DateField(look, translate, translate(field.label), today)
        self.hold(self._day)
        self._day.edited.connect(self.edited.emit)

    @property
    @override
    def value(self) -> object:
        return self._day.day

    @property
    @override
    def unread(self) -> str:
        return self._day.unread

    @property
    @override
    def sentence(self) -> str:
        return self._day.sentence

    @override
    def show_value(self, value: object) -> None:
        self._day.show_day(value if isinstance(value, date) else None)

    @override
    def show_unread(self, text: str) -> None:
        self._day.show_text(text)

    @override
    def tidy(self) -> None:
        self._day.tidy()


class SuggestedEditor(Editor):
    """Text that is suggested: what is stored for a suggestion is its code, else the text itself."""

    def __init__(self, look: Look, translate: Translator, field: Field, _today: date) -> None:
        super().__init__()
        suggested = field.suggested(translate.language) if field.suggested else ()
        self._field = SuggestingField(look, translate, translate(field.label), suggested)
        self.hold(self._field)
        self._field.edited.connect(self.edited.emit)

    @property
    @override
    def value(self) -> object:
        return self._field.value

    @override
    def show_value(self, value: object) -> None:
        self._field.show_value(str(value or ""))


def _example(translate: Translator, field: Field) -> str:
    return translate(field.example) if field.example else ""


Maker = Callable[[Look, Translator, Field, date], Editor]
MAKERS: Final[Mapping[Kind, Maker]] = {
    Kind.LINE: LineEditor,
    Kind.NUMBER: LineEditor,
    Kind.TEXT: TextEditor,
    Kind.COUNT: CountEditor,
    Kind.PERCENT: CountEditor,
    Kind.DATE: DateEditor,
    Kind.TICK: TickEditor,
    Kind.ANSWER: AnswerEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.SUGGESTED: SuggestedEditor,
}
