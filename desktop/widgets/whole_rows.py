"""A column that scrolls and never ends in half a row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop import theme

_BAR = 8
"""Pixels that the style sheet gives a scroll bar."""
_ENDS = 14
"""Pixels above and below all rows."""
_MOST = 72
"""Pixels up to which the end is left blank; of what is higher than that, a part shows after all."""


class WholeRows(QScrollArea):
    """Shows `column`; whatever would be cut at the lower end waits, whole, until it is scrolled to.

    A row is a widget with the property "row", or any widget without parts. The bar always has its place, so that no
    line breaks anew when it is needed; without need it is not seen.
    """

    def __init__(self, column: QWidget, *, ground: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.setEnabled(False)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        bar.valueChanged.connect(self.end_cleanly)
        self._column = column
        self.setWidget(column)
        self._keep_margins()
        column.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.end_cleanly)
        self._blank = QWidget(self.viewport())
        self._blank.setProperty("ground", ground)
        self._blank.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._blank.hide()
        column.installEventFilter(self)

    @property
    def end(self) -> int:
        """Where what is shown ends, in pixels from the top."""
        return self._blank.y() if not self._blank.isHidden() else self.viewport().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height ends at another row."""
        super().resizeEvent(event)
        self.end_cleanly()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_margins()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rows came, went, or changed their height; they have their places once the column has seen the event.

        What changes while the column is not to be seen finds its place when it is shown again.
        """
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            self._soon.start()
        return super().eventFilter(watched, event)

    @Slot()
    def end_cleanly(self) -> None:
        """Cover what of a row shows at the lower end, where the row goes on below it."""
        height = self.viewport().height()
        places = self._places()
        end = height
        while cut := [top for top, bottom in places if max(height - _MOST, 0) < top < end < bottom]:
            end = min(cut)
        self._blank.setGeometry(0, end, self.viewport().width(), height - end)
        self._blank.setVisible(end < height)
        self._blank.raise_()

    def _keep_margins(self) -> None:
        """Leave the margin of a pane on both sides; the bar is a part of it."""
        margin = theme.current().space("l")
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (margin - _BAR, margin) if is_mirrored else (margin, margin - _BAR)
        layout = self._column.layout()
        if layout is not None:
            layout.setContentsMargins(left, _ENDS, right, _ENDS)

    def _places(self) -> list[tuple[int, int]]:
        """Upper and lower ends of all rows that show, in the viewport."""
        parts = self._column.findChildren(QWidget)
        rows = [each for each in parts if each.isVisibleTo(self._column) and _is_row(each)]
        tops = [each.mapTo(self.viewport(), QPoint(0, 0)).y() for each in rows]
        return [(top, top + row.height()) for top, row in zip(tops, rows, strict=True)]


def _is_row(widget: QWidget) -> bool:
    return bool(widget.property("row")) or not widget.findChild(
        QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
