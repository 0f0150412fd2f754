"""One remark: who, when and the words, which its writer can change in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from checks.domain.person import Comment
from desktop import a11y
from desktop.panes.clock_words import say_when
from desktop.widgets.icon_button import IconButton
from desktop.widgets.keeps_escape import is_escape
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText


class CommentField(GrowingText):
    """Enter sends, Shift+Enter begins another line."""

    sent = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__("body", (1, 6))
        self.setObjectName("comment")
        self.setAccessibleName(name)
        self.setAccessibleDescription("Enter saves it, Shift+Enter begins another line.")
        self.setPlaceholderText(hint)
        self.setToolTip(f"{name} (Enter)")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send with Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)


class CommentRow(QWidget):
    """`who` is "You" for the person at the desk, whose remark can be changed; anybody can delete, and undo it."""

    edited = Signal(object, str)
    """The comment, and its new words."""
    removed = Signal(object)
    typing = Signal()
    """Something was typed into the words."""

    def __init__(self, comment: Comment, who: str, *, is_mine: bool) -> None:
        super().__init__()
        self.comment = comment
        self.field: CommentField | None = None
        """Where the words are being changed; None while they are only shown."""
        self._words = Label(comment.text)
        self._edit = IconButton("ph.pencil-simple", "Edit Comment", ink="ink_3")
        self._edit.clicked.connect(self._change)
        remove = IconButton("ph.x", "Delete Comment", ink="ink_3")
        remove.clicked.connect(self._ask_removal)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(who, role="meta", ink="ink_2", lines=1))
        head.addWidget(Label(say_when(comment.written_at), role="meta", ink="ink_3", lines=1))
        head.addStretch(1)
        head.addWidget(self._edit)
        head.addWidget(remove)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(self._words)
        self._edit.setVisible(is_mine)  # not before it has its place: it would be a window, and take the keyboard
        self.setAccessibleName(f"{who}, {say_when(comment.written_at)}: {comment.text}")

    def begin(self, text: str) -> None:
        """Let the words be changed, from `text` on."""
        if self.field is not None:
            return
        self.field = CommentField("Edit Comment", "")
        self.field.set_text(text)
        self.field.sent.connect(self.end)
        self.field.left.connect(self.end)
        self.field.textChanged.connect(self.typing)
        self._words.hide()
        self._column.addWidget(self.field)
        a11y.tab_before(self._edit, self.field)
        self.field.show()

    @Slot()
    def end(self) -> None:
        """Save the words if they are others now, and show them again."""
        field, self.field = self.field, None
        if field is None:
            return
        text = field.text().strip()
        field.hide()
        field.deleteLater()
        self._words.show()
        if text and text != self.comment.text:
            self._words.setText(text)
            self.edited.emit(self.comment, text)

    def fail(self) -> None:
        """The new words were refused: give them back to be saved again."""
        if self._words.text() != self.comment.text:
            self.begin(self._words.text())
            self._words.setText(self.comment.text)

    def event(self, event: QEvent) -> bool:
        """Esc leaves the words as they were."""
        if is_escape(event) and self.field is not None:
            if event.type() == QEvent.Type.KeyPress:
                self.field.set_text(self.comment.text)
                self.end()
                self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            event.accept()
            return True
        return super().event(event)

    @Slot()
    def _change(self) -> None:
        self.begin(self.comment.text)
        if self.field is not None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.selectAll()

    @Slot()
    def _ask_removal(self) -> None:
        self.removed.emit(self.comment)
