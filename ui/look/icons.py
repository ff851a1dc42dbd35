"""Icons: one line of SVG each in resources/icons, painted in the colour of a token."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.look.look import Look

_SIZES = (16, 18, 20)
_MODE, _STATE = QIcon.Mode, QIcon.State


def names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(file.stem for file in _folder().glob("*.svg")))


def icon(look: Look, name: str, color: str = "text2") -> QIcon:
    """Return an icon for a button or an action: in accent when it is on, pale when it is off."""
    on = "accent" if color == "text2" else color
    made = QIcon()
    for size in _SIZES:
        for density in _densities():
            for mode in (_MODE.Normal, _MODE.Active, _MODE.Selected):
                made.addPixmap(pixmap(look, name, color, size, density), mode, _STATE.Off)
                made.addPixmap(pixmap(look, name, on, size, density), mode, _STATE.On)
            for state in (_STATE.Off, _STATE.On):
                made.addPixmap(pixmap(look, name, "off", size, density), _MODE.Disabled, state)
    return made


def beside_text(look: Look, name: str, color: str, size: float, gap: float) -> QIcon:
    """Return an icon with room at its right, since a button puts its words close to it."""
    made = QIcon()
    for density in _densities():
        for mode, token in ((_MODE.Normal, color), (_MODE.Disabled, "off")):
            made.addPixmap(_widened(pixmap(look, name, token, size, density), look.px(gap)), mode)
    return made


def pixmap(
    look: Look, name: str, color: str = "text2", size: float = 16, density: float = 1
) -> QPixmap:
    """Return an icon as a picture of a size of the design, sharp at a density of the display."""
    return _kept(name, look.color(color).name(), round(look.px(size) * density), density)


def paint(painter: QPainter, rect: QRectF, look: Look, name: str, color: str = "text2") -> None:
    """Paint an icon into a rectangle, on whole pixels of the display so that its lines are sharp."""
    density = painter.device().devicePixelRatio()
    side = round(rect.width() * density)
    picture = _kept(name, look.color(color).name(), side, density)
    corner = QPointF(round(rect.left() * density) / density, round(rect.top() * density) / density)
    painter.drawPixmap(corner, picture)


def _densities() -> set[float]:
    """Return the densities of the displays there are: a picture for each, and none for any other."""
    return {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}


def _kept(name: str, color: str, side: int, density: float) -> QPixmap:
    """Return a picture from Qt's own store of them, drawn once."""
    key, found = f"{name} {color} {side} {density}", QPixmap()
    if not QPixmapCache.find(key, found):
        found = _drawn(name, color, side, density)
        QPixmapCache.insert(key, found)
    return found


def _drawn(name: str, color: str, side: int, density: float) -> QPixmap:
    drawing = QSvgRenderer(_colored(name, color))
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(density)
    return picture


def _widened(picture: QPixmap, gap: int) -> QPixmap:
    density = picture.devicePixelRatio()
    wider = QPixmap(QSize(picture.width() + round(gap * density), picture.height()))
    wider.setDevicePixelRatio(density)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wider


def _colored(name: str, color: str) -> QByteArray:
    return QByteArray(_drawing(name).replace("currentColor", color).encode())


@cache
def _drawing(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text("utf-8")


def _folder() -> Path:
    return resources.path("icons")
