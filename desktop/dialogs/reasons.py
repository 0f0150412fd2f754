"""What makes a claim worth checking, reason by reason."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from checks.domain.claim import Claim, Reason
from desktop import a11y, theme
from desktop.models.claim_facts import UNLIKELY_BELOW, is_unlikely
from desktop.widgets.label import Label

_BAR = QSize(140, 8)
_LEAST_SCALE = 2.0
"""The weight at which a bar reaches its end, unless a reason weighs more: two such reasons are as good as it gets."""


class Reasons(QDialog):
    """The features that were found in the claim, with their weights as bars, and what they come to."""

    def __init__(self, claim: Claim, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Why Check This?")
        self.setMinimumWidth(460)
        space = theme.current().space
        box = QVBoxLayout(self)
        box.setContentsMargins(space("xl"), space("l"), space("xl"), space("l"))
        box.setSpacing(space("m"))
        box.addWidget(Label(claim.quote, role="quote_head"))
        box.addLayout(_table(claim))
        if is_unlikely(claim):
            limit = f"{UNLIKELY_BELOW:.0%}".replace("%", " %")
            box.addWidget(Label(f"Below {limit} a suggestion is dimmed, and can be folded away.", role="meta"))
        box.addWidget(Label("The weights order the claims. They say nothing about truth.", role="meta", ink="ink_3"))
        box.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)


class WeightBar(QWidget):
    """A bar from the middle: towards the end of the line for what speaks for checking, else towards its start.

    `scale` is the weight of a whole half.
    """

    def __init__(self, reason: Reason, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = max(-1.0, min(1.0, reason.weight / scale))
        self.setFixedSize(_BAR)
        side = f"{'for' if reason.weight > 0 else 'against'} checking" if reason.weight else "does not count"
        a11y.name(self, f"{words_of(reason)}, {side}")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the bar, filled where it speaks for checking and hollow where it speaks against, and its middle."""
        colours, painter = theme.current(), QPainter(self)
        middle, length = self.width() / 2, self._share * self.width() / 2
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            length = -length
        bar = QRectF(min(middle, middle + length), 1.5, abs(length), self.height() - 3)
        painter.fillRect(QRectF(round(middle), 0, 1, self.height()), colours.colour("control"))
        painter.setPen(colours.colour("ink_3"))
        if self._share > 0:
            painter.setBrush(colours.colour("ink_3"))
        painter.drawRect(bar)


def words_of(reason: Reason) -> str:
    """A reason as a row calls it: "Casualty figure"."""
    feature = reason.feature.replace("_", " ")
    return feature[:1].upper() + feature[1:]


def signed(weight: float) -> str:
    """A weight with its sign, "+2.0" or "−0.5"; plain "0" for one that does not count."""
    return f"{weight:+.1f}".replace("-", "−") if weight else "0"


def _table(claim: Claim) -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnStretch(0, 1)
    grid.setHorizontalSpacing(theme.current().space("m"))
    scale = max((abs(reason.weight) for reason in claim.reasons), default=0.0)
    for reason in claim.reasons:
        _add(grid, words_of(reason), WeightBar(reason, max(scale, _LEAST_SCALE)), signed(reason.weight))
    if not claim.reasons:
        grid.addWidget(Label("Nothing speaks for or against it."), 0, 0)
    share = f"{claim.checkworthiness:.0%}".replace("%", " %")
    _add(grid, "Check-worthiness", None, share, role="strong")
    return grid


def _add(grid: QGridLayout, words: str, bar: QWidget | None, figure: str, role: str = "body") -> None:
    row = grid.rowCount()
    grid.addWidget(Label(words, role=role), row, 0)
    if bar is not None:
        grid.addWidget(bar, row, 1, Qt.AlignmentFlag.AlignVCenter)
    grid.addWidget(Label(figure, role=role, lines=1), row, 2, Qt.AlignmentFlag.AlignTrailing)
