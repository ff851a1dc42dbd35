"""What a person has agreed to for a channel, as a fact: icon and words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.queries.case_file import Agreed, CaseFile
from models.vocabulary import Channel
from ui.application import Workplace
from ui.widgets.labels import label
from ui.widgets.state import picture
from ui.wording import short_date


def channel_fact(workplace: Workplace, file: CaseFile, channel: Channel) -> QWidget:
    """Return the state of a consent in words."""
    look = workplace.look
    agreed = next((a for a in file.consents if a.channel is channel), None)
    holds = agreed is not None and agreed.withdrawn_on is None and not file.recipient.protected
    fact = QWidget()
    row = QHBoxLayout(fact)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(6))
    mark = picture(look, "done" if holds else "ban", "ok" if holds else "text2")
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(look, _words(workplace, file, agreed), wrap=True), 1)
    return fact


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
