"""A clock time as people type it."""

import re
from datetime import time
from typing import Final

_TYPED: Final = re.compile(r"(\d{1,2})(?:[.: ]?(\d{2}))?")


def read_time(typed: str) -> time | None:
    """Return the time of `9`, `9.00`, `09:00` or `0900`; None where it is no time of the day."""
    found = _TYPED.fullmatch(typed.strip().removeprefix("kl.").strip())
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return time(hours, minutes) if hours <= time.max.hour and minutes <= time.max.minute else None
