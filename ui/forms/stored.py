"""A draft as it is kept between two key presses and a crash: plain values, read back field by field."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from models.vocabulary import Answer
from ui.forms.editing import Editing
from ui.forms.spec import Field, FormSpec, Kind

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

D = TypeVar("D", bound="DataclassInstance")

_UNREAD: Final = "?"  # no field has this name
_PLAIN: Mapping[Kind, type] = {
    Kind.LINE: str,
    Kind.TEXT: str,
    Kind.NUMBER: str,
    Kind.COUNT: int,
    Kind.PERCENT: int,
    Kind.TICK: bool,
    Kind.SUGGESTED: str,
}


def stored(spec: FormSpec[D], draft: D) -> dict[str, Any]:
    """Return a draft's values as JSON holds them."""
    return {field.name: _plain(getattr(draft, field.name)) for field in spec.fields}


def restored(spec: FormSpec[D], value: Mapping[str, Any], onto: D) -> D:
    """Return what was kept, laid over the record or a blank.

    A field the form no longer has and a value it can no longer hold are passed over.
    """
    changes: dict[str, Any] = {}
    for field in spec.fields:
        try:
            changes[field.name] = _read(field, value[field.name])
        except (KeyError, ValueError, TypeError):
            continue
    return replace(onto, **changes)


def kept(editing: Editing[D]) -> dict[str, Any]:
    """Return all there is in a form, as JSON holds it: the draft, and text its fields could not hold."""
    return {**stored(editing.spec, editing.draft), _UNREAD: dict(editing.unread)}


def restore(editing: Editing[D], value: Mapping[str, Any]) -> None:
    """Lay what was kept of a form over what it was opened with."""
    editing.draft = restored(editing.spec, value, editing.draft)
    names = {field.name for field in editing.spec.fields}
    unread = value.get(_UNREAD)
    for name, text in unread.items() if isinstance(unread, dict) else ():
        if name in names and isinstance(text, str):
            editing.put_unread(name, text)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _read(field: Field, value: Any) -> object:
    if value is None:
        return None
    if field.kind is Kind.DATE:
        return date.fromisoformat(value)
    if field.kind is Kind.ANSWER:
        return Answer(value)
    if field.choices is not None:
        return field.choices(value)
    if not isinstance(value, _PLAIN[field.kind]):
        raise TypeError(field.name)
    return value
