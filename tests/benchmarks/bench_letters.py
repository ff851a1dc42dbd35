"""Letters against docxtpl on the same template, and a print job against LibreOffice opening it."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from docxtpl import DocxTemplate

from documents import first_visit
from documents.compiled import Page, Properties, Template
from documents.fields import shape_of
from documents.letter import compile_letter, our_template, render
from documents.print_job import print_jobs
from documents.reread import confirm
from documents.template_check import check_template, sample
from tests.benchmarks.figure import Figure

_LETTERS = 500
_TIMES = 7
_AIM_RATE = 100  # times docxtpl's
_AIM_JOB = 0.5  # seconds
_PROPERTIES = Properties("Sundvalla kommun", date(2026, 11, 24))


def run() -> tuple[Figure, ...]:
    """Return the rate of letters, the time of a print job of 500, and what checks and re-reading cost."""
    data = our_template(first_visit.LETTER)
    context = sample(first_visit.Context, frozenset(shape_of(first_visit.Context).kinds))
    page = compile_letter(first_visit.LETTER, data).page(context)
    return (*_rates(data, page.template, context), *_jobs(page), *_checks(data, page))


def _rates(data: bytes, template: Template, context: first_visit.Context) -> tuple[Figure, ...]:
    ours = _seconds(lambda: [render(template.page(context), _PROPERTIES) for _ in range(100)]) / 100
    theirs = _seconds(lambda: _docxtpl(data, context))
    ratio = theirs / ours
    return (
        Figure("letters a second, one process, in memory", 1 / ours, "/s"),
        Figure(
            "letters / docxtpl on the same template",
            ratio,
            "x",
            f">= {_AIM_RATE} x",
            holds=ratio >= _AIM_RATE,
        ),
    )


def _docxtpl(data: bytes, context: first_visit.Context) -> bytes:
    template = DocxTemplate(io.BytesIO(data))
    template.render(asdict(context), autoescape=True)
    memory = io.BytesIO()
    template.save(memory)
    return memory.getvalue()


def _jobs(page: Page) -> tuple[Figure, ...]:
    letters = [(page,)] * _LETTERS
    ours = _seconds(lambda: print_jobs(letters, _PROPERTIES, title="Utskrift"))
    figures = (
        Figure(
            f"print job of {_LETTERS} letters",
            ours,
            "s",
            f"<= {_AIM_JOB} s",
            holds=ours <= _AIM_JOB,
        ),
    )
    if shutil.which("soffice") is None:
        return figures
    (job,) = print_jobs(letters, _PROPERTIES, title="Utskrift")
    return (*figures, Figure("LibreOffice converting it / making it", _converted(job) / ours, "x"))


def _converted(job: bytes) -> float:
    """Return the seconds LibreOffice takes to make a PDF of a job."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "job.docx")
        place.write_bytes(job)
        command = (
            "soffice",
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
        )
        start = perf_counter()
        subprocess.run(
            (*command, "--convert-to", "pdf", "--outdir", folder, str(place)),
            check=True,
            capture_output=True,
        )
        return perf_counter() - start


def _checks(data: bytes, page: Page) -> tuple[Figure, ...]:
    letter = render(page, _PROPERTIES)
    again = _seconds(lambda: confirm(letter, name="Ord", address_lines=("Ord",), case_number="Ord"))
    compiling = _seconds(lambda: compile_letter(first_visit.LETTER, data))
    checking = _seconds(lambda: check_template(data, first_visit.Context))
    return (
        Figure("re-reading and comparing a letter", again * 1000, "ms"),
        Figure("compiling a template", compiling * 1000, "ms"),
        Figure("checking an office's template", checking * 1000, "ms"),
    )


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_TIMES):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)
