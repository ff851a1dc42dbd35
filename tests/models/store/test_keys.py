"""Keys, recovery keys and passwords' strength."""

import os
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zxcvbn import feedback

from models.store import strength as strength_module
from models.store.keys import _machine_memory, calibrated, unwrap, wrap
from models.store.recovery import make_recovery_key, read_recovery_key
from models.store.slots import wait_after
from models.store.strength import FEEDBACK, strength
from tests.models.store.conftest import CHEAP

_KEY = bytes(range(32))
_PRINTED = make_recovery_key()


@pytest.mark.parametrize("kdf", [CHEAP, None])
def test_a_key_comes_back_only_for_its_secret_and_what_it_is_about(kdf) -> None:  # type: ignore[no-untyped-def]
    wrapped = wrap(_KEY, "hemlig", b"slot 1", kdf)
    assert unwrap(wrapped, "hemlig", b"slot 1") == _KEY
    assert unwrap(wrapped, "hemlig", b"slot 2") is None
    assert unwrap(wrapped, "Hemlig", b"slot 1") is None
    assert _KEY not in wrapped.sealed


def test_the_same_key_is_never_wrapped_alike() -> None:
    first, second = (wrap(_KEY, "hemlig", b"", CHEAP) for _ in range(2))
    assert first.sealed != second.sealed
    assert first.salt != second.salt


@pytest.mark.parametrize(("memory", "kibibytes"), [(1 << 30, 64 << 10), (8 << 30, 256 << 10)])
def test_a_guess_takes_a_quarter_of_a_gibibyte_where_there_is_one(
    memory: int, kibibytes: int
) -> None:
    kdf = calibrated(seconds=0.0, memory=memory)
    assert (kdf.memory, kdf.passes) == (kibibytes, 3)


def test_a_machine_tells_its_memory() -> None:
    assert _machine_memory() >= 1 << 28


def test_a_machine_that_does_not_tell_counts_as_roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sysconf", raising=False)
    assert calibrated(seconds=0.0).memory == 256 << 10


def test_a_slower_guess_takes_more_passes() -> None:
    assert calibrated(seconds=30.0, memory=1 << 30).passes > 3


def test_a_recovery_key_is_typed_back_as_people_type() -> None:
    printed = make_recovery_key()
    secret = read_recovery_key(printed)
    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}", printed)
    assert secret is not None
    for typed in (
        printed.lower(),
        printed.replace("-", ""),
        f"  {printed.replace('-', ' ')} ",
        printed.replace("0", "O").replace("1", "l"),
        printed.replace("1", "i").replace("V", "u"),
    ):
        assert read_recovery_key(typed) == secret


@given(st.data())
def test_one_wrong_sign_in_a_recovery_key_is_noticed(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([i for i, c in enumerate(_PRINTED) if c != "-"]))
    wrong = data.draw(
        st.sampled_from([c for c in "23456789ABCDEFGHJKMNPQRSTVWXYZ" if c != _PRINTED[place]])
    )
    assert read_recovery_key(_PRINTED[:place] + wrong + _PRINTED[place + 1 :]) is None


@pytest.mark.parametrize(
    "typed",
    ["", "abcd", "åäö" * 11, "0" * 33, _PRINTED[:-1]],
    ids=["nothing", "short", "letters", "zeros", "one sign short"],
)
def test_what_is_no_recovery_key_is_none(typed: str) -> None:
    assert read_recovery_key(typed) is None


def test_recovery_keys_differ() -> None:
    assert len({make_recovery_key() for _ in range(100)}) == 100


def test_waits_grow_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(n).total_seconds() for n in (0, 1, 2, 5, 10, 11, 5000)]
    assert waits == [0, 1, 2, 16, 512, 900, 900]


@pytest.mark.parametrize(
    ("password", "enough"),
    [
        ("", False),
        ("sommar2026", False),
        ("lösenord", False),
        ("Stegvis1", False),
        ("qwertyuiop", False),
        ("Sundvalla", False),
        ("blåa grodor sjunger ö", True),
        ("x" * 200, False),
        ("korg vinge mynta plog " * 9, True),
    ],
)
def test_a_password_is_judged(password: str, *, enough: bool) -> None:
    assert strength(password, ("Sundvalla",)).enough is enough


def test_a_weak_password_comes_with_a_sentence_we_can_translate() -> None:
    judged = strength("aaaaaa")
    assert judged.warning in FEEDBACK
    assert judged.suggestions
    assert set(judged.suggestions) <= set(FEEDBACK)


def test_every_sentence_of_the_judge_is_in_our_table() -> None:
    said = set(feedback.get_feedback.__code__.co_consts)
    said |= set(feedback.get_match_feedback.__code__.co_consts)
    said |= set(feedback.get_dictionary_match_feedback.__code__.co_consts)
    sentences = {
        s for s in said if isinstance(s, str) and s.endswith(".") and s[0] in string.ascii_uppercase
    }
    assert sentences == set(strength_module.FEEDBACK)
