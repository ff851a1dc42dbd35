"""Where one is when the window of a file opens."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from models.store.place import Vault
from models.store.vault import create
from tests.models.store.conftest import CHEAP, PASSWORD, clock, vault
from ui.application import Workplace
from ui.desk.office import DEMO_SENDER, OWN_SENDER, set_up
from ui.i18n import translator
from ui.jobs import Jobs
from ui.look.look import Look
from ui.look.tokens import LIGHT
from ui.open_window import open_window

__all__ = ["clock", "vault"]  # fixtures


@pytest.fixture
def opened(qtbot: QtBot, vault: Vault, request: pytest.FixtureRequest) -> Iterator[Workplace]:
    """Give the workplace of a new file whose office begins with a sender."""
    store, _ = create(vault, PASSWORD, CHEAP, name="Åsa Öberg")
    set_up(store, request.param)
    workplace = Workplace(store, Jobs(), Look(LIGHT), translator("en"), vault=vault)
    yield workplace
    workplace.jobs.finish()
    QCoreApplication.processEvents()
    store.close()


@pytest.mark.parametrize(
    ("opened", "page", "tab"),
    [(OWN_SENDER, "settings", "office"), (DEMO_SENDER, "today", "")],
    indirect=["opened"],
)
def test_a_new_office_first_says_who_it_is(
    qtbot: QtBot, opened: Workplace, page: str, tab: str
) -> None:
    window = open_window(opened)
    qtbot.addWidget(window)
    assert (window.place().page, window.place().tab) == (page, tab)
