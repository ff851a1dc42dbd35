"""The rail at the left: an icon and a word for each place, with how much waits there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout
from typing_extensions import override

from ui.i18n import Translator
from ui.look import icons
from ui.look.look import Look
from ui.widgets.mark import Mark

_WIDTH, _ROW, _MARGIN, _ICON, _ROUND = 192, 38, 12, 20, 6
_GAP, _GROWS = 10, 0.6


@dataclass(frozen=True, slots=True)
class Stop:
    """One place of the rail: its page, word (translated) and icon. One at the end stands at the foot."""

    page: str
    word: str
    icon: str
    at_end: bool = False


class RailButton(QAbstractButton):
    """An icon, a word and a count; only what is overdue is counted in red, with an icon of its own."""

    def __init__(self, look: Look, stop: Stop, translate: Translator) -> None:
        super().__init__()
        self.stop, self._look, self._translate = stop, look, translate
        self._count, self._late = 0, False
        self.setText(stop.word)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.px(_ROW))
        self._name()

    def show_count(self, count: int, *, late: bool = False) -> None:
        """Show how much waits there; nothing for 0."""
        self._count, self._late = count, late
        self._name()
        self.update()

    def _name(self) -> None:
        words = (
            self._translate("{place}, {count} late")
            if self._late
            else self._translate("{place}, {count}")
        )
        named = words.format(place=self.stop.word, count=self._count)
        self.setAccessibleName(named if self._count else self.stop.word)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._look.font("strong")).horizontalAdvance(self.text())
        around = 2 * _MARGIN + _ICON + _GAP
        return QSize(words + self._look.px(around), self._look.px(_ROW))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        colour = "accent" if self.isChecked() else "text2"
        size = look.px(_ICON)
        box = QRectF(look.px(_MARGIN), (self.height() - size) / 2, size, size)
        icons.paint(painter, box, look, self.stop.icon, colour)
        painter.setPen(look.color("accent" if self.isChecked() else "text"))
        painter.setFont(look.font("strong" if self.isChecked() else "body"))
        words = self.rect().adjusted(int(box.right()) + look.px(_GAP), 0, -look.px(_MARGIN), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count:
            self._paint_count(painter)
        painter.end()

    def _paint_plate(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(self._look.color("accent" if tokens.high_contrast else "line"))
            painter.setBrush(self._look.color("surface"))
            painter.drawRoundedRect(frame, _ROUND, _ROUND)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.color("hover"))
            painter.drawRoundedRect(frame, _ROUND, _ROUND)

    def _paint_count(self, painter: QPainter) -> None:
        look, text = self._look, str(self._count)
        painter.setFont(look.font("small_strong" if self._late else "small"))
        wide = max(painter.fontMetrics().horizontalAdvance(text) + look.px(12), look.px(22))
        high = look.px(22)
        pill = QRectF(self.width() - look.px(10) - wide, (self.height() - high) / 2, wide, high)
        if self._late:
            painter.setPen(look.color("late") if look.tokens.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(look.color("late_soft"))
            painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(look.color("late" if self._late else "text2"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """The places of the window, one of them chosen."""

    chosen = Signal(str)

    def __init__(self, look: Look, stops: Sequence[Stop], translate: Translator) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.setAccessibleName(translate("Places"))
        self.buttons = {stop.page: RailButton(look, stop, translate) for stop in stops}
        # Its words are short: in large text most of the room goes to the page.
        widest = max(button.sizeHint().width() for button in self.buttons.values())
        grown = round(_WIDTH * (1 + (look.scale - 1) * _GROWS))
        self.setFixedWidth(max(grown, widest + look.px(2 * _MARGIN)))
        group = QButtonGroup(self)
        group.idClicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(_MARGIN), look.px(14), look.px(_MARGIN), look.px(_MARGIN))
        layout.setSpacing(look.px(2))
        layout.addWidget(Mark(look, translate("Stegvis")))
        layout.addSpacing(look.px(16))
        stretched = False
        for number, button in enumerate(self.buttons.values()):
            if button.stop.at_end and not stretched:
                layout.addStretch()
                stretched = True
            group.addButton(button, number)
            layout.addWidget(button)
        self._none = group

    def show_chosen(self, page: str) -> None:
        """Mark the place one is at; a page outside the rail marks none."""
        self._none.setExclusive(False)
        for key, button in self.buttons.items():
            button.setChecked(key == page)
        self._none.setExclusive(True)

    def stop(self) -> RailButton:
        """Return the button one arrives at by key: the chosen one, else the first."""
        every = list(self.buttons.values())
        return next((button for button in every if button.isChecked()), every[0])

    def _choose(self, number: int) -> None:
        self.chosen.emit(list(self.buttons)[number])
