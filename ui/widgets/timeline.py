"""A way drawn as stops on a line: done, missed, late and ahead, with where today lies among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.look.look import Look
from ui.widgets.timeline_marks import GAP, RADIUS, Shape, draw_mark

_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NODE, _WORDS, _ROW = 34, 52, 30  # across: the line's height and the words'; down: a row
_TICK = 13
_COLORS = {Shape.DONE: "text", Shape.MISSED: "warn", Shape.LATE: "late", Shape.AHEAD: "text"}


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One stop in words; `spoken` says how it stands to those who do not see its mark."""

    name: str
    when: str
    note: str
    shape: Shape
    spoken: str

    @property
    def as_text(self) -> str:
        """The stop as one phrase."""
        return ", ".join(filter(None, (f"{self.name} {self.when}".strip(), self.note, self.spoken)))


class _Line(StrEnum):
    NAME = "name"
    WHEN = "when"
    NOTE = "note"


class Timeline(QWidget):
    """Draws the stops from left to right; from the top down where their words are too wide for that."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._steps: Sequence[TimelineStep] = ()
        self._behind, self._today = 0, ""
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_steps(self, steps: Sequence[TimelineStep], behind: int, today: str) -> None:
        """Show stops; today's tick stands after the first `behind` of them."""
        self._steps, self._behind, self._today = steps, behind, today
        self.setAccessibleDescription(self.as_text)
        self.updateGeometry()
        self.update()

    @property
    def as_text(self) -> str:
        """The same way as text."""
        said = [step.as_text for step in self._steps]
        return ". ".join([*said[: self._behind], self._today, *said[self._behind :]])

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self._stands(width):
            return (len(self._steps) + 1) * self._look.px(_ROW)
        column = self._column(width)
        words = (sum(h for *_, h in self._lines(step, column)) for step in self._steps)
        return self._look.px(_WORDS) + max(words, default=0) + self._look.px(4)

    @override
    def sizeHint(self) -> QSize:
        width = self._look.px(640)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(_WORDS))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        nodes = list(self._nodes())
        for place in range(len(nodes) - 1):
            self._draw_way(painter, nodes[place], nodes[place + 1], place)
        for node, step in zip(nodes, self._steps, strict=True):
            draw_mark(painter, self._look, node, step.shape)
            self._write(painter, node, step)
        if nodes:
            self._draw_today(painter, nodes)

    def _stands(self, width: int) -> bool:
        """Tell whether the words are too wide to stand side by side."""
        if not self._steps:
            return False
        bold = QFontMetrics(self._look.font("strong"))
        small = QFontMetrics(self._look.font("small_strong"))
        words = [(bold, w) for step in self._steps for w in step.name.split()]
        words += [(small, w) for step in self._steps for w in f"{step.when} {step.note}".split()]
        return max(m.horizontalAdvance(w) for m, w in words) > self._column(width)

    def _column(self, width: int) -> int:
        return width // max(1, len(self._steps)) - self._look.px(8)

    def _nodes(self) -> Iterator[QPoint]:
        across = self.width() / max(1, len(self._steps))
        row = self._look.px(_ROW)
        for place in range(len(self._steps)):
            if self._stands(self.width()):
                after_today = row if place >= self._behind else 0
                yield QPoint(self._look.px(RADIUS + 2), row * place + after_today + row // 2)
            else:
                yield QPoint(round(across * (place + 0.5)), self._look.px(_NODE))

    def _lines(self, step: TimelineStep, width: int) -> Iterator[tuple[_Line, str, str, int]]:
        """Yield each line of a stop with its font's role and its height."""
        ahead = step.shape is Shape.AHEAD
        for line, text, role in (
            (_Line.NAME, step.name, "body" if ahead else "strong"),
            (_Line.WHEN, step.when, "small"),
            (_Line.NOTE, step.note, "small_strong"),
        ):
            metrics = QFontMetrics(self._look.font(role))
            box = metrics.boundingRect(QRect(0, 0, width, 0), int(_CENTRED), text)
            yield line, text, role, box.height() if text else 0

    def _write(self, painter: QPainter, node: QPoint, step: TimelineStep) -> None:
        if self._stands(self.width()):
            self._write_beside(painter, node, step)
            return
        column = self._column(self.width())
        top = self._look.px(_WORDS)
        for line, text, role, height in self._lines(step, column):
            self._take_pen(painter, step, line, role)
            painter.drawText(
                QRect(node.x() - column // 2, top, column, height), int(_CENTRED), text
            )
            top += height

    def _write_beside(self, painter: QPainter, node: QPoint, step: TimelineStep) -> None:
        left, row = node.x() + self._look.px(RADIUS + 8), self._look.px(_ROW)
        for line, text, role, _ in self._lines(step, self.width()):
            self._take_pen(painter, step, line, role)
            width = QFontMetrics(self._look.font(role)).horizontalAdvance(text)
            painter.drawText(QRect(left, node.y() - row // 2, width + 2, row), int(_LEFT), text)
            left += width + self._look.px(8)

    def _take_pen(self, painter: QPainter, step: TimelineStep, line: _Line, role: str) -> None:
        name = "text2" if line is _Line.WHEN else _COLORS[step.shape]
        painter.setFont(self._look.font(role))
        painter.setPen(self._look.color(name))

    def _draw_way(self, painter: QPainter, start: QPoint, end: QPoint, place: int) -> None:
        """Draw the way between two stops: whole up to what has happened, dashed from there on."""
        happened = (Shape.DONE, Shape.MISSED)
        both = (self._steps[place].shape, self._steps[place + 1].shape)
        done = both[0] is Shape.DONE and both[1] in happened
        pen = QPen(self._look.color("ok" if done else "control"), self._look.px(2))
        if not done:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        away = self._look.px(RADIUS + GAP)
        if start.y() == end.y():
            painter.drawLine(start + QPoint(away, 0), end - QPoint(away, 0))
        elif end.y() - start.y() > 2 * away:
            painter.drawLine(start + QPoint(0, away), end - QPoint(0, away))

    def _draw_today(self, painter: QPainter, nodes: list[QPoint]) -> None:
        painter.setPen(QPen(self._look.color("accent"), self._look.px(2)))
        painter.setFont(self._look.font("small_strong"))
        tick, width = self._look.px(_TICK), painter.fontMetrics().horizontalAdvance(self._today) + 2
        if self._stands(self.width()):
            row = self._look.px(_ROW)
            y = row * self._behind + row // 2
            painter.drawLine(nodes[0].x() - tick + 2, y, nodes[0].x() + tick, y)
            left = nodes[0].x() + tick + self._look.px(6)
            painter.drawText(QRect(left, y - row // 2, width, row), int(_LEFT), self._today)
            return
        x = round(self.width() / len(nodes) * self._behind)
        x = min(max(x, width // 2), self.width() - width // 2)
        painter.drawLine(x, nodes[0].y() - tick, x, nodes[0].y() + tick)
        height = painter.fontMetrics().height()
        box = QRect(x - width // 2, nodes[0].y() - tick - height - 1, width, height)
        painter.drawText(box, int(_CENTRED), self._today)
