"""The user guide: pages as they lie in the resources, and one that is made from the rules themselves."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, QUrl, Slot
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QTextBrowser,
    QWidget,
)

from desktop import a11y, assets, theme

INDEX = "index.md"
RULES = "rules.md"
"""The page of all rules, which is made and lies nowhere."""
_AFTER_PARAGRAPH, _AFTER_ITEM, _BEFORE_HEADING = 9, 3, 16
"""Pixels."""


class Guide(QDialog):
    """Pages at the left, the chosen one at the right. Stays open beside the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Help")
        self.resize(900, 640)
        self._pages = QListWidget()
        self._pages.setFixedWidth(220)
        self._pages.setProperty("pages", True)
        self._text = QTextBrowser()
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.anchorClicked.connect(self._follow)
        self._text.document().setDefaultFont(theme.current().font("document"))
        self._text.document().setDocumentMargin(24)
        a11y.name(self._pages, "Pages of the guide")
        a11y.name(self._text, "Page")
        self._names = guide_pages()
        for name in self._names:
            self._pages.addItem("All rules" if name == RULES else title_of(page_text(name), name))
            self._pages.item(self._pages.count() - 1).setSizeHint(QSize(0, theme.current().size("row_library")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pages)
        row.addWidget(self._text, 1)
        self._pages.currentRowChanged.connect(self._show_page)
        self._pages.setCurrentRow(0)

    def _show_page(self, number: int) -> None:
        if 0 <= number < len(self._names):
            self._text.setMarkdown(page_text(self._names[number]))
            _space_out(self._text.document())

    def show_rule(self, rule_id: str) -> None:
        """Turn to what is told of a rule; to the top of that page where it is no longer there."""
        self._pages.setCurrentRow(self._names.index(RULES))
        block = self._text.document().begin()
        while block.isValid() and block.text() != rule_id:
            block = block.next()
        if block.isValid():
            self._text.setTextCursor(QTextCursor(block))
            top = self._text.document().documentLayout().blockBoundingRect(block.previous()).top()
            self._text.verticalScrollBar().setValue(round(top) - _BEFORE_HEADING)

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        if link.fileName() in self._names:
            self._pages.setCurrentRow(self._names.index(link.fileName()))


def show_rule(rule_id: str, parent: QWidget) -> None:
    """Open the guide beside a window, at what it tells of a rule."""
    guide = Guide(parent)
    guide.finished.connect(guide.deleteLater)
    guide.show()
    guide.show_rule(rule_id)


def guide_pages() -> tuple[str, ...]:
    """The file names of the guide's pages: the index, then the others in the order in which it names them."""
    return (INDEX, *re.findall(r"\]\(([^)]+\.md)\)", assets.text(f"help/{INDEX}")))


def page_text(name: str) -> str:
    """A page in Markdown."""
    if name != RULES:
        return assets.text(f"help/{name}")
    from checks.rules.reference import as_markdown  # loads all rules with their word lists

    return as_markdown()


def title_of(page: str, name: str) -> str:
    """The first heading of a page, or its file name."""
    first = next((line for line in page.splitlines() if line.startswith("# ")), f"# {name}")
    return first.removeprefix("# ").strip()


def _space_out(page: QTextDocument) -> None:
    """Set paragraphs apart, and headings further, which Markdown alone leaves close together."""
    block = page.begin()
    while block.isValid():
        look = block.blockFormat()
        look.setBottomMargin(_AFTER_ITEM if block.textList() else _AFTER_PARAGRAPH)
        look.setTopMargin(_BEFORE_HEADING if look.headingLevel() > 1 else 0)
        QTextCursor(block).setBlockFormat(look)
        block = block.next()
