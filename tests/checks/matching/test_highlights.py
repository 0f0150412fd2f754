"""What was looked for is marked in the text as it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.matching.highlights import LENGTH, Highlighter, Snippet
from checks.matching.search_query import read_query


def marked(snippet: Snippet) -> list[str]:
    return [span.of(snippet.text) for span in snippet.spans]


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("port ", "The port, the Port and the airport", ["port", "Port"]),
        ("mis", "Missiles, missed", ["Missiles", "missed"]),
        ('"air defence"', "An air raid on air  defence posts", ["air defence"]),
        ("Zelensky ", "Зеленський met Zelenskyy", ["Зеленський", "Zelenskyy"]),
        ("kiev ", "From Kyiv to Kiev", ["Kyiv", "Kiev"]),
        ("1000 ", "1,000 prisoners, 11,000 more", ["1,000"]),
        ("zürich ", "Zurich and Zürich", ["Zurich", "Zürich"]),
        ("t-72 ", "A T-72 tank", ["T-72"]),
        ("-port strike ", "A port strike", ["strike"]),
    ],
)
def test_the_words_are_marked_as_they_are_found(typed: str, text: str, words: list[str]) -> None:
    marker = Highlighter(read_query(typed))
    assert marked(marker.whole(text)) == words
    assert marker.has_any(text)


def test_mistakes_are_marked_only_where_they_are_forgiven() -> None:
    query = read_query("misiles ")
    assert marked(Highlighter(query).whole("two missiles")) == []
    assert marked(Highlighter(query, is_near=True).whole("two missiles")) == ["missiles"]


def test_the_piece_with_most_of_the_words_is_shown() -> None:
    text = (
        "The port was quiet. " + "Nothing happened at all. " * 40 + "A missile hit the port at night. " + "More. " * 90
    )
    snippet = Highlighter(read_query("port missile ")).snippet(text)
    assert marked(snippet) == ["missile", "port"]
    assert snippet.text.startswith("… ")
    assert snippet.text.endswith(" …")
    assert len(snippet.text) <= LENGTH + 4


def test_a_text_without_the_words_shows_its_beginning() -> None:
    snippet = Highlighter(read_query("absent ")).snippet("Beginning. " * 50)
    assert snippet.text.startswith("Beginning. Beginning.")
    assert snippet.spans == ()


@given(st.text(max_size=30), st.text(max_size=400), st.booleans())
def test_marks_stand_inside_in_order_and_never_overlap(typed: str, text: str, is_near: bool) -> None:
    marker = Highlighter(read_query(typed), is_near=is_near)
    for snippet in (marker.whole(text), marker.snippet(text)):
        edges = [edge for span in snippet.spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(span.start < span.end <= len(snippet.text) for span in snippet.spans)
        assert "\n" not in snippet.text
