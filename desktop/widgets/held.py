"""Typing that is never lost: what an editor shows, what is stored, and what is on its way between the two."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Held(Generic[T]):
    """Keeps track of one value that a person edits here and that is stored elsewhere, with a delay in between.

    A newly stored value replaces what the editor shows only if nobody has typed there since.
    """

    def __init__(self, stored: T) -> None:
        self._stored = stored
        self._sent: list[T] = []

    @property
    def stored(self) -> T:
        """The value that was stored last, as far as is known."""
        return self._stored

    def is_unsaved(self, shown: T) -> bool:
        """Is `shown` neither stored nor on its way?"""
        return shown != (self._sent[-1] if self._sent else self._stored)

    def send(self, shown: T) -> None:
        """`shown` is on its way to be stored."""
        self._sent.append(shown)

    def fail(self) -> bool:
        """What was on its way was refused; it counts as unsaved again. Was there anything?"""
        had_any = bool(self._sent)
        self._sent.clear()
        return had_any

    def take(self, stored: T, shown: T) -> bool:
        """`stored` has been stored, by whomever. Should the editor, which shows `shown`, now show it?"""
        untouched = not self._sent and shown == self._stored
        if stored in self._sent:
            del self._sent[: self._sent.index(stored) + 1]
        self._stored = stored
        return untouched and shown != stored
