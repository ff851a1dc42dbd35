"""What the README tells of presses is what the journeys hold to, and no goal is missed."""

from tests.architecture.source import ROOT
from tests.journeys import costs
from tests.journeys.costs import COSTS, Cost

_HEAD = "| What | Presses beyond typing | Goal |"


def told() -> dict[str, Cost]:
    """Return the table of the README, row by row."""
    _, _, after = (ROOT / "README.md").read_text(encoding="utf-8").partition(_HEAD)
    table = after.partition("\n\n")[0].splitlines()[2:]
    rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in table)
    return {what: Cost(int(presses), int(goal)) for what, presses, goal in rows}


def test_the_readme_tells_what_the_journeys_count() -> None:
    assert told() == COSTS


def test_no_goal_is_missed() -> None:
    assert {what for what, cost in COSTS.items() if cost.presses > cost.goal} == set()


def test_each_thing_is_counted_by_a_journey() -> None:
    journeys = (ROOT / "tests" / "journeys").glob("test_*.py")
    written = " ".join(file.read_text(encoding="utf-8") for file in journeys)
    names = [
        name for name, value in vars(costs).items() if isinstance(value, str) and value in COSTS
    ]
    assert len(names) == len(COSTS)
    assert [name for name in names if f"COSTS[{name}]" not in written] == []
