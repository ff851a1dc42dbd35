"""The fields of a meeting: what is typed in them is a draft, or the names of those that cannot be read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.actions.meetings import MeetingDraft
from models.rules.problem import Problem
from models.rules.typed_time import read_time
from models.text import N_, clean_line
from models.vocabulary import MeetingKind
from ui.application import Workplace
from ui.forms.case import interpreted
from ui.widgets.date_field import DateField
from ui.widgets.fields import Combo, combo, labelled, line
from ui.widgets.labelled import Labelled
from ui.widgets.suggesting import SuggestingField
from ui.wording import clock

_NO_TIME = N_("Write a time as 9.00.")
_NO_NUMBER = N_("Write a number, or leave it empty where there is no limit.")
_NO_DAY = N_("Write which day the meeting is.")
Choices = Sequence[tuple[object, str]]


class MeetingFields(QWidget):
    """Tells that something was typed, and shows what is wrong beside each field."""

    edited = Signal()
    kind_chosen = Signal(object)

    def __init__(
        self, workplace: Workplace, caseworkers: Choices, officers: Choices, *, today: date
    ) -> None:
        super().__init__()
        look, translate = workplace.look, workplace.translate
        self._translate, self._look = translate, look
        kinds = [(kind, translate(kind.label)) for kind in MeetingKind]
        self.kind = combo(look, translate("Kind of meeting"), kinds)
        self.day = DateField(look, translate, translate("Day"), today)
        self.starts, self.ends = line(look, translate("Begins")), line(look, translate("Ends"))
        self.place = line(look, translate("Place"))
        self.place_hint = line(look, translate("Finding the way"))
        self.capacity = line(look, translate("Places"))
        self.caseworker = combo(look, translate("Caseworker"), caseworkers)
        self.officer = combo(look, translate("Labour-market officer"), officers)
        tongues = interpreted(translate.language)
        self.interpreter = SuggestingField(look, translate, translate("Interpreter for"), tongues)
        self.heed = QVBoxLayout()  # what to heed about day and hours stands under them
        self.heed.setSpacing(look.px(8))
        self._shown: dict[str, Labelled] = {}
        self._build()
        self._listen()

    def _build(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.px(12))
        lines.addWidget(self._labelled("kind", self.kind))
        lines.addWidget(self._labelled("day", self.day, self.day.line.accessibleName()))
        lines.addLayout(self._beside(("starts", self.starts), ("ends", self.ends)))
        lines.addLayout(self.heed)
        lines.addWidget(self._labelled("place", self.place))
        hint = self._translate("Stands in the letter: floor, entrance, door code.")
        lines.addWidget(self._labelled("place_hint", self.place_hint, hint=hint))
        lines.addWidget(self._labelled("capacity", self.capacity))
        lines.addWidget(self._labelled("caseworker_id", self.caseworker))
        lines.addWidget(self._labelled("officer_id", self.officer))
        named = self.interpreter.line.accessibleName()
        lines.addWidget(self._labelled("interpreter_language", self.interpreter, named))

    def _beside(self, *pairs: tuple[str, QLineEdit]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px(8))
        for name, field in pairs:
            row.addWidget(self._labelled(name, field), 1)
        return row

    def _labelled(self, name: str, field: QWidget, text: str = "", hint: str = "") -> Labelled:
        self._shown[name] = labelled(self._look, text or field.accessibleName(), field, hint)
        return self._shown[name]

    def _listen(self) -> None:
        for field in (self.starts, self.ends, self.place, self.place_hint, self.capacity):
            field.textEdited.connect(self._typed)
        self.day.edited.connect(self._typed)
        self.interpreter.edited.connect(self._typed)
        for choice in (self.caseworker, self.officer):
            choice.chosen.connect(self._typed)
        self.kind.chosen.connect(self._kind_chosen)

    def show_draft(self, draft: MeetingDraft) -> None:
        """Show a meeting; this is no edit."""
        self.kind.choose(draft.kind)
        self.day.show_day(draft.day)
        self.starts.setText(clock(draft.starts))
        self.ends.setText(clock(draft.ends))
        self.place.setText(draft.place)
        self.place_hint.setText(draft.place_hint)
        self.capacity.setText("" if draft.capacity is None else str(draft.capacity))
        self.caseworker.choose(draft.caseworker_id)
        self.officer.choose(draft.officer_id)
        self.interpreter.show_value(draft.interpreter_language)

    def read(self) -> MeetingDraft | tuple[Problem, ...]:
        """Return the meeting typed, or what in it cannot be read."""
        day, capacity = self.day.day, self.capacity.text().strip()
        starts, ends = read_time(self.starts.text()), read_time(self.ends.text())
        found: list[Problem] = []
        if day is None:
            found.append(Problem("day", self.day.sentence or _NO_DAY))
        found += [Problem("starts", _NO_TIME)] * (starts is None)
        found += [Problem("ends", _NO_TIME)] * (ends is None)
        if capacity and not capacity.isdecimal():
            found.append(Problem("capacity", _NO_NUMBER))
        if found or day is None or starts is None or ends is None:
            return tuple(found)
        return MeetingDraft(
            kind=MeetingKind(str(self.kind.value)),
            day=day,
            starts=starts,
            ends=ends,
            capacity=int(capacity) if capacity else None,
            **self._others(),
        )

    def _others(self) -> dict[str, Any]:
        return {
            "place": clean_line(self.place.text()),
            "place_hint": clean_line(self.place_hint.text()),
            "caseworker_id": _id(self.caseworker.value),
            "officer_id": _id(self.officer.value),
            "interpreter_language": self.interpreter.value,
        }

    def typed(self) -> dict[str, Any]:
        """Return what stands in every field as JSON holds it, readable or not."""
        return {
            **{name: field.text() for name, field in self._lines().items()},
            **{name: _plain(choice.value) for name, choice in self._choices().items()},
        }

    def show_typed(self, value: Mapping[str, Any]) -> None:
        """Show what was typed before, as far as it still can be; this is no edit."""
        for name, field in self._lines().items():
            field.setText(str(value.get(name, field.text())))
        self.day.tidy()
        for name, choice in self._choices().items():
            offered = {_plain(one): one for one in choice.values}
            choice.choose(offered.get(value.get(name), choice.value))

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "day": self.day.line,
            "starts": self.starts,
            "ends": self.ends,
            "place": self.place,
            "place_hint": self.place_hint,
            "capacity": self.capacity,
            "interpreter_language": self.interpreter.line,
        }

    def _choices(self) -> dict[str, Combo]:
        return {
            "kind": self.kind,
            "caseworker_id": self.caseworker,
            "officer_id": self.officer,
        }

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say beside each field what is wrong, and go to the first."""
        for name, shown in self._shown.items():
            wrong = next((p.message for p in problems if p.field == name), "")
            shown.show_problem(self._translate(wrong) if wrong else "")
        if problems:
            self._shown[problems[0].field].field.setFocus()

    def _typed(self, *_: object) -> None:
        self.edited.emit()

    def _kind_chosen(self, kind: object) -> None:
        self.kind_chosen.emit(kind)
        self.edited.emit()


def _id(value: object) -> UUID | None:
    return value if isinstance(value, UUID) else None


def _plain(value: object) -> str | None:
    return None if value is None else str(value)
