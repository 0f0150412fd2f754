"""What makes a claim worth checking, reason by reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from checks.domain.claim import Claim
from desktop.widgets.label import Label


class Reasons(QDialog):
    """The features that were found in the claim, with their weights and the sum."""

    def __init__(self, claim: Claim, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Why Check This?")
        self.setMinimumWidth(420)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        box.addWidget(Label(claim.quote, role="quote_head"))
        box.addLayout(_table(claim))
        box.addWidget(Label("The weights order the claims. They say nothing about truth.", role="meta", ink="ink_3"))
        box.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)


def _table(claim: Claim) -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnStretch(0, 1)
    lines = [(reason.feature.replace("_", " "), f"{reason.weight:+.2f}") for reason in claim.reasons]
    lines = lines or [("Nothing speaks for or against it.", "")]
    for row, (feature, weight) in enumerate((*lines, ("Check-worthiness", f"{claim.checkworthiness:.2f}"))):
        role = "strong" if row == len(lines) else "body"
        grid.addWidget(Label(feature, role=role), row, 0)
        grid.addWidget(Label(weight, role=role, lines=1), row, 1, Qt.AlignmentFlag.AlignTrailing)
    return grid
