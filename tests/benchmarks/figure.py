"""What one benchmark says: a name, a number, its aim and whether the aim is met."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table of `make bench`: medians and ratios of one and the same run.

    `aim` is the aim in words, as "<= 0.5 s", and empty for a figure that is only told;
    `holds` is then None.
    """

    name: str
    value: float
    unit: str
    aim: str = ""
    holds: bool | None = None
