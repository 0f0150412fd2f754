"""Every rule of the calendar, on any day of publication."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.mention import TimeMention
from checks.domain.moment import Moment
from checks.text.times import find_times

MONTHS = [date(2001, month, 1).strftime("%B") for month in range(1, 13)]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
days = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


def only(text: str, published: date) -> TimeMention:
    [found] = find_times(text, Moment(published))
    return found


@given(days, st.sampled_from(range(7)))
def test_a_weekday_in_the_past_is_one_of_the_last_seven_days(today: date, weekday: int) -> None:
    found = only(f"Shells fell on {WEEKDAYS[weekday]}.", today)
    assert found.first == found.last
    assert found.first is not None
    assert found.first.weekday() == weekday
    assert 0 <= (today - found.first).days < 7


@given(days, st.sampled_from(range(7)))
def test_a_weekday_to_come_is_one_of_the_next_seven_days(today: date, weekday: int) -> None:
    found = only(f"Talks will resume on {WEEKDAYS[weekday]}.", today)
    assert found.first is not None
    assert found.first.weekday() == weekday
    assert 0 < (found.first - today).days <= 7


@given(days, st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_is_read_in_every_order(today: date, day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", day.isoformat()):
        found = only(f"It fell on {text}.", today)
        assert (found.first, found.last) == (day, day)


@given(days, st.dates(min_value=date(2000, 1, 1), max_value=date(2000, 12, 31)))
def test_a_date_without_a_year_falls_on_that_day_near_publication(today: date, day: date) -> None:
    found = only(f"It fell on {day.day} {MONTHS[day.month - 1]}.", today)
    if found.first is None:
        assert (day.month, day.day) == (2, 29)
        return
    assert (found.first.month, found.first.day) == (day.month, day.day)
    assert -366 <= (found.first - today).days <= 50


@given(days, st.integers(1, 10))
def test_lengths_of_time_are_counted_back_from_publication(today: date, count: int) -> None:
    one = "" if count == 1 else "s"
    assert only(f"It fell {UNITS[count - 1]} day{one} ago.", today).first == today - timedelta(count)
    week = only(f"It fell {UNITS[count - 1]} week{one} ago.", today)
    assert week.first == today - timedelta(today.weekday() + 7 * count)
    assert week.last == week.first + timedelta(6)
    year = only(f"It fell {UNITS[count - 1]} year{one} ago.", today)
    assert (year.first, year.last) == (date(today.year - count, 1, 1), date(today.year - count, 12, 31))


@given(days)
def test_last_week_month_and_year_are_whole_and_over(today: date) -> None:
    week, month, year = (only(f"It fell last {unit}.", today) for unit in ("week", "month", "year"))
    assert week.last == today - timedelta(today.weekday() + 1)
    assert month.last == today.replace(day=1) - timedelta(1)
    assert year.last == date(today.year - 1, 12, 31)
    assert all(found.first is not None and found.first < today for found in (week, month, year))


@given(days, st.integers(1900, 2089), st.sampled_from(range(12)))
def test_months_and_years_run_from_their_first_to_their_last_day(today: date, year: int, month: int) -> None:
    found = only(f"It fell in {MONTHS[month]} {year}.", today)
    assert (found.first, found.last) == (
        date(year, month + 1, 1),
        date(year, month + 1, monthrange(year, month + 1)[1]),
    )
    decade = only(f"It fell in the {year // 10 * 10}s.", today)
    assert (decade.first, decade.last) == (date(year // 10 * 10, 1, 1), date(year // 10 * 10 + 9, 12, 31))


@given(days, st.integers(1, 4), st.integers(1900, 2089))
def test_a_quarter_has_three_months(today: date, nth: int, year: int) -> None:
    found = only(f"It rose in the {('first', 'second', 'third', 'fourth')[nth - 1]} quarter of {year}.", today)
    assert found.first == date(year, 3 * nth - 2, 1)
    assert found.last is not None
    assert found.last.month == 3 * nth


@given(days, st.dates(min_value=date(2001, 1, 1), max_value=date(2089, 12, 31)))
def test_since_a_day_has_no_end(today: date, day: date) -> None:
    found = only(f"It was the first strike since {MONTHS[day.month - 1]} {day.day}, {day.year}.", today)
    assert (found.first, found.last) == (day, None)


@given(days)
def test_the_days_around_publication(today: date) -> None:
    steps = {"yesterday": -1, "today": 0, "tomorrow": 1, "now": 0, "the day before yesterday": -2}
    for words, step in steps.items():
        assert only(f"It is so {words}.", today).first == today + timedelta(step)


@given(st.integers(1950, 2090))
def test_holidays_that_move_fall_on_their_weekday(year: int) -> None:
    thanksgiving = only(f"He was found on Thanksgiving Day {year}.", date(year, 12, 31)).first
    memorial = only(f"It rained on Memorial Day {year}.", date(year, 12, 31)).first
    assert thanksgiving is not None
    assert (thanksgiving.month, thanksgiving.weekday()) == (11, 3)
    assert 22 <= thanksgiving.day <= 28
    assert memorial is not None
    assert (memorial.month, memorial.weekday()) == (5, 0)
    assert memorial.day >= 25


@given(st.integers(1810, 1999).filter(lambda year: year % 100 >= 20 or year % 100 == 0))
def test_years_in_words_are_read(year: int) -> None:
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    century = {18: "eighteen", 19: "nineteen"}[year // 100]
    rest = "hundred" if year % 100 == 0 else tens[year % 100 // 10 - 2]
    unit = f"-{UNITS[year % 10 - 1]}" if year % 10 and year % 100 else ""
    found = only(f"It began in {century} {rest}{unit}.", date(2000, 1, 1))
    assert (found.first, found.last) == (date(year, 1, 1), date(year, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Sales rose in the third quarter from $3 million a year earlier.", "2024-07-01", "2024-09-30"),
        ("The third quarter beat the year-ago quarter.", "2024-07-01", "2024-09-30"),
        ("The third quarter was good, and the latest quarter was better.", "2025-07-01", "2025-09-30"),
        ("Sales fell in the third quarter. For the quarter, net was $3 million.", "2025-07-01", "2025-09-30"),
        ("It raised its forecast for the year.", "2025-01-01", "2025-12-31"),
        ("Sales rose in the latest month.", "2025-09-01", "2025-09-30"),
    ],
)
def test_the_quarters_of_business_are_those_of_the_text(text: str, first: str, last: str) -> None:
    found = find_times(text, Moment.parse("2025-10-28"))[-1]
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize("text", ["the year group", "the quarter-final", "in the yearbook", "a quarter of them"])
def test_a_year_or_quarter_before_a_noun_is_no_time(text: str) -> None:
    assert not [time for time in find_times(text, Moment.parse("2025-10-28")) if time.first]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Nearly three years into the war, Ukraine holds on.", "2024-02-24", "2025-02-23"),
        ("More than three years into the war, Ukraine holds on.", "2025-02-24", "2026-02-23"),
        ("Two years into the war in Ukraine, little moved.", "2024-02-24", "2024-02-24"),
        ("Ukraine has lost much since the start of the war.", "2022-02-24", None),
        ("Ukraine has lost much since Russia’s full-scale invasion began.", "2022-02-24", None),
        ("Ukraine has lost much since launching its invasion.", "2022-02-24", None),
        ("Ukraine has lost much since Russia’s full-scale invasion.", "2022-02-24", None),
        ("The war in Ukraine, which began with missiles, goes on.", "2022-02-24", "2022-02-24"),
        ("Russia launched its full-scale invasion, and Kyiv held.", "2022-02-24", "2022-02-24"),
        ("Ukraine fought on after Russia’s invasion in 2022.", "2022-02-24", "2022-02-24"),
        ("Ukraine fought on after Russia’s invasion in 2014.", "2014-01-01", "2014-12-31"),
        ("At the outbreak of the war, Gaza was sealed off.", "2023-10-07", "2023-10-07"),
    ],
)
def test_times_are_counted_from_the_start_of_the_war_that_the_text_names(
    text: str, first: str | None, last: str | None
) -> None:
    found = only(text, date(2025, 5, 23))
    assert (found.first and str(found.first), found.last and str(found.last)) == (first, last)
    assert "war" in found.rule or first is None or first.endswith("01-01")


@given(days)
def test_a_war_that_nobody_names_has_no_start(today: date) -> None:
    assert not [time for time in find_times("Three years into the war, little moved.", Moment(today)) if time.first]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They met from Friday to Sunday.", "2025-05-23", "2025-05-25"),
        ("Over the past 24 hours, 12 died.", "2025-05-22", "2025-05-23"),
        ("The truce expires at midnight on Saturday.", "2025-05-24", "2025-05-24"),
        ("They met on Tuesday last week.", "2025-05-13", "2025-05-13"),
        ("They met on Tuesday of last week.", "2025-05-13", "2025-05-13"),
        ("They meet on Tuesday next week.", "2025-05-27", "2025-05-27"),
        ("They met in the week of May 14.", "2025-05-12", "2025-05-18"),
        ("They met in the past week.", "2025-05-16", "2025-05-23"),
        ("They met on 2025/05/17.", "2025-05-17", "2025-05-17"),
        ("They met on 17-05-2025.", "2025-05-17", "2025-05-17"),
        ("Sales fell in Q3 2024.", "2024-07-01", "2024-09-30"),
        ("Sales fell in H1 2024.", "2024-01-01", "2024-06-30"),
        ("Sales fell in the third quarter of fiscal 2024.", "2024-07-01", "2024-09-30"),
        ("They met on New Year’s Eve.", "2024-12-31", "2024-12-31"),
        ("By month's end all was over.", "2025-05-01", "2025-05-31"),
        ("By year-end all was over.", "2025-12-31", "2025-12-31"),
        ("It fell on the eighth of March.", "2025-03-08", "2025-03-08"),
    ],
)
def test_spans_of_newswire_and_business(text: str, first: str, last: str) -> None:
    found = find_times(text, Moment.parse("2025-05-23"))
    assert (str(found[0].first), str(found[-1].last)) == (first, last)


@pytest.mark.parametrize("text", ["every Friday", "each Monday", "on Fridays", "daily", "in H3 2024", "for 24 hours"])
def test_what_happens_again_and_again_has_no_day(text: str) -> None:
    [found] = find_times(text, Moment.parse("2025-05-23"))
    assert found.first is None
    assert found.rule


@given(days, st.sampled_from(range(7)), st.sampled_from(range(7)))
def test_a_range_of_weekdays_runs_forward(today: date, one: int, other: int) -> None:
    begin, end = find_times(f"They met from {WEEKDAYS[one]} to {WEEKDAYS[other]}.", Moment(today))
    assert begin.first is not None
    assert end.first is not None
    assert 0 <= (end.first - begin.first).days < 7
