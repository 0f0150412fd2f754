"""The first half of a verdict on what somebody is said to have said: did they say so?"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checks.domain.verdict import Said
from desktop import a11y
from desktop.widgets.forms import Editor, Field
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText
from desktop.widgets.segments import SegmentsInput

_FACES = {Said.YES: "Said so", Said.DIFFERENTLY: "Otherwise", Said.NO: "Did not", Said.UNPROVEN: "Unproven"}
SAID_WORDS = {
    Said.YES: "They said so",
    Said.DIFFERENTLY: "They said otherwise",
    Said.NO: "They did not say so",
    Said.UNPROVEN: "It cannot be shown that they said so",
}
"""Each answer in a sentence of its own."""
_FIELD = Field("said", "Did they say so?", Editor.SEGMENTS, Said, words=SAID_WORDS)


def said_segments() -> SegmentsInput:
    """The four answers side by side."""
    made = SegmentsInput(_FIELD, faces=_FACES, nothing="not looked into")
    a11y.name(made, _FIELD.label)
    return made


class SaidFields(QWidget):
    """Four segments, a line for the reasons once one is chosen, and the question of the second half below them."""

    touched = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_locked = False
        self._segments = said_segments()
        self.rationale = GrowingText("quote_row", (1, 4))
        self.rationale.setObjectName("said rationale")
        self.rationale.setAccessibleName("What they said, and where")
        self.rationale.setPlaceholderText("What did they say, and where?")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (
            Label(_FIELD.label, role="meta", ink="ink_2", lines=1),
            self._segments,
            self.rationale,
            Label("Is it so?", role="meta", ink="ink_2", lines=1),
        ):
            layout.addWidget(widget)
        self._segments.settled.connect(self._choose)
        self.rationale.textChanged.connect(self.touched)
        self.rationale.left.connect(self.settled)
        self._show_rationale()

    @property
    def said(self) -> Said | None:
        """The answer; None where none is given."""
        raw = self._segments.raw()
        return raw if isinstance(raw, Said) else None

    def show_said(self, said: Said | None, rationale: str) -> None:
        """Show these contents and tell nobody."""
        self._segments.show_raw(said)
        self.blockSignals(True)
        self.rationale.set_text(rationale)
        self.blockSignals(False)
        self._show_rationale()

    def set_locked(self, why: str) -> None:
        """Let nobody write while there is a reason against it."""
        self._segments.setEnabled(not why)
        self.rationale.setReadOnly(bool(why))
        self.rationale.setToolTip(why)

    @Slot()
    def _choose(self) -> None:
        self._show_rationale()
        self.settled.emit()

    def _show_rationale(self) -> None:
        self.rationale.setVisible(self.said is not None or bool(self.rationale.text()))
