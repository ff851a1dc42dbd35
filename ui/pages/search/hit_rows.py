"""What was found, in the words of the list under the search field."""

from collections.abc import Sequence
from datetime import date

from models.queries.search import Hit
from models.rules.name_match import spans
from models.rules.work_queue import shown_step
from ui.desk.search import MOST
from ui.i18n import Translator
from ui.widgets.hit_list import HitRow
from ui.wording import days_left, full_date, short_date

_BETWEEN = " · "


def hit_row(hit: Hit, typed: str, today: date, translate: Translator) -> HitRow:
    """Return a hit as a row; a protected person is shown by case number, named in the case itself."""
    what, when = _waits(hit, today, translate)
    alike = translate("resembles what you typed") if hit.alike else ""
    under = _under(hit, translate)
    return HitRow(
        title=hit.case_number if hit.protected else hit.name,
        marks=() if hit.protected else spans(hit.name, typed),
        under=under,
        under_marks=_number_marks(under, hit.case_number, typed),
        what=what,
        when=_BETWEEN.join(filter(None, (when, alike))),
        late=hit.closed_on is None and hit.due is not None and hit.due < today,
        shield=hit.protected,
    )


def _under(hit: Hit, translate: Translator) -> str:
    if hit.protected:
        return translate("Protected personal data")
    born = hit.born.isoformat() if hit.born else ""
    return _BETWEEN.join(filter(None, (born, hit.case_number, hit.caseworker)))


def count_words(hits: Sequence[Hit], translate: Translator) -> str:
    """Return how much was found."""
    if not hits:
        return translate("Nobody was found by that name or number.")
    if len(hits) > MOST:
        return translate("More than {count} hits: type more.").format(count=MOST)
    return translate.ngettext("{count} hit", "{count} hits", len(hits)).format(count=len(hits))


def _waits(hit: Hit, today: date, translate: Translator) -> tuple[str, str]:
    """Return what a case waits for, and when."""
    if hit.closed_on is not None:
        day = full_date(hit.closed_on, translate)
        return translate("Closed case"), translate("closed {day}").format(day=day)
    what = translate(shown_step(hit.next_step, hit.due, today).label)
    if hit.due is None:
        return what, ""
    ahead = hit.due > today
    day = short_date(hit.due, today, translate) if ahead else days_left(hit.due, today, translate)
    return what, day


def _number_marks(text: str, number: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Return where a text tells the case number that begins with what was typed."""
    wanted = typed.strip()
    start = text.find(number)
    if not wanted or start < 0 or not number.casefold().startswith(wanted.casefold()):
        return ()
    return ((start, start + len(wanted)),)
