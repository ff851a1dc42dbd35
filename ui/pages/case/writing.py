"""Writing a single letter: a certificate of attendance, or a call to a meeting once more."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.queries.case_file import CaseFile
from models.vocabulary import LetterKind
from ui.application import Workplace
from ui.desk.case_letters import LetterChoice, letter_choices, write_letter
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.fields import combo
from ui.widgets.labels import label
from ui.wording import short_date


class WritingCard(Card):
    """The letters that can be written now; where there are none it says when there will be."""

    def __init__(self, workplace: Workplace) -> None:
        look, translate = workplace.look, workplace.translate
        super().__init__(look, translate("Write a letter"))
        self._workplace = workplace
        self._file: CaseFile | None = None
        self._choices: tuple[LetterChoice, ...] = ()
        self._choice = combo(look, translate("Letter"), ())
        self._none = label(
            look,
            translate(
                "There is no letter to write: nobody is called to a meeting, and none has been attended."
            ),
            wrap=True,
            color="text2",
        )
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self._choice, 1)
        row.addWidget(push(look, translate("Make the letter ready"), self._write, icon="document"))
        self.body.addWidget(self._row)
        self.body.addWidget(self._none)

    def show_file(self, file: CaseFile) -> None:
        """Offer the letters that can be written by now; the one chosen stays."""
        self._file = file
        choices = letter_choices(file, self._workplace.today)
        if choices != self._choices:
            kept = self._choice.value
            self._choices = choices
            self._choice.offer([(choice, self._words(choice)) for choice in choices])
            self._choice.choose(kept if kept in choices else next(iter(choices), None))
        self._row.setVisible(bool(choices))
        self._none.setVisible(not choices)

    def take_focus(self) -> None:
        """Begin with the choice of the letter."""
        self._choice.setFocus()

    def _words(self, choice: LetterChoice) -> str:
        translate = self._workplace.translate
        day = short_date(choice.meeting.day, self._workplace.today, translate)
        if choice.letter is LetterKind.ATTENDANCE_CERTIFICATE:
            kind = translate(choice.meeting.kind.label)
            return translate("Certificate of attendance, {meeting} {day}").format(
                meeting=kind, day=day
            )
        return f"{translate(choice.letter.label)}, {day}"

    def _write(self) -> None:
        choice, file = self._choice.value, self._file
        if isinstance(choice, LetterChoice) and file is not None:
            said = self._workplace.translate("Made ready: {letter}").format(
                letter=self._words(choice)
            )
            self._workplace.do(lambda work: write_letter(work, file, choice), said)
