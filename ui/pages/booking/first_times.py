"""The first time in reach of each kind of meeting, as the button that books it says."""

from uuid import UUID

from models.actions.work import find
from models.case import Case
from models.rules.slots import Slot
from models.vocabulary import MeetingKind
from ui.application import Workplace
from ui.desk.booking import first_of
from ui.i18n import Translator
from ui.wording import clock, short_day


class FirstTimes:
    """Asks for each kind once: no answer to a question changes the times."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        self._workplace, self._case_id = workplace, case_id
        self._found: dict[MeetingKind, Slot | None] = {}

    def of(self, kind: MeetingKind | None) -> Slot | None:
        """Return the first time of a kind that everyone needed is free for."""
        if kind is None:
            return None
        if kind not in self._found:
            work = self._workplace.work
            self._found[kind] = self._workplace.read(
                lambda session: first_of(work, session, find(session, Case, self._case_id), kind)
            )
        return self._found[kind]

    def forget(self) -> None:
        """Ask again: the records have changed."""
        self._found.clear()


def booked(slot: Slot, translate: Translator) -> str:
    """Return what the foot says when a time is booked."""
    return translate("{meeting} booked {day} {time}").format(
        meeting=translate(slot.kind.label),
        day=short_day(slot.day, translate),
        time=clock(slot.starts),
    )
