"""What is typed is on disk within two seconds; "saved" is said after the commit and never before."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from models.actions.cases import drafted, register_case
from models.actions.work import Work
from models.case import Case
from models.errors import CouldNotWrite
from models.note import Draft
from models.rules.registration import Registration
from ui.application import Workplace
from ui.forms.case import CASE
from ui.forms.editing import Editing
from ui.pages import autosave
from ui.pages.autosave import LATEST, PAUSE, Autosave, restored_bar


def opened(workplace: Workplace) -> tuple[Editing[Registration], Autosave]:
    """Return the form as a page that is just built has it."""
    editing = Editing(CASE, workplace.today)
    return editing, Autosave(workplace, editing, None, workplace)


def drafts(workplace: Workplace) -> list[dict[str, Any]]:
    return workplace.read(lambda session: list(session.scalars(select(Draft.value))))


def cases(workplace: Workplace) -> int:
    return workplace.read(lambda s: s.scalar(select(func.count()).select_from(Case)) or 0)


def no_room(*_: object) -> None:
    raise CouldNotWrite(__import__("pathlib").Path("stegvis.db"), "disk full")


def test_what_was_typed_is_there_in_a_new_form_after_a_kill(workplace: Workplace) -> None:
    editing, keeper = opened(workplace)
    editing.put("family_name", "O'Hara & Åsa")
    editing.put_unread("birth_date", "snart")
    keeper.touch()
    assert keeper.save()
    again, restored = opened(workplace)
    assert restored.restore() == workplace.store.now()
    assert again.draft.family_name == "O'Hara & Åsa"
    assert again.unread == {"birth_date": "snart"}


def test_a_draft_is_said_to_be_saved_once_it_is_on_disk(workplace: Workplace) -> None:
    editing, keeper = opened(workplace)
    told: list[tuple[datetime, int]] = []
    workplace.draft_saved.connect(lambda at: told.append((at, len(drafts(workplace)))))
    editing.put("given_name", "Åsa")
    keeper.touch()
    keeper.save()
    assert told == [(workplace.store.now(), 1)]


def test_a_failing_commit_never_says_saved_and_is_tried_again(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing, keeper = opened(workplace)
    told: list[object] = []
    why: list[str] = []
    workplace.draft_saved.connect(told.append)
    workplace.hindered.connect(why.append)
    editing.put("given_name", "Åsa")
    keeper.touch()
    with monkeypatch.context() as broken:
        broken.setattr("sqlalchemy.orm.Session.commit", no_room)
        assert not keeper.save()
        assert not keeper.save()
    assert (told, drafts(workplace)) == ([], [])
    assert len(why) == 1
    assert "disk full" in why[0]
    assert editing.draft.given_name == "Åsa"
    assert keeper.is_waiting
    assert keeper._timer.isActive()
    keeper._timer.timeout.emit()
    assert len(told) == len(drafts(workplace)) == 1
    assert why[1:] == [""]


def test_a_draft_waits_for_a_pause_but_never_longer_than_two_seconds(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([10.0, 10.2, 11.5, 12.5])
    monkeypatch.setattr(autosave, "monotonic", lambda: next(clock))
    _, keeper = opened(workplace)
    waits = []
    for _ in range(4):
        keeper.touch()
        waits.append(keeper._timer.interval())
    assert waits == [PAUSE, PAUSE, LATEST - 1_500, 0]
    assert LATEST < 2_000


def test_the_draft_is_gone_with_the_commit_that_makes_it_a_record(workplace: Workplace) -> None:
    editing, keeper = opened(workplace)
    editing.put("given_name", "Åsa")
    keeper.touch()
    keeper.save()
    before = cases(workplace)
    done = keeper.keep(lambda work: register_case(work, drafted(editing.draft)))
    assert done is not None
    assert (cases(workplace), drafts(workplace)) == (before + 1, [])
    assert not editing.changed
    assert not keeper.is_waiting


def test_a_record_that_cannot_be_made_leaves_the_draft(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing, keeper = opened(workplace)
    editing.put("given_name", "Åsa")
    keeper.touch()
    keeper.save()
    before = cases(workplace)
    with monkeypatch.context() as broken:
        broken.setattr("sqlalchemy.orm.Session.commit", no_room)
        assert keeper.keep(lambda work: register_case(work, drafted(editing.draft))) is None
    assert (cases(workplace), len(drafts(workplace))) == (before, 1)
    assert editing.changed
    assert keeper.is_waiting


def test_a_form_typed_back_to_what_it_was_keeps_no_draft(workplace: Workplace) -> None:
    editing, keeper = opened(workplace)
    for name in ("Åsa", ""):
        editing.put("given_name", name)
        keeper.touch()
        keeper.save()
    assert drafts(workplace) == []


def test_a_removed_draft_is_gone_from_form_and_vault(workplace: Workplace) -> None:
    editing, keeper = opened(workplace)
    editing.put("given_name", "Åsa")
    keeper.touch()
    keeper.save()
    keeper.drop()
    assert (editing.changed, drafts(workplace)) == (False, [])


def test_a_draft_is_nobody_else_s_and_of_no_other_record(workplace: Workplace) -> None:
    editing, keeper = opened(workplace)
    editing.put("given_name", "Åsa")
    keeper.touch()
    keeper.save()
    workplace.store.who = "Somebody Else"
    assert opened(workplace)[1].restore() is None


def test_the_bar_says_when_the_draft_was_kept(workplace: Workplace) -> None:
    removed: list[bool] = []
    bar = restored_bar(workplace, workplace.store.now(), lambda: removed.append(True))
    assert "08.00" in bar.accessibleName()
    assert "Mon" not in bar.accessibleName()
    assert bar.action is not None
    bar.action.click()
    assert removed == [True]
    earlier = datetime.combine(date(2026, 11, 20), workplace.store.now().timetz())
    bar.deleteLater()
    old = restored_bar(workplace, earlier, lambda: None)
    assert "Fri 20 Nov" in old.accessibleName()
    old.deleteLater()


def test_work_of_a_verb_is_the_day_s(workplace: Workplace) -> None:
    _, keeper = opened(workplace)
    seen: list[Work] = []
    keeper.keep(seen.append)
    assert seen[0].today == workplace.today
