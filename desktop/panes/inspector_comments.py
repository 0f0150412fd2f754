"""Remarks on a claim, and a field for one more."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.person import Comment
from desktop import a11y
from desktop.panes.clock_words import say_when
from desktop.session import Session
from desktop.widgets.icon_button import IconButton
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText
from desktop.widgets.section import Section


class CommentField(GrowingText):
    """Enter sends, Shift+Enter begins another line."""

    sent = Signal()

    def __init__(self) -> None:
        super().__init__("body", (1, 6))
        self.setObjectName("comment")
        self.setAccessibleName("New comment")
        self.setAccessibleDescription("Enter adds it, Shift+Enter begins another line.")
        self.setPlaceholderText("Add a comment")
        self.setToolTip("Add Comment (Enter)")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send with Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)


class CommentsSection(Section):
    """The oldest comment first. What is begun stays with its claim until it is sent."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Comments", parent)
        self._session = session
        self._claim: Claim | None = None
        self._begun: dict[UUID, str] = {}
        self._shown: tuple[Comment, ...] = ()
        self._rows: list[CommentRow] = []
        self._sending = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.field = CommentField()
        self.field.sent.connect(self.send)
        self.body.setSpacing(8)
        self.body.addLayout(self._list)
        self.body.addWidget(self.field)

    def load(self, desk: Desk, claim: Claim) -> None:
        """Show the comments on another claim."""
        self._keep_begun()
        self._claim = claim
        self.field.set_text(self._begun.pop(claim.id, ""))
        self._show_comments(desk, claim)

    def refresh(self, desk: Desk, claim: Claim) -> None:
        """Show what changed; what is begun stays."""
        self._claim = claim
        self._show_comments(desk, claim)

    @Slot()
    def send(self) -> None:
        """Add what stands in the field."""
        text, claim = self.field.text().strip(), self._claim
        if text and claim is not None:
            self._sending = text
            self.field.set_text("")
            self._session.do(lambda casebook: casebook.comments.add(claim, text))

    def fail(self) -> None:
        """The last writing was refused: give the words back."""
        if self._sending and not self.field.text():
            self.field.set_text(self._sending)
        self._sending = ""

    def flush(self) -> None:
        """Keep what is begun with its claim; it is sent only by hand."""
        self._keep_begun()

    def send_all(self) -> None:
        """Add every comment that is begun, on whatever claim, so that closing the window loses none."""
        self._keep_begun()
        begun, self._begun = self._begun, {}
        self.field.set_text("")
        for claim_id, text in begun.items():
            self._add_later(claim_id, text)

    def _add_later(self, claim_id: UUID, text: str) -> None:
        self._session.do(lambda casebook: casebook.comments.add(casebook.claims.get(claim_id), text))

    def _keep_begun(self) -> None:
        if self._claim is not None and self.field.text().strip():
            self._begun[self._claim.id] = self.field.text()

    def _show_comments(self, desk: Desk, claim: Claim) -> None:
        comments = desk.comments(claim.id)
        if self._sending and any(comment.text == self._sending for comment in comments):
            self._sending = ""
        if comments == self._shown:
            return
        self._shown = comments
        self.set_fact(str(len(comments)) if comments else "")
        for row in self._rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self._rows = [CommentRow(comment, self._name(desk, comment)) for comment in comments]
        for row in self._rows:
            row.removed.connect(self._remove)
            self._list.addWidget(row)
            row.show()
        a11y.tab_before(self.field, *self._rows)

    def _name(self, desk: Desk, comment: Comment) -> str:
        person = desk.person(comment.person_id)
        is_me = comment.person_id == self._session.me.id
        return "You" if is_me else person.name if person else "Somebody"

    @Slot(object)
    def _remove(self, comment: Comment) -> None:
        self._session.do(lambda casebook: casebook.comments.delete(comment))


class CommentRow(QWidget):
    """Who, when, and the words."""

    removed = Signal(object)

    def __init__(self, comment: Comment, who: str) -> None:
        super().__init__()
        self._comment = comment
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(who, role="meta", ink="ink_2", lines=1))
        head.addWidget(Label(say_when(comment.written_at), role="meta", ink="ink_3", lines=1))
        head.addStretch(1)
        remove = IconButton("ph.x", "Delete Comment", ink="ink_3")
        remove.clicked.connect(self._ask_removal)
        head.addWidget(remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(Label(comment.text))
        self.setAccessibleName(f"{who}, {say_when(comment.written_at)}: {comment.text}")

    @Slot()
    def _ask_removal(self) -> None:
        self.removed.emit(self._comment)
