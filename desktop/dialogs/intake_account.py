"""What became of articles that came in together: added, there already, or not read and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from checks.domain.article import Article
from desktop import a11y
from desktop.intake import Account
from desktop.widgets.label import Label
from desktop.widgets.scrolling import scrolling
from desktop.widgets.section import hairline


class IntakeAccount(QDialog):
    """Says it in words, and offers to open what was there already. Stays open beside the window."""

    article_requested = Signal(object)
    """The id of an article that was there already."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Articles Brought In")
        self.resize(520, 320)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._fill(account)
        self._rows.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(Label(headline(account), role="title"))
        box.addWidget(self._scrolling(), 1)
        box.addWidget(buttons)

    def _fill(self, account: Account) -> None:
        if account.known:
            self._rows.addWidget(Label("In this casebook already", role="strong"))
        for article in account.known:
            self._rows.addWidget(self._known_row(article))
        if account.known and account.unread:
            self._rows.addWidget(hairline())
        if account.unread:
            self._rows.addWidget(Label("Not read", role="strong"))
        for name, sentence in account.unread:
            self._rows.addWidget(Label(sentence if name in sentence else f"{name}: {sentence}", ink="ink_2"))

    def _known_row(self, article: Article) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(article.title, lines=2), 1)
        button = QPushButton("Open")
        a11y.name(button, f"Open {article.title}")
        button.clicked.connect(partial(self.article_requested.emit, article.id))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _scrolling(self) -> QScrollArea:
        content = QWidget()
        content.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        return scrolling(content)


def headline(account: Account) -> str:
    """The sums in one sentence: "2 articles added, 1 was there already, 1 could not be read"."""
    added, known, unread = len(account.added), len(account.known), len(account.unread)
    parts = [
        f"{added or 'No'} article{'' if added == 1 else 's'} added",
        f"{known} {'was' if known == 1 else 'were'} there already" if known else "",
        f"{unread} could not be read" if unread else "",
    ]
    return ", ".join(filter(None, parts))
