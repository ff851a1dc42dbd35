"""What a suggestion says between its heading and its buttons; built anew when it changes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.rules.explain import Sentence
from models.text import N_
from ui.desk.enrolment import BookedPlace, Chosen
from ui.i18n import Translator
from ui.look.look import Look
from ui.pages.enrolment.suggestion_actions import Stand
from ui.pages.enrolment.suggestion_words import SuggestionWords
from ui.widgets.buttons import push
from ui.widgets.labels import label
from ui.widgets.state import STATES, picture
from ui.wording import long_day, short_date, span

_BOOKED, _WAITS = N_("Booked: {what}"), N_("On the waiting list: {what}")


class SuggestionBody(QWidget):
    """Who takes part, why, what is unanswered, what is met too and what to look at."""

    toggled = Signal(bool)  # all words of the routine are shown

    def __init__(
        self, look: Look, translate: Translator, stand: Stand, words: SuggestionWords
    ) -> None:
        super().__init__()
        self._look, self._translate = look, translate
        self.more: QPushButton | None = None
        self._rest: QWidget | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, look.px(4))
        self._lines.setSpacing(look.px(8))
        self._lines.addWidget(label(look, words.who, wrap=True, color="text2"))
        for note in words.notes:
            self._lines.addWidget(label(look, note, "strong", wrap=True))
        self._show_where_it_stands(stand)
        self._show_because(stand)
        for ask in stand.found.asks:
            heading, words_ = words.unanswered(ask)
            self._lines.addWidget(self._plate("warn", heading, words_))
        absences = filter(None, (words.absences,))
        self._list(translate("Meets too"), "tick", "ok", words.also)
        self._list(translate("To look at"), "warn", "warn", (*absences, *words.warnings))

    def show_all(self, *, shown: bool) -> None:
        """Show or hide the other words behind the route."""
        if self.more is None or self._rest is None:
            return
        self._rest.setVisible(shown)
        fewer, more = N_("Fewer words of the routine"), N_("All words of the routine")
        self.more.setText(self._translate(fewer if shown else more))

    def _show_where_it_stands(self, stand: Stand) -> None:
        if stand.case.chosen is not None and stand.settled:
            self._lines.addWidget(self._chosen(stand.case.chosen, stand))
        if stand.case.place is not None:
            self._lines.addWidget(self._place(stand.case.place, stand))

    def _chosen(self, chosen: Chosen, stand: Stand) -> QFrame:
        outcome = self._translate(chosen.outcome.label)
        day = short_date(chosen.day, stand.case.today, self._translate)
        heading = self._translate("Chosen {day}: {outcome}").format(day=day, outcome=outcome)
        reason = self._translate("Reason: {reason}").format(reason=chosen.reason)
        return self._plate("ok", heading, reason if chosen.reason else "")

    def _place(self, place: BookedPlace, stand: Stand) -> QFrame:
        what = self._translate(_WAITS if place.waiting else _BOOKED)
        heading = what.format(what=self._translate(place.kind.label))
        when = f"{long_day(place.day, self._translate)} {span(place.starts, place.ends)}"
        other = place.kind is not stand.kind and stand.kind is not None
        leaves = self._translate("The place is left when another route is chosen.") if other else ""
        return self._plate(
            "warn" if other else "ok", heading, f"{when}, {place.where}. {leaves}".strip()
        )

    def _show_because(self, stand: Stand) -> None:
        frame, lines = self._quote_frame()
        lines.addWidget(label(self._look, self._translate("Because"), "section"))
        self._show_sentences(lines, stand.found.because)
        self._lines.addWidget(frame)
        if not stand.found.more:
            return
        self._rest, lines = self._quote_frame()
        self._show_sentences(lines, stand.found.more)
        self.more = push(self._look, "", self._toggle, kind="quiet")
        self._lines.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addWidget(self._rest)
        self.show_all(shown=False)

    def _toggle(self) -> None:
        shown = self._rest is not None and self._rest.isHidden()
        self.show_all(shown=shown)
        self.toggled.emit(shown)

    def _show_sentences(self, lines: QVBoxLayout, found: tuple[Sentence, ...]) -> None:
        """Show the routine's own words under one source, and our readings marked as such."""
        own = [one for one in found if not one.ours]
        for one in own:
            lines.addWidget(label(self._look, f"”{one.words}”", wrap=True))
        if own:
            source = own[0].source[:1].upper() + own[0].source[1:]
            lines.addWidget(label(self._look, source, "small", wrap=True))
        for one in found:
            if one.ours:
                words = self._translate("Our reading: {words}").format(words=one.words)
                lines.addWidget(label(self._look, words, "small", wrap=True))

    def _quote_frame(self) -> tuple[QFrame, QVBoxLayout]:
        frame = QFrame()
        frame.setProperty("kind", "quote")
        lines = QVBoxLayout(frame)
        px = self._look.px
        lines.setContentsMargins(px(14), px(10), px(14), px(12))
        lines.setSpacing(px(4))
        return frame, lines

    def _plate(self, kind: str, heading: str, words: str) -> QFrame:
        frame, look = QFrame(), self._look
        frame.setProperty("plate", STATES[kind].plate)
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(10))
        lines.setSpacing(look.px(4))
        lines.addLayout(self._marked(STATES[kind].icon, STATES[kind].color, heading, "strong"))
        if words:
            lines.addWidget(label(look, words, wrap=True))
        return frame

    def _list(self, heading: str, icon: str, color: str, found: tuple[str, ...]) -> None:
        if not found:
            return
        self._lines.addWidget(label(self._look, heading, "section"))
        for words in found:
            self._lines.addLayout(self._marked(icon, color, words))

    def _marked(self, icon: str, color: str, words: str, role: str = "body") -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.px(8))
        row.addWidget(picture(self._look, icon, color), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(self._look, words, role, wrap=True), 1)
        return row
