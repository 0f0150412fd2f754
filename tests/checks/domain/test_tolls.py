"""Which figure held when, by whose count."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.domain.origin import Origin
from checks.domain.tables import TollPoint, TollSeries
from checks.domain.tolls import (
    courses,
    in_order,
    independent_sources,
    instants,
    is_known_by,
    later_than,
    latest,
    middle,
    value_of,
    zone_of,
)

KYIV = "Europe/Kyiv"


def point(when: str, best: float | None, status: PersonStatus = PersonStatus.KILLED, **fields: object) -> TollPoint:
    return TollPoint(status, Moment.parse(when), best=best, **{"source": "The governor", **fields})  # type: ignore[arg-type]


FIRST = point("2025-05-23T17:01+03:00", 1)
SECOND = point("2025-05-23T19:00+03:00", 2)
THIRD = point("2025-05-24", 3)
WOUNDED = point("2025-05-23T17:01+03:00", 8, PersonStatus.WOUNDED)
SERIES = TollSeries(UUID(int=1), "Odesa port", timezone=KYIV, points=(THIRD, FIRST, WOUNDED, SECOND))


def test_figures_stand_in_the_order_of_their_times() -> None:
    assert in_order(SERIES) == (FIRST, WOUNDED, SECOND, THIRD)


def test_a_clock_without_a_zone_is_read_in_that_of_the_event() -> None:
    zone = zone_of(KYIV)
    assert instants(Moment.parse("2025-05-23T17:01"), zone) == instants(FIRST.as_of, zone)
    assert middle(THIRD.as_of, zone).hour == 12


@pytest.mark.parametrize("name", [None, "", "Mars/Olympus", "../../etc/passwd", "Europe"])
def test_an_unknown_zone_is_read_as_utc(name: str | None) -> None:
    assert zone_of(name) is UTC


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("2025-05-23T16:00+03:00", ()),
        ("2025-05-23T17:01+03:00", (FIRST,)),
        ("2025-05-23T16:30Z", (SECOND,)),
        ("2025-05-23", (SECOND,)),
        ("2025-05-24T09:00+03:00", (SECOND,)),
        ("2025-05-24", (THIRD,)),
        (None, (THIRD,)),
    ],
)
def test_the_newest_figure_not_later_than_a_moment_stands(by: str | None, expected: tuple[TollPoint, ...]) -> None:
    assert latest(SERIES, PersonStatus.KILLED, Moment.parse(by) if by else None) == expected


def test_each_source_has_its_own_figure() -> None:
    mayor = point("2025-05-23T18:00+03:00", 5, source="The mayor")
    both = replace(SERIES, points=(*SERIES.points, mayor))
    assert latest(both, PersonStatus.KILLED) == (THIRD, mayor)
    assert independent_sources(both) == ("The governor", "The mayor")
    assert [(course.status.value, course.source) for course in courses(both)] == [
        ("killed", "The governor"),
        ("killed", "The mayor"),
        ("wounded", "The governor"),
    ]


def test_spelling_apart_a_source_is_one() -> None:
    same = replace(SERIES, points=(FIRST, replace(SECOND, source="the  GOVERNOR ")))
    assert independent_sources(same) == ("The governor",)


def test_records_of_one_origin_make_one_source() -> None:
    one, other = (
        Evidence(UUID(int=n), EvidenceKind.REPORT, "A story", publisher=f"Paper {n}", original_source="The governor")
        for n in (7, 8)
    )
    points = (replace(FIRST, source="Paper 7", evidence_id=one.id), replace(SECOND, source="P8", evidence_id=other.id))
    series = replace(SERIES, points=points)
    assert independent_sources(series) == ("Paper 7", "P8")
    assert independent_sources(series, (Origin((one, other)),)) == ("Paper 7",)
    assert latest(series, PersonStatus.KILLED, origins=(Origin((one, other)),)) == (points[1],)


def test_a_figure_that_its_source_took_back_counts_for_nothing() -> None:
    wrong = replace(THIRD, is_superseded=True)
    series = replace(SERIES, points=(FIRST, SECOND, wrong))
    (course,) = courses(series)
    assert (course.points, course.corrected, course.latest) == ((FIRST, SECOND), (wrong,), SECOND)
    (taken_back,) = courses(replace(series, points=(wrong,)))
    assert taken_back.latest is None
    assert latest(replace(series, points=(wrong,)), PersonStatus.KILLED) == ()


def test_what_superseded_a_figure_is_told_in_order() -> None:
    assert later_than(SERIES, FIRST) == (SECOND, THIRD)
    assert later_than(SERIES, THIRD) == ()
    assert later_than(SERIES, point("2020-01-01", 1)) == ()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"best": 2.0, "low": 1.0}, 2.0),
        ({"low": 1.0}, 1.0),
        ({"high": 9.0}, 9.0),
        ({"best": 0.0, "low": 1.0}, 0.0),
        ({}, None),
    ],
)
def test_the_best_figure_comes_before_the_bounds(fields: dict[str, float], expected: float | None) -> None:
    assert value_of(TollPoint(PersonStatus.KILLED, FIRST.as_of, **fields)) == expected  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from("abc"), st.booleans()), max_size=12))
def test_each_figure_is_in_one_course_and_nothing_later_is_known_earlier(
    drawn: list[tuple[int, str, bool]],
) -> None:
    start = middle(Moment.parse("2025-05-23"), UTC)
    points = tuple(
        TollPoint(
            PersonStatus.KILLED,
            Moment.of(start + timedelta(hours=hours)),
            best=number,
            source=source,
            is_superseded=is_bad,
        )
        for number, (hours, source, is_bad) in enumerate(drawn)
    )
    series = TollSeries(UUID(int=2), "Any", points=points)
    found = courses(series)
    assert sorted((p for c in found for p in (*c.points, *c.corrected)), key=points.index) == list(points)
    by = Moment.of(start + timedelta(hours=20))
    for standing in latest(series, PersonStatus.KILLED, by):
        assert is_known_by(standing.as_of, by, UTC)
        assert not standing.is_superseded
