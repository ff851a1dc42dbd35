"""What is being typed in a form: state, and nothing of Qt."""

from collections.abc import Collection
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from models.rules.problem import Problem
from models.text import N_
from ui.forms.spec import FormSpec, Section

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

D = TypeVar("D", bound="DataclassInstance")

_UNREAD: Final = N_("This cannot be read. Write it in another way, or leave the field empty.")


class Editing(Generic[D]):
    """A draft in a form, beside what it was when the form was opened or last saved."""

    def __init__(self, spec: FormSpec[D], today: date, record: D | None = None) -> None:
        self.spec, self.today = spec, today
        self._saved_as = spec.blank(today) if record is None else record
        self.draft = self._saved_as
        self.unread: dict[str, str] = {}  # what was typed in a field and says nothing it can hold

    def put(self, name: str, value: object) -> None:
        """Take what was typed in a field. A name that is no field is a bug of ours and raises TypeError."""
        changes: dict[str, Any] = {name: value}
        self.unread.pop(name, None)
        self.draft = self.spec.fills(self.draft, replace(self.draft, **changes), self.today)

    def put_unread(self, name: str, text: str) -> None:
        """Keep text that a field cannot hold, as `snart` in a date; the field itself is then empty."""
        self.put(name, None)
        self.unread[name] = text

    @property
    def record(self) -> D:
        """What was opened or last saved."""
        return self._saved_as

    def open(self, record: D) -> None:
        """Begin anew with a record as it is by now; what was typed is let go of."""
        self._saved_as = self.draft = record
        self.unread.clear()

    @property
    def changed(self) -> bool:
        """Whether anything differs from what was opened or saved."""
        return self.draft != self._saved_as or bool(self.unread)

    @property
    def changed_fields(self) -> tuple[str, ...]:
        """The names of the fields that differ, in the draft's order."""
        names = (field.name for field in fields(self.draft))
        return tuple(n for n in names if getattr(self.draft, n) != getattr(self._saved_as, n))

    @property
    def problems(self) -> dict[str, Problem]:
        """What is wrong, one for each field: what hinders saving before a hint."""
        last_first = self.spec.check(self.draft, self.today)[::-1]
        found = {p.field: p for p in sorted(last_first, key=lambda p: p.hinders)}
        return found | {name: Problem(name, _UNREAD) for name in self.unread}

    @property
    def can_save(self) -> bool:
        """Whether nothing hinders saving."""
        return not any(problem.hinders for problem in self.problems.values())

    def shown(self, asked: Collection[str] = ()) -> tuple[Section, ...]:
        """Return the sections as they are shown now; `asked` are fields the rules wait for."""
        return self.spec.shown(self.draft, asked)

    def revert(self) -> None:
        """Go back to what was opened or last saved."""
        self.draft = self._saved_as
        self.unread.clear()

    def saved(self) -> None:
        """Note that the draft has become the record: the commit has returned."""
        self._saved_as = self.draft
