"""The history of a claim: one closed line with count and last change, which opens to all of them."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from desktop import theme
from desktop.panes.clock_words import say_when
from desktop.panes.history_list import HistoryList
from desktop.panes.history_words import action_words, belongs_to, status_fact
from desktop.session import Session
from desktop.widgets.keeps_escape import is_escape
from desktop.widgets.label import Label
from desktop.widgets.section import hairline

_PATIENCE_MS = 60
FAILED = "The history could not be read."


class HistorySection(QWidget):
    """Read once for each claim; what is done afterwards is added without asking again."""

    since_known = Signal(str)
    """Who brought the claim to its status, and when: "You, since 14:02"."""
    opened = Signal(bool)
    """The rows were shown or hidden."""
    revert_requested = Signal(object)
    """A person wants to go back to how the claim stood after this `Change`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk: Desk | None = None
        self._claim_id: UUID | None = None
        self._changes: tuple[Change, ...] | None = None
        # A claim shows first; and whoever leafs through claims need not read the history of each.
        self._later = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._later.timeout.connect(self._ask)
        self._fold = self._make_fold()
        self._paint_fold()
        self._fact = Label(role="meta", ink="ink_3", lines=1)
        self._fact.setObjectName("history fact")
        self._again = QPushButton("Try Again")
        self._again.setProperty("link", True)
        self._again.clicked.connect(self._ask)
        self._again.hide()
        self._list = HistoryList()
        self._list.revert_requested.connect(self.revert_requested)
        self._list.hide()
        row = QHBoxLayout()
        row.setContentsMargins(12, 3, 16, 3)
        row.setSpacing(4)
        row.addWidget(self._fold)
        row.addWidget(self._fact, 1)
        row.addWidget(self._again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(hairline())
        layout.addLayout(row)
        layout.addWidget(self._list, 1)

    @property
    def is_reading(self) -> bool:
        """Is the history of a claim still to come?"""
        return self._claim_id is not None and self._changes is None

    def load(self, desk: Desk, claim: Claim) -> None:
        """Read the history of another claim."""
        self._desk = desk
        self._claim_id = claim.id
        self._changes = None
        self._again.hide()
        self._fact.setText("Reading…")
        self._later.start()

    def add(self, desk: Desk, change: Change) -> None:
        """Something was done to the claim."""
        self._desk = desk
        known = self._changes
        if known is None or self._claim_id is None or not belongs_to(change, self._claim_id):
            return
        if change.id not in {each.id for each in known}:
            self._show((*known, change))

    def close_rows(self) -> None:
        """Go back to the one line."""
        self._fold.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_fold"):
            self._paint_fold()

    def event(self, event: QEvent) -> bool:
        """Esc closes the rows."""
        if is_escape(event) and self._fold.isChecked():
            if event.type() == QEvent.Type.KeyPress:
                self.close_rows()
                self._fold.setFocus(Qt.FocusReason.OtherFocusReason)
            event.accept()
            return True
        return super().event(event)

    @Slot()
    def _ask(self) -> None:
        claim_id = self._claim_id
        if claim_id is not None and self._session.is_open:
            self._again.hide()
            self._fact.setText("Reading…")
            self._session.ask(
                lambda casebook: (claim_id, casebook.history.of(claim_id)), self._take_in, lambda _: self._fail()
            )

    def _fail(self) -> None:
        self._fact.setText(FAILED)
        self._again.show()

    def _take_in(self, answer: tuple[UUID, tuple[Change, ...]]) -> None:
        claim_id, changes = answer
        if claim_id == self._claim_id:
            self._show(changes)

    def _show(self, changes: tuple[Change, ...]) -> None:
        desk, claim_id = self._desk, self._claim_id
        claim = desk.claim(claim_id) if desk and claim_id else None
        if desk is None or claim is None:
            return
        self._changes = changes
        self._fact.setText(_summary(changes))
        self.since_known.emit(status_fact(changes, claim, desk, self._session.me.id))
        if self._fold.isChecked():
            self._fill()

    @Slot(bool)
    def _open(self, is_open: bool) -> None:
        self._paint_fold()
        if is_open:
            self._fill()
        self._list.setVisible(is_open)
        self.opened.emit(is_open)

    def _fill(self) -> None:
        if self._desk is not None and self._claim_id is not None:
            self._list.show_changes(self._changes or (), self._desk, self._claim_id, self._session.me.id)

    def _make_fold(self) -> QToolButton:
        fold = QToolButton()
        fold.setObjectName("history")
        fold.setText("History")
        fold.setCheckable(True)
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        fold.setToolTip("Show or Hide the History")
        fold.setStyleSheet("QToolButton:checked { background: transparent; }")
        fold.toggled.connect(self._open)
        return fold

    def _paint_fold(self) -> None:
        colours = theme.current()
        self._fold.setFont(colours.font("strong"))
        self._fold.setIconSize(QSize(colours.size("icon_small"), colours.size("icon_small")))
        self._fold.setIcon(colours.icon("ph.caret-down" if self._fold.isChecked() else "ph.caret-right"))


def _summary(changes: tuple[Change, ...]) -> str:
    """How many changes there are, and the last one: "6 changes, last: link evidence, 14:19"."""
    if not changes:
        return "Nothing was changed yet."
    last = changes[-1]
    words = action_words(last)
    when = f", {say_when(last.at)}" if last.at else ""
    return f"{len(changes)} change{'' if len(changes) == 1 else 's'}, last: {words[:1].lower()}{words[1:]}{when}"
