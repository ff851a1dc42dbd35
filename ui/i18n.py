"""The words shown to people: English in the code, translated where they are shown."""

from dataclasses import dataclass, field
from gettext import GNUTranslations, NullTranslations

import resources

SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Translator:
    """One language: call it with an English text and get the text to show. Given to those who need it."""

    language: str
    _catalogue: NullTranslations = field(repr=False)

    def __call__(self, message: str) -> str:
        """Return the text in this language."""
        return self._catalogue.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the text whose form fits the count; the count itself is put in afterwards."""
        return self._catalogue.ngettext(one, many, count)

    def pgettext(self, context: str, message: str) -> str:
        """Return the text of a word that means different things in different places."""
        return self._catalogue.pgettext(context, message)


def translator(language: str = "sv") -> Translator:
    """Return the words of a language, read from its compiled catalogue.

    Raises FileNotFoundError in a checkout whose catalogues have not been built.
    """
    if language == SOURCE_LANGUAGE:
        return Translator(language, NullTranslations())
    file = resources.path("locale", language, "LC_MESSAGES", "stegvis.mo")
    if not file.exists():
        message = f"no catalogue for {language!r}: run `make catalogues`"
        raise FileNotFoundError(message)
    with file.open("rb") as opened:
        return Translator(language, GNUTranslations(opened))
