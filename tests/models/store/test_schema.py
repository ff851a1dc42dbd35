"""The steps lead to the records as they are, whole or not at all."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select
from sqlalchemy.exc import DatabaseError

from models.errors import MadeByNewerVersion
from models.log import LogLine
from models.migrations.__main__ import write_step
from models.office import Caseworker
from models.records import METADATA
from models.store.backup import backups
from models.store.connection import connect
from models.store.database import Store
from models.store.log_check import verify_log, verify_records
from models.store.schema import SCHEMA, STEPS, configured, migrate, step_of
from models.store.search_table import is_own_table
from models.store.vault import open_with_password
from tests.models.store.conftest import PASSWORD, Made

_NEXT = '''
"""A step of the future: remakes a table others point to."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{newest}"


def upgrade() -> None:
    with op.batch_alter_table("caseworker", recreate="always") as batch:
        batch.add_column(sa.Column("pronoun", sa.Text()))
    {then}
'''


def _emptied(store: Store) -> None:
    """Take away what the first step makes, as if the file had never had a table."""
    with closing(store.connect()) as driver:
        for (name,) in driver.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall():
            if not name.startswith(("sqlite_", "name_")):
                driver.execute(f'DROP TABLE "{name}"')
        driver.execute("DROP TABLE name_word")
        driver.execute("DROP TABLE name_index")


def _steps(folder: Path, then: str = "pass") -> Path:
    steps = folder / "steps"
    shutil.copytree(STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    next_step = steps / "versions" / "9999_next.py"
    next_step.write_text(_NEXT.format(newest=SCHEMA, then=then), encoding="utf-8")
    return steps


def test_the_steps_make_exactly_what_the_records_are(store: Store) -> None:
    _emptied(store)
    migrate(store)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_object": lambda _o, name, kind, *_: (
                    kind != "table" or not is_own_table(name)
                )
            },
        )
        assert compare_metadata(context, METADATA) == []
    assert inspect(store.engine).has_table("name_index")


def test_a_new_vault_is_at_the_newest_step(store: Store) -> None:
    with store.engine.connect() as connection:
        assert ScriptDirectory.from_config(configured(connection)).get_current_head() == SCHEMA
    with closing(store.connect()) as driver:
        assert step_of(store.file, driver) == SCHEMA


def test_a_step_that_remakes_a_table_keeps_its_rows_and_its_log(
    store: Store, tmp_path: Path
) -> None:
    with store.change("add") as session:
        session.add(Caseworker(name="Åsa"))
    migrate(store, _steps(tmp_path))
    with store.read() as session:
        assert session.scalars(select(Caseworker.name)).all() == ["Åsa"]
        assert session.scalars(select(LogLine.verb)).all() == ["add", "migrate"]
        assert verify_log(session) + verify_records(session) == ()
    with store.change("rename") as session:
        session.scalars(select(Caseworker)).one().name = "B"


@pytest.mark.parametrize(
    "then",
    [
        "raise RuntimeError('a step that fails')",
        "op.execute('SELECT nothing FROM nowhere')",
    ],
)
def test_a_step_that_fails_leaves_everything_as_it_was(
    store: Store, tmp_path: Path, then: str
) -> None:
    before = store.head()
    with pytest.raises((RuntimeError, DatabaseError)):
        migrate(store, _steps(tmp_path, then))
    assert store.head() == before
    assert "pronoun" not in {c["name"] for c in inspect(store.engine).get_columns("caseworker")}
    with closing(store.connect()) as driver:
        assert step_of(store.file, driver) == SCHEMA


def test_a_step_may_not_leave_a_reference_to_nothing(store: Store, tmp_path: Path) -> None:
    orphan = (
        "op.execute(\"INSERT INTO search_entry (id, case_id, name) VALUES (1, 'nobody', 'x')\")"
    )
    with pytest.raises(AssertionError, match="reference"):
        migrate(store, _steps(tmp_path, orphan))


def test_an_older_file_is_backed_up_and_brought_up_when_opened(
    made: Made, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps = _steps(tmp_path)
    monkeypatch.setattr("models.store.opening.SCHEMA", "9999")
    monkeypatch.setattr("models.store.opening.migrate", lambda store: migrate(store, steps))
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        assert "pronoun" in {c["name"] for c in inspect(store.engine).get_columns("caseworker")}
    (backup,) = backups(made.vault.backups)
    assert backup.schema == SCHEMA


def test_a_file_of_a_newer_version_is_refused(made: Made, tmp_path: Path) -> None:
    with closing(open_with_password(made.vault, PASSWORD)) as store:
        migrate(store, _steps(tmp_path))
        key = store._key
    with pytest.raises(MadeByNewerVersion) as caught:
        open_with_password(made.vault, PASSWORD)
    assert caught.value.schema == "9999"
    with closing(connect(made.vault.file, key)) as driver:
        assert driver.execute("SELECT count(*) FROM caseworker").fetchone() == (1,)


def test_the_next_step_is_written_from_the_records(tmp_path: Path) -> None:
    steps = tmp_path / "steps"
    shutil.copytree(STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    write_step("Add nothing", steps)
    (written,) = (steps / "versions").glob("0002_*.py")
    assert 'down_revision = "0001"' in written.read_text(encoding="utf-8").replace("'", '"')
