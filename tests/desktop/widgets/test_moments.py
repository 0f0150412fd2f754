from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.moment import Moment
from desktop.widgets.moments import Unreadable, read_day, read_moment, say_day, say_moment

zones = st.one_of(st.none(), st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))))
clocks = st.times(timezones=zones)
moments = st.builds(Moment, st.dates(), st.none() | clocks)


@given(moments)
def test_what_is_said_is_read_back(moment: Moment) -> None:
    read = read_moment(say_moment(moment))
    assert str(read) == str(moment)


@given(moments)
def test_iso_is_read(moment: Moment) -> None:
    assert str(read_moment(str(moment))) == str(moment)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("23 May 2025", "2025-05-23"),
        ("  23   may 2025 ", "2025-05-23"),
        ("May 23, 2025", "2025-05-23"),
        ("3rd September 2025", "2025-09-03"),
        ("3 Sept. 2025", "2025-09-03"),
        ("23.5.2025", "2025-05-23"),
        ("2025-5-3", "2025-05-03"),
        ("23 May 2025, 17:01", "2025-05-23T17:01"),
        ("23 May 2025 7.05", "2025-05-23T07:05"),
        ("23 May 2025, 17:01 +3", "2025-05-23T17:01+03:00"),
        ("23 May 2025, 17:01 UTC", "2025-05-23T17:01+00:00"),
        ("2025-05-23T17:01Z", "2025-05-23T17:01+00:00"),
    ],
)
def test_ways_to_write_a_moment(typed: str, meant: str) -> None:
    assert str(read_moment(typed)) == meant


@pytest.mark.parametrize(
    "typed", ["", "yesterday", "5/6/2025", "31 Feb 2025", "23 Maj 2025", "23 May 2025, 25:00", "23 May 2025, noon"]
)
def test_what_makes_no_sense_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_moment(typed)
    assert str(refusal.value).endswith(".")


def test_a_day_has_no_time() -> None:
    assert read_day("23 May 2025") == date(2025, 5, 23)
    with pytest.raises(Unreadable, match="time of day"):
        read_day("23 May 2025, 17:01")


def test_the_known_year_goes_without_saying() -> None:
    assert say_day(date(2025, 5, 23), known_year=2025) == "23 May"
    moment = Moment.of(datetime(2025, 5, 23, 17, 1, tzinfo=UTC))
    assert say_moment(moment, known_year=2024) == "23 May 2025, 17:01 UTC"
    assert say_moment(Moment(date(2025, 5, 23), time(17, 1)), known_year=2025) == "23 May, 17:01"
