"""Times: dates, weekdays, ranges, a story's own clock, and words that only look like times."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import Precision, TimeMention
from checks.domain.moment import Moment
from checks.text.sentences import split_sentences
from checks.text.times import find_dates, find_times

FRIDAY = Moment.parse("2025-05-23")
_WORDS = """
May March 16 2025 1945 on in since last next Friday Monday week month year the of to - , . two days ago later
earlier overnight will said BC 31 30 February quarter half 10:30 p.m. decade weekend tomorrow following past
99999 0
"""
WORDS = st.lists(st.sampled_from(_WORDS.split()), max_size=40).map(" ".join)


def times(text: str) -> list[TimeMention]:
    return list(find_times(text, FRIDAY))


def days(text: str) -> list[tuple[str | None, str | None]]:
    return [(t.first and t.first.isoformat(), t.last and t.last.isoformat()) for t in times(text) if t.first or t.last]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They met on May 16, 2025.", "2025-05-16", "2025-05-16"),
        ("They met on 16 May 2025.", "2025-05-16", "2025-05-16"),
        ("They met on 2025-05-16.", "2025-05-16", "2025-05-16"),
        ("They met on 16.05.2025.", "2025-05-16", "2025-05-16"),
        ("Russia invaded on 24 February 2022.", "2022-02-24", "2022-02-24"),
        ("They met on May 16.", "2025-05-16", "2025-05-16"),
        ("They met on December 20.", "2024-12-20", "2024-12-20"),
        ("Talks are planned for December 20.", "2025-12-20", "2025-12-20"),
        ("Bogota, 8 Jan 90", "1990-01-08", "1990-01-08"),
        ("It was proposed in March.", "2025-03-01", "2025-03-31"),
        ("It fell in August 2024.", "2024-08-01", "2024-08-31"),
        ("It fell last October.", "2024-10-01", "2024-10-31"),
        ("It fell in 2014.", "2014-01-01", "2014-12-31"),
        ("It fell in late 2008.", "2008-01-01", "2008-12-31"),
        ("the second half of 2024", "2024-07-01", "2024-12-31"),
        ("the third quarter of 2024", "2024-07-01", "2024-09-30"),
        ("the summer of 2024", "2024-06-01", "2024-08-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("Christmas Eve 2024", "2024-12-24", "2024-12-24"),
        ("They freed captives on Friday.", "2025-05-23", "2025-05-23"),
        ("He called on Monday.", "2025-05-19", "2025-05-19"),
        ("Talks will resume on Monday.", "2025-05-26", "2025-05-26"),
        ("He said on Tuesday that elections would be held.", "2025-05-20", "2025-05-20"),
        ("last Friday", "2025-05-16", "2025-05-16"),
        ("next Friday", "2025-05-30", "2025-05-30"),
        ("at 10:30 p.m. on Thursday", "2025-05-22", "2025-05-22"),
        ("early Friday morning", "2025-05-23", "2025-05-23"),
        ("It happened yesterday.", "2025-05-22", "2025-05-22"),
        ("Drones struck overnight.", "2025-05-22", "2025-05-23"),
        ("Drones struck the previous night.", "2025-05-22", "2025-05-22"),
        ("They met last week.", "2025-05-12", "2025-05-18"),
        ("They met this week.", "2025-05-19", "2025-05-25"),
        ("They meet next month.", "2025-06-01", "2025-06-30"),
        ("It fell last year.", "2024-01-01", "2024-12-31"),
        ("More is expected over the weekend.", "2025-05-24", "2025-05-25"),
        ("It rained over the weekend.", "2025-05-17", "2025-05-18"),
        ("More transfers are anticipated in the coming days.", "2025-05-24", "2025-05-25"),
        ("over the past two weeks", "2025-05-09", "2025-05-23"),
        ("two days ago", "2025-05-21", "2025-05-21"),
        ("three weeks ago", "2025-04-28", "2025-05-04"),
        ("two months ago", "2025-03-01", "2025-03-31"),
        ("ten years ago", "2015-01-01", "2015-12-31"),
        ("the first strike since March 11", "2025-03-11", None),
        ("the war since 2014", "2014-01-01", None),
        ("It began more than three years ago.", None, "2022-05-23"),
    ],
)
def test_times_resolve_to_days(text: str, first: str | None, last: str | None) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "The March offensive may fail.",
        "They may march on.",
        "A second strike hit it.",
        "some 2000 troops",
        "The fall of Kabul",
        "He was 45-year-old.",
        "It cost $2000.",
        "a mar on the record, a dec, a sat",
    ],
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize("text", ["a two-hour meeting", "for three years", "recently", "daily", "490 BC", "at 5 p.m."])
def test_durations_and_vague_words_are_found_without_days(text: str) -> None:
    [found] = times(text)
    assert (found.first, found.last) == (None, None)
    assert found.rule


def test_both_ends_of_a_range_are_dated() -> None:
    assert days("from 15 to 22 February 2025") == [("2025-02-15", "2025-02-15"), ("2025-02-22", "2025-02-22")]
    assert days("May 6-7, 2024") == [("2024-05-06", "2024-05-06"), ("2024-05-07", "2024-05-07")]
    assert days("1939-45") == [("1939-01-01", "1939-12-31"), ("1945-01-01", "1945-12-31")]


def test_a_story_keeps_its_own_clock() -> None:
    text = "They landed on June 6, 1944. The next day they took the town. Two weeks later it was lost."
    text += " In August it was retaken. By 1945 it was over. In 1946 the trials began."
    assert days(text)[:4] == [
        ("1944-06-06", "1944-06-06"),
        ("1944-06-07", "1944-06-07"),
        ("1944-06-19", "1944-06-25"),
        ("1944-08-01", "1944-08-31"),
    ]


def test_that_day_is_the_day_last_named() -> None:
    assert days("They met on May 16. He confirmed it that day.")[1] == ("2025-05-16", "2025-05-16")


def test_without_a_publication_date_only_full_dates_are_resolved() -> None:
    found = find_times("On Friday and on May 16, as on May 16, 2025.", None)
    assert [time.first for time in found[:1]] == [None]
    assert found[-1].first == date(2025, 5, 16)


def test_day_and_month_that_cannot_be_told_apart_stay_open() -> None:
    [found] = times("on 03/04/2025")
    assert found.first is None
    assert "told apart" in found.rule


def test_a_day_that_does_not_exist_is_left_open() -> None:
    [found] = times("on February 30, 2025")
    assert found.first is None


def test_the_precision_tells_how_exact_a_time_is() -> None:
    found = {time.mention: time.precision for time in times("On May 16, last week, in 2014, in late 2008 and in March")}
    assert list(found.values()) == [Precision.DAY, Precision.WEEK, Precision.YEAR, Precision.PART, Precision.MONTH]


def test_a_clause_ends_with_its_sentence() -> None:
    text = "Talks will go on. Monday was quiet."
    found = find_times(text, FRIDAY, split_sentences(text))
    assert found[-1].first == date(2025, 5, 19)


@given(WORDS | st.text(max_size=120), st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)))
def test_times_lie_in_the_text_in_order(text: str, published: date) -> None:
    found = find_times(text, Moment(published), split_sentences(text))
    assert all(text[time.start : time.end] == time.mention != "" for time in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(time.first <= time.last for time in found if time.first and time.last)
    assert all(time.rule for time in found)


def test_dates_alone_leave_out_durations() -> None:
    text = "On May 16 for two hours in 2025"
    assert [span.of(text) for span in find_dates(text)] == ["May 16", "2025"]
