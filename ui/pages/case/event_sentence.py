"""One event of a case as a sentence: what was done, and to which meeting, message or particulars."""

from datetime import date

from models.queries.case_file import HeldMeeting, SentMessage
from ui.desk.event_words import Told
from ui.i18n import Translator
from ui.wording import short_date


def event_sentence(told: Told, today: date, translate: Translator) -> str:
    """Return what was done and what it was about."""
    said = translate(told.words)
    about = _about(told, today, translate)
    return translate("{what}: {about}").format(what=said, about=about) if about else said


def _about(told: Told, today: date, translate: Translator) -> str:
    if told.fields:
        return ", ".join(map(translate, told.fields))
    if told.message is not None:
        return _message(told.message, translate)
    return _meeting(told.meeting, today, translate) if told.meeting else ""


def _meeting(meeting: HeldMeeting, today: date, translate: Translator) -> str:
    day = short_date(meeting.day, today, translate)
    return f"{translate(meeting.kind.label)}, {day}"


def _message(message: SentMessage, translate: Translator) -> str:
    return translate("{letter}, {channel}").format(
        letter=translate(message.letter.label), channel=translate(message.channel.label).lower()
    )
