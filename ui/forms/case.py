"""Registering a case: the person, the case and how the person is reached."""

from typing import Final

from models.rules.registration import Registration, check
from models.text import N_
from models.vocabulary import CaseKind, Language, ProtectedIdentity
from ui.forms.spec import Field, FormSpec, Kind, Section

CASE: Final = FormSpec(
    key="case",
    title=N_("New case"),
    blank=lambda today: Registration(contact_date=today),
    check=check,
    sections=(
        Section(
            N_("Who"),
            (
                Field(name="given_name", label=N_("Given name"), kind=Kind.LINE),
                Field(name="family_name", label=N_("Family name"), kind=Kind.LINE),
                Field(
                    name="number",
                    label=N_("Person number"),
                    kind=Kind.NUMBER,
                    help=N_("10 or 12 digits, a coordination number or a temporary one."),
                ),
                Field(
                    name="birth_date",
                    label=N_("Date of birth"),
                    kind=Kind.DATE,
                    help=N_("Left empty it is read from the number."),
                ),
                Field(
                    name="protected",
                    label=N_("Protected identity"),
                    kind=Kind.CHOICE,
                    choices=ProtectedIdentity,
                ),
            ),
        ),
        Section(
            N_("The case"),
            (
                Field(name="contact_date", label=N_("First contact"), kind=Kind.DATE),
                Field(name="area", label=N_("Area whose reception took it"), kind=Kind.LINE),
                Field(
                    name="kind",
                    label=N_("Kind of case"),
                    kind=Kind.CHOICE,
                    choices=CaseKind,
                    optional=False,
                ),
                Field(name="application_date", label=N_("Application received"), kind=Kind.DATE),
                Field(name="support_since", label=N_("Income support since"), kind=Kind.DATE),
                Field(
                    name="earlier_absences",
                    label=N_("Absences in earlier cases"),
                    kind=Kind.COUNT,
                ),
                Field(
                    name="case_number",
                    label=N_("Number in the main system"),
                    kind=Kind.LINE,
                    help=N_("Left empty the case gets the next number of our own."),
                ),
            ),
        ),
        Section(
            N_("How the person is reached"),
            (
                Field(name="care_of", label=N_("Care of"), kind=Kind.LINE),
                Field(name="street", label=N_("Street"), kind=Kind.LINE),
                Field(name="postcode", label=N_("Postcode"), kind=Kind.LINE),
                Field(name="town", label=N_("Town"), kind=Kind.LINE),
                Field(name="telephone", label=N_("Telephone"), kind=Kind.LINE),
                Field(name="email", label=N_("E-mail"), kind=Kind.LINE),
                Field(
                    name="language",
                    label=N_("Language of letters"),
                    kind=Kind.CHOICE,
                    choices=Language,
                    optional=False,
                ),
                Field(name="easy_to_read", label=N_("Easy-to-read letters"), kind=Kind.TICK),
                Field(name="interpreter_language", label=N_("Interpreter for"), kind=Kind.LINE),
            ),
        ),
    ),
)
