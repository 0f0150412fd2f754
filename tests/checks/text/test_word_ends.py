"""Words begin and end where a person would put a claim's ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.span import Span
from checks.text.word_ends import (
    cuts,
    letter_places,
    likely_cut,
    nearest_stop,
    parted,
    reach,
    stop_after,
    trimmed,
    word_ends,
    word_starts,
)

SENTENCE = "One person was killed in the attack, while eight others were wounded."
TEXTS = st.text(st.sampled_from("ab ,.“”\"'’—-1é🚀ا،\n"), max_size=40)


def whole(text: str) -> Span:
    return Span(0, len(text))


def pieces(text: str) -> list[str]:
    starts, ends = word_starts(text, whole(text)), word_ends(text, whole(text))
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over the 600-mile line.", ["over", "the", "600-mile", "line"]),
        ("some 1,000 people’s homes", ["some", "1,000", "people’s", "homes"]),
        ("at 15:30 in the U.S. today", ["at", "15:30", "in", "the", "U.S", "today"]),
        ("paid $3.5m, or 20% more", ["paid", "$3.5m", "or", "20%", "more"]),
        ("قال المتحدث، يوم الجمعة", ["قال", "المتحدث", "يوم", "الجمعة"]),
        ("🚀 hit Київ", ["🚀", "hit", "Київ"]),
    ],
)
def test_words_keep_what_belongs_to_them(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_quotation_marks_can_be_taken_in_and_left_out() -> None:
    text = "He said: “It is over” (twice)"
    assert [text[start] for start in word_starts(text, whole(text))] == list("Hs“Iio(t")
    assert [text[end - 1] for end in word_ends(text, whole(text))] == list("edtsr”e)")


def test_stops_run_out_at_the_last() -> None:
    stops = [3, 8, 12]
    assert [stop_after(stops, 3, by) for by in (1, 2, 5, -1)] == [8, 12, 12, 3]
    assert [stop_after(stops, 9, by) for by in (1, -1, -2)] == [12, 8, 3]
    assert [nearest_stop(stops, place) for place in (0, 5, 6, 99)] == [3, 3, 8, 12]
    assert nearest_stop([], 7) == 7


def test_two_statements_meet_at_the_conjunction() -> None:
    at = likely_cut(SENTENCE, whole(SENTENCE))
    assert at is not None
    head, tail = parted(SENTENCE, whole(SENTENCE), at)
    assert head.of(SENTENCE) == "One person was killed in the attack"
    assert tail.of(SENTENCE) == "while eight others were wounded."


def test_a_conjunction_will_do_where_there_is_no_comma() -> None:
    text = "one man was killed and eight were wounded in the port"
    assert likely_cut(text, whole(text)) == text.index("and")


def test_without_a_joint_the_middle_will_do() -> None:
    text = "two ballistic missiles struck"
    at = likely_cut(text, whole(text))
    assert at == text.index("missiles")
    assert likely_cut("missiles", Span(0, 8)) is None
    assert likely_cut("Odesa", Span(0, 5)) is None


def test_no_character_is_torn_apart() -> None:
    assert letter_places("e\u0301a", Span(0, 3)) == [0, 2, 3]
    assert letter_places("a👩‍🚒b", Span(0, 5)) == [0, 1, 4, 5]


def test_a_claim_reaches_over_its_sentence_or_its_line() -> None:
    text = "A title\nOne. Two.\nThree"
    sentences = (Span(8, 12), Span(13, 17))
    assert reach(text, sentences, Span(14, 15)) == Span(13, 17)
    assert reach(text, sentences, Span(10, 14)) == Span(8, 17)
    assert reach(text, (), Span(9, 10)) == Span(8, 17)
    assert reach(text, (), Span(20, 21)) == Span(18, 23)


@given(TEXTS, st.data())
def test_every_word_begins_before_it_ends(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    within = Span(*sorted((data.draw(places), data.draw(places))))
    for stops in (word_starts(text, within), word_ends(text, within)):
        assert stops == sorted(set(stops))
        assert all(within.start <= stop <= within.end for stop in stops)
    assert all(not text[start].isspace() for start in word_starts(text, within))
    assert all(not text[end - 1].isspace() for end in word_ends(text, within))


@given(TEXTS, st.data())
def test_both_parts_lie_on_their_sides_and_lose_no_letter(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    head, tail = parted(text, whole(text), at)
    assert head.end <= at <= tail.start or not tail
    kept = [each for each in head.of(text) + tail.of(text) if each.isalnum() or each in '“”"🚀']
    assert kept == [each for each in text if each.isalnum() or each in '“”"🚀']
    assert all(at_cut in word_starts(text, whole(text)) for at_cut in cuts(text, whole(text)))


@given(TEXTS)
def test_trimming_leaves_the_words(text: str) -> None:
    assert trimmed(text, whole(text)).of(text) == text.strip()
