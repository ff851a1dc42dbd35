"""Alembic's entry: runs the steps on the connection it is given, inside that connection's transaction."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import JSON, DateTime, Text, TypeDecorator

from models.records import METADATA
from models.store.search_table import is_own_table


def _is_a_record_table(_: object, name: str | None, kind: str, *__: object) -> bool:
    return kind != "table" or name is None or not is_own_table(name)


def _render(kind: str, value: Any, autogenerate: Any) -> str | Literal[False]:
    """Write our types as what is stored: a step must not change when they do."""
    if kind != "type":
        return False
    stored = value.impl_instance if isinstance(value, TypeDecorator) else value
    if isinstance(stored, JSON):
        autogenerate.imports.add("from models.base import Json")
        return "Json"
    if isinstance(stored, DateTime):
        return "sa.DateTime(timezone=True)"
    return "sa.Text()" if isinstance(stored, Text) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=context.config.attributes.get("batch", True),
    render_item=_render,
    transactional_ddl=True,
    include_object=_is_a_record_table,
)
with context.begin_transaction():
    context.run_migrations()
