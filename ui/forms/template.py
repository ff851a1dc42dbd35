"""The approval of a letter template of the office's own."""

from typing import Final

from models.rules.approval import ApprovalDraft, check_approval
from models.text import N_
from ui.forms.spec import Field, FormSpec, Kind, Section

TEMPLATE: Final = FormSpec(
    key="template",
    title=N_("Letter templates"),
    blank=lambda _: ApprovalDraft(),
    check=check_approval,
    sections=(
        Section(
            N_("A template of your own"),
            (
                Field(name="approved_by", label=N_("Approved by"), kind=Kind.LINE),
                Field(
                    name="review_on",
                    label=N_("To be looked at again by"),
                    kind=Kind.DATE,
                    beside=True,
                ),
            ),
            N_("The template is checked first. What hinders is told, and the one in force stays."),
        ),
    ),
)
