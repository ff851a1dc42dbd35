"""Försenat: deadlines that have passed or are close."""

from typing import Final

from documents.sheet import DATE, NUMBER, WORD, Column, Sheet
from models.queries.list_rows import OverdueRow
from models.rules.rule_names import rule_name
from models.text import N_

OVERDUE: Final[Sheet[OverdueRow]] = Sheet(
    stem="forsenat",
    title=N_("Overdue"),
    purpose=N_("Purpose: handling of cases, to act on deadlines that have passed."),
    columns=(
        Column(N_("Case number"), lambda row: row.case_number),
        Column(N_("Name"), lambda row: row.name),
        Column(N_("Deadline"), lambda row: rule_name(row.rule), WORD),
        Column(N_("Due"), lambda row: row.due, DATE),
        Column(N_("Days left or over (−)"), lambda row: row.days_left, NUMBER, width=15),
        Column(N_("Next step"), lambda row: row.next_step, WORD),
        Column(N_("Caseworker"), lambda row: row.caseworker),
    ),
)
