"""Write the next step from what the records have become: `python -m models.migrations "Add a field"`.

What it writes is read and put right by hand; then `SCHEMA` in models/store/schema.py is moved on.
"""

import secrets
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory

from models.store.database import make_engine
from models.store.keys import KEY_BYTES
from models.store.schema import STEPS, configured


def write_step(message: str, steps: Path = STEPS) -> None:
    """Write the step that leads from the newest one to the records as they are."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(Path(folder) / "step.db", secrets.token_bytes(KEY_BYTES))
        with engine.execution_options(writes=True).connect() as connection:
            config = configured(connection, steps)
            number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
            command.upgrade(config, "head")
            config.attributes["batch"] = number > 1  # nothing stands yet that must be remade
            command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")
        engine.dispose()


if __name__ == "__main__":
    write_step(sys.argv[1])
