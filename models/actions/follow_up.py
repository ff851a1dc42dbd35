"""Following up: the day that was agreed for the next time."""

from datetime import date
from uuid import UUID

from models.actions.work import Work, changing_case
from models.case import RouteChoice
from models.queries.case_state import routine_of
from models.vocabulary import Outcome


def agree_follow_up(work: Work, case_id: UUID, day: date) -> None:
    """Record that the planning was followed up today, and the day it is to be done again."""
    with changing_case(work, "agree_follow_up", case_id) as (_, case):
        routine = routine_of(case, work.routines, work.today)
        case.routes.append(
            RouteChoice(
                outcome=Outcome.ENROLLED,
                suggested=Outcome.ENROLLED,
                review_on=day,
                criteria=[],
                quotes=[],
                routine=routine.key,
                routine_version=routine.version,
                chosen_on=work.today,
            )
        )
