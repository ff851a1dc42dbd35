"""One of the office's people."""

from typing import Final

from models.rules.staff import StaffDraft, check_staff
from models.text import N_
from models.vocabulary import StaffRole
from ui.forms.spec import Field, FormSpec, Kind, Section

STAFF: Final = FormSpec(
    key="staff",
    title=N_("Caseworkers"),
    blank=lambda _: StaffDraft(),
    check=check_staff,
    sections=(
        Section(
            N_("Particulars"),
            (
                Field(name="name", label=N_("Name"), kind=Kind.LINE),
                Field(
                    name="role",
                    label=N_("Role"),
                    kind=Kind.CHOICE,
                    choices=StaffRole,
                    optional=False,
                    beside=True,
                ),
                Field(
                    name="title",
                    label=N_("Title in letters"),
                    kind=Kind.LINE,
                    example="socialsekreterare",
                ),
                Field(name="email", label=N_("E-mail"), kind=Kind.LINE, beside=True),
                Field(name="telephone", label=N_("Telephone"), kind=Kind.LINE),
                Field(
                    name="telephone_hours",
                    label=N_("Telephone hours"),
                    kind=Kind.LINE,
                    example="vardagar kl. 8–9",
                    beside=True,
                ),
                Field(
                    name="ended_on",
                    label=N_("Last day of work here"),
                    kind=Kind.DATE,
                    hint=N_(
                        "Left open while the person works here. Cases stay; hand them over one by one."
                    ),
                ),
            ),
        ),
    ),
)
