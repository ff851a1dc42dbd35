"""The one door to a change: nothing is told before it is on disk, and what was done can be taken back."""

from datetime import datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from models.actions.notes import write_note
from models.actions.work import Work
from models.case import Case
from models.errors import CouldNotWrite, TooLate
from models.note import Note
from ui.application import Event, Workplace


def _some_case(workplace: Workplace) -> Any:
    return workplace.read(
        lambda session: session.scalar(select(Case.id).order_by(Case.id).limit(1))
    )


def _notes(workplace: Workplace) -> int:
    found = select(func.count()).select_from(Note).where(Note.gone.is_(None))
    return workplace.read(lambda session: session.scalar(found) or 0)


def test_a_change_is_told_once_it_is_on_disk(workplace: Workplace) -> None:
    case_id = _some_case(workplace)
    seen: list[tuple[object, int]] = []
    workplace.saved.connect(lambda at: seen.append((at, _notes(workplace))))
    done = workplace.do(lambda work: write_note(work, case_id, "Ringde."), "The note is written.")
    assert done is not None
    assert seen == [(workplace.store.now(), 1)]


def test_a_failing_commit_never_says_saved(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = _some_case(workplace)
    saved: list[object] = []
    told: list[object] = []
    workplace.saved.connect(saved.append)
    workplace.told.connect(told.append)

    def full(*_: object) -> None:
        raise CouldNotWrite(workplace.store.file, "disk full")

    monkeypatch.setattr("sqlalchemy.orm.Session.commit", full)
    hindrances: list[str] = []
    workplace.hindered.connect(hindrances.append)
    assert workplace.do(lambda work: write_note(work, case_id, "Ringde."), "Written.") is None
    assert (saved, told) == ([], [])
    assert "disk full" in hindrances[0]
    monkeypatch.undo()
    assert _notes(workplace) == 0


def test_what_was_done_can_be_taken_back_and_done_again(workplace: Workplace) -> None:
    case_id = _some_case(workplace)
    told: list[Event] = []
    workplace.told.connect(told.append)
    workplace.do(lambda work: write_note(work, case_id, "Ringde."), "The note is written.")
    assert workplace.take_back(told[-1])
    assert (_notes(workplace), told[-1].undone) == (0, True)
    assert workplace.take_back(told[-1])
    assert (_notes(workplace), told[-1].undone) == (1, False)


def test_what_changed_nothing_cannot_be_taken_back(workplace: Workplace) -> None:
    told: list[Event] = []
    workplace.told.connect(told.append)
    workplace.do(lambda _: None, "Nothing was to do.")
    assert told == [Event("Nothing was to do.")]
    assert not workplace.take_back(told[0])


def test_several_verbs_of_one_door_are_kept_together_or_not_at_all(workplace: Workplace) -> None:
    case_id = _some_case(workplace)

    def verbs(work: Work) -> None:
        write_note(work, case_id, "Ringde.")
        raise TooLate("Note")

    assert workplace.do(verbs) is None
    assert _notes(workplace) == 0


def test_a_bug_is_not_taken_for_the_world(workplace: Workplace) -> None:
    with pytest.raises(ZeroDivisionError):
        workplace.do(lambda _: 1 // 0)


def test_a_number_stays_on_the_clipboard_for_half_a_minute(
    workplace: Workplace, qtbot: QtBot
) -> None:
    from PySide6.QtGui import QGuiApplication

    clipboard = QGuiApplication.clipboard()
    workplace.copy_number("19850412-9803")
    assert clipboard.text() == "19850412-9803"
    workplace.numbers._timer.setInterval(0)
    workplace.numbers._timer.start()
    qtbot.waitUntil(lambda: clipboard.text() == "")


def test_what_somebody_else_put_on_the_clipboard_stays(workplace: Workplace) -> None:
    from PySide6.QtGui import QGuiApplication

    workplace.copy_number("19850412-9803")
    QGuiApplication.clipboard().setText("Nobelvägen 66")
    workplace.numbers.clear()
    assert QGuiApplication.clipboard().text() == "Nobelvägen 66"


def test_the_time_of_the_work_is_the_offices_own(workplace: Workplace) -> None:
    assert isinstance(workplace.work.now, datetime)
    assert workplace.work.now.tzinfo is None
    assert workplace.today == workplace.store.now().date()
