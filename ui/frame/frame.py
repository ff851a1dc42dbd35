"""The frame around the page: rail, top bar, a place for hindrances, the page itself, foot."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.application import Workplace
from ui.frame.foot import Foot
from ui.frame.rail import Rail, Stop
from ui.frame.top_bar import TopBar
from ui.pages.page import Page
from ui.widgets.message_bar import MessageBar

_MARGIN = 32


class Frame(QWidget):
    """Built anew with each look and language; the page in it changes."""

    def __init__(self, workplace: Workplace, stops: Sequence[Stop], who: str) -> None:
        super().__init__()
        self._workplace = workplace
        self.setProperty("kind", "page")
        self.rail: Final = Rail(workplace.look, stops, workplace.translate)
        self.top: Final = TopBar(workplace, who)
        self.foot: Final = Foot(workplace)
        self._bar: MessageBar | None = None
        self._over = QVBoxLayout()
        margin = workplace.look.px(_MARGIN)
        self._over.setContentsMargins(margin, 0, margin, 0)
        self._body = QVBoxLayout()
        right = _without_space(QVBoxLayout())
        right.addWidget(self.top)
        right.addLayout(self._over)
        right.addLayout(self._body, 1)
        right.addWidget(self.foot)
        whole = _without_space(QHBoxLayout())
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        self.setLayout(whole)

    def show_page(self, page: Page) -> None:
        """Put a page in the frame."""
        self._body.addWidget(page)
        page.show()  # at once, so that it can take the focus

    def show_hindrance(self, sentence: str) -> None:
        """Say over the page what could not be done; an empty sentence takes it away."""
        if self._bar is not None:
            self._over.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        if sentence:
            close = self._workplace.translate("Close")
            self._bar = MessageBar(self._workplace.look, "late", sentence, close, self._close_bar)
            self._over.addWidget(self._bar)

    @property
    def hindrance(self) -> QWidget | None:
        """The bar that says what could not be done, while it is there."""
        return self._bar

    def _close_bar(self) -> None:
        self.show_hindrance("")


def _without_space(layout: QHBoxLayout | QVBoxLayout) -> QHBoxLayout | QVBoxLayout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
