"""Remarks on claims."""

from __future__ import annotations

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.person import Comment
from checks.errors import StepRefused
from checks.services.records import Records


class Comments:
    """The comments in a casebook."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def add(self, claim: Claim, text: str) -> Change:
        """Remark on a claim; StepRefused without words."""
        comment = Comment(self._records.new_id(), claim.id, self._records.me.id, _words(text), self._records.now())
        return self._records.apply(Change("Add comment", after=(comment,)))

    def edit(self, comment: Comment) -> Change:
        """Change the words of a comment."""
        _words(comment.text)
        return self._records.apply(Change("Edit comment", (self._records.get(Comment, comment.id),), (comment,)))

    def delete(self, comment: Comment) -> Change:
        """Remove a comment."""
        return self._records.apply(Change("Delete comment", before=(comment,)))


def _words(text: str) -> str:
    if not text.strip():
        raise StepRefused("Write something before you add the comment.")
    return text
