"""The letters by language, and whose template each is written on."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QObject

from documents.letters import LETTERS
from documents.sheet import DATE, WORD, Column
from models.queries.office import TemplateRow, own_template_rows
from models.text import N_
from models.vocabulary import Language, LetterKind
from ui.application import Workplace
from ui.widgets.table import TableModel
from ui.wording import full_date


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A letter in a language; `own` tells of the office's own template for it."""

    letter: LetterKind
    language: Language
    whose: str
    own: TemplateRow | None

    @property
    def review_on(self) -> date | None:
        """When the own template is looked at again."""
        return self.own.review_on if self.own else None


_COLUMNS: Final[tuple[Column[TemplateLine], ...]] = (
    Column(N_("Letter"), lambda line: line.letter, WORD),
    Column(N_("Language"), lambda line: line.language, WORD),
    Column(N_("Template"), lambda line: line.whose),
    Column(N_("To be looked at again by"), lambda line: line.review_on, DATE),
)


def template_lines(workplace: Workplace) -> tuple[TemplateLine, ...]:
    """Return a line for each letter and language."""
    own = workplace.read(own_template_rows)
    return tuple(
        TemplateLine(kind, language, _whose(own.get((kind, language)), workplace), found)
        for kind in LETTERS
        for language in Language
        for found in (own.get((kind, language)),)
    )


def template_model(workplace: Workplace, parent: QObject) -> TableModel[TemplateLine]:
    """Return the model of the list."""
    return TableModel(_COLUMNS, workplace.translate, parent=parent)


def _whose(own: TemplateRow | None, workplace: Workplace) -> str:
    translate = workplace.translate
    if own is None:
        return translate("Stegvis's own")
    words = translate("Yours since {day}, approved by {name}")
    return words.format(day=full_date(own.since, translate), name=own.approved_by)
