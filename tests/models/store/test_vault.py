"""Making and opening a vault, its passwords and its recovery key."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock
from sqlalchemy import select

from models.errors import AlreadyExists, CouldNotWrite, FileDamaged, FileInUse, WrongPassword
from models.log import LogLine
from models.office import Caseworker
from models.store.database import Store
from models.store.place import Vault
from models.store.vault import (
    change_password,
    create,
    open_with_password,
    open_with_recovery,
    renew_recovery_key,
)
from tests.models.store.conftest import CHEAP, PASSWORD, Clock, Made


def _verbs(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(LogLine.verb).order_by(LogLine.number)))


def test_a_vault_opens_with_its_password_and_has_its_caseworker(made: Made) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store, store.read() as session:
        caseworker = session.scalars(select(Caseworker)).one()
        assert caseworker.name == "Åsa Öberg"
        assert store.who == str(caseworker.id)
        assert _verbs(store) == ["create_vault", "open_vault"]


def test_a_vault_is_never_written_over(made: Made) -> None:
    before = made.vault.file.read_bytes()
    with pytest.raises(AlreadyExists):
        create(made.vault, PASSWORD, CHEAP, name="B")
    assert made.vault.file.read_bytes() == before


def test_slots_whose_file_is_gone_are_kept_when_a_new_vault_is_made(made: Made) -> None:
    slots = made.vault.slots.read_bytes()
    made.vault.file.unlink()
    create(made.vault, "nya gröna grodor", CHEAP, name="B")[0].close()
    (kept,) = made.vault.slots.parent.glob("*.slots-*")
    assert kept.read_bytes() == slots
    open_with_password(made.vault, "nya gröna grodor").close()


def test_a_vault_that_cannot_be_written_is_told(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "touch", full)
    with pytest.raises(CouldNotWrite) as caught:
        create(vault, PASSWORD, CHEAP, name="A")
    assert caught.value.reason == os.strerror(28)
    assert not vault.file.exists()


def test_neither_the_key_nor_a_name_stands_in_the_slots(made: Made) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        key = store._key
    kept = made.vault.slots.read_text(encoding="utf-8")
    assert key.hex() not in kept
    assert "Öberg" not in json.loads(json.dumps(kept))
    assert made.recovery_key not in kept


def test_a_password_typed_decomposed_is_the_same_password(made: Made) -> None:
    open_with_password(made.vault, PASSWORD.replace("å", "a\u030a")).close()


def test_wrong_passwords_wait_longer_each_time(made: Made, clock: Clock) -> None:
    waits = []
    for _ in range(6):
        with pytest.raises(WrongPassword) as caught:
            open_with_password(made.vault, "fel")
        waits.append(caught.value.wait)
        clock.pass_time(seconds=caught.value.wait)
    assert waits == [1, 2, 4, 8, 16, 32]


def test_the_right_password_too_early_is_not_tried(made: Made, clock: Clock) -> None:
    with pytest.raises(WrongPassword):
        open_with_password(made.vault, "fel")
    with pytest.raises(WrongPassword) as caught:
        open_with_password(made.vault, PASSWORD)
    assert caught.value.wait == 1.0
    clock.pass_time(seconds=1)
    open_with_password(made.vault, PASSWORD).close()


def test_a_clock_set_back_does_not_shut_anyone_out(made: Made, clock: Clock) -> None:
    with pytest.raises(WrongPassword):
        open_with_password(made.vault, "fel")
    clock.pass_time(days=-400)
    with pytest.raises(WrongPassword) as caught:
        open_with_password(made.vault, PASSWORD)
    assert caught.value.wait == 1.0


def test_failed_unlocks_enter_the_log_at_the_next_opening(made: Made, clock: Clock) -> None:
    for _ in range(2):
        with pytest.raises(WrongPassword):
            open_with_password(made.vault, "fel")
        clock.pass_time(minutes=1)
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        assert _verbs(store)[1:] == ["failed_unlock", "open_vault"]
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        assert _verbs(store)[3:] == ["open_vault"]


def test_changing_the_password_leaves_the_database_as_it_is(made: Made) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        key = store._key
        change_password(made.vault, store, PASSWORD, "nya gröna grodor", CHEAP)
        assert _verbs(store)[-1] == "change_password"
    with closing(open_with_password(made.vault, "nya gröna grodor")) as store:
        assert store._key == key
    with pytest.raises(WrongPassword):
        open_with_password(made.vault, PASSWORD)


def test_the_recovery_key_opens_the_same_rows_under_a_new_password(made: Made) -> None:
    typed = made.recovery_key.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    recovery = open_with_recovery(made.vault, typed)
    with (
        closing(recovery.set_password("nya gröna grodor", CHEAP)) as store,
        store.read() as session,
    ):
        assert session.scalars(select(Caseworker.name)).all() == ["Åsa Öberg"]
        assert _verbs(store)[-1] == "recover_vault"
    open_with_password(made.vault, "nya gröna grodor").close()


def test_a_recovery_given_up_leaves_the_old_password(made: Made) -> None:
    open_with_recovery(made.vault, made.recovery_key).give_up()
    open_with_password(made.vault, PASSWORD).close()


def test_a_mistyped_recovery_key_costs_no_try(made: Made) -> None:
    with pytest.raises(WrongPassword) as caught:
        open_with_recovery(made.vault, made.recovery_key[:-1])
    assert caught.value.wait == 0
    open_with_password(made.vault, PASSWORD).close()


def test_a_renewed_recovery_key_takes_the_place_of_the_old(made: Made, clock: Clock) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        renewed = renew_recovery_key(made.vault, store, PASSWORD)
    with pytest.raises(WrongPassword):
        open_with_recovery(made.vault, made.recovery_key)
    clock.pass_time(minutes=1)
    open_with_recovery(made.vault, renewed).give_up()


def test_a_second_window_is_told_who_has_the_file_and_since_when(made: Made, clock: Clock) -> None:
    with closing(open_with_password(made.vault, PASSWORD)):
        since = clock()
        clock.pass_time(minutes=5)
        with pytest.raises(FileInUse) as caught:
            open_with_password(made.vault, PASSWORD)
    assert (caught.value.holder, caught.value.since) == ("åsa", since)
    open_with_password(made.vault, PASSWORD).close()


def test_a_vault_opened_in_one_thread_may_be_closed_in_another(made: Made) -> None:
    with ThreadPoolExecutor() as jobs:
        jobs.submit(open_with_password, made.vault, PASSWORD).result().close()
    open_with_password(made.vault, PASSWORD).close()


def test_a_folder_that_takes_no_lock_is_named(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, os.strerror(30))

    monkeypatch.setattr(FileLock, "acquire", refuse)
    with pytest.raises(CouldNotWrite) as caught:
        open_with_password(made.vault, PASSWORD)
    assert caught.value.file == made.vault.file.parent


def test_who_has_the_file_may_be_unknown(made: Made) -> None:
    with closing(open_with_password(made.vault, PASSWORD)):
        made.vault.file.with_name("stegvis.db.holder").unlink()
        with pytest.raises(FileInUse) as caught:
            open_with_password(made.vault, PASSWORD)
    assert (caught.value.holder, caught.value.since) == ("", None)


def test_a_guess_that_would_never_end_is_not_begun(made: Made) -> None:
    kept = json.loads(made.vault.slots.read_text(encoding="utf-8"))
    kept["slots"][0]["kdf"]["passes"] = 1 << 30
    made.vault.slots.write_text(json.dumps(kept), encoding="utf-8")
    with pytest.raises(FileDamaged):
        open_with_password(made.vault, PASSWORD)


@pytest.mark.parametrize("kept", [None, b"", b"{}", b"[1]", b"\xff\xfe", b'{"vault": 3}'])
def test_key_slots_that_cannot_be_read_are_damage(made: Made, kept: bytes | None) -> None:
    made.vault.slots.unlink()
    if kept is not None:
        made.vault.slots.write_bytes(kept)
    with pytest.raises(FileDamaged) as caught:
        open_with_password(made.vault, PASSWORD)
    assert caught.value.findings == ("key_slots",)


def test_a_slot_of_another_vault_does_not_open_this_one(made: Made) -> None:
    kept = json.loads(made.vault.slots.read_text(encoding="utf-8"))
    kept["site"] = "other"
    made.vault.slots.write_text(json.dumps(kept), encoding="utf-8")
    with pytest.raises(WrongPassword):
        open_with_password(made.vault, PASSWORD)
