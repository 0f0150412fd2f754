"""What the rules noticed about a claim: a sentence each, with both values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.finding import Finding, Level
from checks.domain.ties import Table
from desktop.checking import Look
from desktop.models.claim_facts import level_words
from desktop.models.finding_facts import Aids, aids_for, failure_words, hold_words, strongest_first
from desktop.panes.finding_row import FindingRow, Remedy
from desktop.session import Session
from desktop.widgets.label import Label
from desktop.widgets.section import Section

if TYPE_CHECKING:
    from checks.rules.fixes import Fix

NOT_RUN = "No rule has looked at this claim."
FIRST_RUN = "Checking rules…"
AGAIN = "Rules run again…"
STOPPED = "The rules were stopped by a fault, and nothing was kept. What was noticed before stays."
NOTHING = "No rule noticed anything. That is not a verdict."
_WORDS = {
    Look.NONE: NOT_RUN,
    Look.FIRST: FIRST_RUN,
    Look.AGAIN: AGAIN,
    Look.DONE: NOTHING,
    Look.FAILED: STOPPED,
}


class FindingsSection(Section):
    """Findings, strongest first; what holds and what was dismissed fold away at the end."""

    evidence_requested = Signal(object)
    """The id of the record behind a value that a person wants to see."""
    span_requested = Signal(object)
    """The `Span` of the article behind a value that a person wants to see."""
    dismiss_requested = Signal(object)
    """A person wants to dismiss this `Finding`."""
    rule_requested = Signal(object)
    """A person wants to know the rule behind this `Finding`."""
    passage_requested = Signal(object)
    """The `FindingValue` whose place in a record's text a person wants to see."""
    record_requested = Signal(object)
    """The `Evidence` in which a person wants to fill in what a finding misses."""
    details_requested = Signal(object)
    """The id of the article of which a person wants to fill in what a finding misses."""
    table_requested = Signal(object)
    """The id of the table that a person wants to see, with the row of the claim."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Findings", parent)
        self._session = session
        self._nothing = Label(NOT_RUN, ink="ink_3")
        self._kept, self._held, self._aside = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._holds = self._make_fold("Show or Hide What Holds")
        self._fold = self._make_fold("Show or Hide What Was Dismissed")
        self._failed = Label(role="meta", ink="find_partly")
        self._failed.setObjectName("failed rules")
        self._failed.hide()
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._failed)
        self.body.addLayout(self._kept)
        self.body.addWidget(self._holds, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(self._held)
        self.body.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(self._aside)
        self._rows: list[FindingRow] = []
        self._shown: tuple[tuple[Finding, Aids], ...] = ()
        self._claim_id: UUID | None = None
        session.checking.changed.connect(self._follow_rules)

    def load(self, desk: Desk, claim: Claim) -> None:
        """Show what was noticed about another claim."""
        self._fold.setChecked(False)
        self._holds.setChecked(False)
        self.refresh(desk, claim)

    def refresh(self, desk: Desk, claim: Claim) -> None:
        """Show what changed about the same claim."""
        self._claim_id = claim.id
        findings = strongest_first(desk.findings(claim.id))
        kept = [each for each in findings if each.dismissed is None]
        held = [each for each in kept if each.level is Level.SUPPORTS]
        self.set_fact(level_words(each.level for each in kept if each not in held))
        self._holds.setText(hold_words(len(held)))
        self._holds.setVisible(bool(held))
        self._nothing.setVisible(not kept)
        self._fold.setText(f"{len(findings) - len(kept)} dismissed")
        self._fold.setVisible(len(findings) > len(kept))
        self._say_state(claim, has_findings=bool(findings))
        in_order = sorted(findings, key=lambda each: each.dismissed is not None)
        shown = tuple((each, self._aids(each, desk)) for each in in_order)
        if shown != self._shown:
            before = dict(zip(self._shown, self._rows, strict=True))
            self._shown = shown
            self._rebuild(desk, before)

    def _make_fold(self, tip: str) -> QPushButton:
        fold = QPushButton()
        fold.setProperty("link", True)
        fold.setCheckable(True)
        fold.setToolTip(tip)
        fold.hide()
        fold.toggled.connect(self._unfold)
        return fold

    @Slot()
    def _follow_rules(self) -> None:
        """Rules look, or have looked: what helps with a finding may be known now."""
        desk = self._session.desk
        claim = desk.claim(self._claim_id) if desk and self._claim_id else None
        if desk is not None and claim is not None:
            self.refresh(desk, claim)

    def _say_state(self, claim: Claim, *, has_findings: bool) -> None:
        """Say how far the rules are, and which of them failed."""
        checking = self._session.checking
        look = checking.look_at(claim.id)
        self._nothing.setText(NOTHING if has_findings and look is Look.NONE else _WORDS[look])
        self._failed.setText(failure_words(checking.failed_rules))
        self._failed.setVisible(bool(checking.failed_rules))

    def _aids(self, finding: Finding, desk: Desk) -> Aids:
        """What helps with a finding, once the rules are loaded."""
        return aids_for(finding, desk) if self._session.checking.is_ready else Aids()

    @property
    def state(self) -> str:
        """What is said where there is no finding."""
        return self._nothing.text()

    def focus_first(self) -> bool:
        """Go to the strongest finding; is there one?"""
        rows = (row for row in self._rows if row.finding.dismissed is None and not row.isHidden())
        first: QWidget | None = next(rows, None if self._holds.isHidden() else self._holds)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return first is not None

    def focus_finding(self, finding_id: UUID) -> None:
        """Go to one finding, and open it."""
        row = next((row for row in self._rows if row.finding.id == finding_id), None)
        if row is not None:
            self._holds.setChecked(self._holds.isChecked() or self._layout_of(row) is self._held)
            row.set_open(True)
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, desk: Desk, before: dict[tuple[Finding, Aids], FindingRow]) -> None:
        """Show other rows; those of findings that stay are kept as they are, so that nothing jumps."""
        focused = next((place for place, row in enumerate(self._rows) if row.hasFocus()), None)
        for gone in before.keys() - set(self._shown):
            row = before[gone]
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self._rows = [before.get(each) or self._make_row(*each, desk) for each in self._shown]
        for row in self._rows:
            self._layout_of(row).addWidget(row)
        self._unfold()
        kept = [row for row in self._rows if row.finding.dismissed is None]
        if focused is not None and kept and not any(row.hasFocus() for row in self._rows):
            self._rows[min(focused, len(kept) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _layout_of(self, row: FindingRow) -> QVBoxLayout:
        """Where a row stands."""
        if row.finding.dismissed is not None:
            return self._aside
        return self._held if row.finding.level is Level.SUPPORTS else self._kept

    def _make_row(self, finding: Finding, aids: Aids, desk: Desk) -> FindingRow:
        remedies = [Remedy(fix.label, partial(self._fix, fix)) for fix in aids.fixes]
        remedies += [Remedy(f"Show “{table.title}”", partial(self._show_table, table)) for table in aids.tables]
        row = FindingRow(finding, desk, remedies)
        row.passage_requested.connect(self.passage_requested)
        row.evidence_requested.connect(self.evidence_requested)
        row.span_requested.connect(self.span_requested)
        row.dismiss_requested.connect(self.dismiss_requested)
        row.rule_requested.connect(self.rule_requested)
        row.restore_requested.connect(self._restore)
        row.step_requested.connect(self._step)
        return row

    @Slot()
    def _unfold(self) -> None:
        for row in self._rows:
            place = self._layout_of(row)
            is_folded = (place is self._held and not self._holds.isChecked()) or (
                place is self._aside and not self._fold.isChecked()
            )
            row.setHidden(is_folded)

    def _fix(self, fix: Fix) -> None:
        """Do what one press does: write it, or open the record whose field is missing."""
        desk, change = self._session.desk, fix.change
        record = desk.record(fix.record_id) if desk and fix.record_id else None
        if change is not None:
            self._session.do(lambda casebook: casebook.apply(change))
        elif record is not None:
            self.record_requested.emit(record)
        elif desk is not None and fix.opens_article:
            self.details_requested.emit(desk.article.id)

    def _show_table(self, table: Table) -> None:
        self.table_requested.emit(table.id)

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
