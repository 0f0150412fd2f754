"""The corrections that verdicts propose, and below them how the report goes on its way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from checks.domain.article import ReportState
from desktop import a11y
from desktop.models.correction_rows import CorrectionRows, ShownCorrection, Wanted
from desktop.panes.corrections_list import CorrectionsList
from desktop.widgets.asked_words import AskedWords
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.widgets.section import hairline
from desktop.widgets.state_page import StatePage

EMPTY = "Nothing to correct"
FILTERED = "Nothing matches. Show all corrections (Esc)"
STEPS = {
    ReportState.DRAFT: (("send_for_review", "Send for Review"),),
    ReportState.IN_REVIEW: (("send_back", "Send Back…"), ("publish", "Publish…")),
    ReportState.RETURNED: (("send_for_review", "Send for Review"),),
    ReportState.PUBLISHED: (("void", "Make Void…"), ("correct", "Correct…")),
    ReportState.CORRECTED: (("void", "Make Void…"), ("correct", "Correct…")),
    ReportState.VOID: (("take_back", "Begin Anew"),),
}
"""What can be done with a report, by its state: the name of the step and the words on its button."""


class CorrectionsPane(QWidget):
    """Tells what a person decides and which step the report is to take; it writes nothing."""

    step_requested = Signal(str)
    """The name of a step of `STEPS`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PaneHeader("Corrections")
        self._filter = self._header.add_button("ph.funnel-simple", "Filter Corrections")
        self.rows = CorrectionRows(self)
        self.list = CorrectionsList(self.rows)
        self._empty = StatePage(indent=14)
        self._stack = QStackedWidget()
        self._state = Label(role="meta", ink="ink_2", lines=4)
        self._state.setObjectName("report state")
        self.asked = AskedWords()
        self._steps = [QPushButton(), QPushButton()]
        self._names: tuple[str, ...] = ()
        self._lay_out()
        self._filter.clicked.connect(self._open_filter)
        for place, button in enumerate(self._steps):
            button.clicked.connect(lambda _=False, place=place: self.step_requested.emit(self._names[place]))

    @property
    def empty_words(self) -> str:
        """What is said in place of the rows; empty while there are some."""
        return "" if self._stack.currentWidget() is self.list else self._empty.text

    @property
    def state_words(self) -> str:
        """What the foot says."""
        return self._state.text()

    def show_rows(self, rows: Sequence[ShownCorrection]) -> None:
        """Show the corrections as they stand."""
        self.rows.show(rows)
        self._tell()

    def show_state(self, state: ReportState | None, words: str, *, is_ready: bool) -> None:
        """Say where the report stands, and offer its next steps; the last of them only if it `is_ready` for it."""
        self._state.setText(words)
        steps = STEPS[state] if state else ()
        self._names = tuple(name for name, _ in steps)
        for button, step in zip(self._steps, (*steps, None, None), strict=False):
            button.setVisible(step is not None)
            if step is not None:
                button.setText(step[1])
                button.setEnabled(step[0] != "publish" or is_ready)
                button.setToolTip(words if step[0] == "publish" and not is_ready else "")
                set_primary(button, is_primary=step == steps[-1])

    @Slot(object)
    def want(self, wanted: Wanted) -> None:
        """Show those of one decision, or all."""
        self.rows.want(wanted)
        self._tell()

    def show_all(self) -> bool:
        """Let no correction be left out; false where none is."""
        if self.rows.wanted is Wanted.ALL:
            return False
        self.want(Wanted.ALL)
        return True

    def _tell(self) -> None:
        count, left = len(self.rows.all), self.rows.left
        fact = f"{count}, of which {left} to decide" if left else f"{count}, all decided"
        shown = "" if self.rows.wanted is Wanted.ALL else f"; {self.rows.wanted.value.lower()} only"
        self._header.set_fact(fact + shown if count else "")
        self._empty.say(FILTERED if count else EMPTY)
        self._stack.setCurrentWidget(self.list if self.rows.rowCount() else self._empty)

    @Slot()
    def _open_filter(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for wanted in Wanted:
            action = menu.addAction(wanted.value, lambda wanted=wanted: self.want(wanted))
            action.setCheckable(True)
            action.setChecked(wanted is self.rows.wanted)
        menu.popup(self._filter.mapToGlobal(QPoint(0, self._filter.height())))

    def _lay_out(self) -> None:
        a11y.name(self, "Corrections")
        for page in (self._empty, self.list):
            self._stack.addWidget(page)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._state, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in self._steps:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 14, 8)
        foot.setSpacing(8)
        foot.addLayout(row)
        foot.addWidget(self.asked)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._header)
        box.addWidget(self._stack, 1)
        box.addWidget(hairline())
        box.addLayout(foot)
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self.list)


def set_primary(button: QPushButton, *, is_primary: bool) -> None:
    """Let a button look like the one that a view is for, or not."""
    if bool(button.property("primary")) is not is_primary:
        button.setProperty("primary", is_primary)
        button.style().unpolish(button)
        button.style().polish(button)
