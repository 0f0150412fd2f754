"""What the rules noticed about a claim: a sentence each, with both values."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.finding import Finding, FindingValue, Level
from desktop.models.evidence_words import record_name
from desktop.widgets.label import Label
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.section import Section

NOTHING = "No rule has looked at this claim."
_STRONGEST_FIRST = tuple(Level)


class FindingsSection(Section):
    """Findings, strongest first."""

    evidence_requested = Signal(object)
    """The id of the record behind a value that a person wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Findings", parent)
        self._nothing = Label(NOTHING, ink="ink_3")
        self.body.addWidget(self._nothing)
        self._rows: list[FindingRow] = []
        self._shown: tuple[Finding, ...] = ()

    def load(self, desk: Desk, claim: Claim) -> None:
        """Show what was noticed about a claim."""
        kept = [finding for finding in desk.findings(claim.id) if finding.dismissed is None]
        findings = tuple(sorted(kept, key=lambda finding: _STRONGEST_FIRST.index(finding.level)))
        dismissed = len(desk.findings(claim.id)) - len(kept)
        self.set_fact(f"{dismissed} dismissed" if dismissed else "")
        self._nothing.setVisible(not findings)
        if findings != self._shown:
            self._shown = findings
            self._rebuild(desk)

    refresh = load

    def _rebuild(self, desk: Desk) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [FindingRow(finding, desk) for finding in self._shown]
        for row in self._rows:
            row.evidence_requested.connect(self.evidence_requested)
            self.body.addWidget(row)
            row.show()


class FindingRow(QWidget):
    """One finding: its mark, its sentence, and the values that it compares."""

    evidence_requested = Signal(object)

    def __init__(self, finding: Finding, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        missing = f" Missing: {', '.join(finding.missing)}." if finding.missing else ""
        self.setAccessibleName(f"{finding.level.value.capitalize()}: {finding.message}{missing}")
        sentence = Label(finding.message + missing, ink="ink_3")
        sentence.set_strong(0, len(finding.message.encode("utf-16-le")) // 2)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        grid.addWidget(LevelMark(finding.level), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(sentence, 0, 1, 1, 3)
        for row, value in enumerate(finding.values, start=1):
            self._add_value(grid, row, value, desk)

    def _add_value(self, grid: QGridLayout, row: int, value: FindingValue, desk: Desk) -> None:
        """Origin, value and link of one value, in columns that all values share."""
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Label(value.origin, role="meta", ink="ink_3", lines=1), row, 1, top)
        grid.addWidget(Label(value.value, role="meta"), row, 2, top)
        record = desk.record(value.evidence_id) if value.evidence_id else None
        if record is not None:
            link = QPushButton(record_name(record).replace("&", "&&"))
            link.setProperty("link", True)
            link.clicked.connect(lambda: self.evidence_requested.emit(record.id))
            grid.addWidget(link, row, 3, top | Qt.AlignmentFlag.AlignTrailing)
