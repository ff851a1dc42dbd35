"""The full-text index over `search_entry`: SQLite's own, kept in step by triggers.

PostgreSQL would use a trigram index in its place; only this module and `queries/search.py` know.
"""

from sqlalchemy import Connection

_STATEMENTS = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS name_index USING fts5(
        name, content='search_entry', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')""",
    "CREATE VIRTUAL TABLE IF NOT EXISTS name_word USING fts5vocab(name_index, 'row')",
    """CREATE TRIGGER IF NOT EXISTS search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO name_index(rowid, name) VALUES (new.id, new.name); END""",
    """CREATE TRIGGER IF NOT EXISTS search_entry_removed AFTER DELETE ON search_entry BEGIN
        INSERT INTO name_index(name_index, rowid, name) VALUES ('delete', old.id, old.name); END""",
    """CREATE TRIGGER IF NOT EXISTS search_entry_changed AFTER UPDATE ON search_entry BEGIN
        INSERT INTO name_index(name_index, rowid, name) VALUES ('delete', old.id, old.name);
        INSERT INTO name_index(rowid, name) VALUES (new.id, new.name); END""",
)

TABLES = ("name_index", "name_word")


def make_search_table(connection: Connection) -> None:
    """Make the index and its triggers where they are missing."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)


def is_own_table(name: str) -> bool:
    """Tell whether a table belongs to the index, not to the records."""
    return name.startswith(TABLES)
