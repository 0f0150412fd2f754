"""The clock of a story: what the year of a date is, what "the next day" follows, and where a dateline stands."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import Precision, TimeMention
from checks.domain.moment import Moment
from checks.text.sentences import split_sentences
from checks.text.time_hits import find_hits
from checks.text.times import find_times

PAST = "The war began on 1 March 1951. In 1952 it spread. By 1953 it was over. "


def times(text: str, published: str | None = "2025-05-23") -> list[TimeMention]:
    return list(find_times(text, Moment.parse(published) if published else None, split_sentences(text)))


def last(text: str, published: str | None = "2025-05-23") -> tuple[str | None, str | None]:
    found = times(text, published)[-1]
    return found.first and str(found.first), found.last and str(found.last)


def test_a_year_named_in_passing_does_not_move_the_story() -> None:
    text = PAST + "On 20 July 1953 they met. They spoke of a vote to be held by 1956. On 22 July they signed."
    assert last(text) == ("1953-07-22", "1953-07-22")


def test_a_year_that_opens_a_sentence_moves_the_story() -> None:
    text = PAST + "On 20 July 1953 they met. In 1954 they met again. On 22 August they signed."
    assert last(text) == ("1954-08-22", "1954-08-22")


def test_a_season_without_a_year_does_not_move_the_story() -> None:
    text = PAST + "On 20 July 1953 they feared for the winter. On 10 September they signed."
    assert last(text) == ("1953-09-10", "1953-09-10")


def test_looking_back_does_not_move_the_story() -> None:
    text = PAST + "On 20 July 1953 they signed what was drafted two years earlier. The next day they left."
    assert last(text) == ("1953-07-21", "1953-07-21")


def test_a_month_that_opens_a_range_takes_the_year_at_its_end() -> None:
    assert [str(time.first) for time in times("the siege (May-August 1950)")] == ["1950-05-01", "1950-08-01"]


def test_a_time_in_apposition_is_the_time_before_it() -> None:
    assert last("On 27 June 2024, two days after the army crossed the river, he spoke.") == ("2024-06-27", "2024-06-27")
    assert last("He spoke on 27 June 2024. The army fled two days after it crossed the river.") == (None, None)


def test_a_lone_day_is_of_the_month_last_named() -> None:
    assert last("They met on 3 May 2024. They parted on the 20th, and left.") == ("2024-05-20", "2024-05-20")
    assert len(times("They met on the 20th floor.")) == 0


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("NAIROBI, Nov 3 (Wire) — Rebels struck today.", "2026-11-05", "2026-11-03"),
        ("KYIV, 21 May 2025 -- Drones struck today.", "2025-05-23", "2025-05-21"),
        ("Bogota, 21 Jan 89 (Wire) -- They struck today.", None, "1989-01-21"),
        ("KYIV, 21 May 2020 -- Drones struck today.", "2025-05-23", "2025-05-23"),
        ("On May 21 (a Wednesday) they met. They struck today.", "2025-05-23", "2025-05-23"),
    ],
)
def test_today_is_the_day_of_the_dateline(text: str, published: str | None, day: str) -> None:
    assert last(text, published) == (day, day)


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("14:32 GMT — Strikes reported.", "2025-05-23", "2025-05-23"),
        ("[2:05 p.m.] Strikes reported.", "2025-05-23T18:00", "2025-05-23"),
        ("18:10 Strikes reported.", "2025-05-23T16:00", "2025-05-22"),
    ],
)
def test_the_stamp_of_a_live_entry_is_dated(text: str, published: str, day: str) -> None:
    [found] = times(text, published)
    assert str(found.first) == day
    assert found.precision is Precision.MINUTE


def test_a_clock_time_inside_a_sentence_is_not_dated() -> None:
    [found] = times("They met at 14:32 GMT and left.", "2025-05-23")
    assert found.first is None


def test_digits_of_a_name_are_no_year() -> None:
    assert times("It broke Resolution 1701.") == []


def test_a_weekday_leaves_its_ending_out() -> None:
    assert [time.mention for time in times("Friday’s strike")] == ["Friday"]


@given(st.text(max_size=200) | st.text(alphabet="MayJune 0123456789-–,.’sİß\n", max_size=200))
def test_times_are_found_alike_wherever_they_stand(text: str) -> None:
    hits = list(find_hits(text))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


@given(st.integers(0, 400), st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1)))
def test_what_stands_around_a_date_does_not_hide_it(padding: int, day: date) -> None:
    text = "x " * padding + f"on {day.strftime('%B')} {day.day}, {day.year}" + " y" * padding
    assert [time.first for time in times(text)] == [day]
