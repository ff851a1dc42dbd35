"""Typed text: marked for translation, cleaned of what no database or document should hold."""

import unicodedata

_KEPT_BREAKS = "\n\t"
_DROPPED = {"Cc", "Cs", "Co", "Cn"}
# Marks that turn the direction of text: a name holding one can show another name than it is.
_DIRECTION = {
    chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF)
}
# Letters whose mark is part of them, as someone without them on the keyboard types them.
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"}
)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a deferred message
    """Mark a string in a table for translation; it is translated where it is shown."""
    return message


def clean(text: str) -> str:
    """Return typed text in NFC without control, direction and unassigned characters; line breaks stay."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if normal.isprintable():  # most text is, and then nothing in it is to be dropped
        return normal.strip()
    return "".join(
        c
        for c in normal
        if c in _KEPT_BREAKS or (unicodedata.category(c) not in _DROPPED and c not in _DIRECTION)
    ).strip()


def clean_line(text: str) -> str:
    """Return typed text as one line: as `clean`, with every run of white space as one space."""
    return " ".join(clean(text).split())


def search_key(text: str) -> str:
    """Return the words of a name as they are searched, one space apart: casefolded, without marks and signs."""
    folded = unicodedata.normalize("NFD", clean_line(text).casefold()).translate(_PLAIN)
    letters = (c for c in folded if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())
