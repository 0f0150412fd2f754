"""Texts are held against each other by shingles and by runs of words that nobody is quoted with."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.matching.texts import LIKE, RUN, likeness, share, shingles

WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
STORY = "Two missiles struck the harbour of the southern city late on Friday and damaged the quay and a granary."
OTHER = "Officials in the capital met for talks about a truce that neither side expects to hold for long, they said."
WORD = st.sampled_from(
    ["port", "quay", "ship", "crane", "grain", "night", "city", "rain", "fire", "smoke", "dawn", "wall"]
)


def text(number: int, length: int = 60) -> str:
    made = random.Random(number)
    return " ".join(f"word{made.randrange(10_000)}" for _ in range(length))


def test_a_text_is_like_itself_and_not_like_another() -> None:
    assert likeness(STORY, STORY).share == 1.0
    assert not likeness(STORY, OTHER).is_shared


def test_case_and_signs_make_no_difference() -> None:
    assert likeness(STORY, STORY.upper().replace(".", " !")).share == 1.0


def test_half_of_the_shingles_is_enough() -> None:
    half = text(1) + " " + text(2)
    assert likeness(text(1), half).share == pytest.approx(56 / 116)
    assert likeness(text(1, 80), text(1, 80) + " " + text(2, 40)).share >= LIKE


def test_twelve_words_in_a_row_are_told_as_they_are_written() -> None:
    found = likeness(f"{text(1)}. {STORY} {text(2)}", f"{text(3)}. {STORY} {text(4)}")
    assert found.share < LIKE
    assert found.passage == STORY.rstrip(".")


def test_eleven_words_in_a_row_are_chance() -> None:
    eleven = " ".join(WORDS.split()[: RUN - 1])
    assert not likeness(f"{text(1)} {eleven} {text(2)}", f"{text(3)} {eleven} {text(4)}").is_shared


def test_words_in_quotation_marks_are_the_speakers_and_not_the_outlets() -> None:
    one, other = f"{text(1)} “{STORY}” he said. {text(2)}", f"{text(3)} “{STORY}” he said. {text(4)}"
    assert likeness(one, other).passage == ""
    assert likeness(one.replace("“", "").replace("”", ""), other).passage == "", "it is quoted in one of them"


def test_a_run_does_not_go_on_through_a_quotation() -> None:
    told = " ".join(WORDS.split()[:7])
    both = f"{told} “we will see” {told.upper()}"
    assert likeness(f"{text(1)} {both}", f"{text(2)} {both}").passage == ""


def test_short_texts_tell_nothing() -> None:
    assert not likeness("1 killed, 8 injured", "1 killed, 8 injured").is_shared
    assert shingles("1 killed, 8 injured") == frozenset()


def test_the_longest_of_several_runs_is_given() -> None:
    one, other = f"{WORDS} {text(1)} {STORY} ", f"{STORY} {text(2)} {WORDS}"
    assert likeness(one, other).passage == STORY.rstrip(".")


def test_nothing_has_a_share_with_nothing() -> None:
    assert share(frozenset(), frozenset()) == share(frozenset({1}), frozenset()) == 0.0


@given(st.lists(WORD, max_size=40), st.lists(WORD, max_size=40))
def test_likeness_goes_both_ways(one: list[str], other: list[str]) -> None:
    there, back = likeness(" ".join(one), " ".join(other)), likeness(" ".join(other), " ".join(one))
    assert there.share == back.share
    assert len(there.passage.split()) == len(back.passage.split())


@given(st.lists(WORD, min_size=RUN, max_size=20), st.lists(WORD, max_size=9), st.lists(WORD, max_size=9))
def test_a_shared_run_is_found_wherever_it_stands(run: list[str], before: list[str], after: list[str]) -> None:
    found = likeness(" ".join([*before, *run, *after]), " ".join([*after, "¶", *run, "¶", *before]))
    assert len(found.passage.split()) >= RUN
