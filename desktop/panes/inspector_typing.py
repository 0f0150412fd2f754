"""What is typed in the inspector and not saved yet: kept in a file as it is typed, and put back after a kill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, SignalInstance, Slot

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from desktop.drafts import Drafts
from desktop.panes.claim_form import CLAIM_FORM
from desktop.panes.clock_words import say_when
from desktop.panes.inspector_comments import NEW_COMMENT
from desktop.panes.inspector_fields import FORM_FIELD
from desktop.panes.inspector_head import STATEMENT
from desktop.panes.inspector_second import SECOND_RATIONALE
from desktop.panes.verdict_draft import VerdictDraft
from desktop.widgets.forms import is_same, stored_at
from desktop.widgets.notice import Notice


class Writable(Protocol):
    """A section in which somebody types."""

    @property
    def typing(self) -> SignalInstance:
        """Something was typed that is not stored yet."""

    def typed(self) -> dict[str, str]:
        """What is typed and not stored, by field."""

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before and never stored."""

    def discard(self) -> None:
        """Throw away what is typed and not stored."""


class UnsavedTyping(QObject):
    """Tells `drafts` what is typed in `sections`, and gives them back what a kill left there."""

    def __init__(self, drafts: Drafts, sections: Sequence[Writable], notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._sections = sections
        self._notice = notice
        self._claim_id: UUID | None = None
        for section in sections:
            section.typing.connect(self.note)

    def first_on(self, desk: Desk) -> UUID | None:
        """The first claim of this article on which something was left unsaved, in the order of the text."""
        found = self._drafts.found
        return next((claim.id for claim in desk.claims if claim.id in found), None) if found else None

    def leave(self) -> None:
        """The sections are about to show something else; what they hold is no longer of this claim."""
        self._claim_id = None

    def arrive(self, claim: Claim) -> None:
        """The sections show `claim`: give them back what was left unsaved on it, and say so."""
        left = self._drafts.take_back(claim.id)
        if left:
            for section in self._sections:
                section.put_back({field: typed.text for field, typed in left.items()})
            when = say_when(Moment.of(min(typed.at for typed in left.values())))
            self._notice.say(
                "ph.clock-counter-clockwise",
                f"Typing from {when} that was not saved was put back.",
                "Discard",
                self._discard,
            )
        self._claim_id = claim.id
        self.note()

    def follow(self, change: Change, desk: Desk) -> None:
        """A change was written: let go of what is stored by now, and of what belongs to claims that are gone."""
        gone = {record.id for record in change.removed}
        self._drafts.forget_saved(
            lambda claim_id, field, text: claim_id in gone or is_stored(desk, claim_id, field, text)
        )
        self.note()

    @Slot()
    def note(self) -> None:
        """Tell what is typed by now."""
        if self._claim_id is not None:
            typed = {field: text for section in self._sections for field, text in section.typed().items()}
            self._drafts.keep(self._claim_id, typed)

    def _discard(self) -> None:
        for section in self._sections:
            section.discard()
        self.note()


def is_stored(desk: Desk, claim_id: UUID, field: str, text: str) -> bool:
    """Does the desk hold what was typed into a field of a claim?"""
    claim = desk.claim(claim_id)
    if claim is None:
        return False
    if field == STATEMENT:
        return claim.statement == text
    if field.startswith(NEW_COMMENT):
        comment_id = field.removeprefix(NEW_COMMENT).strip()
        return any(each.text == text.strip() for each in desk.comments(claim_id) if comment_id in ("", str(each.id)))
    if field == SECOND_RATIONALE:
        return any(check.rationale == text for check in desk.second_checks(claim_id))
    if field.startswith(FORM_FIELD):
        found = stored_at(CLAIM_FORM, claim, field.removeprefix(FORM_FIELD))
        return found is not None and is_same(found[0], found[1], text)
    return bool(getattr(VerdictDraft.of(desk.verdict(claim_id)), field, None) == text)
