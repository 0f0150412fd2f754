"""A line at the top of a pane that says what happened there, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop import a11y
from desktop.widgets.icon_button import IconButton
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.section import hairline


class Notice(QWidget):
    """Hidden until there is something to say; goes when its cross or its link is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._does: Callable[[], None] | None = None
        self._icon = IconLabel(role="meta")
        self._label = Label(role="meta", ink="ink_2")
        self._link = QPushButton()
        self._link.setProperty("link", True)
        self._link.setAutoDefault(False)
        self._link.clicked.connect(self._act)
        close = IconButton("ph.x", "Close", ink="ink_3")
        close.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._icon, 0, top)
        row.addWidget(self._label, 1)
        row.addWidget(self._link, 0, top)
        row.addWidget(close, 0, top)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(hairline())
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty where none is."""
        return "" if self.isHidden() else self._label.text()

    def say(self, icon: str, sentence: str, link: str, does: Callable[[], None], *, urgent: bool = False) -> None:
        """Show `sentence`, and a link called `link` that does something about it."""
        self._does = does
        self._icon.set_icon(icon)
        self._label.setText(sentence)
        self._link.setText(link)
        self.setAccessibleName(sentence)
        self.show()
        a11y.announce(self, sentence, urgent=urgent)

    @Slot()
    def _act(self) -> None:
        self.hide()
        if self._does is not None:
            self._does()
