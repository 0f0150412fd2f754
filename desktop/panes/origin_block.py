"""Links whose records go back to one origin, held by a bracket with the reason below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from checks.domain.origin import Origin
from desktop import a11y, theme
from desktop.models.evidence_words import reason_lines, shared_words
from desktop.panes.link_row import LinkRow
from desktop.widgets.label import Label
from desktop.widgets.tips import plain_tip

_GAP = 8
"""Pixels between the bracket and the rows; it stands in the margin of the column."""
_ARM = 4


class OriginBlock(QWidget):
    """The rows of one origin; with more than one, the reason why they count once."""

    reasons_requested = Signal()
    """A person wants to see why, at length."""

    def __init__(self, origin: Origin, rows: Sequence[LinkRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_shared = len(origin.records) > 1
        self._rows = rows
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for row in rows:
            layout.addWidget(row)
        if self.is_shared:
            words = shared_words(origin)
            layout.addLayout(self._make_reason(origin, words))
            layout.addSpacing(4)
            self.setAccessibleName(words)

    def _make_reason(self, origin: Origin, words: str) -> QHBoxLayout:
        """Why they count once, in two lines at most; record by record under the pointer, and at length by "Why?"."""
        reason = QHBoxLayout()
        reason.addSpacing(theme.current().size("icon_small") + _GAP)
        label = Label(words, role="meta", ink="ink_2", lines=2)
        label.setToolTip(plain_tip(*reason_lines(origin)))
        reason.addWidget(label, 1)
        why = QPushButton("Why?")
        why.setProperty("link", True)
        a11y.name(why, "Why are these one source?", "Shows all sources of the claim, with reasons and rulings.")
        why.clicked.connect(self.reasons_requested)
        reason.addWidget(why, 0, Qt.AlignmentFlag.AlignTop)
        return reason

    def bracket_in(self, column: QWidget) -> QRect:
        """Where its bracket stands in `column`: beside its rows, in the margin where lines begin."""
        top = self._rows[0].mapTo(column, QPoint(0, 0))
        bottom = self._rows[-1].mapTo(column, QPoint(0, self._rows[-1].height())).y()
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = top.x() + self.width() + _GAP - _ARM if is_mirrored else top.x() - _GAP
        return QRect(x, top.y() + 6, _ARM, bottom - top.y() - 12)


class BracketColumn(QWidget):
    """Paints the brackets of the blocks that stand in it, into its own margin."""

    def event(self, event: QEvent) -> bool:
        """Follow the blocks when the layout moves them."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the brackets."""
        painter = QPainter(self)
        painter.setPen(QPen(theme.current().colour("control"), 1))
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for block in self.findChildren(OriginBlock):
            if block.is_shared and block.isVisibleTo(self):
                place = block.bracket_in(self)
                stem, arm = (place.right(), place.left()) if is_mirrored else (place.left(), place.right())
                painter.drawLine(stem, place.top(), stem, place.bottom())
                for y in (place.top(), place.bottom()):
                    painter.drawLine(stem, y, arm, y)
