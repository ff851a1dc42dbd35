"""The foot: the last event with what takes it back; otherwise one quiet hint."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from ui.application import Event, Workplace
from ui.look import icons
from ui.widgets.buttons import push
from ui.widgets.labels import label

_HEIGHT, _ICON, _MOST = (
    40,
    18,
    30,
)  # pixels, pixels, events that can be taken back one after the other


class Foot(QFrame):
    """What was done last; Ångra takes it back, then what was done before it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        look, translate = workplace.look, workplace.translate
        self._workplace = workplace
        self._done: list[Event] = []
        self._undone: list[Event] = []
        self.setProperty("kind", "foot")
        self.setFixedHeight(look.px(_HEIGHT))
        self._sign = label(look, "")
        self._sign.setPixmap(icons.icon(look, "done", "ok").pixmap(look.px(_ICON)))
        self._words = label(look, "")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.undo = push(look, translate("Undo"), self._pressed, kind="quiet", icon="undo")
        keys = label(look, translate("F1 Help    F6 Next area"), "small", color="text2")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.px(32), 0, look.px(20), 0)
        layout.setSpacing(look.px(8))
        layout.addWidget(self._sign)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.undo)
        layout.addWidget(keys)
        workplace.told.connect(self.tell)
        self._show(None)

    def tell(self, event: Event) -> None:
        """Show an event; one that can be taken back, or done again, waits here for it."""
        if event.undone:
            self._undone.append(event)
        elif event.lines is not None:
            self._done = [*self._done, event][-_MOST:]
            self._undone.clear()
        self._show(event)

    def hint(self, words: str) -> None:
        """Show what is useful to know here while nothing has been done."""
        if not self._sign.isVisibleTo(self):
            self._words.setText(words)

    def take_back(self) -> None:
        """Take back the last event that can be; pressed again, the one before it."""
        if self._done and not self._workplace.take_back(self._done.pop()):
            self._show(None)

    def do_again(self) -> None:
        """Do again what was taken back last."""
        if self._undone and not self._workplace.take_back(self._undone.pop()):
            self._show(None)

    def _pressed(self) -> None:
        if self._undone:
            self.do_again()
        else:
            self.take_back()

    def _show(self, event: Event | None) -> None:
        translate = self._workplace.translate
        self._sign.setVisible(event is not None)
        self.undo.setVisible(event is not None and event.lines is not None)
        if event is None:
            self._words.setText("")
            return
        undone = translate("Undone: {what}").format(what=event.what)
        self._words.setText(undone if event.undone else event.what)
        self._words.setToolTip(self._words.text())
        self.undo.setText(translate("Do again") if event.undone else translate("Undo"))
