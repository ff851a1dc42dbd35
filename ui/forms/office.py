"""The office as the sender of its letters, and where the address lies in its envelopes."""

from typing import Final

from models.rules.office_settings import LayoutDraft, OfficeDraft, check_layout, check_office
from models.text import N_
from models.vocabulary import EnvelopeSide
from ui.forms.spec import Field, FormSpec, Kind, Section

OFFICE: Final = FormSpec(
    key="office",
    title=N_("The office"),
    blank=lambda _: OfficeDraft(),
    check=check_office,
    sections=(
        Section(
            N_("Who writes"),
            (
                Field(name="municipality", label=N_("Municipality"), kind=Kind.LINE),
                Field(name="unit", label=N_("Unit"), kind=Kind.LINE, beside=True),
                Field(name="telephone", label=N_("Telephone"), kind=Kind.LINE),
                Field(
                    name="telephone_hours",
                    label=N_("Telephone hours"),
                    kind=Kind.LINE,
                    example="vardagar kl. 8–16",
                    beside=True,
                ),
                Field(name="town", label=N_("Town"), kind=Kind.LINE),
            ),
        ),
        Section(
            N_("Addresses"),
            (
                Field(name="post_address", label=N_("Post address"), kind=Kind.TEXT),
                Field(
                    name="visit_address", label=N_("Visiting address"), kind=Kind.TEXT, beside=True
                ),
                Field(
                    name="return_address",
                    label=N_("Return address on the envelope"),
                    kind=Kind.TEXT,
                    hint=N_("It never names the social services."),
                ),
                Field(
                    name="forwarding_address",
                    label=N_("Where post to protected persons goes"),
                    kind=Kind.TEXT,
                    beside=True,
                ),
                Field(
                    name="places",
                    label=N_("Places in the routine"),
                    kind=Kind.TEXT,
                    hint=N_(
                        "One a line: what the routine calls it, a colon, the street. Letters give the street."
                    ),
                ),
                Field(
                    name="privacy_page",
                    label=N_("Page on personal data"),
                    kind=Kind.TEXT,
                    hint=N_("The web address; a new line where it may be broken."),
                    beside=True,
                ),
                Field(name="secrecy", label=N_("Line on secrecy, on every list"), kind=Kind.LINE),
            ),
        ),
        Section(
            N_("What the letters say"),
            (
                Field(
                    name="consequence",
                    label=N_("What an absence may lead to"),
                    kind=Kind.TEXT,
                    help=N_(
                        "Here the office's lawyer can change the sentence once, for all letters."
                    ),
                ),
                Field(name="consequence_easy", label=N_("The same, easy to read"), kind=Kind.TEXT),
                Field(
                    name="first_visit",
                    label=N_("What a missed first visit may lead to"),
                    kind=Kind.TEXT,
                ),
                Field(
                    name="bring_to_first_visit",
                    label=N_("Bring to the first visit"),
                    kind=Kind.LINE,
                ),
            ),
        ),
        Section(
            N_("What the English letters say"),
            (
                Field(
                    name="consequence_en",
                    label=N_("What an absence may lead to (English)"),
                    kind=Kind.TEXT,
                ),
                Field(
                    name="consequence_easy_en",
                    label=N_("The same, easy to read (English)"),
                    kind=Kind.TEXT,
                ),
                Field(
                    name="first_visit_en",
                    label=N_("What a missed first visit may lead to (English)"),
                    kind=Kind.TEXT,
                ),
                Field(
                    name="bring_to_first_visit_en",
                    label=N_("Bring to the first visit (English)"),
                    kind=Kind.LINE,
                ),
            ),
        ),
    ),
)

LAYOUT: Final = FormSpec(
    key="layout",
    title=N_("The address in the envelope"),
    blank=lambda _: LayoutDraft(),
    check=check_layout,
    sections=(
        Section(
            N_("The envelope's window"),
            (
                Field(
                    name="side",
                    label=N_("Side of the window"),
                    kind=Kind.CHOICE,
                    choices=EnvelopeSide,
                    optional=False,
                ),
                Field(
                    name="address_left_mm",
                    label=N_("From the left edge, mm"),
                    kind=Kind.COUNT,
                    hint=N_("Left empty it follows from the side."),
                ),
                Field(
                    name="address_top_mm",
                    label=N_("From the top edge, mm"),
                    kind=Kind.COUNT,
                    beside=True,
                ),
                Field(name="address_width_mm", label=N_("Width, mm"), kind=Kind.COUNT, beside=True),
            ),
        ),
    ),
)
