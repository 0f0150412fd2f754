"""What most verdicts do without: how firmly the evidence carries it, and the day to look again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from checks.domain.verdict import Confidence
from desktop import a11y
from desktop.widgets.forms import Editor, Field
from desktop.widgets.label import Label
from desktop.widgets.moment_line import MomentLine
from desktop.widgets.saving_text import GrowingText
from desktop.widgets.segments import SegmentsInput

_FACES = {Confidence.HIGH: "High", Confidence.MODERATE: "Moderate", Confidence.LOW: "Low"}
_FIELD = Field(
    "confidence",
    "Confidence",
    Editor.SEGMENTS,
    Confidence,
    words={
        Confidence.HIGH: "High: independent records of good quality say so",
        Confidence.MODERATE: "Moderate: plausible, but not borne out enough",
        Confidence.LOW: "Low: few or doubtful records",
    },
)


class VerdictMore(QWidget):
    """Confidence with a sentence of its own, and the day from which the verdict is stale."""

    touched = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments = SegmentsInput(_FIELD, faces=_FACES, nothing="How firmly does the evidence carry the verdict?")
        a11y.name(self._segments, _FIELD.label)
        self.reason = GrowingText("quote_row", (1, 4))
        self.reason.setObjectName("confidence reason")
        self.reason.setAccessibleName("What the confidence rests on")
        self.reason.setPlaceholderText("What it rests on, and what would change it")
        self.recheck = MomentLine("Check again on", "1 Sep 2025")
        self.recheck.setObjectName("recheck")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(a11y.label("Check again on", self.recheck))
        row.addWidget(self.recheck, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Label(_FIELD.label, role="meta", ink="ink_2", lines=1))
        layout.addWidget(self._segments)
        layout.addWidget(self.reason)
        layout.addLayout(row)
        layout.addWidget(self.recheck.error)
        self._segments.settled.connect(self._choose)
        self.reason.textChanged.connect(self.touched)
        self.reason.left.connect(self.settled)
        self.recheck.textEdited.connect(self.touched)
        self.recheck.settled.connect(self.settled)
        self._show_reason()

    @property
    def confidence(self) -> Confidence | None:
        """How firmly the evidence carries the verdict; None where nothing is said."""
        raw = self._segments.raw()
        return raw if isinstance(raw, Confidence) else None

    def show_more(self, confidence: Confidence | None, reason: str, recheck_on: str) -> None:
        """Show these contents and tell nobody."""
        self._segments.show_raw(confidence)
        self.blockSignals(True)
        self.reason.set_text(reason)
        self.recheck.show_text(recheck_on)
        self.blockSignals(False)
        self._show_reason()

    def set_locked(self, why: str) -> None:
        """Let nobody write while there is a reason against it."""
        self._segments.setEnabled(not why)
        for field in (self.reason, self.recheck):
            field.setReadOnly(bool(why))
            field.setToolTip(why)

    def go_in(self) -> None:
        """Give the keyboard to the first field."""
        self._segments.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _choose(self) -> None:
        self._show_reason()
        self.settled.emit()

    def _show_reason(self) -> None:
        self.reason.setVisible(self.confidence is not None or bool(self.reason.text()))
