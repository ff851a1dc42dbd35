"""Everything sent in a case and what waits to be: opened as it was sent, saved on purpose, come back by post."""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from models.actions.invitations import mark_returned
from models.errors import Error
from models.queries.case_file import CaseFile, SentMessage
from models.vocabulary import Channel
from ui.application import Workplace
from ui.desk.cases import case_now, export_as_sent, read_as_sent
from ui.messages import sentence
from ui.pages.case.document_rows import COLUMNS, STATES, MessageRow, message_rows
from ui.pages.case.returned import ReturnedRow
from ui.pages.case.writing import WritingCard
from ui.places import Place
from ui.widgets.beside import Beside
from ui.widgets.body import Body
from ui.widgets.buttons import push
from ui.widgets.empty import Empty
from ui.widgets.flow import FlowRow
from ui.widgets.labels import label
from ui.widgets.page_preview import PagePreview
from ui.widgets.scroll import scrolled
from ui.widgets.table import ListTable, TableModel

_TWO_COLUMNS = 900  # narrower than this the page stands below


class DocumentsTab(QWidget):
    """The messages of a case in a table, what can be done with one under it, its page beside."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__()
        self._workplace, self._case_id = workplace, case_id
        self._look, self._translate = workplace.look, workplace.translate
        self._rows: tuple[MessageRow, ...] = ()
        self._writing = WritingCard(workplace)
        self._model: TableModel[MessageRow] = TableModel(COLUMNS, self._translate, states=STATES)
        self._table = ListTable(self._look, self._translate("Messages of the case"))
        self._table.setModel(self._model)
        self._table.setMinimumHeight(self._look.px(200))
        self._preview = PagePreview(self._look)
        self._preview.setAccessibleName(self._translate("The message as it was sent"))
        self._page = QStackedWidget()
        self._page.setMinimumHeight(self._look.px(320))
        self._page.addWidget(self._not_opened())
        self._page.addWidget(self._preview)
        self._none = label(self._look, self._translate("Nothing has been written yet."))
        self._lay_out()
        self._table.opened.connect(self._open)
        self._table.selectionModel().currentRowChanged.connect(self._show_buttons)
        self.read_again()

    def read_again(self) -> None:
        """Show the messages as they stand by now; the one chosen stays chosen."""
        chosen = self._chosen()
        file = case_now(self._workplace.work, self._case_id)
        self._writing.show_file(file)
        self._show_rows(file, chosen)
        self._show_buttons()

    def leave(self) -> None:
        """Nothing is typed here that is not done at once."""

    def areas(self) -> tuple[QWidget, ...]:
        """Return the table, what can be done with a message, the page and the writing of a new one."""
        return (self._table, self._buttons, self._page, self._writing)

    def take_aim(self, aim: str) -> None:
        """Begin a letter."""
        if aim == "write":
            self._writing.take_focus()

    def _lay_out(self) -> None:
        look = self._look
        page = Body()
        columns = Beside(self, look.px(_TWO_COLUMNS))
        page.setLayout(columns)
        columns.setContentsMargins(look.px(32), look.px(20), look.px(32), look.px(20))
        columns.setSpacing(look.px(16))
        left = QVBoxLayout()
        left.setSpacing(look.px(16))
        left.addLayout(self._list(), 1)
        left.addWidget(self._writing)
        columns.addLayout(left, 3)
        columns.addWidget(self._page, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(page))

    def _list(self) -> QVBoxLayout:
        look, translate = self._look, self._translate
        lines = QVBoxLayout()
        lines.setSpacing(look.px(8))
        self._buttons = FlowRow(look.px(8), look.px(8))
        self._see = push(
            look, translate("Open as it was sent"), self._open_chosen, kind="primary", icon="eye"
        )
        self._save = push(look, translate("Save to a folder …"), self._export, icon="download")
        self._go = push(look, translate("Go to the letter"), self._go_to_letter, icon="mail")
        for button in (self._see, self._save, self._go):
            self._buttons.add(button)
        self._returned = ReturnedRow(self._workplace, self._mark_returned)
        lines.addWidget(self._none)
        lines.addWidget(self._table, 1)
        lines.addWidget(self._buttons)
        lines.addWidget(self._returned)
        return lines

    def _not_opened(self) -> Empty:
        heading = self._translate("No message is open")
        words = self._translate(
            "A message you open is shown here as it was sent. Opening it is logged."
        )
        return Empty(self._look, "document", heading, words)

    def _show_rows(self, file: CaseFile, chosen: SentMessage | None) -> None:
        rows = message_rows(file, self._workplace)
        if rows != self._rows:
            self._rows = rows
            self._model.show_rows(rows)
            ids = [row.message.invitation_id for row in rows]
            same = chosen.invitation_id if chosen else None
            self._table.choose_row(ids.index(same) if same in ids else 0)
        self._none.setVisible(not rows)
        self._table.setVisible(bool(rows))

    def _chosen(self) -> SentMessage | None:
        at = self._table.current_row()
        return self._rows[at].message if 0 <= at < len(self._rows) else None

    def _show_buttons(self) -> None:
        """Show only what can be done with the message chosen."""
        chosen = self._chosen()
        sent = chosen is not None and chosen.sent_at is not None
        kept = chosen is not None and chosen.kept
        self._see.setVisible(kept)
        self._save.setVisible(kept)
        self._go.setVisible(chosen is not None and not sent)
        on_paper = sent and chosen is not None and chosen.channel is Channel.LETTER
        self._returned.show_message(chosen if on_paper else None)

    def _open(self, _row: int) -> None:
        self._open_chosen()

    def _open_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is None or not chosen.kept:
            return
        try:
            media_type, content = read_as_sent(self._workplace.work, chosen.invitation_id)
        except Error as error:
            self._workplace.hindered.emit(sentence(error, self._translate))
            return
        self._preview.show_document(content, media_type)
        self._page.setCurrentWidget(self._preview)

    def _export(self) -> None:
        chosen = self._chosen()
        folder = self.ask_folder() if chosen is not None else ""
        if chosen is None or not folder:
            return
        work, name = self._workplace.work, chosen.file_name or "meddelande.txt"
        self._workplace.jobs.run(
            lambda: export_as_sent(work, chosen.invitation_id, Path(folder), name),
            self._exported,
            self._failed,
        )

    def ask_folder(self) -> str:
        """Return the folder somebody chooses, or nothing."""
        return QFileDialog.getExistingDirectory(self, self._translate("Save to a folder"))

    def _exported(self, file: Path) -> None:
        self._workplace.tell(self._translate("{file} was saved.").format(file=file.name))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self._workplace.hindered.emit(sentence(error, self._translate))

    def _go_to_letter(self) -> None:
        chosen = self._chosen()
        booking = chosen.booking_id if chosen else None
        file = case_now(self._workplace.work, self._case_id)
        meetings = (m.meeting_id for m in file.meetings if m.booking_id == booking)
        self._workplace.go(Place("letters", next(meetings, None)))

    def _mark_returned(self, message: SentMessage) -> None:
        day = self._returned.day_to_record
        recorded = self._translate("Returned mail recorded")
        taken_back = self._translate("The letter is no longer marked as returned")
        said = recorded if day else taken_back
        self._workplace.do(lambda work: mark_returned(work, message.invitation_id, day), said)
