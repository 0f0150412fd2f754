"""Dismissing a finding for a reason, and the rule behind one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from checks.domain.finding import Finding
from desktop import a11y
from desktop.dialogs.form_dialog import FormDialog
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText

_ABOUT_RULES = "A finding is what a rule noticed when it compared the article with the evidence. It is never a verdict."


class DismissFinding(FormDialog):
    """Asks why a finding does not matter here."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__("Dismiss Finding", finding.message, "Dismiss", parent)
        self.resize(460, 240)
        self._reason = GrowingText("quote_row", (2, 6))
        self._reason.setPlaceholderText("The record counts the day after")
        self.column.addWidget(a11y.label("Why it does not matter here", self._reason))
        self.column.addWidget(self._reason)
        self.column.addStretch(1)
        self._reason.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, finding: Finding) -> str | None:
        """The reason; None where the person thinks better of it."""
        dialog = cls(finding, parent)
        is_dismissed = dialog.exec() == QDialog.DialogCode.Accepted
        reason = dialog.reason
        dialog.deleteLater()
        return reason if is_dismissed else None

    @property
    def reason(self) -> str:
        """What is typed."""
        return self._reason.text().strip()

    def objections(self) -> tuple[str, ...]:
        """A reason is needed."""
        return () if self.reason else ("Say why, so that others can follow.",)

    def is_changed(self) -> bool:
        """Was a reason typed?"""
        return bool(self.reason)

    def focus_objection(self) -> None:
        """Go to the reason."""
        self._reason.setFocus()


class RuleBehind(QDialog):
    """Which rule made a finding, and what it was made from."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("The Rule")
        self.setMinimumWidth(420)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        box.addWidget(Label(finding.rule, role="strong"))
        box.addWidget(Label(finding.message, role="body"))
        box.addLayout(_facts(finding))
        box.addWidget(Label(_ABOUT_RULES, role="meta", ink="ink_3"))
        box.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)


def _facts(finding: Finding) -> QGridLayout:
    """Level, values and missing fields, a line each."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(1, 1)
    lines = [("Level", finding.level.value), *((value.origin, value.value) for value in finding.values)]
    lines += [("Missing", ", ".join(finding.missing))] if finding.missing else []
    top = Qt.AlignmentFlag.AlignTop
    for row, (origin, value) in enumerate(lines):
        grid.addWidget(Label(origin, role="meta", ink="ink_3", lines=1), row, 0, top)
        grid.addWidget(Label(value, role="meta"), row, 1, top)
    return grid
