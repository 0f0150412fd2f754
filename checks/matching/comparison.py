"""Compares two claims: words first, which is quick, then what they state, which decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from checks.matching.figures import opposed, unmatched
from checks.matching.named import Named
from checks.matching.similarity import Part, Similarity
from checks.matching.subject import USUAL_DAY, Subject
from checks.matching.weights import DEFAULT, MatchSettings, PartName
from checks.matching.words import REACH, tokens, weight

Rarity = Callable[[str], float]
"""What a word tells by how few claims have it."""
SATURATION, BY_LENGTH = 1.2, 0.4
"""How much a word's repetition and a text's length count: k1 and b of BM25 (Robertson and Zaragoza, 2009). Claims are
short, so that length says less than in documents."""
ABOUT_ONE_THING = 0.4
"""Share of common words from which on two claims are held to speak of one thing."""


def compare(mine: Subject, theirs: Subject, settings: MatchSettings = DEFAULT) -> Similarity:
    """Compare two claims outside any index, where one telling word weighs as much as another."""
    typical = (len(mine.words) + len(theirs.words)) / 2
    return with_facts(Comparer(mine, weight, typical, settings).words(theirs), mine, theirs)


class Comparer:
    """Compares the words of one claim with those of many others."""

    def __init__(self, mine: Subject, rarity: Rarity, typical_length: float, settings: MatchSettings = DEFAULT) -> None:
        self._mine, self._rarity, self._settings = mine, rarity, settings
        self._typical = max(1.0, typical_length)
        self._weights = {word: rarity(word) for word in mine.counts}
        self._known = sum(self._weights.values()) or 1.0
        self._own = frozenset(mine.own_words)
        self._own_known = sum(self._weights[word] for word in self._own)

    def words(self, theirs: Subject) -> Similarity:
        """The parts that are quick to tell: words, phrases, and how far apart the two were published."""
        mine, settings = self._mine, self._settings
        parts = [Part(PartName.WORDS, self._found(theirs)), Part(PartName.ORDER, self._near(theirs))]
        if mine.day and theirs.day:
            parts.append(Part(PartName.NEARNESS, nearness((theirs.day - mine.day).days, settings)))
        is_long = min(mine.length, theirs.length) >= settings.fewest_words
        return Similarity(tuple(parts), is_long, self._alike(theirs))

    def _found(self, theirs: Subject) -> float:
        """How much of this claim stands there: BM25, as a share of what all its words tell."""
        stretch = SATURATION * (1 - BY_LENGTH + BY_LENGTH * len(theirs.words) / self._typical)
        counts = theirs.counts
        found = sum(
            told * counts[word] * (SATURATION + 1) / (counts[word] + stretch)
            for word, told in self._weights.items()
            if word in counts
        )
        return min(1.0, found / self._known)

    def _near(self, theirs: Subject) -> float:
        """What the words tell that stand near each other, in one order, on both sides, as a share of all."""
        weights = self._weights
        common = [(place, word) for place, word in enumerate(theirs.words) if word in weights]
        pairs = {
            (one, other)
            for number, (place, one) in enumerate(common)
            for far, other in common[number + 1 : number + 1 + REACH]
            if far - place <= REACH and (one, other) in self._mine.pairs
        }
        return min(1.0, sum(min(weights[one], weights[other]) for one, other in pairs) / self._known)

    def _alike(self, theirs: Subject) -> float:
        """Twice what both claims say, beside what the two say together (Dice), by what their words tell."""
        there = set(theirs.own_words)
        both = self._own_known + sum(map(self._rarity, there))
        return 2 * sum(self._weights[word] for word in self._own & there) / both if both else 0.0


def nearness(days: int, settings: MatchSettings = DEFAULT) -> float:
    """1 for publications of the same days, falling to 0 for those far apart, before or after."""
    beyond = max(0, abs(days) - settings.days_near)
    return max(0.0, 1 - beyond / settings.days_far)


def with_facts(found: Similarity, mine: Subject, theirs: Subject) -> Similarity:
    """The comparison with the parts that take reading: names, numbers, dates, places, denial, kind.

    Claims that have few words in common speak of different things: that their figures differ then tells nothing.
    """
    if found.alike < ABOUT_ONE_THING:
        return found
    facts = (*_named(mine, theirs), *_numbers(mine, theirs), *_dates(mine, theirs), *_negation(mine, theirs))
    kind = [Part(PartName.KIND, 1.0)] if mine.kind and mine.kind is theirs.kind else []
    return Similarity((*found.parts, *facts, *kind), found.is_long_enough, found.alike)


def _named(mine: Subject, theirs: Subject) -> Iterator[Part]:
    """Names and places: those in common, and the first that stands against another."""
    common = [one for one in mine.named if any(one.is_same(other) for other in theirs.named)]
    left = [one for one in mine.named if one not in common]
    right = [other for other in theirs.named if not any(one.is_same(other) for one in mine.named)]
    against = next(((one, other) for one in left for other in right if one.is_place == other.is_place), None)
    against = against or ((left[0], right[0]) if left and right else None) or _swapped(mine, theirs)
    for is_place, name in ((False, PartName.NAMES), (True, PartName.PLACES)):
        if against and _is_place(against) is is_place:
            yield Part(name, -1.0, against[0].said, against[1].said)
        elif shared := sum(one.is_place is is_place for one in common):
            yield Part(name, shared / sum(one.is_place is is_place for one in mine.named))


def _swapped(mine: Subject, theirs: Subject) -> tuple[Named, Named] | None:
    """The first names that stand in each other's place, as in "Iran struck Iraq" and "Iraq struck Iran"."""
    if _frame(mine) != _frame(theirs):
        return None
    pairs = zip(mine.named_in_order, theirs.named_in_order, strict=False)
    return next(((one, other) for one, other in pairs if not one.is_same(other)), None)


def _frame(subject: Subject) -> list[str]:
    """The words of a claim without its names."""
    names = {word for name in subject.named for word in tokens(name.said)}
    return [word for word in subject.own_words if word not in names]


def _is_place(pair: tuple[Named, Named]) -> bool:
    return pair[0].is_place or pair[1].is_place


def _numbers(mine: Subject, theirs: Subject) -> Iterator[Part]:
    if against := opposed(mine.figures, theirs.figures):
        yield Part(PartName.NUMBERS, -1.0, against[0].said, against[1].said)
    elif mine.figures and theirs.figures:
        left, _ = unmatched(mine.figures, theirs.figures)
        yield Part(PartName.NUMBERS, 1 - len(left) / len(mine.figures))


def _dates(mine: Subject, theirs: Subject) -> Iterator[Part]:
    """Times are read from the day of writing; where only one side tells that, it holds for both."""
    day: date = mine.day or theirs.day or USUAL_DAY
    here, there = mine.periods(day), theirs.periods(day)
    left = [one for one in here if not any(one.agrees(other) for other in there)]
    right = [other for other in there if not any(one.agrees(other) for one in here)]
    if left and right:
        yield Part(PartName.DATES, -1.0, left[0].said, right[0].said)
    elif here and there:
        yield Part(PartName.DATES, 1 - len(left) / len(here))


def _negation(mine: Subject, theirs: Subject) -> Iterator[Part]:
    if mine.is_negated != theirs.is_negated:
        here, there = ("denied", "asserted") if mine.is_negated else ("asserted", "denied")
        yield Part(PartName.NEGATION, -1.0, here, there)
