"""What stands in the window while there is no article: one question and four ways to answer it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from desktop import a11y, theme
from desktop.session import Session
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.offer_row import OfferRow
from desktop.widgets.scrolling import scrolling
from desktop.widgets.section import hairline

_WIDTH = 520
_TOP, _LEAST_TOP = 112, 24
"""Pixels above the question, and those that a low window leaves."""


class FirstRun(QWidget):
    """Offers the actions it is given; says what it waits for, or what went wrong, in words."""

    open_casebook_requested = Signal()

    def __init__(self, session: Session, offers: dict[str, QAction], parent: QWidget | None = None) -> None:
        """`offers`: the words of each row and the action behind it, from top to bottom."""
        super().__init__(parent)
        self._session = session
        self._state = Label(role="document", ink="ink_2")
        self._kept = Label(role="meta", ink="ink_2")
        self._rows = [OfferRow(words, action) for words, action in offers.items()]
        self._lay_out()
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        a11y.name(self, "Start")
        self.setFocusProxy(self._rows[0])
        session.busy_changed.connect(self._show)
        session.library_changed.connect(self._show)
        session.desk_changed.connect(self._show)
        session.failed.connect(self._show_failure)
        self._show()

    def _lay_out(self) -> None:
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, _LEAST_TOP, 0, _LEAST_TOP)
        inner.setSpacing(0)
        yielding = QSizePolicy.Policy.Preferred
        inner.addItem(QSpacerItem(0, _TOP - _LEAST_TOP, yielding, yielding))
        inner.addWidget(Label("Which article are you checking?", role="page_title"))
        inner.addSpacing(8)
        inner.addWidget(
            Label(
                "Its claims will be underlined in the text and listed beside it. You decide which of them to check.",
                role="document",
                ink="ink_2",
            )
        )
        inner.addSpacing(24)
        for row in self._rows:
            inner.addWidget(row)
        inner.addSpacing(12)
        inner.addWidget(Label("Or drop a file here: text, Markdown, HTML, Word, PDF.", role="meta", ink="ink_3"))
        inner.addSpacing(16)
        inner.addWidget(self._state)
        inner.addSpacing(24)
        inner.addLayout(self._place())
        inner.addStretch(1)
        ground = QWidget()
        ground.setProperty("ground", "paper")
        middle = QHBoxLayout(ground)
        middle.setContentsMargins(24, 0, 24, 0)
        middle.addStretch(1)
        middle.addWidget(column, 1000)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addSpacing(theme.current().size("pane_header") - 1)
        outer.addWidget(hairline())
        outer.addWidget(scrolling(ground), 1)

    def _place(self) -> QGridLayout:
        """Where the data is kept, and the way to another casebook."""
        link = QPushButton("Open another casebook")
        link.setProperty("link", True)
        link.setFont(theme.current().font("meta"))
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(self.open_casebook_requested)
        place = QGridLayout()
        place.setHorizontalSpacing(theme.current().space("s"))
        place.setVerticalSpacing(0)
        place.setColumnStretch(1, 1)
        place.addWidget(IconLabel("ph.hard-drive"), 0, 0)
        place.addWidget(self._kept, 0, 1)
        place.addWidget(link, 1, 1, Qt.AlignmentFlag.AlignLeading)
        return place

    @Slot()
    def _show(self) -> None:
        session = self._session
        self._state.set_ink("ink_2")
        name = session.casebook_name
        self._state.setText(session.busy)
        self._state.setVisible(bool(session.busy and name))
        kept = f"Everything is kept on this computer, in {name}." if name else session.busy or "No casebook is open."
        self._kept.setText(kept)
        self._kept.setToolTip(session.where)

    @Slot(str)
    def _show_failure(self, sentence: str) -> None:
        self._state.set_ink("status_recheck")
        self._state.setText(sentence)
        self._state.show()
