"""Words quoted from a page are found in the text, in spite of other line breaks, quotation marks and dashes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checks.domain.span import Span
from checks.text.canonical import canonicalise
from checks.text.quote_places import QuotedText

TEXT = "Troops hold four key cities — Zaporizhzhia first.\n\nNobody said “four key cities” before, he wrote."


def test_the_place_that_agrees_best_comes_first() -> None:
    first, second = QuotedText(TEXT).places("four key cities", 'said "', '" before')
    assert first.span.of(TEXT) == second.span.of(TEXT) == "four key cities"
    assert first.span.start > second.span.start
    assert first.agreement > second.agreement


def test_without_anything_around_places_come_in_order() -> None:
    places = QuotedText(TEXT).places("four key cities")
    assert [place.agreement for place in places] == [0, 0]
    assert places[0].span.start < places[1].span.start


def test_blanks_marks_and_dashes_may_differ() -> None:
    (place,) = QuotedText(TEXT).places('cities \u2013\u00a0Zaporizhzhia   first.\nNobody said "four')
    assert place.span.of(TEXT) == "cities — Zaporizhzhia first.\n\nNobody said “four"


def test_other_words_and_no_words_have_no_place() -> None:
    text = QuotedText(TEXT)
    assert text.places("five key cities") == text.places("Four key cities") == text.places("  \n") == ()


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 60))
def test_whatever_stands_in_a_text_is_found_where_it_stands(raw: str, start: int, length: int) -> None:
    text = canonicalise(raw).text
    exact = text[start : start + length].strip()
    places = QuotedText(text).places(exact, text[max(0, start - 32) : start], text[start + length :][:32])
    if exact.split():
        begin = text.index(exact, min(start, len(text)))
        assert Span(begin, begin + len(exact)) in [place.span for place in places]
