"""Every page of the door as a reader, a keyboard and an eye meet it: named, large enough, nothing cut off."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models import errors
from tests.ui.door.conftest import Made
from tests.ui.door.test_opening_errors import ERRORS, named
from tests.ui.seeing import amiss, longer
from ui.closing import Closing
from ui.crash_dialog import CrashDialog
from ui.door.behind import NewVault
from ui.door.create import CreatePage
from ui.door.kit import KitPage
from ui.door.locked import Locked, foot_line
from ui.door.opening_errors import OpeningErrorPage
from ui.door.page import Doorway
from ui.door.recovery import RecoveryPage
from ui.door.restore import RestorePage
from ui.door.unlock import UnlockPage
from ui.look.look import Look, apply, wear
from ui.look.tokens import CONTRAST_DARK, LIGHT
from ui.widgets.scroll import scrolled

KEY = "ABCD-EFGH-2345-6789-ABCD-EFGH-2345-6789"
Build = Callable[[Doorway, Made], QWidget]


def unlocking(doorway: Doorway, made: Made) -> QWidget:
    foot = foot_line(Locked("session", "13.47"), 5, doorway.translate)
    page = UnlockPage(doorway, made.vault, foot, as_found=True)
    page.field.show_problem(doorway.translate("Type your password."))
    page.field.line._note_caps(True)
    return page


def busy(doorway: Doorway, made: Made) -> QWidget:
    page = UnlockPage(doorway, made.vault, "")
    page._be_busy(busy=True)
    return page


def creating(doorway: Doorway, _: Made) -> QWidget:
    return CreatePage(doorway)


def kit(doorway: Doorway, _: Made) -> QWidget:
    store = SimpleNamespace(close=lambda: None)
    return KitPage(doorway, NewVault(store, KEY))  # type: ignore[arg-type]


def recovering(doorway: Doorway, made: Made) -> QWidget:
    return RecoveryPage(doorway, made.vault)


def with_the_key(doorway: Doorway, made: Made) -> QWidget:
    page = RecoveryPage(doorway, made.vault)
    page._recovery = SimpleNamespace(give_up=lambda: None)  # type: ignore[assignment]
    page._show_step()
    return page


def restoring(doorway: Doorway, made: Made) -> QWidget:
    return RestorePage(doorway, made.vault)


def failing(error: errors.Error) -> Build:
    return lambda doorway, made: OpeningErrorPage(doorway, made.vault, error)


def crashed(doorway: Doorway, _: Made) -> QWidget:
    return CrashDialog(doorway.look, doorway.translate, "the report", "13.45", None)


def closing(doorway: Doorway, _: Made) -> QWidget:
    return Closing(doorway.look, doorway.translate)


PAGES: list[Build] = [unlocking, busy, creating, kit, recovering, with_the_key, restoring]
BUILDS = [
    *(pytest.param(build, id=build.__name__) for build in (*PAGES, crashed, closing)),
    *(pytest.param(failing(error), id=named(error)) for error in ERRORS),
]


@pytest.fixture(params=[(LIGHT, 1.0), (CONTRAST_DARK, 2.0)], ids=["as drawn", "twice as large"])
def worn(request: pytest.FixtureRequest, qapp: QApplication, doorway: Doorway) -> Iterator[Doorway]:
    """Give a doorway whose every text is two fifths longer."""
    look = Look(*request.param)
    before = qapp.palette(), qapp.font()
    apply(qapp, look)
    yield replace(doorway, look=look, translate=longer("en"))
    qapp.setPalette(before[0])
    qapp.setFont(before[1])


@pytest.mark.parametrize("build", BUILDS)
def test_everything_can_be_read_hit_and_heard(
    qtbot: QtBot, worn: Doorway, made: Made, build: Build
) -> None:
    page = build(worn, made)
    window = page if isinstance(page, CrashDialog | Closing) else scrolled(page)
    qtbot.addWidget(window)
    if window is not page:
        wear(window, worn.look)
        window.resize(1440, 2400)
    window.show()
    qtbot.waitExposed(window)
    worn.jobs.finish()
    qtbot.wait(1)
    assert list(amiss(window)) == []
    if isinstance(page, Closing):
        page._left = True
