"""A form on the screen, built from its spec: it shows an `Editing`, puts into it and knows no domain."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from models.rules.problem import Problem
from ui.forms.editing import Editing
from ui.forms.spec import Field, Kind, Section
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.editor import Editor
from ui.widgets.editors import MAKERS, Maker
from ui.widgets.form_row import FormField, form_field
from ui.widgets.form_section import FormSection
from ui.widgets.scroll import keep_in_sight
from ui.widgets.turns import Turns


class FormView(QWidget):
    """Sections of fields over a draft.

    What is wrong with a field is said once one has left it, or tried to save; what is mended goes at once.
    The first section is there at once, the others come one by one as soon as the event loop is free: a long
    form all at once would hold the window. Asking for a field brings its section.
    """

    edited = Signal()  # a person changed something, and the draft holds it
    left = Signal(str)  # a person has left the field of that name
    entered = Signal(object)  # the Field one is in now

    def __init__(
        self,
        look: Look,
        translate: Translator,
        editing: Editing[Any],
        makers: Mapping[str, Maker] | None = None,
    ) -> None:
        """Build the form; `makers` are editors of a page's own, by the field's name."""
        super().__init__()
        self._look, self._translate, self.editing = look, translate, editing
        self._makers: Final = makers or {}
        self._asked: Collection[str] = ()
        self._blocking: Collection[str] = ()
        self._notes: Mapping[str, str] = MappingProxyType({})
        self._inside: FormField | None = None
        self._fields: dict[str, FormField] = {}
        self._sections: dict[int, FormSection] = {}  # by their place in the form
        self._lines = self._laid_out()
        self._rest = Turns(self._steps(), self)
        self._rest.step()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def field(self, name: str) -> FormField:
        """Return a field by its name."""
        if name not in self._fields:
            self._add(next(at for at, held in enumerate(self._names()) if name in held))
        return self._fields[name]

    def complete(self) -> None:
        """Build at once what is left to build."""
        self._rest.complete()

    def read_again(self) -> None:
        """Show what the draft holds; this is no edit."""
        self._show_draft(self._fields)
        self._show_what_is_asked(self._sections.values())
        self._show_problems(self._fields)

    def ask(self, names: Collection[str], first: Collection[str] = ()) -> None:
        """Show also the fields the rules wait for; `first` are marked as to be answered first."""
        self._asked, self._blocking = names, first
        self._show_blocking(self._fields)
        self._show_what_is_asked(self._sections.values())

    def note(self, notes: Mapping[str, str]) -> None:
        """Say under questions, by their names, what the program itself knows about them."""
        self._notes = notes
        self._show_notes(self._fields)

    def show_problems(self) -> None:
        """Say all that is wrong: somebody wants to save."""
        self.complete()
        for field in self._fields.values():
            field.revealed = True
        self._show_problems(self._fields)

    def focus_first_problem(self) -> bool:
        """Go to the first field that hinders saving; tell whether there is one."""
        self.complete()
        wrong = (n for n in self._fields if _hinders(self.editing.problems.get(n)))
        return self.focus_field(next(wrong, ""))

    def focus_field(self, name: str) -> bool:
        """Go to a field; tell whether there is one of that name."""
        known = any(name in held for held in self._names())
        if known:
            self.field(name).editor.setFocus()
        return known

    def _names(self) -> list[set[str]]:
        """Return the names of the fields of each section."""
        return [{field.name for field in s.fields} for s in self.editing.spec.sections]

    def _steps(self) -> Iterator[None]:
        """Build one section after the other; one put in above what has the focus must not push it out of sight."""
        for at in range(len(self.editing.spec.sections)):
            if at not in self._sections:
                self._add(at)
                yield
                self._keep_focus_in_sight()

    def _keep_focus_in_sight(self) -> None:
        if self._inside is not None:
            keep_in_sight(self._inside)

    def _add(self, at: int) -> None:
        """Build a section, and show in it what the others show by now."""
        section = self.editing.spec.sections[at]
        asks = _asks(section)
        made = {field.name: self._made(field, question=asks) for field in section.fields}
        built = FormSection(self._look, self._translate, section, list(made.values()))
        before = [self._sections[place] for place in sorted(self._sections) if place < at]
        self._lines.insertWidget(len(before), built)
        _let_tab_go_on(before, built)
        self._fields.update(made)
        self._sections[at] = built
        self._show_draft(made)
        self._show_blocking(made)
        self._show_notes(made)
        self._show_what_is_asked([built])
        self._show_problems(made)

    def _made(self, field: Field, *, question: bool) -> FormField:
        maker = self._makers.get(field.name) or MAKERS[field.kind]
        editor = maker(self._look, self._translate, field, self.editing.today)
        editor.edited.connect(lambda: self._take(field.name, editor))
        return form_field(self._look, self._translate, field, editor, question=question)

    def _laid_out(self) -> QVBoxLayout:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.px(16))
        lines.addStretch(1)
        return lines

    def _take(self, name: str, editor: Editor) -> None:
        """Put what was typed into the draft, and show what it filled in elsewhere."""
        if editor.unread:
            self.editing.put_unread(name, editor.unread)
        else:
            self.editing.put(name, editor.value)
        for other, field in self._fields.items():
            if other != name and self._differs(other, field):
                self._show(other, field)
        self._show_what_is_asked(self._sections.values())
        self._show_problems(self._fields)
        self.edited.emit()

    def _differs(self, name: str, field: FormField) -> bool:
        held = getattr(self.editing.draft, name)
        return not field.editor.unread and bool(field.editor.value != held)

    def _show(self, name: str, field: FormField) -> None:
        field.show_value(getattr(self.editing.draft, name), self.editing.unread.get(name, ""))

    def _show_draft(self, names: Iterable[str]) -> None:
        for name in names:
            self._show(name, self._fields[name])

    def _show_blocking(self, names: Iterable[str]) -> None:
        for name in names:
            self._fields[name].show_blocking(blocks=name in self._blocking)

    def _show_notes(self, names: Iterable[str]) -> None:
        for name in names:
            if name in self._notes:
                self._fields[name].show_note(self._notes[name])

    def _show_what_is_asked(self, sections: Iterable[FormSection]) -> None:
        names = {f.name for section in self.editing.shown(self._asked) for f in section.fields}
        for section in sections:
            section.show_only(names | set(self.editing.unread))

    def _show_problems(self, names: Iterable[str]) -> None:
        problems = self.editing.problems
        for name in names:
            field = self._fields[name]
            field.show_problem(problems.get(name) if field.revealed else None)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        inside = next((f for f in self._fields.values() if now and f.isAncestorOf(now)), None)
        if inside is self._inside:
            return
        was, self._inside = self._inside, inside
        if was is not None:
            self._leave(was)
        if inside is not None:
            self.entered.emit(inside.field)

    def _leave(self, field: FormField) -> None:
        """Write what was typed as it is written, and say what is wrong with it if anything was typed."""
        field.editor.tidy()
        name = field.field.name
        field.revealed = field.revealed or name in {
            *self.editing.changed_fields,
            *self.editing.unread,
        }
        self._show_problems(self._fields)
        self.left.emit(name)


def _hinders(problem: Problem | None) -> bool:
    return problem is not None and problem.hinders


def _asks(section: Section) -> bool:
    """Tell whether a section is a list of questions."""
    return any(field.kind is Kind.ANSWER for field in section.fields)


def _let_tab_go_on(before: Sequence[FormSection], section: FormSection) -> None:
    """Let Tab go from the section before to this one: what comes late would stand last in the window."""
    last = next((stops[-1] for part in reversed(before) if (stops := _stops(part))), None)
    stops = [*([last] if last else ()), *_stops(section)]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def _stops(part: QWidget) -> list[QWidget]:
    """Return what takes the focus in a part; what opens over it, as the list of a choice, is a window."""
    every = (w for w in part.findChildren(QWidget) if w.window() is part.window())
    return [w for w in every if w.focusPolicy() != Qt.FocusPolicy.NoFocus and not w.focusProxy()]
