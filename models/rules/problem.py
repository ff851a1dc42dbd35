"""What a person typed wrong: returned by every form's `check`, never raised."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A field and what to do about it (an English msgid); a hint does not hinder saving."""

    field: str
    message: str
    hinders: bool = True
