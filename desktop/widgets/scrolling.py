"""Room for what may be higher than its place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

_FEW_ROWS = 110
"""Pixels that are left of a long form on a small screen."""


def scrolling(content: QWidget | None = None, name: str = "") -> QScrollArea:
    """An area without a frame that scrolls up and down, never sideways.

    With a `name` for screen readers it takes the keyboard, for content that nothing else in it can be reached by.
    """
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if name:
        area.setAccessibleName(name)
    else:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if content is not None:
        area.setWidget(content)
    return area


class ShrinkingArea(QScrollArea):
    """As high as its content where there is room, and scrolling where there is not."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._content = content
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        """The size of the content as it is now; tell `updateGeometry` when some of it comes or goes."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as the content needs, and a few rows high."""
        least = self._content.minimumSizeHint()
        return QSize(least.width(), min(least.height(), _FEW_ROWS))
