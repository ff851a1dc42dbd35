"""Ending a case, wherever on its page that is asked for."""

from uuid import UUID

from ui.application import Workplace
from ui.desk.registering import close


def close_here(workplace: Workplace, case_id: UUID, number: str) -> None:
    """End a case; the letters about the places it had lie ready, and all of it can be taken back."""
    said = workplace.translate("Case {number} closed").format(number=number)
    workplace.do(lambda work: close(work, case_id), said)
