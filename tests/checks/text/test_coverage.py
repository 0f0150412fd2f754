from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.span import Span
from checks.text.coverage import Words, find_checkable, words_covered


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("along the more than 600-mile frontline", ["600-mile"]),
        ("it cost $1,200,000, or 12 % more", ["$1,200,000", "12 %"]),
        ("and eight others with twenty-one dogs, no one else", ["eight", "twenty-one"]),
        ("since March 11, and on 23 May 2025 again", ["March 11", "23 May 2025"]),
        ("It may rain in May 2025. They may march 20 miles", ["May 2025", "20"]),
        ("He met President Volodymyr Zelensky and I left", ["President Volodymyr Zelensky"]),
        ("the general, Gen. Oleh Kiper, spoke", ["Oleh Kiper"]),
        ("Clashes went on. Kharkiv is calm, Kharkiv is safe", ["Kharkiv", "Kharkiv"]),
        ("He said “it was the first strike” of a “kind”", ["“it was the first strike”"]),
        ("У Києві загинуло 3 людини, каже Олег Кіпер", ["Києві", "3", "Олег Кіпер"]),
        ("nothing to see here", []),
        ("", []),
    ],
)
def test_numbers_names_dates_and_quotations_are_found(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in find_checkable(text)] == found


def test_furniture_holds_nothing_to_check() -> None:
    text = "Category: World\n\nMissiles hit Odesa"
    assert [span.of(text) for span in find_checkable(text, (Span(0, 15),))] == ["Odesa"]


@given(st.text("Ab 1.“”\n-,'Киї", max_size=80))
def test_what_is_found_stands_in_order_and_apart(text: str) -> None:
    found = find_checkable(text)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert all(span.of(text).strip() == span.of(text) for span in found)


def test_words_in_two_claims_count_once_and_furniture_never() -> None:
    text = "one two three four\nCategory"
    furniture = (Span(19, 27),)
    assert words_covered(text, (Span(0, 7), Span(4, 13)), furniture) == 0.75
    assert words_covered(text, (Span(19, 27),), furniture) == 0.0
    assert words_covered("", ()) == 0.0


@given(st.text("ab \n", max_size=40), st.data())
def test_more_claims_never_cover_less(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = [Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(places, places), max_size=4))]
    words = Words(text)
    shares = [words.share_covered(spans[:count]) for count in range(len(spans) + 1)]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    assert words.share_covered([Span(0, len(text))]) == (1.0 if text.split() else 0.0)
