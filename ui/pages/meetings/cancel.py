"""A meeting called off beside the page: everyone called is given a new place, told of in one letter."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from models.actions.work import Work
from models.queries.attendance import MeetingFile
from ui.application import Workplace
from ui.desk.booking import call_off
from ui.desk.week import OVER_A_WEEK
from ui.pages.meetings.side_panel import SidePanel
from ui.pages.text_draft import TextDraft
from ui.widgets.fields import area, labelled
from ui.widgets.labels import label


class CancelPanel(SidePanel):
    """Asks for the reason that stands with a new place over the week."""

    aim = "cancel"

    def __init__(self, workplace: Workplace, file: MeetingFile) -> None:
        translate = workplace.translate
        super().__init__(workplace, translate("Cancel the meeting"))
        self._file = file
        coming = [one for one in file.people if one.attendance is None]
        words = translate.ngettext(
            "{count} person is called. The person is given the next place in reach, and a letter about it is made ready.",
            "{count} persons are called. Each is given the next place in reach, and a letter about it is made ready.",
            len(coming),
        )
        nobody = translate("Nobody is called to it.")
        told = words.format(count=len(coming)) if coming else nobody
        self.body.addWidget(label(self.look, told, wrap=True))
        why = translate("Reason for a meeting after the week")
        self.reason = area(self.look, why)
        self._draft = TextDraft(
            workplace, "call_off", file.meeting_id, self.reason, translate(OVER_A_WEEK)
        )
        hint = translate("Stands with a new place that is held after the deadline.")
        self.body.addWidget(labelled(self.look, why, self.reason, hint))
        self.add_buttons(translate("Cancel the meeting"), self.call_off)

    @override
    def first(self) -> QWidget:
        return self.reason

    @override
    def leave(self) -> None:
        self._draft.save()

    def call_off(self) -> None:
        """Call the meeting off."""
        reason = self._draft.text

        def verb(work: Work) -> int:
            return len(call_off(work, self._file.meeting_id, reason))

        said = self.translate("The meeting is cancelled, and new places are given.")
        if self._draft.keep(verb, said):
            self.closed.emit(None)
