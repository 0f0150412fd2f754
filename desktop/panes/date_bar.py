"""A quiet line over an article that has no date: days like "Friday" can be read only from the day it was published."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import a11y
from desktop.session import Session
from desktop.widgets.icon_button import IconButton
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.label import Label
from desktop.widgets.moments import Unreadable, read_moment, say_moment
from desktop.widgets.section import hairline

ASKED = "No date: when was it published?"
_FIELD = 190
"""Pixels for "23 May 2025, 17:01 +03:00"."""


class DateBar(QWidget):
    """Shows while the article on the desk has no date, until it is closed for this article."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._closed: set[UUID] = set()
        """Articles for which nobody wants to be asked."""
        self._field = QLineEdit()
        self._field.setPlaceholderText("23 May 2025, 17:01")
        self._field.setFixedWidth(_FIELD)
        self._save = QPushButton("Save Date")
        self._save.setProperty("link", True)
        self._close = IconButton("ph.x", "Leave Without Date", ink="ink_3")
        self._problem = Label(role="meta", ink="find_conflicts")
        self._problem.setObjectName("problem")
        self._lay_out()
        self._field.returnPressed.connect(self.save)
        self._field.textEdited.connect(self._problem.hide)
        self._save.clicked.connect(self.save)
        self._close.clicked.connect(self.leave)
        session.desk_changed.connect(self._show)
        session.changed.connect(self._show)
        self._show()

    @property
    def problem(self) -> str:
        """Why what was typed is no date; empty where nothing is wrong."""
        return "" if self._problem.isHidden() else self._problem.text()

    @Slot()
    def save(self) -> None:
        """Give the article the date that is typed; say what is wrong where it is none."""
        desk, words = self._session.desk, self._field.text().strip()
        if desk is None or not words:
            self._field.setFocus()
            return
        try:
            published = read_moment(words)
        except Unreadable as why:
            self._problem.setText(str(why))
            self._problem.show()
            a11y.announce(self, str(why), urgent=True)
            return
        article_id = desk.article.id
        self._session.do(
            lambda casebook: casebook.articles.edit(replace(casebook.articles.get(article_id), published=published)),
            lambda _: self._session.note(
                f"Published {say_moment(published)}. Article ▸ Look for Claims reads days like “Friday” from it."
            ),
        )

    @Slot()
    def leave(self) -> None:
        """Do not ask again for this article."""
        if self._session.desk is not None:
            self._closed.add(self._session.desk.article.id)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the article without a date."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show(self) -> None:
        """Show the bar where a date is missing; what is typed for one article is not meant for another."""
        desk = self._session.desk
        is_asked = desk is not None and desk.article.published is None and desk.article.id not in self._closed
        if not is_asked:
            self._field.clear()
            self._problem.hide()
        self.setVisible(is_asked)

    def _lay_out(self) -> None:
        self._problem.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("ph.clock", role="meta"))
        question = a11y.label(f"&{ASKED}", self._field)
        question.setWordWrap(True)  # beside the field in a narrow pane
        row.addWidget(question, 1)
        row.addWidget(self._field)
        row.addWidget(self._save)
        row.addWidget(self._close)
        a11y.name(self._field, "Date of publication", "Enter saves it. Days like “Friday” are read from it.")
        inset = QVBoxLayout()
        inset.setContentsMargins(16, 6, 8, 6)
        inset.setSpacing(4)
        inset.addLayout(row)
        inset.addWidget(self._problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(inset)
        layout.addWidget(hairline())
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
