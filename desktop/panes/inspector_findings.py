"""What the rules noticed about a claim: a sentence each, with both values."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.finding import Finding, Level
from desktop.models.claim_facts import level_words
from desktop.panes.finding_row import FindingRow
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.widgets.section import Section

NOT_RUN = "No rule has looked at this claim."
NOTHING = "No rule noticed anything. That is not a verdict."
_STRONGEST_FIRST = tuple(Level)


class FindingsSection(Section):
    """Findings, strongest first; those that were dismissed fold away at the end."""

    evidence_requested = Signal(object)
    """The id of the record behind a value that a person wants to see."""
    span_requested = Signal(object)
    """The `Span` of the article behind a value that a person wants to see."""
    dismiss_requested = Signal(object)
    """A person wants to dismiss this `Finding`."""
    rule_requested = Signal(object)
    """A person wants to know the rule behind this `Finding`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Findings", parent)
        self._session = session
        self._nothing = Label(NOT_RUN, ink="ink_3")
        self._kept, self._aside = QVBoxLayout(), QVBoxLayout()
        self._fold = QPushButton()
        self._fold.setProperty("link", True)
        self._fold.setCheckable(True)
        self._fold.setToolTip("Show or Hide What Was Dismissed")
        self._fold.toggled.connect(self._unfold)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._kept)
        self.body.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(self._aside)
        self._rows: list[FindingRow] = []
        self._shown: tuple[Finding, ...] = ()

    def load(self, desk: Desk, claim: Claim) -> None:
        """Show what was noticed about another claim."""
        self._fold.setChecked(False)
        self.refresh(desk, claim)

    def refresh(self, desk: Desk, claim: Claim) -> None:
        """Show what changed about the same claim."""
        findings = tuple(sorted(desk.findings(claim.id), key=lambda each: _STRONGEST_FIRST.index(each.level)))
        kept = [each for each in findings if each.dismissed is None]
        self.set_fact(level_words(tuple(each.level for each in kept)))
        self._nothing.setText(NOTHING if findings or _has_run(desk) else NOT_RUN)
        self._nothing.setVisible(not kept)
        self._fold.setText(f"{len(findings) - len(kept)} dismissed")
        self._fold.setVisible(len(findings) > len(kept))
        if findings != self._shown:
            self._shown = findings
            self._rebuild(desk)

    @property
    def state(self) -> str:
        """What is said where there is no finding."""
        return self._nothing.text()

    def focus_first(self) -> bool:
        """Go to the strongest finding; is there one?"""
        row = next((row for row in self._rows if row.finding.dismissed is None), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return row is not None

    def focus_finding(self, finding_id: UUID) -> None:
        """Go to one finding."""
        row = next((row for row in self._rows if row.finding.id == finding_id), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, desk: Desk) -> None:
        focused = next((place for place, row in enumerate(self._rows) if row.hasFocus()), None)
        for row in self._rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        kept = [each for each in self._shown if each.dismissed is None]
        aside = [each for each in self._shown if each.dismissed is not None]
        self._rows = [self._make_row(each, desk) for each in (*kept, *aside)]
        for row in self._rows:
            (self._kept if row.finding.dismissed is None else self._aside).addWidget(row)
        self._unfold(self._fold.isChecked())
        if focused is not None and kept:
            self._rows[min(focused, len(kept) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_row(self, finding: Finding, desk: Desk) -> FindingRow:
        row = FindingRow(finding, desk)
        row.evidence_requested.connect(self.evidence_requested)
        row.span_requested.connect(self.span_requested)
        row.dismiss_requested.connect(self.dismiss_requested)
        row.rule_requested.connect(self.rule_requested)
        row.restore_requested.connect(self._restore)
        row.step_requested.connect(self._step)
        return row

    @Slot(bool)
    def _unfold(self, is_open: bool) -> None:
        for row in self._rows:
            row.setVisible(row.finding.dismissed is None or is_open)

    @Slot(object)
    def _restore(self, finding: Finding) -> None:
        self._session.do(lambda casebook: casebook.findings.restore(finding))

    @Slot(object, int)
    def _step(self, row: FindingRow, by: int) -> None:
        """Up and down go through the rows that show."""
        shown = [each for each in self._rows if not each.isHidden()]
        place = shown.index(row) + by
        if 0 <= place < len(shown):
            shown[place].setFocus(Qt.FocusReason.TabFocusReason)


def _has_run(desk: Desk) -> bool:
    """Did rules look at this article? Where they did, at least one claim of it has a finding."""
    return any(isinstance(record, Finding) for record in desk.records.values())
