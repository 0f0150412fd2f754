"""The canonical text and its way back to the source."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checks.text.canonical import canonicalise, source_offset

pieces = st.sampled_from(
    [
        "\r",
        "\n",
        "\r\n",
        "\u00a0",
        "\u202f",
        "e",
        "\u0301",
        "\u0316",
        "é",
        "и",
        "\u0306",
        "👍",
        "👩‍🚀",
        "\u0958",
        "\u1100",
        "\u1161",
    ]
)
texts = st.lists(pieces | st.characters(exclude_categories=["Cs"])).map("".join)


def test_plain_english_is_left_alone() -> None:
    text = "“Eight were wounded,” he said.\n\n\tMore than 600 miles — an emoji 👍.\n"
    assert canonicalise(text).text == text
    assert canonicalise(text).offsets == ()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("1\u00a0000\u202f000\u2007km", "1 000 000 km"),
        ("cafe\u0301", "café"),
        ("Володими\u0306", "Володимй"),
        ("zero\u200bwidth", "zero\u200bwidth"),
        ("", ""),
    ],
)
def test_what_is_changed(raw: str, text: str) -> None:
    assert canonicalise(raw).text == text


def test_offsets_lead_back_to_the_words_of_the_source() -> None:
    raw = "A cafe\u0301 in Kyiv\r\nwas hit 👍.\r\nTwo\u00a0people died."
    canonical = canonicalise(raw)
    for word in ("Kyiv", "was hit", "people died"):
        start = canonical.text.index(word)
        assert raw[canonical.source_offset(start) : canonical.source_offset(start + len(word))] == word


def test_a_character_that_grows_keeps_the_map_in_order() -> None:
    canonical = canonicalise("\u0958x")
    assert canonical.text == "\u0915\u093cx"
    assert [canonical.source_offset(i) for i in range(4)] == [0, 1, 1, 2]


@given(texts)
@example("\r\n\u0301\r\r\n")
def test_nothing_else_is_changed(raw: str) -> None:
    plain = raw.replace("\r\n", "\n").replace("\r", "\n")
    for space in "\u00a0\u2007\u202f":
        plain = plain.replace(space, " ")
    assert canonicalise(raw).text == unicodedata.normalize("NFC", plain)


@given(texts)
def test_canonicalising_twice_changes_nothing_more(raw: str) -> None:
    once = canonicalise(raw)
    assert canonicalise(once.text).text == once.text
    assert canonicalise(once.text).offsets == ()


@given(texts)
def test_the_map_never_goes_back_and_spans_the_whole_source(raw: str) -> None:
    canonical = canonicalise(raw)
    places = [canonical.source_offset(i) for i in range(len(canonical.text) + 1)]
    assert places[0] == 0
    assert places[-1] == len(raw)
    assert all(here <= there for here, there in pairwise(places))


@given(texts, texts)
def test_a_break_keeps_both_sides_apart(before: str, after: str) -> None:
    raw = f"{before}|\n|{after}"
    canonical = canonicalise(raw)
    border = len(canonicalise(before + "|").text)
    assert canonical.source_offset(border) == len(before) + 1


def test_the_stored_map_is_enough() -> None:
    canonical = canonicalise("a\r\nb")
    assert [source_offset(canonical.offsets, i) for i in range(4)] == [0, 1, 3, 4]
