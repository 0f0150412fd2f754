"""Moments keep exactly what is known of a time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.moment import Moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-05-23", Moment(date(2025, 5, 23))),
        ("2025-05-23T17:01", Moment(date(2025, 5, 23), time(17, 1))),
        ("2025-05-23T17:01+03:00", Moment(date(2025, 5, 23), time(17, 1, tzinfo=timezone(timedelta(hours=3))))),
        ("2025-05-23T17:01:05", Moment(date(2025, 5, 23), time(17, 1, 5))),
    ],
)
def test_reads_and_writes_iso(text: str, moment: Moment) -> None:
    assert Moment.parse(text) == moment
    assert str(moment) == text


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-05", "23.05.2025", "2025-13-01", "2025-W21", "2025-W21-5", "yesterday"]
)
def test_refuses_other_forms(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Moment.parse(text)


def test_a_day_without_hyphens_gets_no_midnight() -> None:
    assert Moment.parse("20250523") == Moment(date(2025, 5, 23))


def test_is_made_of_a_datetime_with_its_zone() -> None:
    assert str(Moment.of(datetime(2025, 5, 23, 14, 1, tzinfo=UTC))) == "2025-05-23T14:01+00:00"


@given(st.from_type(Moment))
def test_what_is_written_is_read_back(moment: Moment) -> None:
    assert Moment.parse(str(moment)) == moment
