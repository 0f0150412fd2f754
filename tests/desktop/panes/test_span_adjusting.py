"""A claim whose ends are moved, or that is about to be split: no word is torn, nothing leaves its sentence."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.domain.claim import Claim, Kind
from checks.domain.span import Anchor, Span
from desktop.panes.span_adjusting import Cutting, Resizing
from desktop.panes.span_handles import End

TEXT = "Two “large” ships left Odesa, and one cafe\u0301 👩\u200d🚒 burned."
WHOLE = Span(0, len(TEXT))


def claim_of(words: str, text: str = TEXT) -> Claim:
    start = text.index(words)
    return claim_at(Span(start, start + len(words)), text)


def claim_at(span: Span, text: str = TEXT) -> Claim:
    return Claim(UUID(int=1), UUID(int=2), Anchor.at(text, span.start, span.end), 0, Kind.EVENT)


def resizing(words: str, end: End = End.END, reach: Span = WHOLE) -> Resizing:
    return Resizing.of(claim_of(words), TEXT, reach, end)


def quote(now: Resizing) -> str:
    return now.preview.quote


@pytest.mark.parametrize(
    ("end", "by", "expected"),
    [
        (End.END, 1, "ships left Odesa"),
        (End.END, 2, "ships left Odesa, and"),
        (End.END, -1, "ships"),
        (End.END, -5, "ships"),
        (End.START, -1, "large” ships left"),
        (End.START, -2, "“large” ships left"),
        (End.START, -9, "Two “large” ships left"),
        (End.START, 1, "left"),
        (End.START, 9, "left"),
    ],
)
def test_by_words(end: End, by: int, expected: str) -> None:
    assert quote(resizing("ships left", end).by_words(by)) == expected


@pytest.mark.parametrize(
    ("words", "end", "by", "expected"),
    [
        ("ships left", End.END, -1, "ships lef"),
        ("ships left", End.START, 1, "hips left"),
        ("ships left", End.END, 1, "ships left O"),
        ("one caf", End.END, 1, "one cafe\u0301"),
        ("cafe\u0301", End.END, 1, "cafe\u0301 👩\u200d🚒"),
        ("cafe\u0301 👩\u200d🚒", End.END, -1, "cafe\u0301"),
    ],
)
def test_by_letters_no_blank_is_left_at_the_end_and_no_letter_is_torn(
    words: str, end: End, by: int, expected: str
) -> None:
    assert quote(resizing(words, end).by_letters(by)) == expected


def test_the_pointer_takes_the_nearest_word_or_the_very_letter() -> None:
    now = resizing("ships left")
    inside = TEXT.index("Odesa") + 3
    assert quote(now.drawn_to(inside, by_letter=False)) == "ships left Odesa"
    assert quote(now.drawn_to(inside, by_letter=True)) == "ships left Ode"
    assert quote(now.drawn_to(10_000, by_letter=False)) == TEXT[TEXT.index("ships") : -1]
    assert quote(now.drawn_to(0, by_letter=False)) == "ships"


def test_it_cannot_be_drawn_out_of_its_reach() -> None:
    reach = Span(TEXT.index("“large"), TEXT.index(", and"))
    now = resizing("ships left", reach=reach)
    assert quote(now.drawn_to(len(TEXT), by_letter=True)) == "ships left Odesa"
    assert quote(now.choosing(End.START).drawn_to(0, by_letter=True)) == "“large” ships left"


def test_the_other_end_in_hand_leaves_the_first_where_it_was_put() -> None:
    now = resizing("ships left").by_words(1).choosing(End.START).by_words(1)
    assert quote(now) == "left Odesa"
    assert now.end is End.START
    assert now.end.other is End.END
    assert now.end.other.other is End.START


def test_it_is_changed_until_it_is_as_it_was() -> None:
    now = resizing("ships left")
    assert not now.is_changed
    assert now.by_words(1).is_changed
    assert not now.by_words(1).by_words(-1).is_changed
    assert now.claim.quote == "ships left"


def test_the_preview_is_the_claim_in_all_but_its_words() -> None:
    now = resizing("ships left").by_words(1)
    assert now.preview.id == now.claim.id
    assert now.preview.kind == now.claim.kind
    assert now.preview.anchor.suffix.startswith(", and")


WORDS = st.lists(st.sampled_from(["ship", "Odesa", "é", "e\u0301", "🚢", "three", "שלום", "1,200", "“x”"]), min_size=2)
MOVES = st.lists(
    st.tuples(st.sampled_from(["words", "letters", "draw", "draw letters", "turn"]), st.integers(-4, 60)), max_size=12
)


@given(words=WORDS, moves=MOVES, data=st.data())
@settings(max_examples=80, deadline=None)
def test_however_it_is_moved_it_stays_words_of_its_sentence(
    words: list[str], moves: list[tuple[str, int]], data: st.DataObject
) -> None:
    text = " ".join(words)
    places = [0, *(at + 1 for at, letter in enumerate(text) if letter == " ")]
    start = data.draw(st.sampled_from(places))
    end = data.draw(st.sampled_from([place - 1 for place in [*places, len(text) + 1] if place > start]))
    now = Resizing.of(claim_at(Span(start, end), text), text, Span(0, len(text)))
    for how, much in moves:
        now = moved(now, how, much)
        span = now.span
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        assert text[span.start] != "\u0301"
        assert text[span.end : span.end + 1] != "\u0301"


def moved(now: Resizing, how: str, much: int) -> Resizing:
    by = 1 if much % 2 else -1
    if how == "words":
        return now.by_words(by * (abs(much) % 3 + 1))
    if how == "letters":
        return now.by_letters(by)
    if how == "turn":
        return now.choosing(now.end.other)
    return now.drawn_to(max(much, 0), by_letter=how == "draw letters")


# Splitting


def test_it_falls_in_two_where_two_statements_meet() -> None:
    claim = claim_of("ships left Odesa, and one cafe\u0301 👩\u200d🚒 burned")
    cutting = Cutting.of(claim, TEXT)
    assert cutting is not None
    assert TEXT[cutting.at :].startswith("and one")


def test_a_single_word_cannot_be_split() -> None:
    assert Cutting.of(claim_of("Odesa"), TEXT) is None
    assert Cutting.of(claim_of("Odesa"), TEXT, near=TEXT.index("Odesa") + 2) is None


@pytest.mark.parametrize(("near", "before"), [("left", "left"), ("eft", "left"), ("esa", "Odesa")])
def test_it_is_split_at_the_word_that_was_pointed_at(near: str, before: str) -> None:
    cutting = Cutting.of(claim_of("ships left Odesa"), TEXT, near=TEXT.index(near))
    assert cutting is not None
    assert TEXT[cutting.at :].startswith(before)


@pytest.mark.parametrize("near", ["Two", "ships", "burned"])
def test_a_place_that_is_not_inside_does_not_count(near: str) -> None:
    claim = claim_of("ships left Odesa")
    assert Cutting.of(claim, TEXT, near=TEXT.index(near)) == Cutting.of(claim, TEXT)


def test_the_place_moves_by_words_and_stops_inside() -> None:
    cutting = Cutting.of(claim_of("ships left Odesa"), TEXT, near=TEXT.index("left"))
    assert cutting is not None
    assert TEXT[cutting.by_words(1).at :].startswith("Odesa")
    assert cutting.by_words(1).by_words(1) == cutting.by_words(1)
    assert cutting.by_words(-1) == cutting
