"""Another route than the suggested one: which, and the reason the routine's own suggestion is left."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from models.rules.enrolment import check_override
from models.vocabulary import Outcome
from ui.application import Workplace
from ui.desk.choosing import Choice
from ui.desk.enrolment import Suggestion
from ui.pages.text_draft import TextDraft
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.fields import Combo, area, labelled

_ROUTES = (
    Outcome.GENERAL,
    Outcome.SFI,
    Outcome.THREE_PARTY,
    Outcome.THREE_PARTY_HIGH_RISK,
    Outcome.EXEMPT,
    Outcome.OUTSIDE,
)


class OtherRoute(Card):
    """A form in the page; the reason is required and kept as one types it."""

    chosen = Signal(object)  # Choice
    given_up = Signal()

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        translate, look = workplace.translate, workplace.look
        super().__init__(look, translate("Choose another route"))
        self._translate = translate
        self._found: Suggestion | None = None
        self.route = Combo(look, translate("Route"), ())
        self.reason = area(look, translate("Reason"))
        self._asked_route = labelled(look, translate("Route"), self.route)
        self._asked_reason = labelled(
            look,
            translate("Reason"),
            self.reason,
            translate("It stands with the choice, and those who read the case see it."),
        )
        self._draft = TextDraft(workplace, "other_route", case_id, self.reason)
        self.body.addWidget(self._asked_route)
        self.body.addWidget(self._asked_reason)
        row = QHBoxLayout()
        row.addWidget(push(look, translate("Choose this route"), self._choose, kind="primary"))
        row.addWidget(push(look, translate("Keep the suggestion"), self._give_up))
        row.addStretch(1)
        self.body.addLayout(row)
        self.setFocusProxy(self.route)

    @property
    def is_begun(self) -> bool:
        """Whether a reason is being written."""
        return bool(self._draft.text)

    def show_suggestion(self, found: Suggestion) -> None:
        """Offer every route but the suggested one; what is picked already stays picked."""
        picked = self.route.value
        kept = [o for o in _ROUTES if found.preliminary or o is not found.outcome]
        self._found = found
        self.route.offer([(outcome, self._translate(outcome.label)) for outcome in kept])
        self.route.choose(picked if picked in kept else None)

    def save(self) -> None:
        """Keep what is typed."""
        self._draft.save()

    def forget(self) -> None:
        """Let go of the reason: it stands with the choice now."""
        self._draft.forget()
        self.route.choose(None)

    def _choose(self) -> None:
        outcome = self.route.value
        picked = outcome if isinstance(outcome, Outcome) else Outcome.ASK
        problems = (
            {p.field: p for p in check_override(self._found.route, picked, self._draft.text)}
            if self._found
            else {}
        )
        missing = problems.get("chosen"), problems.get("reason")
        for shown, problem in zip((self._asked_route, self._asked_reason), missing, strict=True):
            shown.show_problem(self._translate(problem.message) if problem else "")
        if problems:
            (self.route if missing[0] else self.reason).setFocus()
            return
        self.chosen.emit(Choice(picked, self._draft.text))

    def _give_up(self) -> None:
        self.given_up.emit()
