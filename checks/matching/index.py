"""What an index of claims is: it finds, among very many, those whose words are nearest to a text.

An index is a cache. It gives ids, never contents: what is shown is read from the casebook, so that an index that lags
can miss a claim and never tell a wrong one. Each index carries the `State` of the casebook that it was made from, and
is brought up to date, or thrown away, by comparing that (see `checks.services.kept_index`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar
from uuid import UUID

E_contra = TypeVar("E_contra", contravariant=True)


class Group(StrEnum):
    """What an entry of the index is."""

    CHECK = "check"
    """A check that others made earlier."""
    JUDGED = "judged"
    """A claim of an article of this casebook that was judged."""
    CLAIM = "claim"
    """Any other claim of an article of this casebook."""
    RECORD = "record"
    """A record of evidence."""


USUAL_LENGTH = 30.0
"""Telling words of a usual check with its headline and summary."""


class IndexUnusable(Exception):
    """There is no index of this layout, or a damaged one: it is thrown away and made anew."""


class IndexBusy(Exception):
    """Another program is writing to the index."""


class Entry(NamedTuple):
    """One claim or record to be found by its words; a tuple, for a million of them are made in a row."""

    key: str
    """Its id as 32 hexadecimal digits, as databases give it: a million of them need not become objects."""
    group: Group
    words: str
    import_key: str = ""
    """The id of the import that it came in with, by which all of that are taken out at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an index gives: whose words are near, the nearest first."""

    id: UUID
    score: float


@dataclass(frozen=True, slots=True)
class State:
    """The last change of a casebook that an index has taken in."""

    number: int
    change_id: UUID | None = None


class Index(Protocol[E_contra]):
    """An index. What is added or removed is found, or not, once it is committed."""

    def state(self) -> State | None:
        """The state of the casebook that the index holds; None where it was never filled."""

    def add(self, entries: Iterable[E_contra]) -> None:
        """Put entries in."""

    def remove(self, ids: Collection[UUID]) -> None:
        """Take entries out by their ids."""

    def remove_import(self, import_id: UUID) -> None:
        """Take out all that came in with an import."""

    def commit(self, state: State) -> None:
        """Make what was added and removed count, all at once, together with the state that it reflects."""

    def clear(self) -> None:
        """Empty it, to be filled anew."""

    def close(self) -> None:
        """Let go of files and connections."""


class ClaimIndex(Index[Entry], Protocol):
    """An index of claims."""

    def search(self, words: Collection[str], groups: Collection[Group], limit: int) -> tuple[Found, ...]:
        """The entries of these groups nearest to words as `checks.matching.words.tokens` gives them."""

    @property
    def rarity(self) -> Callable[[str], float]:
        """Gives what it tells that a word is in a claim: the logarithm of how few have it, 0 or more."""

    @property
    def typical_length(self) -> float:
        """Words of a usual entry."""
