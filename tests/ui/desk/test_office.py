"""The office as it was set up: what ships goes into the vault, and comes out of it again."""

from models.queries.office import office
from models.store.database import Store
from ui.desk.office import routines_of, set_up, work_at


def test_a_new_vault_has_the_routine_and_the_sender_that_ship(store: Store) -> None:
    set_up(store)
    (routine,) = routines_of(store)
    assert routine.key == "malmo_30plus"
    with store.read() as session:
        assert office(session).municipality == "Sundvalla kommun"


def test_before_that_it_has_none(store: Store) -> None:
    assert routines_of(store) == ()


def test_work_is_done_by_the_stores_own_clock(store: Store) -> None:
    set_up(store)
    work = work_at(store)
    assert work.now == store.now().replace(tzinfo=None)
    assert work.routines == routines_of(store)
