"""Quotation marks: which open, which close, and which are apostrophes or signs of something else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.text.marks import find_inner, find_marked, is_name, words_within

TEXTS = st.text(alphabet=st.sampled_from("“”„«»‘’\"'`ab .,=\n"), max_size=80)


def marked(text: str) -> list[str]:
    return [span.of(text) for span in find_marked(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “go” and “stay”.", ["“go”", "“stay”"]),
        ('He said "go" and left.', ['"go"']),
        ("He said ‘the soldiers’ wives’ and left.", ["‘the soldiers’ wives’"]),
        ("He said «go» and „stay“ and »leave«.", ["«go»", "„stay“", "»leave«"]),
        ("He said ''go now'' and ``stay here''.", ["''go now''", "``stay here''"]),
        ('She wrote “it is over," and left.', ['“it is over,"']),
        ('She wrote "it is over,” and left.', ['"it is over,”']),
        ("It wasn't the soldiers' day in '44.", []),
        ('<a href="page.html">the "front" page</a>', ['"front"']),
        ("“It goes on", ["“It goes on"]),
        ("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”"]),
    ],
)
def test_the_outermost_quotations_are_found(text: str, found: list[str]) -> None:
    assert marked(text) == found


def test_a_straight_mark_inside_curly_ones_does_not_close_them() -> None:
    text = '“They call it "peace," but it is none,” he said.'
    assert marked(text) == ['“They call it "peace," but it is none,”']


def test_quotations_inside_one_are_found() -> None:
    text = "“He told me, ‘Run!’ and I ran.”"
    [outer] = find_marked(text)
    assert [span.of(text) for span in find_inner(text, outer)] == ["‘Run!’"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("“go”", "go"), ("''go''", "go"), ("“it goes on", "it goes on"), ("«go»", "go"), ("'go'", "go"), ("“", "")],
)
def test_the_words_stand_without_their_marks(text: str, words: str) -> None:
    [span] = find_marked(text)
    assert words_within(text, span).of(text) == words


@pytest.mark.parametrize("name", ["The War of the Worlds", "Today", "Operation Iron Fist", "Meet the Press,"])
def test_names_are_known_by_their_capitals(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("said", ["We ran", "Who are you?", "Stop!", "the hole", "They left. Nobody came.", "…"])
def test_what_people_say_is_no_name(said: str) -> None:
    assert not is_name(said)


@given(TEXTS)
def test_marks_lie_apart_in_the_text_with_their_words_inside(text: str) -> None:
    found = find_marked(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
        assert span.contains(words_within(text, span))
        assert all(span.contains(inner) for inner in find_inner(text, span))
