"""Why a verdict should be looked at again, a line for each reason."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from checks.domain.approval import Cause, Stale, standing
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label

_ICONS = {Cause.DATE: "ph.clock", Cause.SUPERSEDED: "ph.file-text", Cause.CHANGED: "ph.warning-circle"}


class StaleLines(QWidget):
    """Hidden while the verdict stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Stale, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def load(self, desk: Desk, claim: Claim) -> None:
        """Say what has happened since the verdict on a claim was given."""
        found = standing(desk, claim.id, datetime.now(UTC).astimezone().date())
        if found == self._shown:
            return
        self._shown = found
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [_line(stale) for stale in found]
        for row in self._rows:
            self._column.addWidget(row)
        self.setAccessibleName(" ".join(stale.sentence for stale in found))
        self.setVisible(bool(found))


def _line(stale: Stale) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(IconLabel(_ICONS[stale.cause], ink="status_recheck"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(stale.sentence, role="meta", ink="status_recheck"), 1)
    return line
