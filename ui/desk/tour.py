"""The tour: the office's week without a window, through the same verbs; the papers land in a folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from documents.handing_over import write_atomically
from documents.recovery_kit import RecoveryKit
from documents.sheet import Translator
from models.actions.work import Work
from models.errors import CouldNotWrite
from models.queries.cases import waiting_counts
from models.rules.case_list import CaseList
from models.rules.case_row import RowProblem
from models.store.database import Store
from models.store.recovery import make_recovery_key
from models.store.throwaway import throwaway_store
from models.text import N_
from models.vocabulary import Language, NextStep
from ui.desk.case_list import Imported, import_case_list, read_case_file
from ui.desk.demo import PEOPLE, OfficeClock, live_weeks, mark_what_was_left, opening_time
from ui.desk.hindrance import why
from ui.desk.letters import HandedOver, Templates, send_outbox, templates_of
from ui.desk.lists import weekly_lists, write_lists
from ui.desk.office import DEMO_SENDER, begin, set_up, work_at
from ui.desk.routes_file import routes_json
from ui.desk.sheets import write_recovery_kit, write_test_sheet
from ui.desk.week import Done, do_week, meet_the_unforeseen

WATERMARK = N_("EXAMPLE")
_WHO = "Karin Ek"  # as in resources/demo/people.toml
_NOBODY = "Stegvis"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Toured:
    """What a tour made."""

    done: Done
    papers: HandedOver
    lists: tuple[Path, ...]
    waiting: dict[NextStep, int]
    problems: tuple[RowProblem, ...] = ()


@contextmanager
def demo_store(
    today: date, translate: Translator, *, people: int = PEOPLE, ticking: bool = False
) -> Iterator[tuple[Store, Templates]]:
    """Give a store of invented people as it stands this morning; it is gone afterwards.

    Its clock stands at the hour the office opens, or goes on `ticking` from there.
    """
    with _throwaway(today, _WHO) as (store, clock):
        mark = translate(WATERMARK)
        made: list[Templates] = []

        def send(work: Work) -> None:
            made[:] = made or [templates_of(work)]
            send_outbox(work, made[0], watermark=mark)

        live_weeks(store, clock, today, send, people=people)
        if ticking:
            clock.let_go()
        yield store, made[0]


@contextmanager
def people_store(file: Path, today: date) -> Iterator[tuple[Store, CaseList, Imported]]:
    """Give a store with the cases of a list; it is gone afterwards. Raises TableRefused."""
    found = read_case_file(file, today)
    with _throwaway(today, _NOBODY) as (store, _):
        set_up(store, DEMO_SENDER)
        yield store, found, import_case_list(work_at(store), found.cases)


@contextmanager
def _throwaway(today: date, who: str) -> Iterator[tuple[Store, OfficeClock]]:
    clock = OfficeClock(opening_time(today))
    with TemporaryDirectory(prefix="stegvis-") as folder:
        store = throwaway_store(Path(folder), clock=clock, who=who)
        try:
            yield store, clock
        finally:
            store.close()


def tour_demo(
    folder: Path,
    today: date,
    translate: Translator,
    say: Say,
    language: Language = Language.SWEDISH,
    *,
    look: Callable[[Store], object] = lambda _: None,
) -> Toured:
    """Do the week on the demonstration's people; `look` is given the store first. Raises CouldNotWrite."""
    _folder(folder)
    with demo_store(today, translate) as (store, templates):
        look(store)
        toured = demo_week(store, templates, folder, translate, language)
    _tell(toured, translate, say)
    return toured


def demo_week(
    store: Store,
    templates: Templates,
    folder: Path,
    translate: Translator,
    language: Language = Language.SWEDISH,
) -> Toured:
    """Do the week in the demonstration's store, and print the sheets beside the letters."""
    work, mark = begin(store), translate(WATERMARK)
    mark_what_was_left(work)
    toured = _week(work, templates, folder, translate, language=language, watermark=mark)
    sheets = _folder(folder / "sheets")
    kit = RecoveryKit("stegvis.db", work.today, make_recovery_key())
    write_recovery_kit(templates, kit, sheets, watermark=mark)
    write_test_sheet(templates, work.today, sheets, watermark=mark)
    return toured


def tour_people(
    folder: Path,
    today: date,
    file: Path,
    translate: Translator,
    say: Say,
    *,
    language: Language = Language.SWEDISH,
    routes: bool = False,
) -> Toured:
    """Do the week on the people of a case list; with `routes`, write where the routine leads for each row.

    Raises TableRefused and CouldNotWrite.
    """
    _folder(folder)
    with people_store(file, today) as (store, found, imported):
        work = begin(store)
        if routes:
            write_atomically(folder, "routes.json", routes_json(work, imported).encode())
        toured = _week(work, templates_of(work), folder, translate, language=language)
    toured = replace(toured, problems=(*found.problems, *imported.problems))
    _tell(toured, translate, say)
    for problem in toured.problems:
        say(problem_sentence(problem, translate))
    return toured


def problem_sentence(problem: RowProblem, translate: Translator) -> str:
    """Return what in a case list could not be read, and where."""
    return translate("Row {row}, {column}: {reason}").format(
        row=problem.row or "–", column=problem.column, reason=translate(problem.reason.label)
    )


def _week(
    work: Work,
    templates: Templates,
    folder: Path,
    translate: Translator,
    *,
    language: Language,
    watermark: str = "",
) -> Toured:
    meet_the_unforeseen(work)
    done = do_week(work)
    papers = send_outbox(work, templates, _folder(folder / "letters"), watermark=watermark)
    made = weekly_lists(work, translate, language)
    lists = tuple(write_lists(work, made, _folder(folder / "lists"), translate))
    with work.store.read() as session:
        return Toured(done, papers, lists, waiting_counts(session))


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CouldNotWrite(folder, error.strerror or type(error).__name__) from error
    return folder


def _tell(toured: Toured, translate: Translator, say: Say) -> None:
    """Tell what was made, line by line."""
    counts = (
        (N_("Routes chosen: {count}"), len(toured.done.routed)),
        (N_("Meetings booked: {count}"), len(toured.done.booked)),
        (N_("Letters and messages: {count}"), len(toured.papers.files)),
        (N_("Print jobs: {count}"), len(toured.papers.jobs)),
        (N_("Held back: {count}"), len(toured.papers.hindered)),
        (N_("Lists: {count}"), len(toured.lists)),
    )
    for message, count in counts:
        say(translate(message).format(count=count))
    for step, count in sorted(toured.waiting.items()):
        say(f"  {translate(step.label)}: {count}")
    for one in toured.papers.hindered:
        say(f"{one.case_number}: {why(one, translate)}")
