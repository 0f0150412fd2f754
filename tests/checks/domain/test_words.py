"""Moments, numbers and counts in words."""

from __future__ import annotations

from datetime import date

import pytest

from checks.domain import words
from checks.domain.moment import Moment


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2025-05-23", "23 May 2025"),
        ("2025-05-23T17:01", "23 May 2025, 17:01"),
        ("2025-05-23T17:01+00:00", "23 May 2025, 17:01 UTC"),
        ("2025-05-23T17:01+03:00", "23 May 2025, 17:01 UTC+3"),
        ("2025-12-01T07:05-09:30", "1 December 2025, 07:05 UTC−9:30"),
    ],
)
def test_moment(moment: str, said: str) -> None:
    assert words.moment(Moment.parse(moment)) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2025, 5, 23), date(2025, 5, 23), "23 May 2025"),
        (date(2025, 5, 12), date(2025, 5, 18), "12 May 2025 to 18 May 2025"),
        (date(2025, 3, 11), None, "from 11 March 2025"),
        (None, date(2022, 5, 23), "until 23 May 2022"),
        (None, None, ""),
    ],
)
def test_days(first: date | None, last: date | None, said: str) -> None:
    assert words.days(first, last) == said


@pytest.mark.parametrize(("value", "said"), [(1000.0, "1,000"), (0.25, "0.25"), (1.2e6, "1,200,000"), (3, "3")])
def test_number(value: float, said: str) -> None:
    assert words.number(value) == said


def test_count_and_list() -> None:
    assert [words.count(n, "person") for n in (0, 1, 2)] == ["no people", "1 person", "2 people"]
    assert [words.plural(word) for word in ("city", "missile", "church", "box")] == [
        "cities",
        "missiles",
        "churches",
        "boxes",
    ]
    assert [words.listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
