"""Which of many texts share their words, without holding each against all others.

Texts that share a run are those with a run in the same place of an index. Texts that share half of their shingles are
found by the rarest of them: put in one order, rare ones first, two such sets have one in common among the first half
of each (S. Chaudhuri, V. Ganti, R. Kaushik, "A primitive operator for similarity joins in data cleaning", 2006). Both
searches miss nothing, unlike signatures such as those by which `checks.matching.duplicates` goes through whole books.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from heapq import nsmallest
from itertools import chain, combinations, product
from math import ceil
from typing import TypeVar

from checks.matching.texts import LIKE, Likeness, likeness, runs_of, share, shingles_of

FEW = 8
"""Texts before it that each of many with one passage is paired with: up to one more than that, all pairs are given."""
K = TypeVar("K", bound=Hashable)


def like_texts(texts: Mapping[K, str], held_apart: Collection[K] = ()) -> Iterator[tuple[K, K, Likeness]]:
    """Pairs among texts that share their words, in the order of `texts`.

    Where more than a FEW hold one passage, enough pairs are given to hold them together, and not all, so that the time
    grows with their number. Those in `held_apart` are given with every text that is like them, and never needed to
    hold others together.
    """
    keys = tuple(texts)
    apart = frozenset(place for place, key in enumerate(keys) if key in held_apart)
    for one, other, found in _like(tuple(texts.values()), apart):
        yield keys[one], keys[other], found


def root(parents: list[int], place: int) -> int:
    """The place that stands for all that are joined with this one; `parents` tells of each what it was joined to."""
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = parents[place]
    return place


@lru_cache(maxsize=16)
def _like(texts: tuple[str, ...], apart: frozenset[int]) -> tuple[tuple[int, int, Likeness], ...]:
    """The pairs by the places of their texts; kept, since most changes to a claim leave the texts of its records."""
    pairs = _sharing_runs(texts, apart)
    pairs |= _sharing_half(texts, apart, pairs)
    return tuple((one, other, likeness(texts[one], texts[other])) for one, other in sorted(pairs))


def _sharing_runs(texts: Sequence[str], apart: frozenset[int]) -> set[tuple[int, int]]:
    """Pairs with a run of words in common."""
    pairs = {pair for places in _together([runs_of(text) for text in texts]) for pair in _near(places, apart)}
    return {(one, other) for one, other in pairs if likeness(texts[one], texts[other]).passage}


def _sharing_half(texts: Sequence[str], apart: frozenset[int], joined: Set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Pairs with half of their shingles in common; of many, not those that hang together by others already."""
    shingles = [shingles_of(text) for text in texts]
    parents = list(range(len(texts)))
    for pair in joined:
        _join(parents, pair, apart)
    tried: set[tuple[int, int]] = set(joined)
    pairs: set[tuple[int, int]] = set()
    for places in _together(_rarest(shingles)):
        for one, other in chain(_near(places, apart), _far(places, apart, parents)):
            if (one, other) not in tried and share(shingles[one], shingles[other]) >= LIKE:
                pairs.add((one, other))
                _join(parents, (one, other), apart)
            tried.add((one, other))
    return pairs


def _rarest(sets: Sequence[Set[int]]) -> list[Set[int]]:
    """Of each set those that it must have one of in common with any set that shares half: its rarest ones."""
    counts = Counter(chain.from_iterable(sets))

    def of(marks: Set[int]) -> Set[int]:
        again = [mark for mark in marks if counts[mark] > 1]
        number = len(again) - ceil(LIKE * len(marks)) + 1
        return set(nsmallest(number, again, key=lambda mark: (counts[mark], mark)))

    return [of(marks) for marks in sets]


def _together(marks: Sequence[Set[int]]) -> set[tuple[int, ...]]:
    """The places of the sets that have a mark in common, in order, for each mark that comes again."""
    seen: set[int] = set()
    again: set[int] = set()
    for each in marks:
        again |= each & seen
        seen |= each
    having: dict[int, list[int]] = {}
    for place, each in enumerate(marks):
        for mark in each & again:
            having.setdefault(mark, []).append(place)
    return set(map(tuple, having.values()))


def _near(places: Sequence[int], apart: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Each place with the FEW before it, and those apart with all."""
    plain = [place for place in places if place not in apart]
    for at, place in enumerate(plain):
        yield from ((other, place) for other in plain[max(0, at - FEW) : at])
    for place in apart.intersection(places) if len(plain) < len(places) else ():
        yield from (_ordered(place, other) for other in places if other != place)


def _far(places: Sequence[int], apart: frozenset[int], parents: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs of places that nothing joins yet; `parents` may change while they are gone through."""
    groups: dict[int, list[int]] = {}
    for place in places if len(places) > FEW else ():
        if place not in apart:
            groups.setdefault(root(parents, place), []).append(place)
    for some, others in combinations(groups.values(), 2):
        for one, other in product(some, others):
            if root(parents, one) == root(parents, other):
                break
            yield _ordered(one, other)


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _join(parents: list[int], pair: tuple[int, int], apart: frozenset[int]) -> None:
    if apart.isdisjoint(pair):
        one, other = _ordered(root(parents, pair[0]), root(parents, pair[1]))
        parents[other] = one
