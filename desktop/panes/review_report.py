"""The report as it reads now, and below it what can be done with the verdict on the current claim."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from desktop import a11y
from desktop.models.claim_facts import one_line
from desktop.models.review_lines import Line
from desktop.models.review_words import may_return, may_sign, verdict_words
from desktop.panes.review_text import ReviewText
from desktop.widgets.asked_words import AskedWords
from desktop.widgets.header import PaneHeader
from desktop.widgets.label import Label
from desktop.widgets.section import hairline
from desktop.widgets.state_page import StatePage

BUSY = "Writing the report…"
EMPTY = "No article is on the desk. Choose one in the library (Ctrl+1)."


_QUOTES = '“”"„«»'


class ReviewReport(QWidget):
    """Tells what a person wants of the current claim; it writes nothing."""

    comment_requested = Signal()
    return_requested = Signal()
    sign_requested = Signal()
    export_requested = Signal()
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PaneHeader("Report")
        self.text = ReviewText()
        self._state = StatePage(indent=48)
        self._stack = QStackedWidget()
        self.asked = AskedWords()
        self._words = Label(role="meta", ink="ink_2", lines=2)
        self._words.setObjectName("verdict fact")
        self._sign = _button("Sign Off (S)", "Agree with the verdict of somebody else", self.sign_requested)
        self._return = _button("Send Back (B)", "Give the verdict back with a comment", self.return_requested)
        self._comment = _button("Comment (C)", "Remark on the claim", self.comment_requested)
        self._bar = QWidget()
        self._lay_out()
        self.text.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.text.verticalScrollBar().rangeChanged.connect(self._tell_page)
        self.say(EMPTY)
        self.show_claim(None, None, None)

    @property
    def state(self) -> str:
        """What is said in place of the report; empty while it shows."""
        return "" if self._stack.currentWidget() is self.text else self._state.text

    @property
    def fact(self) -> str:
        """What the foot says of the current verdict."""
        return self._words.text()

    def say(self, sentence: str, *, is_failure: bool = False) -> None:
        """Say why there is no report to read."""
        self._state.say(sentence, is_failure=is_failure)
        self._stack.setCurrentWidget(self._state)
        self._header.set_fact("")

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the report."""
        self.text.show_lines(lines)
        self._stack.setCurrentWidget(self.text)
        self._tell_page()

    def show_claim(self, desk: Desk | None, claim: Claim | None, me: UUID | None) -> None:
        """Say how far the verdict on a claim is, and offer what the person `me` can do."""
        self._bar.setVisible(claim is not None)
        if desk is None or claim is None or me is None:
            self.asked.close_question()
            return
        self._words.setText(f"{verdict_words(desk, claim, me)} “{one_line(claim.quote).strip(_QUOTES)}”")
        self._sign.setEnabled(may_sign(desk, claim, me))
        self._return.setEnabled(may_return(desk, claim, me))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height makes another number of pages."""
        super().resizeEvent(event)
        self._tell_page()

    @Slot()
    def _tell_page(self) -> None:
        if self._stack.currentWidget() is self.text:
            page, count = self.text.page()
            self._header.set_fact(f"internal, page {page} of {count}")

    def _lay_out(self) -> None:
        a11y.name(self, "Report")
        for icon, name, wish in (
            ("ph.printer", "Preview and Print", self.print_requested),
            ("ph.export", "Export Report", self.export_requested),
        ):
            self._header.add_button(icon, name).clicked.connect(wish)
        for page in (self._state, self.text):
            self._stack.addWidget(page)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        for button in (self._comment, self._return, self._sign):
            row.addWidget(button)
        foot = QVBoxLayout(self._bar)
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(8)
        foot.addLayout(row)
        foot.addWidget(self.asked)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._header)
        box.addWidget(self._stack, 1)
        box.addWidget(hairline())
        box.addWidget(self._bar)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self.text)


def _button(text: str, tip: str, wish: SignalInstance) -> QPushButton:
    made = QPushButton(text)
    made.setToolTip(tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(wish)
    return made
