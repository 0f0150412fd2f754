"""The text of a document: read, selected, and marked where passages of it are used."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from checks.domain.span import Span
from desktop import a11y, theme
from desktop.panes.article_text import fill
from desktop.positions import Positions

_PARAGRAPH_GAP = 12


class DocumentText(QTextEdit):
    """Used passages are underlined; the one behind the focused field is filled."""

    selected = Signal(str)
    """Other words are selected; empty for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._head = 0
        """Characters that the title takes before the text; none where the text begins with it."""
        self._text = ""
        self._positions = Positions("")
        self._used: tuple[str, ...] = ()
        self._focused = ""
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAcceptDrops(False)
        self.document().setDocumentMargin(theme.current().space("xl"))
        a11y.name(self, "Document", "Select a passage; Q quotes it, F uses it as a figure.")
        self.selectionChanged.connect(self._tell)

    def show_text(self, title: str, text: str) -> None:
        """Show a text under its title."""
        self._title = title
        self._head = 0 if not title or text.split("\n", 1)[0] == title else len(title) + 1
        self._text = f"{title}\n{text}" if self._head else text
        self._positions = Positions(self._text)
        fill(self.document(), self._text)
        self._dress()
        self._mark()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, used: Iterable[str], focused: str = "") -> None:
        """Underline these passages, and fill the one that is meant by the field with the keyboard."""
        self._used, self._focused = tuple(used), focused
        self._mark()

    def point_at(self, words: str) -> None:
        """Select the first place of these words and bring it into view; nothing moves where they do not stand."""
        for span in self._spans(words):
            start, end = self._positions.span_to_qt(span)
            cursor = self.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    @property
    def marked(self) -> tuple[str, ...]:
        """The passages that are found and underlined, as the text has them."""
        return tuple(span.of(self._text) for each in self._used for span in self._spans(each))

    @property
    def selection(self) -> Span | None:
        """The selected words, without blank space at their ends, counted in the text below the title."""
        cursor = self.textCursor()
        span = self._positions.span_to_text(cursor.selectionStart(), cursor.selectionEnd())
        words = span.of(self._text)
        start = span.start + len(words) - len(words.lstrip())
        stripped = Span(start, start + len(words.strip()))
        if not words.strip() or stripped.start < self._head:
            return None
        return Span(stripped.start - self._head, stripped.end - self._head)

    @property
    def selected_words(self) -> str:
        """The words that are selected."""
        return " ".join(self.textCursor().selectedText().replace("\u2029", " ").split())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._text:
            self._dress()
            self._mark()

    def _dress(self) -> None:
        """Set the text in the document's font and line height, the title larger."""
        colours = theme.current()
        self.document().setDefaultFont(colours.font("document"))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(_block(colours.line_height("document")))
        cursor.setCharFormat(_letters(colours.font("document")))
        self._close_gaps()
        if self._title:
            cursor.setPosition(0)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setBlockFormat(_block(colours.line_height("page_title")))
            cursor.setCharFormat(_letters(colours.font("page_title")))

    def _close_gaps(self) -> None:
        """Let empty lines between paragraphs take no room beside the gap that every paragraph has."""
        block = self.document().firstBlock()
        while block.isValid():
            if block.length() == 1 and block.next().isValid():
                form = QTextBlockFormat()
                form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
                QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _mark(self) -> None:
        self.setExtraSelections([self._line(span, each) for each in self._used for span in self._spans(each)])

    def _line(self, span: Span, passage: str) -> QTextEdit.ExtraSelection:
        colours = theme.current()
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        start, end = self._positions.span_to_qt(span)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        is_focused = passage == self._focused
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(colours.colour("accent" if is_focused else "control"))
        if is_focused:
            look.setBackground(colours.colour("selected"))
        made.cursor = cursor
        made.format = look
        return made

    def _spans(self, passage: str) -> list[Span]:
        """Where a passage stands first, whatever its quotation marks are."""
        words = passage.strip().strip("“”\"'«»")
        start = self._text.find(words) if words else -1
        return [Span(start, start + len(words))] if start >= 0 else []

    @Slot()
    def _tell(self) -> None:
        self.selected.emit(self.selected_words)


def _block(height: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    made.setBottomMargin(_PARAGRAPH_GAP)
    return made


def _letters(font: QFont) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font)
    return made
