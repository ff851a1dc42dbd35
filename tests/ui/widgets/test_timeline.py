"""The drawn way: the same as text, side by side where there is room and below each other where there is none."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui.look.look import Look
from ui.look.tokens import LIGHT
from ui.widgets.timeline import Timeline, TimelineStep
from ui.widgets.timeline_marks import Shape

STEPS = (
    TimelineStep("Contact", "Mon 2 Nov", "", Shape.DONE, "done"),
    TimelineStep("Absent", "Tue 17 Nov", "1 of 2", Shape.MISSED, "did not come"),
    TimelineStep("Enrolment", "by Fri 20 Nov", "4 days over", Shape.LATE, "late"),
    TimelineStep("Follow-up", "after the enrolment", "", Shape.AHEAD, "planned"),
)


def drawn(qtbot: QtBot, width: int, scale: float = 1) -> Timeline:
    timeline = Timeline(Look(LIGHT, scale), "The way of the case")
    qtbot.addWidget(timeline)
    timeline.show_steps(STEPS, 3, "today 24 Nov")
    timeline.resize(width, timeline.heightForWidth(width))
    return timeline


def test_the_same_way_is_told_to_readers(qtbot: QtBot) -> None:
    timeline = drawn(qtbot, 900)
    assert timeline.accessibleName() == "The way of the case"
    assert timeline.accessibleDescription() == (
        "Contact Mon 2 Nov, done. Absent Tue 17 Nov, 1 of 2, did not come. "
        "Enrolment by Fri 20 Nov, 4 days over, late. today 24 Nov. "
        "Follow-up after the enrolment, planned"
    )


def test_stops_that_do_not_fit_beside_each_other_stand_below(qtbot: QtBot) -> None:
    wide, narrow = drawn(qtbot, 900), drawn(qtbot, 200)
    assert wide.height() < narrow.height()
    assert drawn(qtbot, 900, scale=2).height() > wide.height()


@pytest.mark.parametrize(("width", "scale"), [(900, 1.0), (200, 1.0), (1200, 1.5)])
def test_every_state_is_drawn_in_its_colour(qtbot: QtBot, width: int, scale: float) -> None:
    image = drawn(qtbot, width, scale).grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    for token in (LIGHT.ok, LIGHT.warn, LIGHT.late, LIGHT.accent):
        assert QColor(token).name() in colours


def test_a_way_without_stops_is_drawn_as_nothing(qtbot: QtBot) -> None:
    timeline = Timeline(Look(LIGHT), "The way of the case")
    qtbot.addWidget(timeline)
    timeline.resize(300, 100)
    assert not timeline.grab().isNull()
    assert timeline.accessibleDescription() == ""
