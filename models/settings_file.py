"""The office's settings file, changed where something was typed: comments and what nobody touched stay."""

import tomllib
from typing import Any, Final

import tomlkit

from models.rules.office_settings import LayoutDraft, OfficeDraft
from models.vocabulary import EnvelopeSide

# A draft's field, and the table and key it stands under; what is several lines is an array.
_TEXTS: Final = (
    *(
        (name, "", name)
        for name in ("municipality", "unit", "town", "telephone", "telephone_hours", "secrecy")
    ),
    ("first_visit", "phrases", "first_visit"),
    ("consequence", "phrases", "consequence"),
    ("bring_to_first_visit", "phrases", "bring_to_first_visit"),
    ("first_visit_en", "phrases_en", "first_visit"),
    ("consequence_en", "phrases_en", "consequence"),
    ("bring_to_first_visit_en", "phrases_en", "bring_to_first_visit"),
)
_LINES: Final = (
    *(
        (name, "", name)
        for name in (
            "post_address",
            "visit_address",
            "return_address",
            "forwarding_address",
            "privacy_page",
        )
    ),
    ("consequence_easy", "phrases", "consequence_easy"),
    ("consequence_easy_en", "phrases_en", "consequence_easy"),
)
_MEASURES: Final = ("address_left_mm", "address_top_mm", "address_width_mm")


def office_draft(text: str) -> OfficeDraft:
    """Return what the file says, as it is typed in a form."""
    file = tomllib.loads(text)
    texts = {field: str(_at(file, table, key) or "") for field, table, key in _TEXTS}
    lines = {field: "\n".join(_at(file, table, key) or ()) for field, table, key in _LINES}
    places = "\n".join(f"{place}: {street}" for place, street in file.get("addresses", ()))
    return OfficeDraft(**texts, **lines, places=places)


def with_office(text: str, draft: OfficeDraft) -> str:
    """Return the file with what was typed in it."""
    file = tomlkit.parse(text)
    before = office_draft(text)
    for field, table, key in _TEXTS:
        if getattr(draft, field) != getattr(before, field):
            _put(file, table, key, getattr(draft, field).strip())
    for field, table, key in _LINES:
        if getattr(draft, field) != getattr(before, field):
            _put(file, table, key, _lines(getattr(draft, field)))
    if draft.places != before.places:
        pairs = (line.split(":", 1) for line in _lines(draft.places))
        _put(file, "", "addresses", [[place.strip(), street.strip()] for place, street in pairs])
    return tomlkit.dumps(file)


def layout_draft(text: str) -> LayoutDraft:
    """Return where the address lies, as it is typed in a form."""
    layout = tomllib.loads(text).get("layout", {})
    side = EnvelopeSide(layout.get("side", EnvelopeSide.RIGHT))
    measures = {name: round(layout[name]) for name in _MEASURES if name in layout}
    return LayoutDraft(side=side, **measures)


def with_layout(text: str, draft: LayoutDraft) -> str:
    """Return the file with the address where it was measured; what was left open is the envelope's own."""
    file = tomlkit.parse(text)
    _put(file, "layout", "side", draft.side.value)
    for name in _MEASURES:
        value = getattr(draft, name)
        if value is not None:
            _put(file, "layout", name, value)
        elif name in file.get("layout", {}):
            del file["layout"][name]
    return tomlkit.dumps(file)


def _at(file: dict[str, Any], table: str, key: str) -> Any:
    return (file.get(table, {}) if table else file).get(key)


def _put(file: Any, table: str, key: str, value: Any) -> None:
    if not table:
        file[key] = value
        return
    if table not in file:
        file[table] = tomlkit.table()
    file[table][key] = value


def _lines(text: str) -> list[str]:
    return [line for line in map(str.strip, text.splitlines()) if line]
