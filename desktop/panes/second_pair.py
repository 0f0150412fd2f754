"""The first verdict and the second check side by side, and how they are brought together."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Said, Scale, Verdict
from desktop import a11y
from desktop.panes.verdict_said import SAID_WORDS
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText

FIRST, SECOND = "first", "second"
"""Which verdict stays."""


class SecondPair(QWidget):
    """Two columns, a line that says whether they agree, and a button for each way to end it."""

    closed = Signal(str, str)
    """`FIRST` or `SECOND` is to stay; how they were brought together, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = QWidget()
        self._agrees = self._is_ready = False
        self._icon = IconLabel()
        self._sentence = Label(role="meta", ink="ink_2")
        self.outcome = GrowingText("body", (1, 4))
        self.outcome.setObjectName("outcome")
        self.outcome.setAccessibleName("How the two were brought together")
        self.outcome.setPlaceholderText("How were they brought together?")
        self.outcome.textChanged.connect(self._allow)
        self._first, self._second = _button("Keep First"), _button("Take Second")
        self._first.clicked.connect(lambda: self._close(FIRST))
        self._second.clicked.connect(lambda: self._close(SECOND))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._sentence, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._first)
        buttons.addWidget(self._second)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._columns)
        self._layout.addLayout(line)
        self._layout.addWidget(self.outcome)
        self._layout.addLayout(buttons)

    def load(self, check: SecondCheck, verdict: Verdict | None, names: tuple[str, str], scale: Scale) -> None:
        """Show the two; `names`: who gave the first and who the second."""
        self._is_ready = verdict is not None and not verdict.is_draft
        self._agrees = verdict is not None and check.agrees_with(verdict)
        columns = QWidget()
        grid = QGridLayout(columns)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for column, (each, name) in enumerate(((verdict, names[0]), (check, names[1]))):
            grid.setColumnStretch(column, 1)
            _fill(grid, column, each, name, scale)
        self._layout.replaceWidget(self._columns, columns)
        self._columns.deleteLater()
        self._columns = columns
        self._icon.set_icon("ph.check" if self._agrees else "ph.diamond")
        self._sentence.setText(_comparison(check, verdict))
        self._second.setHidden(self._agrees)
        self._first.setText("Close" if self._agrees else "Keep First")
        self._allow()

    @Slot()
    def _allow(self) -> None:
        why = "" if self._is_ready else "The first verdict is not proposed yet."
        if not why and not self._agrees and not self.outcome.text().strip():
            why = "The two differ. Write down how you brought them together."
        for button in (self._first, self._second):
            button.setEnabled(not why)
            button.setToolTip(why)
            button.setAccessibleDescription(why)

    def _close(self, keep: str) -> None:
        self.closed.emit(keep, self.outcome.text().strip())


def _fill(grid: QGridLayout, column: int, each: Verdict | SecondCheck | None, name: str, scale: Scale) -> None:
    which = "First" if column == 0 else "Second"
    labels = {rating.key: rating.label for rating in scale.ratings}
    rating = labels.get(each.rating or "", each.rating or "no rating") if each else "no verdict yet"
    lines = (
        (f"{which}: {name}", "meta", "ink_3"),
        (rating, "strong", "ink"),
        (_said(each.said) if each else "", "meta", "ink_2"),
        (each.rationale if each else "", "quote_row", "ink"),
    )
    for row, (words, role, ink) in enumerate(lines):
        if words:
            grid.addWidget(Label(words, role=role, ink=ink), row, column, Qt.AlignmentFlag.AlignTop)


def _said(said: Said | None) -> str:
    return SAID_WORDS[said] if said else ""


def _comparison(check: SecondCheck, verdict: Verdict | None) -> str:
    """Whether they agree, and on what they do not."""
    if verdict is None:
        return "There is no first verdict yet."
    if check.agrees_with(verdict):
        return "The two agree."
    differ = [
        words
        for words, is_same in (
            ("the rating", check.rating == verdict.rating),
            ("whether it was said", check.said is verdict.said),
        )
        if not is_same
    ]
    return f"The two differ on {' and '.join(differ)}."


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    a11y.name(button, text)
    return button
