"""A toll against the counts that were out when the article appeared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid5

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.domain.evidence import Evidence, EvidenceKind, Figure
from checks.domain.finding import Level
from checks.domain.mention import PersonStatus, Qualifier, Severity
from checks.domain.moment import Moment
from checks.domain.tables import TollPoint, TollSeries
from tests.checks.rules.conftest import record

RULE = "figure.superseded"
ONE = "One person was killed in the strike on the port of Odesa on Friday."
AT_LEAST = "At least one person was killed in the strike on the port of Odesa on Friday."
GOVERNOR = "Governor of the region"


def count(name: str, killed: float, as_of: str | None, source: str = GOVERNOR, **fields: object) -> Evidence:
    moment = Moment.parse(as_of) if as_of else None
    figure = Figure("killed", best=killed, person_status=PersonStatus.KILLED, as_of=moment)
    return record(name, figures=(figure,), original_source=source, **fields)


FIRST = count("First count", 1, "2025-05-23T17:01+03:00")
SECOND = count("Second count", 2, "2025-05-23T19:00+03:00")
THIRD = count("Third count", 3, "2025-05-24")
COURSE = (FIRST, SECOND, THIRD)
TOLD = "1 at 17:01 and 2 at 19:00 on 23 May 2025, 3 on 24 May 2025, by Governor of the region"


@pytest.mark.parametrize(
    ("published", "level"),
    [
        ("2025-05-23T18:00+03:00", Level.NOTE),
        ("2025-05-23T17:01+03:00", Level.NOTE),
        ("2025-05-23T20:00+03:00", Level.PARTLY),
        ("2025-05-23", Level.PARTLY),
        ("2025-05-25", Level.PARTLY),
    ],
)
def test_the_newest_count_before_publication_holds(look: Callable, published: str, level: Level) -> None:
    found = look(ONE, *COURSE, published=published).one(RULE)
    assert found.level is level
    assert TOLD in found.message


def test_a_count_after_publication_says_since_when_and_never_that_it_was_false(look: Callable) -> None:
    found = look(ONE, *COURSE, published="2025-05-23T18:00+03:00").one(RULE)
    assert found.message.startswith("1 killed is outdated since 19:00 on 23 May 2025, after publication")


def test_without_the_hour_of_publication_that_is_what_is_missing(look: Callable) -> None:
    assert look(ONE, *COURSE, published="2025-05-23").one(RULE).missing == ("time of publication",)


def test_at_least_one_is_not_contradicted_by_two(look: Callable) -> None:
    found = look(AT_LEAST, FIRST, SECOND, published="2025-05-24").one(RULE)
    assert found.level is Level.NOTE
    assert found.message.startswith("“at least 1” is not contradicted, but more had been counted: 1 at 17:01 and 2")


def test_the_newest_count_supports(look: Callable) -> None:
    found = look(
        "Two people were killed in the strike on the port of Odesa on Friday.", FIRST, SECOND, published="2025-05-24"
    )
    assert found.levels(RULE) == (Level.SUPPORTS,)


def test_a_figure_that_no_count_gives_conflicts_and_a_slip_is_named(look: Callable) -> None:
    counts = (count("One", 4127, "2025-05-20"), count("Two", 4237, "2025-05-21"))
    found = look("In the war 4,327 people were killed.", *counts).one(RULE)
    assert found.level is Level.CONFLICTS
    assert found.message.endswith("Two digits may be changed round: 4,237?")


def test_another_source_that_bears_it_out_makes_it_a_matter_between_sources(look: Callable) -> None:
    other = count("Morgue", 5, "2025-05-22", source="Chief of the morgue")
    looked = look("Five people were killed in the strike.", FIRST, SECOND, other, published="2025-05-26")
    assert looked.levels(RULE) == (Level.PARTLY,)


def test_a_day_without_an_hour_cannot_be_told_from_the_hour_of_publication(look: Callable) -> None:
    counts = (FIRST, count("Some time that day", 2, "2025-05-23"))
    found = look(ONE, *counts, published="2025-05-23T18:00+03:00").one(RULE)
    assert found.level is Level.CANNOT_TELL
    assert found.missing == ("as-of time of the count of 23 May 2025",)


def test_a_count_of_the_same_day_without_an_hour_is_the_one_that_has_it(look: Callable) -> None:
    again = count("Copy of the second", 2, "2025-05-23")
    assert TOLD in look(ONE, *COURSE, again).one(RULE).message


@pytest.mark.parametrize(
    "text",
    [
        "One person had been killed in the strike on the port as of 17:00 on Friday.",
        "Initially one person was reported killed in the strike on the port of Odesa.",
    ],
)
def test_an_article_that_says_as_of_when_is_right(look: Callable, text: str) -> None:
    assert look(text, FIRST, SECOND, published="2025-05-25").levels(RULE) in ((Level.NOTE,), ())


def test_what_its_own_source_took_back_counts_for_nothing(look: Callable) -> None:
    wrong = count("Slip", 5, "2025-05-23T16:00+03:00")
    right = count("Correction", 1, "2025-05-23T17:01+03:00", supersedes=wrong.id)
    found = look("Five people were killed in the strike.", wrong, right, published="2025-05-24").one(RULE)
    assert found.level is Level.PARTLY
    assert "taken back by its own source" in found.message


@pytest.mark.parametrize(
    ("text", "records"),
    [
        (ONE, (FIRST,)),  # a single count before publication is no matter of time
        (ONE, (record("No figure", says="The port was hit."),)),
        ("Two ballistic missiles hit the port.", COURSE),
        ("Eight people were wounded in the strike.", COURSE),
        ("Russia could kill one person in a strike on the port.", COURSE),
    ],
)
def test_nothing_is_said_where_no_course_speaks_of_the_figure(
    look: Callable, text: str, records: tuple[Evidence, ...]
) -> None:
    assert look(text, *records, published="2025-05-26").levels(RULE) == ()


def test_a_toll_series_is_used_through_the_records_that_its_points_were_made_from(look: Callable) -> None:
    story = record("Story", original_source=GOVERNOR)
    row = record("Row of the table", derived_from=story.id)
    points = [
        TollPoint(PersonStatus.KILLED, Moment.parse(when), best=best, source=GOVERNOR, evidence_id=row.id)
        for when, best in (("2025-05-23T17:01+03:00", 1), ("2025-05-23T19:00+03:00", 2), ("2025-05-24", 3))
    ]
    series = TollSeries(uuid5(UUID(int=0), "series"), "Toll", timezone="Europe/Kyiv", points=tuple(points))
    looked = look(ONE, story, tables=(series, row), published="2025-05-23")
    assert TOLD in looked.one(RULE).message


def test_a_range_and_a_hedge_are_read_as_what_they_leave_open(look: Callable) -> None:
    about = Figure("killed", best=50, qualifier=Qualifier.ABOUT, person_status=PersonStatus.KILLED)
    roughly = record("About", figures=(about,), original_source=GOVERNOR, as_of=Moment.parse("2025-05-22"))
    earlier = count("Earlier", 40, "2025-05-21")
    looked = look("In the strike 52 people were killed.", roughly, earlier)
    assert looked.levels(RULE) == (Level.SUPPORTS,)


def test_a_part_of_the_toll_is_no_count_of_the_whole(look: Callable) -> None:
    hurt = [
        Figure("wounded", best=best, person_status=PersonStatus.WOUNDED, severity=severity)
        for best, severity in ((8, None), (4, Severity.CRITICAL))
    ]
    records = [
        record(
            f"Count at {hour}", figures=tuple(hurt), original_source=GOVERNOR, as_of=Moment.parse(f"2025-05-22T{hour}")
        )
        for hour in ("17:00+03:00", "19:00+03:00")
    ]
    text = "Eight people were wounded in the strike, including four in critical condition."
    found = look(text, *records).one(RULE)
    assert found.level is Level.SUPPORTS
    assert "8 at 17:00 and 8 at 19:00 on 22 May 2025" in found.message


def test_daily_counts_do_not_supersede_each_other(look: Callable) -> None:
    daily = [
        record(
            f"Day {at}",
            original_source=GOVERNOR,
            figures=(Figure("killed", best=best, person_status=PersonStatus.KILLED, series_type="daily"),),
            as_of=Moment.parse(f"2025-05-{at}"),
        )
        for at, best in ((20, 1), (21, 5))
    ]
    assert look(ONE, *daily).levels(RULE) == ()


def test_rows_of_a_data_set_are_events_of_their_own(look: Callable) -> None:
    rows = [
        replace(
            count(
                f"Event of {day}", killed, None, source="Data set", event_start=Moment.parse(day), published=published
            ),
            kind=EvidenceKind.DATASET_ROW,
        )
        for day, killed, published in (("2025-05-02", 1, None), ("2025-05-09", 4, Moment.parse("2025-05-20")))
    ]
    assert look(ONE.replace(" on Friday", ""), *rows).levels(RULE) == ()


def test_a_text_that_gives_two_figures_of_one_status_is_not_taken(look: Callable) -> None:
    texts = {
        "2025-05-21": "One person was killed in the strike on the port of Odesa.",
        "2025-05-22": "One person was killed in the strike on the port of Odesa. Seven were killed in a bus.",
    }
    records = [
        record(f"Report of {when}", says=says, publisher="Paper", published=Moment.parse(when))
        for when, says in texts.items()
    ]
    assert look(ONE, *records).levels(RULE) == ()


def test_tolls_are_read_from_texts_where_nobody_filled_them_in(look: Callable) -> None:
    texts = {
        "2025-05-21": "One person was killed in the strike on the port of Odesa.",
        "2025-05-22": "Two people were killed in the strike on the port of Odesa.",
    }
    records = [
        record(f"Report of {when}", says=says, publisher="Paper", published=Moment.parse(when))
        for when, says in texts.items()
    ]
    found = look(ONE, *records).one(RULE)
    assert found.level is Level.PARTLY
    assert "1 on 21 May 2025, 2 on 22 May 2025, by Paper" in found.message


def test_soldiers_are_counted_apart(look: Callable) -> None:
    text = "The ministry said that 4,290 soldiers were killed."
    counts = [
        record(
            f"Week {week}",
            original_source=GOVERNOR,
            figures=(
                Figure("soldiers killed", best=best, person_status=PersonStatus.KILLED),
                Figure("civilians killed", best=9, person_status=PersonStatus.KILLED),
            ),
            as_of=Moment.parse(f"2025-05-{week:02}"),
        )
        for week, best in ((4, 4100), (11, 4290))
    ]
    found = look(text, *counts).one(RULE)
    assert found.level is Level.SUPPORTS
    assert "4,100 on 4 May 2025, 4,290 on 11 May 2025" in found.message


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(COURSE))
def test_the_order_of_records_does_not_matter(look: Callable, records: list[Evidence]) -> None:
    assert look(ONE, *records).of(RULE)[0].message == look(ONE, *COURSE).of(RULE)[0].message


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(killed=st.integers(0, 500), days=st.integers(1, 6), text=st.sampled_from([ONE, AT_LEAST]))
def test_a_later_record_never_makes_a_conflict(look: Callable, killed: int, days: int, text: str) -> None:
    later = count("Later", killed, f"2025-05-{23 + days}")
    assert Level.CONFLICTS not in look(text, FIRST, later, published="2025-05-23").levels(RULE)


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 900), st.sampled_from([PersonStatus.WOUNDED, PersonStatus.DISPLACED, PersonStatus.CAPTURED]))
def test_a_record_of_something_else_changes_nothing(look: Callable, number: int, status: PersonStatus) -> None:
    other = record(
        "Other", figures=(Figure(status.value, best=number, person_status=status),), original_source=GOVERNOR
    )
    assert look(ONE, *COURSE, other).of(RULE)[0].message == look(ONE, *COURSE).of(RULE)[0].message
