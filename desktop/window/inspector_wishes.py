"""What the inspector asks for about findings, records and history: which dialog answers it, what is written then."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.evidence import Link
from checks.domain.finding import Finding
from desktop.panes.clock_words import say_when
from desktop.panes.history_words import action_words
from desktop.panes.inspector import Inspector
from desktop.session import Session


class GoBack:
    """Asks before a claim is brought back to an earlier state."""

    @classmethod
    def ask(cls, parent: QWidget, step: Change) -> bool:
        """May the claim go back to how it stood after `step`?"""
        words = action_words(step)
        when = f" ({say_when(step.at)})" if step.at else ""
        answer = QMessageBox.question(
            parent,
            "Revert Claim?",
            f"Bring the claim, its links and its verdict back to how they stood after “{words}”{when}?\n\n"
            "Remarks stay, and Undo takes it back.",
            QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Ok


class InspectorWishes(QObject):
    """Answers the wishes of one inspector."""

    def __init__(self, session: Session, inspector: Inspector, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        inspector.dismiss_requested.connect(self.dismiss)
        inspector.rule_requested.connect(self.show_rule)
        inspector.peek_requested.connect(self.peek)
        inspector.revert_requested.connect(self.revert)

    @Slot(object)
    def dismiss(self, finding: Finding) -> None:
        """Dismiss a finding for a reason."""
        from desktop.dialogs.finding import DismissFinding

        reason = DismissFinding.ask(self._window, finding)
        if reason is not None:
            self._session.do(lambda casebook: casebook.findings.dismiss(finding, reason))

    @Slot(object)
    def show_rule(self, finding: Finding) -> None:
        """Show the rule behind a finding."""
        from desktop.dialogs.finding import RuleBehind

        dialog = RuleBehind(finding, self._window)
        dialog.reference_requested.connect(self.show_reference)
        self._show(dialog)

    @Slot(str)
    def show_reference(self, rule_id: str) -> None:
        """Open the help at a rule."""
        from desktop.dialogs.guide import show_rule

        show_rule(rule_id, self._window)

    @Slot(object)
    def peek(self, link: Link) -> None:
        """Show the record behind a link."""
        from desktop.dialogs.peek import Peek

        desk = self._session.desk
        record = desk.record(link.evidence_id) if desk else None
        if record is not None:
            self._show(Peek(record, link, self._window))

    @Slot(object, object)
    def revert(self, claim: Claim, step: Change) -> None:
        """Bring a claim back to how it stood after a step of its history."""
        step_id = step.id
        if step_id is not None and GoBack.ask(self._window, step):
            self._session.do(lambda casebook: casebook.claims.revert(claim, step_id))

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
