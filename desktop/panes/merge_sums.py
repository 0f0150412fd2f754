"""The left of a merge: what comes in, what is the same, and the list of what a person has to decide."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from checks.domain.merge_account import Dispute, MergeAccount
from desktop import a11y
from desktop.models.merge_words import Deciding, differing, sums
from desktop.widgets.header import PaneHeader
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.section import hairline

FOOT = "Nothing is written until you finish. The casebook is copied first; Undo takes the whole merge back."


class _Conflicts(QListWidget):
    """Leaves digits and letters to the view."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk; what is written goes on to the view."""
        if event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Row(QWidget):
    """One conflict: a mark, its words, and what differs."""

    def __init__(self, dispute: Dispute) -> None:
        super().__init__()
        self._mark = IconLabel("ph.diamond", role="body")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(dispute.title, role="quote_row", lines=1))
        words.addWidget(Label(differing(dispute), role="meta", ink="ink_2", lines=1))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def set_icon(self, name: str) -> None:
        """Show whether it is decided."""
        self._mark.set_icon(name)


class MergeSums(QWidget):
    """Tells which conflict is chosen."""

    chosen = Signal(int)
    """The place of the conflict in the list."""
    another_requested = Signal()
    """This bundle is to be put away for another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PaneHeader("Merge")
        self._header.add_button("ph.folder-open", "Merge Another Bundle…").clicked.connect(self.another_requested)
        self._sums = QGridLayout()
        self._signer = Label(role="meta", ink="ink_2")
        self._heading = Label(role="meta", ink="ink_2")
        self._line = hairline()
        self.list = _Conflicts()
        self.incoming = QPushButton("Show What Comes In")
        self.incoming.setToolTip("The records by name that are added, changed or deleted")
        self.foot = Label(FOOT, role="meta", ink="ink_2")
        self._lay_out()
        self.list.currentRowChanged.connect(self._tell)

    def show_account(self, name: str, account: MergeAccount | None, deciding: Deciding, signer: str = "") -> None:
        """Show the sums of a bundle called `name`; none while it is compared. `signer`: who signed it, in words."""
        self._header.set_fact(name)
        self._signer.setText(signer)
        self._signer.setVisible(bool(signer))
        self._line.setVisible(account is not None)
        is_full = account is not None and not account.is_empty
        self.foot.setText(FOOT if is_full else "")
        self.incoming.setVisible(is_full)
        while item := self._sums.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (number, words) in enumerate(sums(account) if account and not account.is_empty else ()):
            self._sums.addWidget(Label(number, role="strong"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._sums.addWidget(Label(words), row, 1)
        self.list.blockSignals(True)
        self.list.clear()
        for dispute in deciding.disputes:
            self._add(dispute)
        self.list.blockSignals(False)
        self.mark(deciding)

    def mark(self, deciding: Deciding) -> None:
        """Show which are decided."""
        count = len(deciding.disputes)
        left = count - deciding.decided
        self._heading.setText(f"{left} of {count} left to decide" if left else f"All {count} decided")
        self._heading.setVisible(bool(count))
        for place, dispute in enumerate(deciding.disputes):
            is_left = bool(deciding.left(dispute))
            item = self.list.item(place)
            mark = self.list.itemWidget(item)
            if isinstance(mark, _Row):
                mark.set_icon("ph.diamond" if is_left else "ph.check")
            state = "to decide" if is_left else "decided"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{dispute.title}, {differing(dispute)}, {state}")
        self.list.setVisible(bool(count))

    def _add(self, dispute: Dispute) -> None:
        item, row = QListWidgetItem(self.list), _Row(dispute)
        item.setSizeHint(QSize(0, row.sizeHint().height()))  # no wider than the list: long words end early
        self.list.setItemWidget(item, row)

    @Slot(int)
    def _tell(self, place: int) -> None:
        if place >= 0:
            self.chosen.emit(place)

    def _lay_out(self) -> None:
        a11y.name(self, "Merge")
        a11y.name(self.list, "What is to be decided")
        self._sums.setContentsMargins(14, 14, 14, 12)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sums.setHorizontalSpacing(16)
        self._sums.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._header)
        box.addLayout(self._sums)
        box.addWidget(_inset(self._signer, 0, 10))
        box.addWidget(_inset(self.incoming, 0, 14))
        box.addWidget(self._line)
        box.addWidget(_inset(self._heading, 8, 4))
        box.addWidget(self.list, 1)
        box.addStretch()
        box.addWidget(_inset(self.foot, 10, 10))
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self.list)


def _inset(label: QWidget, above: int, below: int) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(14, above, 14, below)
    box.addWidget(label, 0, Qt.AlignmentFlag.AlignLeading) if isinstance(label, QPushButton) else box.addWidget(label)
    return made
