"""What a check found in a template or a letter, and the one sentence that says it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from models import errors
from models.text import N_


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found: its key, the word it speaks of and the line it stands in."""

    key: str
    word: str = ""
    line: str = ""

    @property
    def hinders(self) -> bool:
        """Tell whether the template must not be used; a field left out is only told."""
        return self.key != "missing_field"


@dataclass
class Refused(errors.Error):
    """A package was refused before anything in it was read further."""

    finding: Finding


SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # The package.
        "not_word": N_("The file is not a Word document (.docx)."),
        "protected": N_(
            "The file is protected by a password or is of an older Word format. Save it as an ordinary .docx."
        ),
        "damaged": N_("The file is damaged: {word} cannot be read."),
        "too_large": N_("The file is too large when unpacked: {word}."),
        "too_many_parts": N_("The file has too many parts ({word})."),
        "packed_too_tightly": N_("The file is packed in a way no Word document is: {word}."),
        "unsafe_name": N_("The file holds a part with an unsafe name: {word}."),
        "doubled_name": N_("The file holds the part {word} twice."),
        "encrypted": N_("The part {word} is encrypted."),
        "embedded": N_("The file has something embedded in it that a letter cannot carry: {word}."),
        "macro": N_("The file has macros: {word}. Save it as .docx without macros."),
        "external": N_("The file points outside itself: {word}. Remove the link."),
        "doctype": N_(
            "The part {word} has a document type definition, which no Word document has."
        ),
        "encoding": N_("The part {word} is not written in UTF-8."),
        "no_document": N_("The file has no document text in it."),
        "picture": N_("The picture {word} is of a kind that is not allowed. Use PNG or JPEG."),
        # What Word may hold and a letter may not.
        "word_field": N_("The field {word} is not allowed. Only page numbers may be Word fields."),
        "tracked_changes": N_("The template has tracked changes. Accept or reject them first."),
        "several_sections": N_("The template has several sections. A letter template has one."),
        "numbered_list": N_(
            "“{line}” is numbered by Word, and the numbers would run on from letter to letter. Type the numbers."
        ),
        "other_styles": N_(
            "The template lacks the style {word}, which another page of the letter uses."
        ),
        # The fields to fill in.
        "unclosed": N_("A field is not closed, or not opened, in “{line}”."),
        "not_allowed": N_("“{word}” is not allowed in a template. It stands in “{line}”."),
        "misplaced": N_("The field “{word}” stands where no text can be filled in."),
        "unknown_field": N_("The letter has no field “{word}”. It stands in “{line}”."),
        "missing_field": N_("The field “{word}” is not used in the template."),
        "not_text": N_("“{word}” cannot be written out: it is not a text. It stands in “{line}”."),
        "not_list": N_("“{word}” cannot be repeated: it is not a list. It stands in “{line}”."),
        "not_ended": N_("“{word}” is opened but never ended."),
        "not_begun": N_(
            "“{word}” ends or divides something that was never opened. It stands in “{line}”."
        ),
        "not_read": N_("The fields of the template cannot be read: {word}."),
        "too_many_fields": N_("The template has too many fields ({word})."),
        "breaks_page": N_("The page breaks apart when “{word}” is filled in or left out."),
        # A letter read again before it is handed on.
        "other_recipient": N_("The letter is addressed to somebody else than the case."),
        "other_case": N_("The letter has another case number than the case."),
        "no_recipient": N_("The letter has no recipient."),
    }
)


def sentence(finding: Finding, _: Callable[[str], str]) -> str:
    """Return the finding as one sentence in the language of the translator."""
    return _(SENTENCES[finding.key]).format(word=finding.word, line=finding.line)
