"""Those who wait for a place at a full meeting, the longest first."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.attendance import Called, MeetingFile
from ui.application import Workplace
from ui.desk.meetings import one_chair_more
from ui.pages.meetings.words import shown_name
from ui.widgets.buttons import push
from ui.widgets.clearing import clear
from ui.widgets.labels import label


class WaitingList(QWidget):
    """Shown only where somebody waits; its button puts in a chair for the first of them."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(workplace.look.px(4))
        self._file: MeetingFile | None = None

    def show_file(self, file: MeetingFile) -> None:
        """Show who waits for a place at a meeting."""
        clear(self._lines)
        self._file = file
        self.setVisible(bool(file.waiting))
        if not file.waiting:
            return
        look, translate = self._workplace.look, self._workplace.translate
        heading = translate("Waiting list ({count})").format(count=len(file.waiting))
        self._lines.addWidget(label(look, heading, "section"))
        for number, one in enumerate(file.waiting, 1):
            self._lines.addWidget(label(look, f"{number}. {_person(one)}", wrap=True))
        words = translate("Put in a chair for {name}").format(name=shown_name(file.waiting[0].who))
        self._lines.addWidget(push(look, words, self._put_in, icon="plus"))

    def _put_in(self) -> None:
        file, translate = self._file, self._workplace.translate
        if file is not None:
            said = translate("{name} has a place and is to be called.")
            name = shown_name(file.waiting[0].who)
            self._workplace.do(lambda work: one_chair_more(work, file), said.format(name=name))


def _person(one: Called) -> str:
    born = one.who.born.isoformat() if one.who.born and not one.who.protected else ""
    number = "" if one.who.protected else one.who.case_number
    return " · ".join(filter(None, (one.listed, born, number)))
