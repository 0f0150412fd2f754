"""The list of corrections with the place where the current one is decided."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QPushButton, QWidget

from checks.domain.correction import Decision
from desktop import a11y
from desktop.delegates.corrections import BAR, CorrectionDelegate
from desktop.models.correction_rows import CorrectionRows, Role, ShownCorrection

_INDENT, _EDGE, _BELOW = 40, 14, 9


class CorrectionsList(QListView):
    """The current row keeps room below its words for a reason and two buttons."""

    chosen = Signal(object)
    """A person went to the correction of the claim with this id."""
    decided = Signal(object, object, str)
    """What a person decided: the id of the claim, a `Decision`, and the reason."""

    def __init__(self, rows: CorrectionRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._is_told = False
        self._look = CorrectionDelegate()
        self._about: ShownCorrection | None = None
        self.bar = DecisionBar(self.viewport())
        self.bar.decided.connect(self._tell_decided)
        self.bar.left.connect(self.setFocus)
        self.setModel(rows)
        self.setItemDelegate(self._look)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        a11y.name(self, "Corrections", "A accepts, X declines with a reason, R opens it again.")
        rows.dataChanged.connect(self._refresh)
        rows.modelReset.connect(self._refresh)
        self.verticalScrollBar().valueChanged.connect(self._place_bar)

    @property
    def current(self) -> ShownCorrection | None:
        """The correction of the current row."""
        index = self.currentIndex()
        row: ShownCorrection | None = index.data(Role.ROW) if index.isValid() else None
        return row

    def show_claim(self, claim_id: UUID | None) -> None:
        """Make the correction of a claim current, or none, and tell nobody."""
        self._is_told = True
        try:
            index = self._rows.row_of(claim_id)
            self.setCurrentIndex(index)
            if not index.isValid():
                self.clearSelection()
            self._refresh()
            if index.isValid():
                self.scrollTo(index)
        finally:
            self._is_told = False

    def accept(self) -> None:
        """Accept the current correction, with the reason if one is typed."""
        self.bar.decide(Decision.ACCEPTED)

    def decline(self) -> None:
        """Decline the current correction, or ask for the reason that this needs."""
        self.bar.decide(Decision.DECLINED)

    def reopen(self) -> None:
        """Leave the current correction to be decided again."""
        self.bar.decide(Decision.TO_DECIDE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard, and stay without a current row where Qt would choose the first."""
        had_row = self.currentIndex().isValid()
        self._is_told = True
        super().focusInEvent(event)
        if not had_row:
            self.setCurrentIndex(QModelIndex())
        self._is_told = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters mean something to the review; Qt would look for a row that begins with one."""
        if event.text().isprintable() and event.text() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words break elsewhere in another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._place_bar()

    def updateGeometries(self) -> None:
        """The rows are laid out: the buttons follow theirs."""
        super().updateGeometries()
        self._place_bar()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Give the current row its room, and tell where a person went."""
        super().currentChanged(current, previous)
        self._refresh()
        if current.isValid():
            self.scrollTo(self.currentIndex())
        if current.isValid() and not self._is_told:
            self.chosen.emit(current.data(Role.ROW).claim_id)

    @Slot()
    def _refresh(self) -> None:
        """Show the bar in the current row, and forget what was typed for another."""
        row = self.current
        if _key(row) != _key(self._about):
            self.bar.reason.clear()
        self._about = row
        self._look.open_row = self.currentIndex().row() if row else -1
        self.bar.show_decision(row.decision if row else None)
        self.doItemsLayout()
        self._place_bar()

    @Slot()
    def _place_bar(self) -> None:
        index = self.currentIndex()
        self.bar.setVisible(index.isValid())
        if index.isValid():
            place = self.visualRect(index)
            is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            start, end = (_EDGE, _INDENT) if is_mirrored else (_INDENT, _EDGE)
            top = place.bottom() - BAR - _BELOW // 2
            self.bar.setGeometry(place.x() + start, top, place.width() - start - end, BAR)

    @Slot(object, str)
    def _tell_decided(self, decision: Decision, reason: str) -> None:
        if self.current is not None:
            self.decided.emit(self.current.claim_id, decision, reason)


class DecisionBar(QWidget):
    """A reason, Decline and Accept; what is decided can be opened again."""

    decided = Signal(object, str)
    """A `Decision` with its reason, which may be empty."""
    left = Signal()
    """The keyboard goes back to the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Reason, needed to decline")
        a11y.name(self.reason, "Reason", "Needed to decline. Enter declines, Ctrl+Enter accepts.")
        self._reopen = _button("Reopen (R)", "Leave it to be decided again")
        self._decline = _button("Decline (X)", "The words of the article stay; needs a reason")
        self._accept = _button("Accept (A)", "The words of the article should change")
        self._accept.setProperty("primary", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        for button, decision in (
            (self._reopen, Decision.TO_DECIDE),
            (self._decline, Decision.DECLINED),
            (self._accept, Decision.ACCEPTED),
        ):
            row.addWidget(button)
            button.clicked.connect(lambda _=False, decision=decision: self.decide(decision))
        self.hide()

    def show_decision(self, decision: Decision | None) -> None:
        """Offer what can be decided otherwise than it is."""
        self._reopen.setVisible(decision not in (None, Decision.TO_DECIDE))
        self._accept.setVisible(decision is not Decision.ACCEPTED)
        self._decline.setVisible(decision is not Decision.DECLINED)

    def decide(self, decision: Decision) -> None:
        """Tell the decision; without the reason that declining needs, ask for it."""
        words = self.reason.text().strip()
        if decision is Decision.DECLINED and not words:
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
            a11y.announce(self.reason, "Say why the wording stays.")
        else:
            self.decided.emit(decision, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter declines for the reason that is typed, Ctrl+Enter accepts, Esc leaves the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.reason.hasFocus():
            is_accepted = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.decide(Decision.ACCEPTED if is_accepted else Decision.DECLINED)
            if is_accepted or self.reason.text().strip():
                self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.reason.hasFocus():
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _key(row: ShownCorrection | None) -> tuple[UUID, Decision] | None:
    """What a typed reason is about: it goes when another correction is current, or this one is decided."""
    return (row.claim_id, row.decision) if row else None


def _button(text: str, tip: str) -> QPushButton:
    made = QPushButton(text)
    made.setToolTip(tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
