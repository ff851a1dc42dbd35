"""The four marks of a timeline: each another shape, so that none is told by its colour alone."""

from enum import StrEnum

from PySide6.QtCore import QLineF, QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.look.look import Look

RADIUS, GAP = 10, 5


class Shape(StrEnum):
    """How a stop stands."""

    DONE = "done"  # a disc with a tick
    MISSED = "missed"  # a ring with a cross
    LATE = "late"  # a disc with an exclamation mark
    AHEAD = "ahead"  # a hollow ring


_TOKEN = {Shape.DONE: "ok", Shape.MISSED: "warn", Shape.LATE: "late", Shape.AHEAD: "control"}
_FILLED = (Shape.DONE, Shape.LATE)


def draw_mark(painter: QPainter, look: Look, centre: QPoint, shape: Shape) -> None:
    """Draw the mark of a stop around a point."""
    painter.save()
    painter.translate(centre)
    painter.scale(look.scale, look.scale)
    colour = look.color(_TOKEN[shape])
    painter.setPen(QPen(colour, 2))
    painter.setBrush(colour if shape in _FILLED else look.color("surface"))
    painter.drawEllipse(QPointF(0, 0), RADIUS - 1, RADIUS - 1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_sign(painter, look, shape)
    painter.restore()


def _draw_sign(painter: QPainter, look: Look, shape: Shape) -> None:
    pen = QPen(look.color("surface"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if shape is Shape.DONE:
        painter.drawPolyline(QPolygonF([QPointF(-4, 0.5), QPointF(-1, 3.5), QPointF(4.5, -3)]))
    elif shape is Shape.LATE:
        painter.drawLine(QLineF(0, -5, 0, 1))
        painter.drawPoint(QPointF(0, 4.5))
    elif shape is Shape.MISSED:
        painter.setPen(QPen(look.color("warn"), 1.25))
        painter.drawLine(QLineF(-3.5, -3.5, 3.5, 3.5))
        painter.drawLine(QLineF(-3.5, 3.5, 3.5, -3.5))
