"""What each thing takes, in presses beyond typing: the journeys hold to it, and the README tells it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Cost:
    """What it takes, and what it may take at most."""

    presses: int
    goal: int


NEW_FILE: Final = "The first start, to the window of a new file"
FIRST_VISIT: Final = "A new case, to the printed letter about its first visit"
ENROLMENT: Final = "A new case that is decided, to the printed letter about its enrolment"
NEXT: Final = "The next letter, from today's queue"
SENT: Final = "A letter marked as sent"
LATE: Final = "Seeing what is late, once unlocked"
FIRST_ROW: Final = "Beginning the first thing that waits"
ALL_OUT: Final = "All letters printed and marked as sent, from today"
GROUP: Final = "Attendance of 18 people at a group"
THREE_PARTY: Final = "A three-party meeting for somebody absent twice, from the group"
LIST: Final = "The week's follow-up list as Excel, from today"
LOST: Final = "A lost password, to the same rows under a new one"

COSTS: Final = {
    NEW_FILE: Cost(7, 8),
    FIRST_VISIT: Cost(10, 12),
    ENROLMENT: Cost(12, 12),
    NEXT: Cost(4, 4),
    SENT: Cost(1, 1),
    LATE: Cost(0, 0),
    FIRST_ROW: Cost(1, 1),
    ALL_OUT: Cost(4, 4),
    GROUP: Cost(18, 18),
    THREE_PARTY: Cost(4, 4),
    LIST: Cost(2, 3),
    LOST: Cost(4, 6),
}
