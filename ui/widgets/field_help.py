"""The help of the field one is in, beside the form."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.forms.spec import Field
from ui.i18n import Translator
from ui.look.look import Look
from ui.widgets.labels import label
from ui.widgets.state import picture


class FieldHelp(QFrame):
    """A plate in the info tint; it keeps its place, so that nothing moves when the focus does."""

    def __init__(self, look: Look, translate: Translator, otherwise: str) -> None:
        super().__init__()
        self._translate, self._otherwise = translate, otherwise
        self.setProperty("plate", "info")
        self._heading = label(look, "", "strong", wrap=True)
        self._help = label(look, otherwise, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), look.px(12), look.px(14), look.px(12))
        row.setSpacing(look.px(10))
        row.addWidget(picture(look, "info", "accent", 18), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(look.px(4))
        lines.addWidget(self._heading)
        lines.addWidget(self._help)
        row.addLayout(lines, 1)
        self._heading.hide()
        self.setMinimumHeight(look.px(88))

    def show_field(self, field: object) -> None:
        """Show the help of a field; one without any has the form's own."""
        help_ = field.help if isinstance(field, Field) else ""
        self._heading.setVisible(bool(help_))
        self._heading.setText(self._translate(field.label) if isinstance(field, Field) else "")
        self._help.setText(self._translate(help_) if help_ else self._otherwise)
