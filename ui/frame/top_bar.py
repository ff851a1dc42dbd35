"""The top bar: search, what is saved, who is at work, and the lock."""

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.application import Workplace
from ui.look import icons
from ui.pages.search.panel import SearchPanel
from ui.widgets.buttons import push
from ui.widgets.labels import label, tint
from ui.wording import clock

_HEIGHT, _ICON = 56, 16


class TopBar(QFrame):
    """Search is always there; "Sparat 14.02" stands here only after the commit."""

    def __init__(self, workplace: Workplace, who: str) -> None:
        super().__init__()
        look, translate = workplace.look, workplace.translate
        self._workplace, self._look, self._translate = workplace, look, translate
        self.setProperty("kind", "top")
        self.setFixedHeight(look.px(_HEIGHT))
        self.search = SearchPanel(workplace, self)
        self._sign = label(look, "")
        self._state = label(look, "", color="text2")
        self._state.setAccessibleName(translate("State of saving"))
        self.lock = push(look, translate("Lock"), workplace.lock_wanted.emit, icon="lock")
        self.lock.setToolTip(translate("Lock (Ctrl+L)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.px(32), 0, look.px(20), 0)
        layout.setSpacing(look.px(8))
        layout.addWidget(self.search.field)
        layout.addStretch()
        layout.addWidget(self._sign)
        layout.addWidget(self._state)
        layout.addSpacing(look.px(16))
        layout.addWidget(label(look, who, color="text2"))
        layout.addSpacing(look.px(8))
        layout.addWidget(self.lock)
        workplace.saved.connect(self.show_saved)
        workplace.draft_saved.connect(self.show_draft_saved)
        workplace.hindered.connect(self.show_not_saved)

    @property
    def state(self) -> str:
        """What is said of saving now."""
        return self._state.text()

    def show_saved(self, at: datetime) -> None:
        """Say that the records are on disk."""
        self._show(self._translate("Saved {time}").format(time=clock(at)), "tick", "ok", "text2")

    def show_draft_saved(self, at: datetime) -> None:
        """Say that what is being typed is on disk."""
        words = self._translate("Draft saved {time}").format(time=clock(at))
        self._show(words, "tick", "ok", "text2")

    def show_not_saved(self, why: str) -> None:
        """Say that the last change is not on disk; why stands over the page. Nothing hinders any more: say nothing."""
        if not why:
            return
        self._show(self._translate("Not saved"), "late", "late", "late")

    def _show(self, words: str, sign: str, sign_colour: str, colour: str) -> None:
        look = self._look
        self._sign.setPixmap(icons.icon(look, sign, sign_colour).pixmap(look.px(_ICON)))
        self._state.setText(words)
        tint(self._state, colour)
