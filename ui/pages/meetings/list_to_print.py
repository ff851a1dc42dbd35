"""The attendance list of a meeting, written to the chosen folder off the UI thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.errors import Error
from models.queries.attendance import MeetingFile
from models.vocabulary import Language
from ui.application import Workplace
from ui.desk.lists import write_lists
from ui.desk.meetings import list_to_print
from ui.messages import sentence
from ui.pages.output_folder import OutputFolder


class ListToPrint:
    """Asks for the folder where none is chosen; tells in the foot where the list is."""

    def __init__(self, workplace: Workplace, page: QWidget) -> None:
        self._workplace = workplace
        self.folder = OutputFolder(workplace)
        self.folder.setParent(page)
        self.folder.hide()

    def save(self, file: MeetingFile) -> None:
        """Write the list of a meeting."""
        folder = self.folder.ensure()
        if folder is not None:
            self._workplace.jobs.run(self._written(file, folder), self._tell, self._fail)

    def _written(self, file: MeetingFile, folder: Path) -> Callable[[], Path]:
        work, translate = self._workplace.work, self._workplace.translate

        def write() -> Path:
            made = list_to_print(work, file, translate, Language(translate.language))
            (path,) = write_lists(work, made, folder, translate)
            return path

        return write

    def _tell(self, path: Path) -> None:
        words = self._workplace.translate("The attendance list is saved as {file}.")
        self._workplace.tell(words.format(file=path.name))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        self._workplace.hindered.emit(sentence(error, self._workplace.translate))
