"""What is known of a person whichever way it comes: typed in a form, or read from a case list."""

from dataclasses import dataclass
from datetime import date

from models.vocabulary import Language, ProtectedIdentity


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """A person's particulars but for the number, which is text as typed or a number as read.

    A field added here is taken along by every way in; `models.person.Person` has a column of its name.
    """

    given_name: str = ""
    family_name: str = ""
    birth_date: date | None = None
    care_of: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    telephone: str = ""
    email: str = ""
    language: Language = Language.SWEDISH
    easy_to_read: bool = False
    interpreter_language: str = ""
    protected: ProtectedIdentity | None = None
