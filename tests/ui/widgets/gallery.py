"""The page of components, as design/mockups/components.png shows it: for the tests and for the eye."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.look.icons import names
from ui.look.look import Look
from ui.widgets.buttons import push
from ui.widgets.card import Card, quote
from ui.widgets.empty import Empty
from ui.widgets.fields import area, combo, labelled, line, tick
from ui.widgets.labels import label
from ui.widgets.message_bar import MessageBar
from ui.widgets.segments import Segments
from ui.widgets.state import chip, picture, state
from ui.widgets.tabs import Tabs

Say = Callable[[str], str]
ANSWERS = ((True, "Ja"), (False, "Nej"), ("ask", "Vet inte"))
STATES = (
    ("late", "4 dagar över"),
    ("warn", "Adress saknas"),
    ("ok", "Klar"),
    ("clock", "Pågår"),
)
TYPES = (
    ("title", "Sidans rubrik 18"),
    ("card", "Kortets rubrik 13"),
    ("section", "Avsnitt 10,5"),
    ("body", "Brödtext 10, siffror 0123456789 i fast bredd"),
    ("small", "Liten 9, för regel och källa"),
)


class Gallery(QWidget):
    """Every widget of the house on one page; `say` lengthens its texts."""

    def __init__(self, look: Look, say: Say = str) -> None:
        super().__init__()
        self._look, self._say = look, say
        self.setAutoFillBackground(True)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(32, 24, 32, 24)
        columns.setSpacing(look.px(16))
        left = (self.buttons(), self.messages(), self.fields())
        right = (self.answers(), self.states(), self.empty(), self.below())
        for cards in (left, right):
            column = QVBoxLayout()
            column.setSpacing(look.px(16))
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            columns.addLayout(column, 1)

    def buttons(self) -> QWidget:
        look, say = self._look, self._say
        card = Card(look, say("Knappar"))
        focused = push(look, say("Med fokus"), _nothing, kind="primary")
        focused.setObjectName("focused")
        off = [push(look, say("Avstängd"), _nothing)]
        off += [push(look, say("Avstängd primär"), _nothing, kind="primary")]
        for button in off:
            button.setEnabled(False)
        first = (
            push(look, say("Primär"), _nothing, kind="primary"),
            push(look, say("Sekundär"), _nothing),
            push(look, say("Tyst"), _nothing, kind="quiet"),
            push(look, say("Ångra"), _nothing, kind="quiet", icon="undo"),
            push(look, say("Skriv ut"), _nothing, icon="printer"),
        )
        card.body.addLayout(_row(look, *first))
        card.body.addLayout(_row(look, focused, *off))
        why = "En primär per vy. Tyst för det som kan vänta. Avstängd har alltid en rad om varför."
        card.body.addWidget(label(look, say(why), "small", wrap=True))
        return card

    def messages(self) -> QWidget:
        look, say = self._look, self._say
        card = Card(look, say("Meddelanden i fönstret"))
        full = "Filen kunde inte sparas. Disken är full. Frigör plats och försök igen."
        card.body.addWidget(MessageBar(look, "late", say(full), say("Försök igen"), _nothing))
        for kind, sentence in (
            ("warn", "2 brev kan inte skickas än: en adress saknas och ett samtycke har gått ut."),
            ("ok", "Version 3 är fastställd. Version 2 finns kvar."),
        ):
            card.body.addWidget(MessageBar(look, kind, say(sentence)))
        out = "2 personer med skyddade personuppgifter är utelämnade."
        card.body.addWidget(MessageBar(look, "info", say(out), icon="shield"))
        return card

    def fields(self) -> QWidget:
        look, say = self._look, self._say
        card = Card(look, say("Fält"))
        card.body.setSpacing(look.px(16))
        channels = (("letter", say("Brev")), ("phone", say("Telefon")))
        place = labelled(look, say("Plats"), line(look, "", say("t.ex. Nobelvägen 66")))
        channel = labelled(look, say("Kanal"), combo(look, "", channels))
        card.body.addLayout(_row(look, place, channel, even=True))
        born = line(look, "")
        born.setText("1985-02-30")
        wrong = labelled(look, say("Född"), born)
        wrong.show_problem(say("Datumet finns inte. Februari 1985 har 28 dagar."))
        card.body.addWidget(wrong)
        fixed = line(look, "")
        fixed.setText(say("Fastställd, kan inte ändras"))
        fixed.setReadOnly(True)
        card.body.addWidget(labelled(look, say("Läst"), fixed, say("Sedan 2026-11-02")))
        card.body.addWidget(labelled(look, say("Anteckning"), area(look, "", say("Kort"))))
        needed, remind = tick(look, say("Tolk behövs")), tick(look, say("Skicka påminnelse"))
        needed.setChecked(True)
        card.body.addLayout(_row(look, needed, remind))
        return card

    def answers(self) -> QWidget:
        look, say = self._look, self._say
        card = Card(look, say("Ja, nej, vet inte"))
        options = [(value, say(text)) for value, text in ANSWERS]
        for value in (True, "ask", None):
            strip = Segments(look, say("Behöver tolk?"), options)
            strip.choose(value)
            said = [label(look, say("Obesvarad"), "small")] if value is None else []
            card.body.addLayout(_row(look, strip, *said))
        return card

    def states(self) -> QWidget:
        look, say = self._look, self._say
        card = Card(look, say("Läge: ikon, ord och färg"))
        card.body.addLayout(_row(look, *(chip(look, kind, say(text)) for kind, text in STATES)))
        card.body.addLayout(_row(look, *(state(look, kind, say(text)) for kind, text in STATES)))
        names = [say(name) for name in ("Översikt", "Inskrivning", "Möten")]
        tabs = Tabs(look, names, name=say("Ärendet"))
        card.body.addWidget(tabs)
        words = "Personer som vid två tillfällen uteblivit från inskrivningsmöten."
        card.body.addWidget(quote(look, say(words), say("Arbetsrutin 2018"), say("Därför")))
        return card

    def empty(self) -> QWidget:
        look, say = self._look, self._say
        card = Card(look, say("Tom vy"))
        next_date = "Nästa datum är onsdag 25 november: Eva-Lena Hjälmåker, inskrivning."
        shown = push(look, say("Visa veckan"), _nothing)
        card.body.addWidget(Empty(look, "done", say("Inget försenat"), say(next_date), shown))
        return card

    def below(self) -> QWidget:
        look, say = self._look, self._say
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(16))
        icons, types = Card(look, say("Ikoner, 24-ruta, linje 1,75")), Card(look, say("Skrift"))
        grid = QGridLayout()
        colors = {"late": "late", "warn": "warn", "done": "ok"}
        for number, name in enumerate(names()):
            drawn = picture(look, name, colors.get(name, "text2"), 20)
            grid.addWidget(drawn, number // 12, number % 12)
        icons.body.addLayout(grid)
        for role, text in TYPES:
            types.body.addWidget(label(look, say(text), role, wrap=True))
        for card in (icons, types):
            card.body.addStretch()
            row.addWidget(card, 1)
        return made


def _nothing() -> None:
    """Do nothing: only the look of the button matters here."""


def _row(look: Look, *widgets: QWidget, even: bool = False) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(look.px(16 if even else 8))
    for widget in widgets:
        row.addWidget(widget, 1 if even else 0, Qt.AlignmentFlag.AlignVCenter)
    if not even:
        row.addStretch()
    return row
