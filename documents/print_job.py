"""Print jobs: the letters of a batch in one Word file, each with its own headers and page numbers from 1."""

from collections.abc import Iterable

from documents.binding import Sheets, bind
from documents.compiled import Properties


def print_jobs(
    letters: Iterable[Sheets], properties: Properties, *, title: str, watermark: str = ""
) -> tuple[bytes, ...]:
    """Return the letters bound for printing, in their order: one file for each set of styles.

    All our templates have the same styles and make one file; an office's own template may make another.
    `title` names the job and no person. No letters make no file.
    """
    jobs: dict[bytes, list[Sheets]] = {}
    for letter in letters:
        jobs.setdefault(letter[0].template.base.key, []).append(letter)
    return tuple(bind(job, properties, title=title, watermark=watermark) for job in jobs.values())
