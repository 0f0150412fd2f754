"""Quoted words beside their source: what differs is told exactly, how it is written is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.matching.wordings import Change, find_wording

POST = (
    "A swap was just completed between the two. It will go into effect shortly. Congratulations to both sides. "
    "This could lead to something big???"
)


@pytest.mark.parametrize(
    ("quoted", "source"),
    [
        ("could lead to something", POST),
        ("It’s over, and we don’t regret it,", "It is over, and we do not regret it."),
        ("[W]e will hold the cease-fire", "Today we will hold the ceasefire, he said."),
        ("a swap … Congratulations to both sides", POST),
        ("A swap was just completed between [Russia and Ukraine]. It will go", POST),
        ("in the north a ceasefire holds", "In the north a cease-fire holds."),
        ("the early-morning ceasefire", "It is the early morning cease-fire, he said."),
        ("The U.S. army lost 50% of its men", "the US army lost 50 per cent of its men."),
        ("1,200 people, twenty of them children,", "1200 people, 20 of them children"),
    ],
)
def test_what_is_only_written_otherwise_is_exact(quoted: str, source: str) -> None:
    found = find_wording(quoted, source)
    assert found is not None
    assert found.is_exact


@pytest.mark.parametrize(
    ("quoted", "source", "change", "here", "there"),
    [
        ("could lead to something big.", POST, Change.ENDING, "big.", "big???"),
        ("between the two. Congratulations to both sides", POST, Change.SENTENCE, "", "It will go into effect shortly"),
        ("We will sign the plan", "We will not sign the plan", Change.NEGATION, "", "not"),
        ("We don’t accept the plan", "We accept the plan", Change.NEGATION, "don’t", ""),
        ("We lost 12 men in the raid", "We lost 21 men in the raid", Change.NUMBER, "12", "21"),
        ("We spent two million on it", "We spent two billion on it", Change.NUMBER, "million", "billion"),
        ("The defence programme began", "The defence program began", Change.SPELLING, "programme", "program"),
        ("We expect the men to go", "We except the men to go", Change.WORDS, "expect", "except"),
        ("We will destroy the bridge", "We will cross the bridge", Change.WORDS, "destroy", "cross"),
        ("We will surely cross the bridge", "We will cross the bridge", Change.ADDED, "surely", ""),
        ("We will cross the bridge", "We will perhaps cross the bridge", Change.DROPPED, "", "perhaps"),
        ("A prisoner swap was done", "A prisoners swap was done", Change.SPELLING, "prisoner", "prisoners"),
        ("We came, we saw, we won", "We came; we saw, we won", Change.SIGN, "came,", "came;"),
    ],
)
def test_what_differs_is_told_with_both_values(quoted: str, source: str, change: Change, here: str, there: str) -> None:
    found = find_wording(quoted, source)
    assert found is not None
    (difference,) = found.differences
    assert (difference.change, difference.quoted, difference.source) == (change, here, there)


def test_the_spans_are_those_of_the_words_that_differ() -> None:
    quoted, source = "We lost 12 men", "It is said: we lost 21 men."
    found = find_wording(quoted, source)
    assert found is not None
    (difference,) = found.differences
    assert (difference.quoted_span.of(quoted), difference.source_span.of(source)) == ("12", "21")
    assert found.span.of(source) == "we lost 21 men."


@pytest.mark.parametrize("source", ["", "Nothing of the sort.", "The two met for a swap of views on something else."])
def test_another_saying_is_not_taken_for_the_quotation(source: str) -> None:
    assert find_wording("A swap was just completed between the two", source) is None


def test_a_sentence_that_goes_on_is_shown() -> None:
    found = find_wording("We are ready to stop,", "We are ready to stop if they do. That is all.")
    assert found is not None
    assert (found.is_exact, found.goes_on) == (True, "if they do.")


WORDS = st.lists(st.from_regex(r"[a-z]{3,9}", fullmatch=True), min_size=6, max_size=30)


@given(WORDS, st.data())
def test_any_run_of_words_stands_exactly_in_its_source(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 2))
    last = data.draw(st.integers(first + 1, len(words)))
    found = find_wording(" ".join(words[first:last]).upper(), " ".join(words))
    assert found is not None
    assert found.is_exact
    assert found.share == 1
