"""Texts that share their words are found without holding each against all, as holding each against all finds them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.matching import text_pairs
from checks.matching.text_pairs import FEW, like_texts
from checks.matching.texts import Likeness, likeness

STORY = "Two missiles struck the harbour of the southern city late on Friday and damaged the quay and a granary."


def made_text(rng: random.Random, known: list[str]) -> str:
    """New words, or an earlier text changed in a few places, or part of one quoted or told anew."""
    fresh = [f"word{rng.randrange(3_000)}" for _ in range(rng.randrange(4, 40))]
    if not known or rng.random() < 0.3:
        return " ".join(fresh)
    words = rng.choice(known).split()
    part = words[rng.randrange(len(words)) :][: rng.randrange(1, 24)]
    if rng.random() < 0.5:
        return " ".join([*fresh[:9], *(["“" + " ".join(part) + "”"] if rng.random() < 0.5 else part), *fresh[9:]])
    for _ in range(rng.randrange(4)):
        words[rng.randrange(len(words))] = rng.choice(fresh)
    return " ".join(words)


def made_texts(seed: int, number: int) -> dict[int, str]:
    rng = random.Random(seed)
    made: list[str] = []
    for _ in range(number):
        made.append(made_text(rng, made))
    return dict(enumerate(made))


def all_pairs(texts: Mapping[int, str]) -> dict[tuple[int, int], Likeness]:
    """What holding each text against every other finds."""
    found = {(one, other): likeness(texts[one], texts[other]) for one, other in combinations(texts, 2)}
    return {pair: each for pair, each in found.items() if each.is_shared}


def fast_pairs(texts: Mapping[int, str], apart: frozenset[int] = frozenset()) -> dict[tuple[int, int], Likeness]:
    return {(one, other): found for one, other, found in like_texts(texts, apart)}


def groups(pairs: Iterable[tuple[int, int]]) -> set[frozenset[int]]:
    """What hangs together by these pairs."""
    found: set[frozenset[int]] = set()
    for pair in pairs:
        met = {group for group in found if not group.isdisjoint(pair)}
        found = (found - met) | {frozenset(pair).union(*met)}
    return found


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**9), st.integers(0, FEW + 1))
def test_few_texts_are_paired_as_by_holding_each_against_all(seed: int, number: int) -> None:
    texts = made_texts(seed, number)
    assert fast_pairs(texts) == all_pairs(texts)


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10**9), st.sets(st.integers(0, 59), max_size=3))
def test_of_many_the_same_hang_together_with_and_without_those_apart(seed: int, apart: set[int]) -> None:
    texts = made_texts(seed, 60)
    fast, exhaustive = fast_pairs(texts, frozenset(apart)), all_pairs(texts)
    assert fast.items() <= exhaustive.items()
    assert groups(fast) == groups(exhaustive)
    assert groups(pair for pair in fast if apart.isdisjoint(pair)) == groups(
        pair for pair in exhaustive if apart.isdisjoint(pair)
    )
    assert {pair for pair in exhaustive if not apart.isdisjoint(pair)} <= fast.keys()


def test_half_of_the_words_in_quotation_marks_is_found_among_many() -> None:
    quoted = f"“{STORY} {STORY.upper()}”"
    texts = {place: f"{quoted} said witness {place}" for place in range(3 * FEW)}
    assert not likeness(texts[0], texts[1]).passage, "a run that is quoted is nobody's own"
    assert groups(fast_pairs(texts)) == {frozenset(texts)}


def test_texts_that_share_half_with_one_of_a_large_group_come_to_it() -> None:
    words = " ".join(f"word{number}" for number in range(23)).split()
    grown = [" ".join([*words[:11], f"own{place}", *words[12:]]) for place in range(2 * FEW)]
    texts = dict(enumerate([*grown, " ".join([*words[:11], "changed", *words[12:22], "ended"])]))
    assert groups(fast_pairs(texts)) == groups(all_pairs(texts)) != set()


def test_the_pairs_of_many_with_one_passage_grow_with_their_number() -> None:
    texts = {place: f"word{place} {STORY} more{place}" for place in range(400)}
    found = fast_pairs(texts)
    assert len(found) <= FEW * len(texts)
    assert groups(found) == {frozenset(texts)}


def test_one_that_is_held_apart_is_given_with_every_text_like_it() -> None:
    texts = {place: f"word{place} {STORY} more{place}" for place in range(4 * FEW)}
    with_first = {pair for pair in fast_pairs(texts, frozenset({0})) if 0 in pair}
    assert with_first == {(0, place) for place in range(1, 4 * FEW)}


def test_the_pairs_come_in_the_order_of_the_texts() -> None:
    texts = {place: f"word{place} {STORY} more{place}" for place in range(40)}
    found = [(one, other) for one, other, _ in like_texts(texts)]
    assert found == sorted(found)


def test_texts_that_did_not_change_are_not_compared_again() -> None:
    texts = {"a": f"{STORY} one", "b": f"{STORY} two"}
    text_pairs._like.cache_clear()
    first = list(like_texts(texts))
    assert list(like_texts({"c": texts["a"], "d": texts["b"]})) == [("c", "d", found) for _, _, found in first]
    assert text_pairs._like.cache_info().hits == 1


def test_short_texts_and_none_are_like_nothing() -> None:
    assert list(like_texts({})) == list(like_texts({"a": "8 injured", "b": "8 injured", "c": ""})) == []
