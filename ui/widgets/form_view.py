"""A form on the screen, built from its spec: it shows an `Editing`, puts into it and knows no domain."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
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


class FormView(QWidget):
    """Sections of fields over a draft.

    What is wrong with a field is said once one has left it, or tried to save; what is mended goes at once.
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
        """Build every field; `makers` are editors of a page's own, by the field's name."""
        super().__init__()
        self._look, self._translate, self.editing = look, translate, editing
        self._makers: Final = makers or {}
        self._asked: Collection[str] = ()
        self._inside: FormField | None = None
        self._fields = {
            field.name: self._made(field, question=_asks(section))
            for section in editing.spec.sections
            for field in section.fields
        }
        self._sections = self._laid_out()
        self.read_again()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def field(self, name: str) -> FormField:
        """Return a field by its name."""
        return self._fields[name]

    def read_again(self) -> None:
        """Show what the draft holds; this is no edit."""
        for name, field in self._fields.items():
            self._show(name, field)
        self._show_what_is_asked()
        self._show_problems()

    def ask(self, names: Collection[str], first: Collection[str] = ()) -> None:
        """Show also the fields the rules wait for; `first` are marked as to be answered first."""
        self._asked = names
        for name, field in self._fields.items():
            field.show_blocking(blocks=name in first)
        self._show_what_is_asked()

    def show_problems(self) -> None:
        """Say all that is wrong: somebody wants to save."""
        for field in self._fields.values():
            field.revealed = True
        self._show_problems()

    def focus_first_problem(self) -> bool:
        """Go to the first field that hinders saving; tell whether there is one."""
        wrong = (n for n in self._fields if _hinders(self.editing.problems.get(n)))
        return self.focus_field(next(wrong, ""))

    def focus_field(self, name: str) -> bool:
        """Go to a field; tell whether there is one of that name."""
        field = self._fields.get(name)
        if field is not None:
            field.editor.setFocus()
        return field is not None

    def _made(self, field: Field, *, question: bool) -> FormField:
        maker = self._makers.get(field.name) or MAKERS[field.kind]
        editor = maker(self._look, self._translate, field, self.editing.today)
        editor.edited.connect(lambda: self._take(field.name, editor))
        return form_field(self._look, self._translate, field, editor, question=question)

    def _laid_out(self) -> list[FormSection]:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.px(16))
        made = []
        for section in self.editing.spec.sections:
            fields = [self._fields[field.name] for field in section.fields]
            made.append(FormSection(self._look, self._translate, section, fields))
            lines.addWidget(made[-1])
        lines.addStretch(1)
        return made

    def _take(self, name: str, editor: Editor) -> None:
        """Put what was typed into the draft, and show what it filled in elsewhere."""
        if editor.unread:
            self.editing.put_unread(name, editor.unread)
        else:
            self.editing.put(name, editor.value)
        for other, field in self._fields.items():
            if other != name and self._differs(other, field):
                self._show(other, field)
        self._show_what_is_asked()
        self._show_problems()
        self.edited.emit()

    def _differs(self, name: str, field: FormField) -> bool:
        held = getattr(self.editing.draft, name)
        return not field.editor.unread and bool(field.editor.value != held)

    def _show(self, name: str, field: FormField) -> None:
        field.show_value(getattr(self.editing.draft, name), self.editing.unread.get(name, ""))

    def _show_what_is_asked(self) -> None:
        names = {f.name for section in self.editing.shown(self._asked) for f in section.fields}
        for section in self._sections:
            section.show_only(names | set(self.editing.unread))

    def _show_problems(self) -> None:
        problems = self.editing.problems
        for name, field in self._fields.items():
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
        self._show_problems()
        self.left.emit(name)


def _hinders(problem: Problem | None) -> bool:
    return problem is not None and problem.hinders


def _asks(section: Section) -> bool:
    """Tell whether a section is a list of questions."""
    return any(field.kind is Kind.ANSWER for field in section.fields)
