"""A document's pages as paper: drawn at once from its own words, or as pictures another program has made of them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from documents.page_blocks import page_blocks, words_of
from ui.look.look import Look
from ui.widgets.page_layout import Sheet, laid_out

_GAP = 12
_A4_WIDTH, _A4_HEIGHT = 595.3, 841.9  # points
_TEXT_MARGIN = 24
_TEXT = "text/"


class PagePreview(QScrollArea):
    """Pages below each other, as wide as there is room for; scrolled by keys as by the wheel."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages(look)
        self.setWidget(self._pages)
        self.setWidgetResizable(True)
        self.setProperty("kind", "page")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._pages)
        self.setMinimumSize(look.px(200), look.px(240))
        self.viewport().setAutoFillBackground(False)

    @property
    def words(self) -> str:
        """Return what the pages say."""
        return self._pages.accessibleDescription()

    @property
    def page_count(self) -> int:
        """Return how many pages are shown."""
        return len(self._pages.sheets) or len(self._pages.pictures)

    def show_document(self, content: bytes, media_type: str) -> None:
        """Show a Word file, or a message as its words."""
        if media_type.startswith(_TEXT):
            text = content.decode("utf-8")
            self._pages.show_text(text)
            self._say(text)
            return
        sections = page_blocks(content)
        self._pages.show_sheets(laid_out(sections))
        self._say(words_of(sections))

    def show_pictures(self, pictures: Sequence[QImage]) -> None:
        """Show the pages as another program has drawn them; the words stay those of the document."""
        self._pages.show_pictures(tuple(pictures))

    def clear(self) -> None:
        """Show nothing."""
        self._pages.show_sheets(())
        self._say("")

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._pages.setAccessibleName(name)

    def _say(self, words: str) -> None:
        self._pages.setAccessibleDescription(words)
        self.verticalScrollBar().setValue(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pages.fit(self.viewport().width())


class _Pages(QLabel):
    """The paper itself, white in every theme: that is what will lie in the envelope.

    A label to readers, whose words they read; it has the focus, and the keys go on to what scrolls it.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.sheets: tuple[Sheet, ...] = ()
        self.pictures: tuple[QImage, ...] = ()
        self._text = ""
        self._wide = look.px(400)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        self.sheets, self.pictures, self._text = sheets, (), ""
        self._changed()

    def show_pictures(self, pictures: tuple[QImage, ...]) -> None:
        self.sheets, self.pictures, self._text = (), pictures, ""
        self._changed()

    def show_text(self, text: str) -> None:
        self.sheets, self.pictures, self._text = (), (), text
        self._changed()

    def fit(self, width: int) -> None:
        """Take a width for the pages; their height follows."""
        self._wide = width
        self._changed()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide, self._height())

    def _changed(self) -> None:
        self.setFixedHeight(max(1, self._height()))
        self.updateGeometry()
        self.update()

    def _height(self) -> int:
        gap = self._look.px(_GAP)
        if self._text:
            return round(self._text_rect().height()) + 2 * self._look.px(_TEXT_MARGIN)
        return sum(round(rect.height()) + gap for rect in self._rects())

    def _rects(self) -> list[QRectF]:
        """Return where each page lies, below the one before."""
        rects, top = [], 0.0
        for width, height in self._sizes():
            tall = (self._wide - 2) * height / width
            rects.append(QRectF(1, top + 1, self._wide - 2, tall - 2))
            top += tall + self._look.px(_GAP)
        return rects

    def _sizes(self) -> list[tuple[float, float]]:
        return [(s.width, s.height) for s in self.sheets] or [
            (p.width(), p.height()) for p in self.pictures
        ]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        if self._text:
            self._paint_text(painter)
        for number, rect in enumerate(self._rects()):
            if rect.intersects(QRectF(event.rect())):
                self._paint_page(painter, rect, number)

    def _paint_page(self, painter: QPainter, rect: QRectF, number: int) -> None:
        painter.fillRect(rect, Qt.GlobalColor.white)
        if self.pictures:
            painter.drawImage(rect, self.pictures[number])
        else:
            sheet = self.sheets[number]
            painter.save()
            painter.setClipRect(rect)
            painter.translate(rect.topLeft())
            painter.scale(rect.width() / sheet.width, rect.height() / sheet.height)
            sheet.paint(painter)
            painter.restore()
        painter.setPen(self._edge())
        painter.drawRect(rect)

    def _edge(self) -> QPen:
        if self.hasFocus():
            return QPen(self._look.color("accent"), 2)
        return QPen(self._look.color("control"), self._look.tokens.edge)

    def _text_rect(self) -> QRectF:
        margin = self._look.px(_TEXT_MARGIN)
        wide = max(1, self._wide - 2 * margin)
        return QRectF(
            self.fontMetrics().boundingRect(0, 0, wide, 10_000, _WRAPPED, self._text)
        ).translated(margin, margin)

    def _paint_text(self, painter: QPainter) -> None:
        painter.setPen(self._look.color("text"))
        margin = self._look.px(_TEXT_MARGIN)
        painter.drawText(
            QRectF(margin, margin, self._wide - 2 * margin, self.height()), _WRAPPED, self._text
        )


_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
