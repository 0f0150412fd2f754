"""How an earlier claim is told, and what bounds mean for an article."""

from __future__ import annotations

from uuid import UUID

import pytest

from checks.domain.imported import EarlierCheck
from checks.domain.moment import Moment
from checks.domain.relation import ClaimRelation, Relation
from checks.domain.verdict import Rating, Scale
from checks.matching.match import Match
from checks.matching.similarity import Closeness, Part, Similarity
from checks.matching.weights import MatchSettings, PartName
from checks.services.scales import load_scale
from desktop.models.seen_effects import NOTHING, effect_words
from desktop.models.seen_words import (
    Group,
    count_words,
    differing_words,
    first_choice,
    group_of,
    rating_words,
    related_to,
    source_words,
    spoken,
)

WORDS = Part(PartName.WORDS, 1.0)
ORDER = Part(PartName.ORDER, 1.0)
NUMBERS = Part(PartName.NUMBERS, -1.0, "Eight wounded", "7 wounded")
DENIAL = Part(PartName.NEGATION, -1.0, "denied", "asserted")
PLACES = Part(PartName.PLACES, -1.0, "Odesa", "Kharkiv")


def match(closeness: Closeness, *parts: Part, **fields: object) -> Match:
    check = EarlierCheck(UUID(int=1), "Seven were wounded", **fields)
    return Match(check, Similarity((WORDS, ORDER, *parts)), closeness)


@pytest.fixture
def scale() -> Scale:
    return load_scale()


def test_a_rating_of_the_house_has_its_label_and_others_their_own_words(scale: Scale) -> None:
    first: Rating = scale.ratings[0]
    assert rating_words(match(Closeness.SUGGEST, rating=first.key), scale) == first.label
    assert rating_words(match(Closeness.SUGGEST, rating="Four Pinocchios"), scale) == "Four Pinocchios"
    assert rating_words(match(Closeness.SUGGEST), scale) == "not rated"


def test_who_checked_it_and_when() -> None:
    told = match(Closeness.SUGGEST, publisher="The Post", published=Moment.parse("2025-05-24"))
    assert source_words(told) == "The Post, 24 May 2025"
    assert source_words(match(Closeness.SUGGEST)) == "no date"


def test_what_differs_says_then_and_now() -> None:
    assert differing_words(NUMBERS) == "Differs in numbers: then 7 wounded, now eight wounded"
    assert differing_words(PLACES) == "Differs in places: then Kharkiv, now Odesa"


@pytest.mark.parametrize(
    ("found", "offered"),
    [
        (match(Closeness.NEAR_CERTAIN), (Relation.SAME,)),
        (match(Closeness.SUGGEST), (Relation.SAME,)),
        (match(Closeness.DIFFERS, NUMBERS), (Relation.UPDATED, Relation.CONTRADICTS)),
        (match(Closeness.DIFFERS, DENIAL), (Relation.CONTRADICTS,)),
        (match(Closeness.DIFFERS, PLACES), ()),
    ],
)
def test_what_is_not_the_same_is_never_offered_as_the_same(found: Match, offered: tuple[Relation, ...]) -> None:
    assert first_choice(found) == offered


def test_what_a_person_confirmed_stands_first(scale: Scale) -> None:
    found = match(Closeness.DIFFERS, NUMBERS)
    related = ClaimRelation(UUID(int=2), UUID(int=3), found.id, Relation.UPDATED)
    assert group_of(found, None) is Group.DIFFERS
    assert group_of(found, related) is Group.CONFIRMED
    assert related_to(found, [related]) is related
    assert related_to(found, []) is None
    assert spoken(found, scale, related).startswith("updated figure: Seven were wounded")
    assert "Differs in numbers" in spoken(found, scale, None)


def test_the_heading_counts() -> None:
    certain, differs = match(Closeness.NEAR_CERTAIN), match(Closeness.DIFFERS, NUMBERS)
    assert count_words([certain, differs, differs]) == "1 near-certain, 2 differ"
    assert count_words([match(Closeness.SUGGEST)]) == "1 perhaps"


def test_bounds_are_tried_on_what_was_found() -> None:
    found = (match(Closeness.NEAR_CERTAIN),), (match(Closeness.DIFFERS, NUMBERS),), ()
    assert effect_words(found, MatchSettings()) == (
        "Of 2 claims with earlier ones here, 2 would show them, and 1 would be marked near-certain."
    )
    assert "0 would be marked" in effect_words(found, MatchSettings(near_certain=0.95))
    assert "0 would show them" in effect_words(found[:1], MatchSettings(suggest=0.9))
    assert effect_words(((),), MatchSettings()) == NOTHING
