"""Which figure is a part of which: "eight wounded, including four critically", "four of the six"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.text.cardinals import word_at
from checks.text.measures import grammar
from checks.text.tokens import Token

FARTHEST = 24
OPENING = 9
"""Tokens between a whole and its part, and between a whole and a list that it is broken down into."""

_ENDS = frozenset(".;!?")
_POINTING = ("the", "its", "their", "his", "her", "those", "these")
_OPENS = frozenset("(-–—:")


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with its noun: tokens `first` up to `after`, where `ends` closes the noun phrase."""

    first: int
    after: int
    ends: int
    unit: str | None
    low: float
    high: float


def find_wholes(tokens: Sequence[Token], counts: Sequence[Count]) -> dict[int, int]:
    """The index of the whole by that of its part."""
    found: dict[int, int] = {}
    for at in range(len(counts)):
        whole = _named_next(tokens, counts, at) if at + 1 < len(counts) else None
        if whole is None and at:
            whole = _named_before(tokens, counts, at, found)
        if whole is not None:
            found[at] = whole
    for whole, parts in _broken_down(tokens, counts):
        found |= {part: whole for part in parts if part not in found}
    return found


def _named_next(tokens: Sequence[Token], counts: Sequence[Count], at: int) -> int | None:
    """As in "four of the six persons", "11 out of the 20"."""
    part, whole = counts[at], counts[at + 1]
    between = [token.word for token in tokens[part.after : whole.first]]
    is_of = between[:1] == ["of"] and 1 < len(between) < 5 and between[-1] in _POINTING
    return at + 1 if is_of else None


def _named_before(tokens: Sequence[Token], counts: Sequence[Count], at: int, found: dict[int, int]) -> int | None:
    """As in "19 people, including 10 children", "36 people, 11 of whom …", and further parts after "and"."""
    part = counts[at]
    for before in range(at - 1, -1, -1):
        whole = counts[before]
        between = [token.word for token in tokens[whole.ends : part.first]]
        if len(between) > FARTHEST or not _ENDS.isdisjoint(between):
            return None
        if before in found and between and all(word in grammar("links") for word in between):
            return found[before]
        if before not in found and _fits(whole, part) and (_is_introduced(between) or _is_of_them(tokens, part)):
            return before
    return None


def _fits(whole: Count, part: Count) -> bool:
    """Can one be a part of the other, by what is counted? A part that is too large is a slip that a rule points at."""
    alike = whole.unit == part.unit or part.unit is None
    return alike and whole.unit is not None


def _is_introduced(between: Sequence[str]) -> bool:
    last = [word for word in between if word not in grammar("links") or word == "of"][-3:]
    return bool(last) and (
        last[-1] in grammar("parts") or last[-2:] == ["among", "them"] or last[-2:] == ["of", "whom"]
    )


def _is_of_them(tokens: Sequence[Token], part: Count) -> bool:
    words = word_at(tokens, part.after), word_at(tokens, part.after + 1)
    return words[0] == "of" and words[1] in ("them", "whom", "which")


def _broken_down(tokens: Sequence[Token], counts: Sequence[Count]) -> Iterator[tuple[int, range]]:
    """As in "nine people — seven civilians and two soldiers": what follows a dash or a bracket adds up to the whole."""
    for at, whole in enumerate(counts[:-1]):
        if whole.low != whole.high:
            continue
        total, last = 0.0, at + 1
        while last < len(counts) and total < whole.low and _goes_on(tokens, counts, at, last):
            total, last = total + counts[last].low, last + 1
        if total == whole.low and last > at + 2:
            yield at, range(at + 1, last)


def _goes_on(tokens: Sequence[Token], counts: Sequence[Count], whole: int, at: int) -> bool:
    """Does this figure follow on the one before in the list, or on the sign that opens it?"""
    between = [token.word for token in tokens[counts[at - 1].ends : counts[at].first]]
    if at > whole + 1:
        return bool(between) and all(word in grammar("links") for word in between)
    return bool(between) and between[-1] in _OPENS and len(between) < OPENING and _ENDS.isdisjoint(between)
