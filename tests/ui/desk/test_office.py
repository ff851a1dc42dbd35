"""The office as it was set up: what ships goes into the vault, and comes out of it again."""

import tomllib

import pytest

from models.queries.office import office
from models.store.database import Store
from resources import path
from ui.desk.office import DEMO_SENDER, OWN_SENDER, routines_of, set_up, work_at


def test_a_new_vault_has_the_routine_that_ships_and_says_nothing_of_who_writes(
    store: Store,
) -> None:
    set_up(store)
    (routine,) = routines_of(store)
    assert routine.key == "malmo_30plus"
    with store.read() as session:
        sender = office(session)
    assert not sender.can_write
    assert (sender.municipality, sender.unit, sender.telephone) == ("", "", "")
    assert sender.forwarding_address[0] == "Skatteverket"
    assert sender.phrases.consequence


def test_the_demonstration_has_a_sender_of_its_own(store: Store) -> None:
    set_up(store, DEMO_SENDER)
    with store.read() as session:
        assert office(session).municipality == "Sundvalla kommun"
        assert office(session).can_write


@pytest.mark.parametrize("table", ["", "phrases", "phrases_en", "layout"])
def test_both_senders_have_the_same_keys(table: str) -> None:
    own, demo = (
        tomllib.loads(path(*where).read_text(encoding="utf-8"))
        for where in (OWN_SENDER, DEMO_SENDER)
    )
    assert own.keys() == demo.keys()
    if table:
        assert own[table].keys() == demo[table].keys()


def test_before_that_it_has_none(store: Store) -> None:
    assert routines_of(store) == ()


def test_work_is_done_by_the_stores_own_clock(store: Store) -> None:
    set_up(store)
    work = work_at(store)
    assert work.now == store.now().replace(tzinfo=None)
    assert work.routines == routines_of(store)
