"""What is typed into a search is understood, whatever it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.matching.search_query import Field, Sort, Words, completions, read_query, runs

PIECES = st.sampled_from(
    [
        "-",
        '"',
        ":",
        " ",
        "kind:",
        "in:",
        "after:",
        "status:",
        "place:",
        "port",
        "Київ",
        "2025-13-45",
        "“",
        "http://x",
        "٣",
    ]
)


def values(text: str, field: Field) -> list[str]:
    return [each.value for each in read_query(text).wanted if each.field is field]


def test_words_phrases_and_what_is_not_wanted_are_told_apart() -> None:
    query = read_query('port “air defence” -fire -"cease fire" missiles')
    assert query.words == (Words("port"), Words("air defence", is_phrase=True), Words("missiles", is_begun=True))
    assert query.without == (Words("fire"), Words("cease fire", is_phrase=True))
    assert query.complaints == ()


@pytest.mark.parametrize(
    ("text", "is_begun"),
    [("port", True), ("port ", False), ('"port', True), ('"port"', False), ("port kind:quote", False)],
)
def test_only_what_is_being_typed_may_go_on(text: str, is_begun: bool) -> None:
    assert read_query(text).words[0].is_begun is is_begun


def test_fields_take_values_in_any_case_and_by_their_beginning() -> None:
    assert values("KIND:Quantity kind:quo", Field.KIND) == ["quantity", "quote"]
    assert values('status:signed-off status:"in progress" status:sug', Field.STATUS) == [
        *("signed off", "in progress", "suggested"),
    ]
    assert values('place:"Kryvyi Rih" place:Odesa', Field.PLACE) == ["Kryvyi Rih", "Odesa"]
    assert read_query("in:claim in:verdicts").sorts == (Sort.CLAIM, Sort.VERDICT)
    assert Sort.CLAIM not in read_query("-in:claims").sorts
    assert read_query("-status:open").wanted[0].is_excluded


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-05-01", date(2025, 5, 1)),
        ("20250501", date(2025, 5, 1)),
        ("2025-05", date(2025, 5, 1)),
        ("2025", date(2025, 1, 1)),
    ],
)
def test_a_day_may_be_a_month_or_a_year(typed: str, day: date) -> None:
    query = read_query(f"after:{typed} before:{typed}")
    assert (query.after, query.before, query.complaints) == (day, day, ())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("after:tomorrow", "“tomorrow” is no date: write it as after:2025-05-01."),
        ("before:2025-13", "“2025-13” is no date: write it as before:2025-05-01."),
        (
            "colour:red",
            "There is no field “colour”: use in, kind, status, rating, place, speaker, publisher, after or before.",
        ),
        ("in:nowhere", "“in:” has no “nowhere”: use claims, articles, evidence, verdicts, comments or checks."),
    ],
)
def test_what_cannot_be_understood_is_told_and_the_rest_is_searched(text: str, sentence: str) -> None:
    query = read_query(f"{text} port")
    assert query.complaints == (sentence,)
    assert query.words == (Words("port", is_begun=True),)
    assert query.wanted == ()


def test_an_address_is_no_field() -> None:
    query = read_query("https://example.org/port ")
    assert query.words == (Words("https://example.org/port"),)
    assert read_query("Derna: dam ").words == (Words("Derna:"), Words("dam"))


def test_a_search_for_nothing_is_empty() -> None:
    assert read_query('  -- "" kind: ').is_empty
    assert not read_query("in:claims").is_empty
    assert not read_query("after:2025").is_empty


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join)))
def test_no_text_is_refused(text: str) -> None:
    query = read_query(text)
    completions(text)
    assert [each for run in runs(query.words) for each in run] == list(query.words)
    assert all(sentence.endswith(".") for sentence in query.complaints)
    assert all(not words.is_begun for words in (*query.words[:-1], *query.without))


@given(st.lists(st.sampled_from(["port", "odesa", "missile"]), min_size=1, max_size=5))
def test_plain_words_come_back_in_their_order(words: list[str]) -> None:
    assert [each.text for each in read_query(" ".join(words)).words] == words


def test_a_field_and_its_values_are_completed() -> None:
    assert completions("port ki") == ("kind:",)
    assert completions("-st") == ("-status:",)
    assert completions("status:s") == ("status:suggested", 'status:"signed off"')
    assert completions("port ") == completions("colour:r") == completions("place:O") == ()
