"""Whether Caps Lock is on, told from what the keys typed: no system says it in the same way."""

import sys

_CAPS_LOCK = 0x14  # VK_CAPITAL


def after_key(text: str, *, known: bool | None, shift: bool) -> bool | None:
    """Return whether Caps Lock is on after a letter came from a key; what is no letter says nothing."""
    if len(text) != 1 or text.lower() == text.upper():
        return known
    return text.isupper() is not shift


def at_first() -> bool | None:
    """Return whether it is on now; None where the system is not asked."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - of this system only

        return bool(ctypes.windll.user32.GetKeyState(_CAPS_LOCK) & 1)
    return None
