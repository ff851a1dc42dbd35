"""What a person has agreed to: given and withdrawn by its day, for each way of sending."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.actions.consents import give_consent, withdraw_consent
from models.queries.case_file import Agreed, CaseFile
from models.text import N_
from models.vocabulary import Channel
from ui.application import Workplace
from ui.desk.cases import case_now
from ui.widgets.buttons import push
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.fields import tick
from ui.widgets.labels import label
from ui.widgets.state import state
from ui.wording import short_date


class ConsentsCard(Card):
    """One part for SMS and one for e-mail; a protected person has neither."""

    def __init__(self, workplace: Workplace, case_id: UUID) -> None:
        super().__init__(workplace.look, workplace.translate("What the person has agreed to"))
        self._workplace, self._case_id = workplace, case_id
        self._shown: object = None
        self.parts: list[ConsentPart] = []
        self._content = QWidget()
        self.body.addWidget(self._content)
        self.read_again()

    def read_again(self) -> None:
        """Show what holds by now."""
        file = case_now(self._workplace.work, self._case_id)
        shown = (file.consents, file.recipient.protected)
        if shown == self._shown:
            return
        self._shown = shown
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._workplace.look.px(16))
        if file.recipient.protected:
            words = self._workplace.translate(
                "Nothing is sent by SMS or e-mail to a protected person."
            )
            lines.addWidget(label(self._workplace.look, words, wrap=True))
        else:
            self.parts = [
                ConsentPart(self._workplace, file, c) for c in (Channel.SMS, Channel.EMAIL)
            ]
            for part in self.parts:
                lines.addWidget(part)
        self.body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content


class ConsentPart(QWidget):
    """One channel: how it stands, the day it changes, and the button that changes it."""

    def __init__(self, workplace: Workplace, file: CaseFile, channel: Channel) -> None:
        super().__init__()
        self._workplace, self._case_id, self._channel = workplace, file.case_id, channel
        look, translate = workplace.look, workplace.translate
        agreed = next((a for a in file.consents if a.channel is channel), None)
        self._holds = agreed is not None and agreed.withdrawn_on is None
        name = translate(channel.label)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.px(6))
        lines.addWidget(label(look, name, "strong"))
        lines.addWidget(self._said(agreed))
        self._names = tick(look, translate("May name the social services"))
        self._names.setAccessibleName(f"{name}: {translate('May name the social services')}")
        lines.addWidget(self._names)
        self._names.setVisible(not self._holds)  # in its place by now, or it would be a window
        self.day = DateField(look, translate, self._day_name(name), workplace.today)
        self.day.show_day(workplace.today)
        lines.addWidget(self.day)
        words = (
            translate("Withdraw the consent") if self._holds else translate("Record the consent")
        )
        self.button = push(look, words, self._change)
        self.button.setAccessibleName(f"{words}: {name}")
        lines.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.day.edited.connect(self._show_whether)
        self._wrong = label(look, "", wrap=True, color="late")
        self._wrong.hide()
        lines.addWidget(self._wrong)

    @property
    def wrong(self) -> str:
        """Why nothing can be recorded on the day typed, or nothing."""
        return self._wrong.text()

    def _day_name(self, channel: str) -> str:
        words = N_("{channel}: withdrawn on") if self._holds else N_("{channel}: given on")
        return self._workplace.translate(words).format(channel=channel)

    def _said(self, agreed: Agreed | None) -> QWidget:
        look, translate = self._workplace.look, self._workplace.translate
        if agreed is None:
            return label(look, translate("No consent"), color="text2")
        if agreed.withdrawn_on is not None:
            day = short_date(agreed.withdrawn_on, self._workplace.today, translate)
            return label(look, translate("Withdrawn {day}").format(day=day), color="text2")
        day = short_date(agreed.given_on, self._workplace.today, translate)
        return state(look, "ok", translate("Consent since {day}").format(day=day))

    def _show_whether(self) -> None:
        """Say why nothing can be recorded on the day typed: it is none, or has not come."""
        day, today = self.day.day, self._workplace.today
        wrong = self.day.sentence
        if day is None and not wrong:
            wrong = self._workplace.translate("Write the day.")
        if day is not None and day > today:
            wrong = self._workplace.translate("This day has not come yet.")
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self.button.setEnabled(not wrong)

    def _change(self) -> None:
        translate, day, may_name = self._workplace.translate, self.day.day, self._names.isChecked()
        if self._holds:
            said = translate("Consent withdrawn: {channel}")
            verb = lambda work: withdraw_consent(work, self._case_id, self._channel, day)  # noqa: E731
        else:
            said = translate("Consent recorded: {channel}")
            verb = lambda work: give_consent(  # noqa: E731
                work, self._case_id, self._channel, may_name_office=may_name, given_on=day
            )
        self._workplace.do(verb, said.format(channel=translate(self._channel.label)))
