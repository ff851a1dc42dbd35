"""The time that can be offered for the booking a case waits for."""

from dataclasses import dataclass

from models.actions.work import find
from models.case import Case
from models.queries.case_file import CaseFile
from models.rules.slots import Slot
from models.vocabulary import NextStep
from ui.application import Workplace
from ui.desk.booking import first_offer
from ui.i18n import Translator
from ui.wording import clock, long_day, short_day, span

BOOKINGS = frozenset(
    {NextStep.BOOK_FIRST_VISIT, NextStep.BOOK_ENROLMENT, NextStep.BOOK_THREE_PARTY}
)


@dataclass(frozen=True, slots=True)
class Offered:
    """The first meeting with room; None where there is none, or where nothing is to be booked."""

    wanted: bool = False
    slot: Slot | None = None

    def sentence(self, translate: Translator) -> str:
        """Return what can be offered, in words."""
        if not self.wanted:
            return ""
        if self.slot is None:
            return translate("No meeting with room was found in the next three months.")
        slot = self.slot
        return translate("The next meeting with room is {day} {time}, {place}.").format(
            day=long_day(slot.day, translate), time=span(slot.starts, slot.ends), place=slot.place
        )

    def button(self, translate: Translator) -> str:
        """Return what the button that books it says."""
        slot = self.slot
        if slot is None:
            return ""
        return translate("Book {day} {time}").format(
            day=short_day(slot.day, translate), time=clock(slot.starts)
        )


def offered_for(workplace: Workplace, file: CaseFile) -> Offered:
    """Return what can be offered a case that waits for a booking."""
    if file.next_step not in BOOKINGS:
        return Offered()
    work = workplace.work
    slot = workplace.read(
        lambda session: first_offer(work, session, find(session, Case, file.case_id))
    )
    return Offered(wanted=True, slot=slot)
