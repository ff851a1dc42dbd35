"""The office as the sender of its letters."""

from ui.application import Workplace
from ui.desk.office_settings import change_office, office_in_force
from ui.forms.office import OFFICE
from ui.pages.settings.form_section import FormSection


class OfficeSection(FormSection):
    """What every letter and list says of the office; each saving is a new version of it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            workplace,
            OFFICE,
            office_in_force,
            change_office,
            workplace.translate("The office's particulars are saved."),
        )
