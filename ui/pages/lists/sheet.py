"""A list as the workbook has it, with what stands around it: purpose, count, and who is left out."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.desk.lists import Choice, Made
from ui.i18n import Translator
from ui.look.look import Look
from ui.pages.lists.choices import is_late, state_column
from ui.widgets.empty import Empty
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.widgets.sheet_table import SheetModel, SheetTable
from ui.widgets.state import picture


class ListSheet(QWidget):
    """The table and the bar under it; `purpose` and `count` are placed by the page."""

    def __init__(self, look: Look, translate: Translator) -> None:
        super().__init__()
        self._translate = translate
        self.table = SheetTable(look, translate("The list"))
        self.table.setMinimumHeight(look.px(240))
        self._purpose = label(look, "", wrap=True)
        self.purpose = _with_icon(look, self._purpose)
        self.count = label(look, "", color="text2")
        self._left_out = MessageBar(look, "info", "", icon="shield")
        empty = translate("The list can be saved all the same.")
        self._empty = Empty(look, "table", translate("No one is on the list."), empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(12))
        lines.addWidget(self._stack, 1)
        lines.addWidget(self._left_out)
        self._left_out.hide()

    def show_list(self, choice: Choice, made: Made) -> None:
        """Show a list through the very columns it is written with."""
        _ = self._translate
        column, rows = state_column(choice), made.listed.rows
        states = {} if column is None else {column: is_late}
        words = {"late": _("overdue"), "clock": _("today")}
        model = SheetModel(made.sheet.columns, _, rows, self.table, states=states, words=words)
        before = self.table.model()
        self.table.setModel(model)
        if before is not None:
            before.deleteLater()
        self.table.setAccessibleName(_(made.sheet.title))
        self.table.choose_row(0)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        self._purpose.setText(_(made.sheet.purpose))
        self.count.setText(self._counted(len(rows), len(made.sheet.columns)))
        self._tell_left_out(made.listed.left_out)

    def _counted(self, rows: int, columns: int) -> str:
        _ = self._translate
        counted = _.ngettext("{count} row", "{count} rows", rows).format(count=rows)
        across = _.ngettext("{count} column", "{count} columns", columns).format(count=columns)
        return f"{counted}, {across}"

    def _tell_left_out(self, count: int) -> None:
        words = self._translate.ngettext(
            "{count} person with a protected identity is left out, and stands only in the own case.",
            "{count} persons with protected identities are left out, and stand only in their own cases.",
            count,
        )
        self._left_out.setVisible(count > 0)
        if count:
            self._left_out.say(words.format(count=count))


def _with_icon(look: Look, words: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(8))
    row.addWidget(picture(look, "target", "text2"))
    row.addWidget(words, 1)
    return made
