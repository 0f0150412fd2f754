"""Remarks on a claim, and a field for one more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.person import Comment
from desktop import a11y
from desktop.panes.comment_row import CommentField, CommentRow
from desktop.session import Session
from desktop.widgets.section import Section

NEW_COMMENT = "comment"
"""What the new remark is called in the record of what is typed; one that is changed adds a space and its id."""
_EDITED = f"{NEW_COMMENT} "


class CommentsSection(Section):
    """The oldest comment first. What is begun stays with its claim until it is sent."""

    typing = Signal()
    """Something was typed that is not stored yet."""

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
        self.field = CommentField("New comment", "Add a comment")
        self.field.sent.connect(self.send)
        self.field.textChanged.connect(self.typing)
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

    def fail(self) -> bool:
        """The last writing was refused: give the words back. Was there any?"""
        sent, self._sending = self._sending, ""
        for row in self._rows:
            row.fail()
        if sent and not self.field.text():
            self.field.set_text(sent)
        return bool(sent)

    def typed(self) -> dict[str, str]:
        """What is typed and not stored, by field."""
        begun = self.field.text() or self._sending
        edited = {f"{_EDITED}{row.comment.id}": row.field.text() for row in self._rows if row.field is not None}
        changed = {name: text for name, text in edited.items() if text != self._text_of(name)}
        return {**({NEW_COMMENT: begun} if begun.strip() else {}), **changed}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed and never stored."""
        if NEW_COMMENT in typed:
            self.field.set_text(typed[NEW_COMMENT])
        for row in self._rows:
            text = typed.get(f"{_EDITED}{row.comment.id}")
            if text is not None:
                row.begin(text)

    def discard(self) -> None:
        """Throw away what is typed and not stored."""
        self.field.set_text("")
        for row in self._rows:
            if row.field is not None:
                row.field.set_text(row.comment.text)
                row.end()

    def flush(self) -> None:
        """Keep what is begun with its claim, as it is sent only by hand; save what was changed."""
        self._keep_begun()
        for row in self._rows:
            row.end()

    def send_all(self) -> None:
        """Add every comment that is begun, on whatever claim, so that closing the window loses none."""
        self._keep_begun()
        begun, self._begun = self._begun, {}
        self.field.set_text("")
        for claim_id, text in begun.items():
            self._add_later(claim_id, text)

    def forget(self) -> None:
        """The casebook is locked: what is begun lies in the drafts alone, and comes back from there."""
        self._claim = None
        self._begun.clear()
        self.field.set_text("")

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
        edited = {row.comment.id: row.field.text() for row in self._rows if row.field is not None}
        for row in self._rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self._rows = [self._make_row(desk, comment) for comment in comments]
        for row in self._rows:
            self._list.addWidget(row)
            row.show()
        a11y.tab_before(self.field, *self._rows)
        for row in self._rows:
            if row.comment.id in edited:
                row.begin(edited[row.comment.id])

    def _make_row(self, desk: Desk, comment: Comment) -> CommentRow:
        is_mine = comment.person_id == self._session.me.id
        row = CommentRow(comment, self._name(desk, comment), is_mine=is_mine)
        row.removed.connect(self._remove)
        row.edited.connect(self._edit)
        row.typing.connect(self.typing)
        return row

    def _text_of(self, field: str) -> str:
        """The stored words of the comment behind a field."""
        return next((each.text for each in self._shown if field == f"{_EDITED}{each.id}"), "")

    def _name(self, desk: Desk, comment: Comment) -> str:
        person = desk.person(comment.person_id)
        is_me = comment.person_id == self._session.me.id
        return "You" if is_me else person.name if person else "Somebody"

    @Slot(object, str)
    def _edit(self, comment: Comment, text: str) -> None:
        self._session.do(lambda casebook: casebook.comments.edit(replace(comment, text=text)))

    @Slot(object)
    def _remove(self, comment: Comment) -> None:
        self._session.do(lambda casebook: casebook.comments.delete(comment))
