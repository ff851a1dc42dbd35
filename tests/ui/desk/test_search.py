"""Searching: one line in the log however much is typed, and never what."""

import json

from sqlalchemy import select

from models.log import History, LogLine
from tests.models.desk import ANNA, Desk
from ui.desk.search import MOST, Search


def searches(desk: Desk) -> list[tuple[LogLine, int]]:
    """Return the lines of searches and how much each found."""
    with desk.store.read() as session:
        found = session.execute(
            select(LogLine, History.payload)
            .join(History, (History.site == LogLine.site) & (History.number == LogLine.number))
            .where(LogLine.verb == "search")
        )
        return [(line, json.loads(payload or "")["hits"]) for line, payload in found]


def test_a_search_is_one_line_however_much_was_typed(desk: Desk) -> None:
    case_id = desk.register()
    search = Search(desk.store)
    found = [search.find(ANNA.family_name[:length]) for length in range(1, 5)]
    assert [[hit.case_id for hit in hits] for hits in found] == [[case_id]] * 4
    assert searches(desk) == []
    search.end()
    search.end()
    ((line, hits_told),) = searches(desk)
    assert (line.record, line.fields, hits_told) == (None, [], 1)


def test_who_typed_nothing_has_not_searched(desk: Desk) -> None:
    Search(desk.store).end()
    assert searches(desk) == []


def test_of_many_hits_one_more_is_found_than_is_shown(desk: Desk) -> None:
    for _ in range(MOST + 2):
        desk.register()
    search = Search(desk.store)
    assert len(search.find("Anna")) == MOST + 1
    search.end()
    assert [told for _, told in searches(desk)] == [MOST]
