"""Names in Swedish alphabetical order, as a stored key that any database can sort byte by byte.

Å, Ä and Ö come last, in that order; W follows V as a letter of its own; other marks are not heard
(é as e) except ü and ű (as y), æ (as ä) and ø, ő, œ (as ö). *Ours*: the seeds say nothing of order.
"""

import re
import unicodedata

# "{", "|" and "}" follow "z" in ASCII, and so in UTF-8 and in PostgreSQL's C collation.
_HEARD_AS = {
    "{": "å",
    "|": "äæ",
    "}": "öøőœ",
    "d": "đð",
    "h": "ħ",
    "i": "ı",
    "l": "ł",
    "th": "þ",
    "y": "üű",
}
_LETTERS = {letter: place for place, letters in _HEARD_AS.items() for letter in letters}
_BETWEEN_WORDS = re.compile(r"[\s\-‐‑–]+")
# Below every digit and letter, and not white space: Berg, Berg-Nilsson, Bergman.
_WORD_ENDS = "-"
_NAME_ENDS = "!"


def sort_key(family: str, given: str) -> str:
    """Return the key that puts people in order by family name, then given name."""
    return _NAME_ENDS.join((name_key(family), name_key(given)))


def name_key(name: str) -> str:
    """Return the key of one name: words joined by "-", everything but letters and digits dropped."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    words = ("".join(map(_letter, word)) for word in _BETWEEN_WORDS.split(folded))
    return unicodedata.normalize("NFC", _WORD_ENDS.join(word for word in words if word))


def _letter(character: str) -> str:
    known = _LETTERS.get(character)
    if known is not None:
        return known
    return "".join(c for c in unicodedata.normalize("NFD", character) if c.isalnum())
