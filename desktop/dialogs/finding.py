"""Dismissing a finding for a reason, and the rule behind one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from checks.domain.finding import Finding
from checks.rules.reference import parts, rule_called
from desktop import a11y
from desktop.dialogs.form_dialog import FormDialog
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText
from desktop.widgets.scrolling import scrolling
from desktop.widgets.section import hairline

_ABOUT_RULES = "A finding is what a rule noticed when it compared the article with the evidence. It is never a verdict."

_SIZE = QSize(580, 600)
"""What a rule tells stands in lines of a readable length."""
_HEADING = 150
"""Pixels of what stands before a line; longer origins break."""
GONE = "This rule is no longer among those of the program"


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
    """Which rule made a finding, what it was made from, and how the rule works."""

    reference_requested = Signal(str)
    """A person wants to read about all rules, beginning with this one."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("The Rule")
        self.resize(_SIZE)
        self._rule_id = finding.rule
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 16, 12)
        column.addWidget(scrolling(_told(finding), "What the rule says"), 1)
        column.addWidget(self._make_buttons())

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        reference = buttons.addButton("All Rules", QDialogButtonBox.ButtonRole.HelpRole)
        reference.clicked.connect(self._ask_reference)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot()
    def _ask_reference(self) -> None:
        self.reference_requested.emit(self._rule_id)


def _told(finding: Finding) -> QWidget:
    """The finding, and all that there is to be told of its rule."""
    rule, told = rule_called(finding.rule), QWidget()
    box = QVBoxLayout(told)
    box.setContentsMargins(24, 16, 8, 8)
    box.setSpacing(12)
    box.addWidget(Label(rule.title if rule else GONE, role="title"))
    box.addWidget(Label(finding.message, role="body"))
    box.addLayout(_lines(_facts(finding)))
    box.addWidget(hairline())
    box.addLayout(_lines([("Rule", finding.rule), *(parts(rule).items() if rule else ())]))
    box.addWidget(Label(_ABOUT_RULES, role="meta", ink="ink_3"))
    box.addStretch(1)
    return told


def _facts(finding: Finding) -> list[tuple[str, str]]:
    """Level, values and missing fields, a line each."""
    values = [(value.origin, value.value) for value in finding.values]
    missing = [("Missing", ", ".join(finding.missing))] if finding.missing else []
    return [("Level", finding.level.value), *values, *missing]


def _lines(told: Sequence[tuple[str, str]]) -> QGridLayout:
    """Headings and what stands beside them."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for row, (heading, words) in enumerate(told):
        name = Label(heading, role="meta", ink="ink_3")
        name.setFixedWidth(_HEADING)
        grid.addWidget(name, row, 0, top)
        grid.addWidget(Label(words, role="meta"), row, 1, top)
    return grid
