"""Which lists there are and how one can be narrowed: the choices beside and above a list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.queries.office import caseworker_at_work
from ui.application import Workplace
from ui.desk.lists import Choice, Wish, week_of_wish
from ui.widgets.fields import combo
from ui.widgets.picker import Picker
from ui.wording import clock, short_date

_WIDTH = 220
_WEEKS = 5  # this one and those ahead
_DAYS_LEFT = "Days left or over (−)"


def choice_key(choice: Choice) -> str:
    """Return what a list is told from the others by."""
    group = choice.group
    return choice.sheet.stem if group is None else f"{choice.sheet.stem} {group.meeting_id}"


class ListChoices(Picker):
    """The lists by name; `turned` tells which one somebody went to."""

    turned = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, workplace.translate("Lists"), ())
        self._workplace = workplace
        self._choices: tuple[Choice, ...] = ()
        self.setFixedWidth(workplace.look.px(_WIDTH))
        self.chosen.connect(self._tell)

    @property
    def current(self) -> Choice | None:
        """The list one is at."""
        return self._choices[self.at] if 0 <= self.at < len(self._choices) else None

    def show_choices(self, choices: Sequence[Choice], key: str = "") -> None:
        """Show the lists there are now; the one one was at, or the one wanted, stays current."""
        at = key or (choice_key(self.current) if self.current else "")
        self._choices = tuple(choices)
        self.offer([self._words(one) for one in self._choices])
        keys = [choice_key(one) for one in self._choices]
        self.choose(keys.index(at) if at in keys else 0)

    def _words(self, choice: Choice) -> str:
        translate = self._workplace.translate
        words, group = translate(choice.sheet.title), choice.group
        if group is None:
            return words
        day = short_date(group.day, self._workplace.today, translate)
        return f"{words}, {day} {clock(group.starts)}"

    def _tell(self, _: int) -> None:
        if self.current is not None:
            self.turned.emit(self.current)


class ListFilters(QWidget):
    """Whose cases and which week; `changed` tells that somebody chose otherwise."""

    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look, _ = workplace.look, workplace.translate
        who = workplace.store.who
        me = workplace.read(lambda session: caseworker_at_work(session, who))
        everyone = (Wish(), _("All caseworkers"))
        mine = ((Wish(signed_by=me, name=who), who),) if me is not None else ()
        self._whose = combo(look, _("Caseworker"), (everyone, *mine))
        weeks = [week_of_wish(workplace.work, Wish(weeks=ahead)) for ahead in range(_WEEKS)]
        named = (_("Week {number}").format(number=number) for number in weeks)
        self._week = combo(look, _("Week"), tuple(enumerate(named)))
        for field in (self._whose, self._week):
            field.chosen.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self._whose)
        row.addWidget(self._week)

    def offer(self, choice: Choice) -> None:
        """Show what a list can be narrowed by."""
        self._whose.setVisible(choice.has_owner)
        self._week.setVisible(choice.has_weeks)

    def wish(self, choice: Choice) -> Wish:
        """Return what the list is narrowed to."""
        whose, week = self._whose.value, self._week.value
        made = whose if isinstance(whose, Wish) and choice.has_owner else Wish()
        weeks = week if isinstance(week, int) and choice.has_weeks else 0
        return Wish(weeks, made.signed_by, made.name)

    def _tell(self, _: object) -> None:
        self.changed.emit()


def is_late(row: object) -> str:
    """Return the state of a row by its days left: late, due today, or nothing to be seen."""
    days = getattr(row, "days_left", None)
    if days is None or days > 0:
        return ""
    return "late" if days < 0 else "clock"


def state_column(choice: Choice) -> int | None:
    """Return the column that tells how many days are left, None where a list has none."""
    titles = [column.title for column in choice.sheet.columns]
    return titles.index(_DAYS_LEFT) if _DAYS_LEFT in titles else None
