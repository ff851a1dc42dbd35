"""One note as a card: its words, who wrote it and when, and what can still be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from models.queries.case_file import WrittenNote
from ui.application import Workplace
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.labels import label
from ui.widgets.state import state
from ui.wording import clock, short_date

Doing = Callable[[WrittenNote], None]


@dataclass(frozen=True, slots=True)
class NoteDoings:
    """What happens at the buttons of a note."""

    change: Doing
    sign: Doing
    put_away: Doing
    correct: Doing


def note_card(
    workplace: Workplace, note: WrittenNote, notes: Sequence[WrittenNote], doings: NoteDoings
) -> Card:
    """Return a note with its buttons: a signed one can only be corrected."""
    look, translate = workplace.look, workplace.translate
    card = Card(look)
    written = _moment(workplace, note.written_at)
    card.setAccessibleName(
        translate("Note by {who}, {when}").format(who=note.written_by, when=written)
    )
    head = QHBoxLayout()
    head.addWidget(label(look, f"{note.written_by}, {written}", "small"), 1)
    if note.signed_at is not None:
        signed = translate("Signed {when}").format(when=_moment(workplace, note.signed_at))
        head.addWidget(state(look, "ok", signed))
    card.body.addLayout(head)
    corrected = next((n for n in notes if n.note_id == note.corrects), None)
    if corrected is not None:
        words = translate("Corrects the note of {when}")
        when = _moment(workplace, corrected.written_at)
        card.body.addWidget(label(look, words.format(when=when), "small_strong", color="text2"))
    card.body.addWidget(label(look, note.text, wrap=True))
    card.body.addWidget(_buttons(workplace, note, doings))
    return card


def _buttons(workplace: Workplace, note: WrittenNote, doings: NoteDoings) -> FlowRow:
    look, translate = workplace.look, workplace.translate
    row = FlowRow(look.px(8), look.px(8))
    if note.signed_at is not None:
        row.add(push(look, translate("Correct"), partial(doings.correct, note), kind="quiet"))
        return row
    row.add(push(look, translate("Sign"), partial(doings.sign, note), icon="lock"))
    row.add(push(look, translate("Change the text"), partial(doings.change, note), kind="quiet"))
    row.add(push(look, translate("Put in the bin"), partial(doings.put_away, note), kind="quiet"))
    return row


def _moment(workplace: Workplace, at: datetime) -> str:
    local = at.astimezone()
    day = short_date(local.date(), workplace.today, workplace.translate)
    return f"{day} {clock(local)}"
