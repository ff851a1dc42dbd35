"""What a person has agreed to for a channel, and the button that gives or withdraws it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.actions.consents import give_consent, withdraw_consent
from models.queries.case_file import Agreed, CaseFile
from models.text import N_
from models.vocabulary import Channel
from ui.application import Workplace
from ui.widgets.buttons import push
from ui.widgets.flow import FlowRow
from ui.widgets.labels import label
from ui.widgets.state import picture
from ui.wording import short_date


def channel_fact(workplace: Workplace, file: CaseFile, channel: Channel) -> QWidget:
    """Return the state of a consent in words, with what changes it."""
    look, translate = workplace.look, workplace.translate
    agreed = next((a for a in file.consents if a.channel is channel), None)
    holds = agreed is not None and agreed.withdrawn_on is None
    fact = FlowRow(look.px(4), look.px(2))
    fact.add(_said(workplace, _words(workplace, file, agreed), holds=holds))
    if not file.recipient.protected and file.closed_on is None:
        words = translate("Withdraw") if holds else translate("Give consent")
        change = partial(_change, workplace, file, channel, holds=holds)
        button = push(look, words, change, kind="quiet")
        button.setAccessibleName(f"{words}: {translate(channel.label)}")
        fact.add(button)
    return fact


def _said(workplace: Workplace, words: str, *, holds: bool) -> QWidget:
    look = workplace.look
    said = QWidget()
    row = QHBoxLayout(said)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(6))
    row.addWidget(picture(look, "done" if holds else "ban", "ok" if holds else "text2"))
    row.addWidget(label(look, words))
    return said


def _words(workplace: Workplace, file: CaseFile, agreed: Agreed | None) -> str:
    translate = workplace.translate
    if file.recipient.protected:
        return translate("Never to a protected person")
    if agreed is None:
        return translate("No consent")
    if agreed.withdrawn_on is not None:
        day = short_date(agreed.withdrawn_on, workplace.today, translate)
        return translate("Withdrawn {day}").format(day=day)
    day = short_date(agreed.given_on, workplace.today, translate)
    return translate("Consent since {day}").format(day=day)


def _change(workplace: Workplace, file: CaseFile, channel: Channel, *, holds: bool) -> None:
    verb = withdraw_consent if holds else give_consent
    words = N_("Consent withdrawn: {channel}") if holds else N_("Consent recorded: {channel}")
    said = workplace.translate(words).format(channel=workplace.translate(channel.label))
    workplace.do(lambda work: verb(work, file.case_id, channel), said)
