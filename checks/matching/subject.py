"""What a claim says, taken apart for comparison; each part is read when it is first asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from checks.domain.claim import Claim, Kind
from checks.domain.imported import EarlierCheck
from checks.domain.moment import Moment
from checks.matching.figures import Figure, figure_of
from checks.matching.named import Named, find_named, language_of
from checks.matching.words import pairs, tokens
from checks.text.cardinals import word_at
from checks.text.lexicons import words as listed
from checks.text.measures import grammar
from checks.text.posts import read_post
from checks.text.quantities import find_quantities
from checks.text.slavic import figures as slavic_figures
from checks.text.slavic import times as slavic_times
from checks.text.times import find_times
from checks.text.tokens import read_tokens

USUAL_DAY = date(2000, 1, 1)
"""Stands for the day of writing where neither side tells it: then "Friday" and "Monday" still differ."""


@dataclass(frozen=True, slots=True)
class Period:
    """A time that a claim speaks of, from day to day, both included; an open end is None."""

    first: date | None
    last: date | None
    said: str

    def agrees(self, other: Period) -> bool:
        """Have they a day in common? Of two that are open at one end, the other end must be the same day."""
        for mine, theirs, my_end, their_end in (
            (self.first, other.first, self.last, other.last),
            (self.last, other.last, self.first, other.first),
        ):
            if mine is None and theirs is None:
                return my_end == their_end
        begins, ends = self.first or date.min, self.last or date.max
        return begins <= (other.last or date.max) and (other.first or date.min) <= ends


@dataclass(frozen=True)
class Subject:
    """One side of a comparison."""

    text: str
    """The claim, without what dresses up a post."""
    about: str = ""
    """What is said around it: the headline and summary of a check, the name under a post."""
    day: date | None = None
    """When it was published."""
    kind: Kind | None = None

    @cached_property
    def own_words(self) -> tuple[str, ...]:
        """The telling words of the claim itself, in order."""
        return tuple(tokens(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The telling words of the claim and of what is said around it."""
        return (*self.own_words, *tokens(self.about)) if self.about else self.own_words

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each telling word comes."""
        return Counter(self.words)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Telling words that stand near each other."""
        return frozenset(pairs(self.words))

    @cached_property
    def length(self) -> int:
        """All words of the claim, small ones included."""
        return len(self.text.split())

    @property
    def named(self) -> tuple[Named, ...]:
        """Whom and which places the claim names."""
        return find_named(self.text)

    @property
    def named_in_order(self) -> tuple[Named, ...]:
        """The same in the order in which they stand."""
        return tuple(sorted(self.named, key=lambda name: self.text.casefold().find(name.said.casefold())))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the claim."""
        return _figures(self.text)

    def periods(self, day: date) -> tuple[Period, ...]:
        """The times of the claim, as somebody understands it who reads it on a day."""
        return _periods(self.text, self.day or day)

    @property
    def is_negated(self) -> bool:
        """Does it deny something? Two denials make none."""
        return _is_negated(self.text)


def subject_of_text(text: str, day: date | None = None) -> Subject:
    """A claim that somebody types, or a post; `day` is when it was said, where it does not tell that itself."""
    post = read_post(text)
    return Subject(post.words, post.author, day or post.day)


def subject_of_check(check: EarlierCheck) -> Subject:
    """An earlier check: its claim, with its headline and summary around it."""
    day = check.published.day if check.published else None
    return Subject(check.text, f"{check.title}\n{check.summary}", day)


def subject_of_claim(claim: Claim, published: date | None = None) -> Subject:
    """A claim of an article that was published on a day: in words that stand alone, where it has them."""
    around = claim.quote if claim.statement and claim.statement != claim.quote else ""
    return Subject(claim.statement or claim.quote, around, published, claim.kind)


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[Figure, ...]:
    language = language_of(text)
    found = slavic_figures.find_quantities(text, language) if language else find_quantities(text)
    return tuple(figure for quantity in found if (figure := figure_of(quantity, text)))


@lru_cache(maxsize=4096)
def _periods(text: str, day: date) -> tuple[Period, ...]:
    language, published = language_of(text), Moment(day)
    found = slavic_times.find_times(text, language, published) if language else find_times(text, published)
    return tuple(Period(time.first, time.last, time.mention) for time in found if time.first or time.last)


@lru_cache(maxsize=4096)
def _is_negated(text: str) -> bool:
    said = read_tokens(text)
    denials = sum(
        _denies(token.word) and word_at(said, place + 1) not in grammar("after_not")
        for place, token in enumerate(said)
        if place == 0 or not token.is_capital
    )
    return denials % 2 == 1


def _denies(word: str) -> bool:
    return word in listed("matching", "negations") or word.endswith("n't")
