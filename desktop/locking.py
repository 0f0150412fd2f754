"""The lock of an encrypted casebook: it is closed and its key forgotten until somebody gives the key again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from checks.errors import ChecksError, KeyNeeded
from desktop.drafts import Sealing
from desktop.opening import Key

if TYPE_CHECKING:
    from checks.domain.desk import Desk as ArticleDesk

FREE = 3
"""Wrong keys after which the next one has to wait."""
FIRST_WAIT, LONGEST_WAIT = 5.0, 300.0
"""Seconds; each wrong key doubles the wait. Guessing is slow anyway: opening hashes a key many times."""
WRONG = "This is not the key. Try again; if it is lost, nobody can open the casebook any more."


class Desk(Protocol):
    """What the lock needs of the session."""

    @property
    def where(self) -> str:
        """The path of the casebook."""

    @property
    def desk(self) -> ArticleDesk | None:
        """The article on the desk."""

    @property
    def sealing(self) -> Sealing | None:
        """What seals typing of an encrypted casebook."""

    def put_away(self, then: Callable[[], None]) -> None:
        """Save what is typed, end what is being written, and close the casebook."""

    def open_casebook(self, where: Path | str, *, article_id: UUID | None = None, key: Key | None = None) -> None:
        """Open it again."""


class Lock(QObject):
    """Locks, takes keys, and lets whoever gave several wrong ones wait."""

    began = Signal()
    """From now on nothing of the casebook may show; what is being written is still ended."""
    closed = Signal()
    """The casebook is closed: a key can be given."""
    refused = Signal(str)
    """It was not opened; a sentence."""
    ended = Signal(bool)
    """A casebook is open again; is it the one that was locked?"""

    def __init__(
        self, session: Desk, parent: QObject | None = None, *, seconds: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._seconds = seconds
        self.is_on = False
        """Is the casebook locked, or about to be?"""
        self.where = ""
        self._article_id: UUID | None = None
        self._wrong = 0
        self._free_at = 0.0

    @property
    def seconds_left(self) -> float:
        """How long it takes until a key can be given again; 0 if one can be given now."""
        return max(self._free_at - self._seconds(), 0.0)

    @property
    def can_lock(self) -> bool:
        """Is a casebook open that is encrypted? Any other could be read anyway."""
        return not self.is_on and self._session.sealing is not None

    def lock(self) -> None:
        """Lock the casebook, if it is one that can be locked."""
        if not self.can_lock:
            return
        desk = self._session.desk
        self.is_on, self.where = True, self._session.where
        self._article_id = desk.article.id if desk else None
        self.began.emit()
        self._session.put_away(self._say_closed)

    def unlock(self, typed: str) -> None:
        """Open the casebook with the key that was typed; the keyring is not asked."""
        if typed and not self.seconds_left:
            self._session.open_casebook(self.where, article_id=self._article_id, key=Key(typed))

    def refuse(self, error: ChecksError) -> None:
        """The casebook did not open."""
        if not isinstance(error, KeyNeeded):
            self.refused.emit(str(error))
            return
        self._wrong += 1
        if self._wrong >= FREE:
            self._free_at = self._seconds() + min(FIRST_WAIT * 2 ** (self._wrong - FREE), LONGEST_WAIT)
        self.refused.emit(WRONG)  # the usual sentence names the casebook

    def _say_closed(self) -> None:
        if self.is_on:
            gc.collect()  # the key must not wait in a ring of dead objects until it is their turn
            self.closed.emit()

    def end(self, where: str) -> None:
        """The casebook at `where` is open; "" for none."""
        if self.is_on and where:
            self.is_on, self._wrong, self._free_at = False, 0, 0.0
            self.ended.emit(where == self.where)
