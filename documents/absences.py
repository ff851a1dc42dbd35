"""Uteblivna: those who did not come and what is done about it: a prompt to make contact, never a sanction."""

from typing import Final

from documents.sheet import DATE, NUMBER, WORD, Column, Sheet
from models.queries.list_rows import AbsenceRow
from models.text import N_

ABSENCES: Final[Sheet[AbsenceRow]] = Sheet(
    stem="uteblivna",
    title=N_("Absences"),
    purpose=N_("Purpose: handling of cases, to make contact with those who did not come."),
    columns=(
        Column(N_("Case number"), lambda row: row.case_number),
        Column(N_("Name"), lambda row: row.name),
        Column(N_("Absences"), lambda row: row.absences, NUMBER),
        Column(N_("Latest"), lambda row: row.latest, DATE),
        Column(N_("Valid reason"), lambda row: row.excused, WORD),
        Column(N_("Next step"), lambda row: row.next_step, WORD),
        Column(N_("Caseworker"), lambda row: row.caseworker),
        Column(N_("Due"), lambda row: row.due, DATE),
    ),
)
