"""What the window shows while its casebook is locked: that it is, and a field for the key. Nothing of the casebook."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop import a11y, theme
from desktop.locking import Lock
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.scrolling import scrolling
from desktop.widgets.secret_line import secret_line

_WIDTH, _EDGE = 520, 24
"""Pixels of the card, and around what stands in it."""
_LOCKED = "What you typed is kept. Give the key to go on where you were."
_LOCKING = "What is being written is ended first. Then the casebook is closed and its key forgotten."
_OPENING = "Opening…"


class LockedPage(QWidget):
    """Takes the key, says why one was refused, and counts down where the next has to wait."""

    other_requested = Signal()
    """Another casebook is to be opened."""
    quit_requested = Signal()

    def __init__(self, lock: Lock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lock = lock
        self._is_closed = False
        self._is_opening = False
        self._refusal = ""
        self._words = Label(role="document", ink="ink_2")
        self._field = secret_line()
        self._open = QPushButton("Unlock")
        self._open.setProperty("primary", True)
        self._said = Label(role="body", ink="status_recheck")
        self._said.setObjectName("refusal")
        self._other = _link("Open another casebook", self.other_requested.emit)
        self._quit = _link("Quit", self.quit_requested.emit)
        self._clock = QTimer(self, interval=250)
        self._clock.timeout.connect(self._show)
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        a11y.name(self, "Locked")
        self.setFocusProxy(self._field)
        self._lay_out()
        for wish in (self._field.returnPressed, self._open.clicked):
            wish.connect(self._unlock)
        self._field.textChanged.connect(self._show)
        lock.closed.connect(self._take_keys)
        lock.refused.connect(self._refuse)
        self._show()

    @property
    def said(self) -> str:
        """Why the last key was refused, and how long the next has to wait."""
        return self._said.text()

    def begin(self) -> None:
        """The casebook is being locked."""
        self._is_closed = self._is_opening = False
        self._refusal = ""
        self._field.clear()
        self._show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        a11y.announce(self, "Locked")

    @Slot()
    def _take_keys(self) -> None:
        self._is_closed = True
        self._show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)  # the desk that was cleared has taken the keyboard

    @Slot()
    def _unlock(self) -> None:
        typed = self._field.text()
        if self._open.isEnabled():
            self._field.clear()  # the key stays nowhere longer than it must
            self._is_opening, self._refusal = True, ""
            self._show()
            self._lock.unlock(typed)

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self._is_opening, self._refusal = False, sentence
        self._show()
        a11y.announce(self, self.said, urgent=True)

    @Slot()
    def _show(self) -> None:
        """Show what can be done by now; while the next key has to wait, again and again."""
        seconds = ceil(self._lock.seconds_left)
        can_type = self._is_closed and not self._is_opening and not seconds
        self._field.setReadOnly(not can_type)  # not disabled: it keeps the keyboard
        self._open.setEnabled(can_type and bool(self._field.text()))
        self._words.setText(_OPENING if self._is_opening else _LOCKED if self._is_closed else _LOCKING)
        wait = f" The next try is possible in {seconds} second{'s' if seconds != 1 else ''}." if seconds else ""
        self._said.setText(f"{self._refusal}{wait}".strip())
        self._said.setVisible(bool(self._said.text()))
        if seconds and not self._clock.isActive():
            self._clock.start()
        elif not seconds:
            self._clock.stop()

    def _lay_out(self) -> None:
        card = QWidget()
        card.setProperty("ground", "paper")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card.setMaximumWidth(_WIDTH)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        inner.setSpacing(theme.current().space("s"))
        head = QHBoxLayout()
        head.addWidget(IconLabel("ph.lock-key", role="page_title"))
        head.addWidget(Label("This casebook is locked", role="page_title"), 1)
        inner.addLayout(head)
        inner.addWidget(self._words)
        inner.addSpacing(16)
        inner.addWidget(a11y.label("&Key", self._field))
        row = QHBoxLayout()
        row.addWidget(self._field, 1)
        row.addWidget(self._open)
        inner.addLayout(row)
        inner.addWidget(self._said)
        inner.addSpacing(24)
        for link in (self._other, self._quit):
            inner.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(_in_the_middle(card)))


def _in_the_middle(card: QWidget) -> QWidget:
    """A ground with the card a third from its upper edge."""
    ground = QWidget()
    ground.setProperty("ground", "pane")
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(card, 1000)
    across.addStretch(1)
    down = QVBoxLayout(ground)
    down.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
    down.addStretch(1)
    down.addLayout(across)
    down.addStretch(2)
    return ground


def _link(words: str, does: object) -> QPushButton:
    """A button that looks like a link."""
    link = QPushButton(words)
    link.setProperty("link", True)
    link.setFont(theme.current().font("meta"))
    link.setCursor(Qt.CursorShape.PointingHandCursor)
    link.clicked.connect(does)
    return link
