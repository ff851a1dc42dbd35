"""A booking in words: each time, what is in the way, and how the person is called."""

from datetime import date

from documents.wording import language_name
from models.routine import GROUPS, MeetingRule
from models.rules.days_off import DayOff
from models.rules.slots import Slot
from models.text import N_
from models.vocabulary import Channel, Language, MeetingKind
from ui.desk.asked_day import AskedDay
from ui.desk.booking import channels_used
from ui.desk.booking_view import BookingView
from ui.desk.seats import Seat
from ui.i18n import Translator
from ui.wording import long_day, short_day, span

_ON = (
    N_("on Mondays"),
    N_("on Tuesdays"),
    N_("on Wednesdays"),
    N_("on Thursdays"),
    N_("on Fridays"),
    N_("on Saturdays"),
    N_("on Sundays"),
)


def when(slot: Slot, translate: Translator) -> str:
    """Return `tis 1 dec 09.00–11.00`."""
    return f"{short_day(slot.day, translate)} {span(slot.starts, slot.ends)}"


def where(seat: Seat, rule: MeetingRule, translate: Translator) -> str:
    """Return the place, and who takes part or how many places are free."""
    told = [seat.slot.place]
    if seat.officer:
        told.append(translate("with {officer}").format(officer=seat.officer))
    if seat.slot.free is not None and rule.capacity is not None:
        words = translate("{free} of {capacity} places free")
        told.append(words.format(free=seat.slot.free, capacity=rule.capacity))
    return ", ".join(told)


def marks(slot: Slot, deadline: date | None, translate: Translator) -> tuple[tuple[str, str], ...]:
    """Return how a time stands: kind of state and words, for the week and for the letter."""
    found = []
    if slot.over_a_week and deadline:
        words = translate("After the week, which ends {day}")
        found.append(("warn", words.format(day=short_day(deadline, translate))))
    elif deadline:
        found.append(("ok", translate("Within the week")))
    if slot.waiting:
        found.append(("warn", translate("Full: waiting list")))
    letter = N_("The letter is in time")
    late = N_("Too soon for a letter alone: call too")
    found.append(("ok", translate(letter)) if slot.letter_in_time else ("warn", translate(late)))
    return tuple(found)


def called_by(view: BookingView, slot: Slot, translate: Translator) -> str:
    """Return the channels that are used: `Kallas med brev och telefon`."""
    used = channels_used(view.channels, letter_in_time=slot.letter_in_time)
    if not used:
        return translate("There is no way to reach the person.")
    return translate("Called by {channels}").format(
        channels=translate(" and ").join(_channel(one, translate) for one in used)
    )


def interpreter(view: BookingView, translate: Translator) -> str:
    """Return that an interpreter is asked for, and in which language."""
    if not view.interpreter:
        return ""
    name = language_name(view.interpreter, Language(translate.language))
    if view.kind in GROUPS:
        return translate(
            "Needs an interpreter ({language}). The routine books none for groups: check."
        ).format(language=name)
    return translate("Interpreter: {language}. It stands on the meeting and in the letter.").format(
        language=name
    )


def day_off(off: DayOff, translate: Translator) -> str:
    """Return why nobody meets on a day: `fre 25 dec: juldagen`."""
    name = off.name or translate(off.reason.label)
    return translate("{day}: {name}, no meeting").format(
        day=short_day(off.day, translate), name=name[:1].lower() + name[1:]
    )


def about_day(asked: AskedDay, kind: MeetingKind, today: date, translate: Translator) -> str:
    """Return why a day has nothing to book, or only a waiting list, and which day comes next."""
    said = _why(asked, kind, today, translate)
    if not said:
        return ""
    if asked.next_day is None:
        return f"{said} {translate('No later day was found.')}"
    day = long_day(asked.next_day, translate)
    return f"{said} {translate('The next day with room is {day}.').format(day=day)}"


def _why(asked: AskedDay, kind: MeetingKind, today: date, translate: Translator) -> str:
    """Return what is to be said of a day, nothing where there are places on it."""
    day = long_day(asked.day, translate)
    if asked.day <= today:
        return translate("Nobody can be called to a day that is not ahead.")
    if asked.off is not None:
        name = asked.off.name or translate(asked.off.reason.label).lower()
        return translate("On {day} no meetings are held: {name}.").format(day=day, name=name)
    if asked.seats:
        full = translate("The meeting on {day} is full. One can stand in its waiting list.")
        return full.format(day=day) if asked.full else ""
    return _why_nothing(asked, kind, translate).format(day=day)


def _why_nothing(asked: AskedDay, kind: MeetingKind, translate: Translator) -> str:
    """Return why a working day ahead has nothing to book."""
    if asked.busy:
        return translate("On {day} those who are needed are busy then.")
    if kind in GROUPS and asked.weekday not in {None, asked.day.weekday()}:
        weekday = translate(_ON[asked.weekday or 0])
        return translate("Such meetings are held {weekday}.").format(weekday=weekday)
    return translate("On {day} there is no such meeting.")


def _channel(channel: Channel, translate: Translator) -> str:
    label = translate(channel.label)
    return label if label.isupper() else label.lower()
