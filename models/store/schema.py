"""Which step the tables are at, and the way to the newest."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, text
from sqlcipher3 import dbapi2

from models.errors import FileDamaged, MadeByNewerVersion
from models.records import METADATA
from models.store.database import Store
from models.store.log import Chain, Line
from models.store.search_table import make_search_table
from models.store.triggers import protect_log

if TYPE_CHECKING:
    from alembic.config import Config

SCHEMA = "0001"  # the newest step in models/migrations/versions
STEPS = Path(__file__).parent.parent / "migrations"


def make_tables(engine: Engine) -> None:
    """Make every table of a new vault at the newest step; alembic is not loaded for it."""
    with engine.execution_options(writes=True).begin() as connection:
        METADATA.create_all(connection)
        make_own(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.execute(text("INSERT INTO alembic_version VALUES (:step)"), {"step": SCHEMA})


def make_own(connection: Connection) -> None:
    """Make what only this engine has: the log's triggers and the full-text index."""
    protect_log(connection)
    make_search_table(connection)


def step_of(file: Path, connection: Any) -> str:
    """Return the step a file's tables are at. Raises MadeByNewerVersion, FileDamaged."""
    try:
        (step,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (dbapi2.Error, TypeError) as error:
        raise FileDamaged(file, ("schema",)) from error
    if step > SCHEMA:
        raise MadeByNewerVersion(file, step)
    return str(step)


def migrate(store: Store, steps: Path = STEPS) -> None:
    """Bring the tables to the newest step, whole or not at all; a verified backup comes first.

    Foreign keys are off meanwhile: remaking a table would otherwise empty those that point to it.
    """
    with store.engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        _pragma(driver, "foreign_keys = OFF")
        try:
            with connection.execution_options(writes=True).begin():
                _upgrade(connection, steps)
                make_own(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise AssertionError("a migration left a reference to nothing")
                Chain(connection, store.site, store.who, store.now()).note(Line("migrate"))
        finally:
            _pragma(driver, "foreign_keys = ON")


def _pragma(driver: Any, setting: str) -> None:
    driver.execute(f"PRAGMA {setting}")


def configured(connection: Connection, steps: Path = STEPS) -> "Config":
    """Return what alembic needs to run the steps on a connection."""
    from alembic.config import Config  # noqa: PLC0415 - a fifth of a second no other opening pays

    config = Config()
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection, steps: Path) -> None:
    from alembic import command  # noqa: PLC0415 - as above

    command.upgrade(configured(connection, steps), "head")
