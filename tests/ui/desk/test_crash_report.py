"""A crash report says where, never what: five hundred errors full of names leave none in it."""

import sys
from collections.abc import Callable
from itertools import product

import pytest
from sqlalchemy.exc import IntegrityError
from typing_extensions import override

from ui.desk.crash_report import crash_report, place_of

CANARIES = ("Kanarie Fågelsång", "19850412-9803", "Visselvägen 9")
AT = "2026-11-24 13.47"

Raise = Callable[[str], None]


class SpeakingError(Exception):
    """An error whose every way of being written tells what it holds."""

    @override
    def __repr__(self) -> str:
        return str(self.args)


def by_key(name: str) -> None:
    {}[name]  # type: ignore[index]


def by_value(name: str) -> None:
    int(name)


def by_attribute(name: str) -> None:
    getattr(object(), name)


def by_decoding(name: str) -> None:
    (name.encode("utf-16") + b"\xff").decode("ascii")


def by_assertion(name: str) -> None:
    assert name == "", name


def by_database(name: str) -> None:
    raise IntegrityError("INSERT", {"name": name}, ValueError(name))


def by_speaking(name: str) -> None:
    error = SpeakingError(name)
    error.add_note(name)
    raise error


def by_module(name: str) -> None:
    code = compile("def speak(name): raise ValueError(name)\nspeak(name)", name, "exec")
    exec(code, {"__name__": name, "name": name})  # noqa: S102 - a module of a name that says too much


def from_another(name: str) -> None:
    try:
        by_key(name)
    except KeyError as error:
        raise SpeakingError(name) from error


def while_another(name: str) -> None:
    try:
        by_value(name)
    except ValueError:
        by_attribute(name)


def in_a_group(name: str) -> None:
    raise ExceptionGroup(name, [ValueError(name), SpeakingError(name)])


def far_down(name: str, depth: int = 100) -> None:
    if depth:
        far_down(name, depth - 1)
    by_speaking(name)


WAYS: tuple[Raise, ...] = (
    *(by_key, by_value, by_attribute, by_decoding, by_assertion, by_database, by_speaking),
    *(by_module, from_another, while_another, in_a_group, far_down),
)
ROUNDS = 14


def caught(way: Raise, name: str) -> BaseException:
    try:
        way(name)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported on
        return error
    raise AssertionError(way.__name__)


def test_five_hundred_errors_leave_no_canary() -> None:
    reports = [
        crash_report(caught(way, canary), "0.1.0", AT)
        for way, canary, _ in product(WAYS, CANARIES, range(ROUNDS))
    ]
    assert len(reports) >= 500
    parts = {part for canary in CANARIES for part in (canary, *canary.split()) if len(part) > 3}
    assert [part for part in parts if any(part in report for report in reports)] == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_report_says_where_it_happened(way: Raise) -> None:
    report = crash_report(caught(way, "x"), "0.1.0", AT)
    assert f"{__name__}:" in report
    assert way.__name__ in report
    assert report.startswith(f"Stegvis 0.1.0, {AT}\n")


def test_what_led_to_an_error_is_told_too() -> None:
    report = crash_report(caught(from_another, "x"), "0.1.0", AT)
    assert "SpeakingError" in report
    assert "builtins.KeyError" in report


def test_versions_are_told_and_no_folder_of_the_machine() -> None:
    report = crash_report(caught(by_key, "x"), "0.1.0", AT)
    assert "sqlalchemy 2" in report
    assert sys.prefix not in report
    assert "/" not in report


def test_a_deep_error_is_told_in_few_lines() -> None:
    assert len(crash_report(caught(far_down, "x"), "0.1.0", AT).splitlines()) < 80


def test_two_faults_of_one_line_are_one_place() -> None:
    assert place_of(caught(by_key, "a")) == place_of(caught(by_key, "b"))
    assert place_of(caught(by_key, "a")) != place_of(caught(by_value, "a"))
