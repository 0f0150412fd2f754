"""What the Claim menu does to a claim's place in the text, and to its kind; each says in the strip what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind
from checks.domain.span import Span
from desktop.panes.span_view import SpanView
from desktop.session import Session
from desktop.window.actions import Actions
from desktop.window.choice import Choice

if TYPE_CHECKING:
    from checks.casebook import Casebook

_SHORT = 40
"""Characters of a claim that the strip quotes."""


class SpanCommands(QObject):
    """Moves, splits and merges the chosen claim. What needs showing first is shown in the text."""

    def __init__(
        self, session: Session, choice: Choice, view: SpanView, actions: Actions, say: Callable[[str], None]
    ) -> None:
        super().__init__(view)
        self._session = session
        self._choice = choice
        self._view = view
        self._actions = actions
        self._say = say
        view.span_chosen.connect(self.move)
        view.cut_chosen.connect(self.split_at)
        view.hinted.connect(say)
        session.failed.connect(view.take_back)

    def resize(self) -> None:
        """Take an end of the claim in hand, to be moved by keys."""
        self._view.begin_resize()

    def split(self) -> None:
        """Split the claim at the caret, or let the place be chosen."""
        self._view.begin_split()

    def merge(self) -> None:
        """Make one claim of this and the next of its sentence."""
        self._do(lambda casebook, claim: casebook.spans.merge_with_next(claim), "Merged into {}.")

    def end_left(self) -> None:
        """Move the end by a word to the left."""
        self._move_end(-1)

    def end_right(self) -> None:
        """Move the end by a word to the right."""
        self._move_end(1)

    def start_left(self) -> None:
        """Move the start by a word to the left."""
        self._move_start(-1)

    def start_right(self) -> None:
        """Move the start by a word to the right."""
        self._move_start(1)

    def kind(self) -> None:
        """Let the kind be chosen from a menu beside the claim."""
        claim = self._choice.claim
        if claim is not None:
            menu = QMenu("Kind", self._view)
            menu.addActions([self._actions[f"span.kind_{kind.value}"] for kind in Kind])
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self._below(claim))
            menu.setActiveAction(self._actions[f"span.kind_{claim.kind.value}"])

    def set_kind(self, kind: Kind) -> None:
        """Say which question the claim asks."""
        self._do(lambda casebook, claim: casebook.claims.set_kind(claim, kind), f"{{}}: {kind.value}.")

    @Slot(object, object)
    def move(self, claim_id: UUID, span: Span) -> None:
        """Let a claim cover other words."""
        self._session.do(
            lambda casebook: casebook.spans.move(casebook.claims.get(claim_id), span.start, span.end),
            self._telling("The claim is now {}."),
        )

    @Slot(object, int)
    def split_at(self, claim_id: UUID, at: int) -> None:
        """Split a claim before the code point `at`."""
        self._session.do(
            lambda casebook: casebook.spans.split(casebook.claims.get(claim_id), at),
            self._telling("Split into {} and {}."),
        )

    def _move_end(self, side: int) -> None:
        by = self._view.forward(side)
        self._do(lambda casebook, claim: casebook.spans.move_end(claim, by), "The claim is now {}.")

    def _move_start(self, side: int) -> None:
        by = self._view.forward(side)
        self._do(lambda casebook, claim: casebook.spans.move_start(claim, by), "The claim is now {}.")

    def _do(self, action: Callable[[Casebook, Claim], Change], words: str) -> None:
        """Write what is done to the chosen claim, as the changes asked for before leave it."""
        claim = self._choice.claim
        if claim is not None:
            self._session.do(lambda casebook: action(casebook, casebook.claims.get(claim.id)), self._telling(words))

    def _telling(self, words: str) -> Callable[[Change], None]:
        """Say what a change made of the claims it left: `words` with their quotes."""

        def tell(change: Change) -> None:
            self._say(words.format(*(_quoted(each) for each in change.after if isinstance(each, Claim))))

        return tell

    def _below(self, claim: Claim) -> QPoint:
        """Under the words of a claim, on the screen; where they are out of view, the corner of the text."""
        return self._view.viewport().mapToGlobal(self._view.claim_rect(claim.id).bottomLeft())


def _quoted(claim: Claim) -> str:
    words = " ".join(claim.quote.split())
    return f"“{words}”" if len(words) <= _SHORT else f"“{words[:_SHORT].rstrip()}…”"
