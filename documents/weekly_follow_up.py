"""Veckans uppföljning: what each case waits for, and since when nobody was in touch."""

from typing import Final

from documents.sheet import DATE, NUMBER, WORD, Column, Sheet
from models.queries.list_rows import FollowUpRow
from models.rules.rule_names import rule_name
from models.text import N_

WEEKLY_FOLLOW_UP: Final[Sheet[FollowUpRow]] = Sheet(
    stem="veckans-uppfoljning",
    title=N_("Weekly follow-up"),
    purpose=N_(
        "Purpose: handling of cases, to plan the week. The list tells next steps and dates."
    ),
    columns=(
        Column(N_("Case number"), lambda row: row.case_number),
        Column(N_("Name"), lambda row: row.name),
        Column(N_("Born"), lambda row: row.born, DATE),
        Column(N_("Next step"), lambda row: row.next_step, WORD),
        Column(N_("Due"), lambda row: row.due, DATE),
        Column(N_("Days left or over (−)"), lambda row: row.days_left, NUMBER, width=15),
        Column(N_("Rule"), lambda row: rule_name(row.rule), WORD),
        Column(N_("Last contact"), lambda row: row.last_contact, DATE),
        Column(N_("Caseworker"), lambda row: row.caseworker),
    ),
)
