"""The numbers of a desk, against figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.claim import Status
from checks.domain.moment import Moment
from checks.domain.statistics import (
    ArticleCover,
    ClaimFact,
    DeskNumbers,
    RuleCount,
    Spread,
    numbers_of,
    spread,
)
from checks.domain.statistics_sheets import Sheet, sheets
from checks.domain.verdict import Rating, Scale

TODAY = date(2025, 6, 10)
SCALE = Scale("House", 1, (Rating("true", "True", 5), Rating("false", "False", 1), Rating("open", "Unproven")))


def at(text: str) -> Moment:
    return Moment.parse(text)


def begun(days: int, **fields: object) -> ClaimFact:
    """An open claim of this age."""
    fact = ClaimFact(Status.OPEN, Moment(TODAY - timedelta(days)))
    return replace(fact, **fields)


def judged(hours: float, rating: str = "true", **fields: object) -> ClaimFact:
    """A verdict that took so many hours."""
    start = at("2025-06-01T00:00+00:00")
    whole = int(hours)
    end = at(f"2025-06-{1 + whole // 24:02}T{whole % 24:02}:{round(hours % 1 * 60):02}+00:00")
    return replace(ClaimFact(Status.JUDGED, start, rating=rating, decided=end), **fields)


def of(*facts: ClaimFact, rules: tuple[RuleCount, ...] = (), articles: tuple[ArticleCover, ...] = ()) -> DeskNumbers:
    return numbers_of(facts, rules, articles, TODAY)


def sheet(numbers: DeskNumbers, key: str) -> Sheet:
    return next(each for each in sheets(numbers, SCALE) if each.key == key)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "Today"),
        (0, "Today"),
        (1, "1–2 days"),
        (2, "1–2 days"),
        (3, "3–7 days"),
        (7, "3–7 days"),
        (8, "8–30 days"),
        (30, "8–30 days"),
        (31, "Over 30 days"),
    ],
)
def test_an_open_claim_has_an_age_in_whole_days(days: int, words: str) -> None:
    assert [row for row in of(begun(days)).open_by_age if row[1]] == [(words, 1)]


def test_a_claim_of_unknown_age_is_told_as_such() -> None:
    assert of(ClaimFact(Status.OPEN)).open_by_age[-1] == ("Unknown", 1)


def test_only_what_somebody_has_to_do_is_open() -> None:
    numbers = of(*(begun(1, status=status) for status in Status))
    assert numbers.open == 3
    assert numbers.suggested == 1
    assert of(begun(1, is_archived=True), begun(1, status=Status.SUGGESTED, is_archived=True)).open == 0


def test_owners_come_by_how_much_they_hold() -> None:
    facts = [begun(1, owner=name) for name in ("Anna", "Boris", "Boris", "", "", "")]
    numbers = of(*facts)
    assert numbers.open_by_owner == (("", 3), ("Boris", 2), ("Anna", 1))
    assert sheet(numbers, "open-by-owner").rows == (("Nobody", 3), ("Boris", 2), ("Anna", 1))
    assert sheet(numbers, "open-by-owner").summary == "6 claims are open, 3 of them with nobody."


def test_a_claim_is_overdue_the_day_after() -> None:
    due = [begun(1, due=Moment(TODAY + timedelta(days))) for days in (-1, 0, 1)]
    assert of(*due).overdue == 1
    assert sheet(of(*due), "open-by-age").summary.startswith("3 claims are open, 1 of them past their day;")


def test_verdicts_stand_in_the_order_of_the_scale() -> None:
    signed = judged(1, "true", status=Status.SIGNED_OFF)
    numbers = of(judged(1, "false"), judged(2, "false"), signed, begun(1), judged(1, "gone"))
    found = sheet(numbers, "verdicts")
    assert found.rows == (("True", 1, 1), ("False", 2, 0), ("Unproven", 0, 0), ("gone", 1, 0))
    assert found.summary == "4 verdicts, 1 signed."
    assert (found.bars[1].value, found.bars[1].whole, found.bars[1].words) == (0, 2, "2, 0 signed")


def test_what_turned_out_to_be_no_claim_has_no_verdict() -> None:
    assert of(judged(1, status=Status.NOT_A_CLAIM)).verdicts == ()


def test_quartiles_lie_between_values_in_proportion() -> None:
    assert spread([1, 2, 3, 4]) == Spread(4, 1.75, 2.5, 3.25)
    assert spread([10]) == Spread(1, 10, 10, 10)
    assert spread([]) is None


def test_times_to_verdict_by_hand() -> None:
    numbers = of(judged(0.5), judged(1), judged(3), judged(30), judged(100))
    assert numbers.to_verdict == Spread(5, 1, 3, 30)
    assert [count for _, count in numbers.waits] == [2, 1, 0, 1, 1, 0]
    assert sheet(numbers, "time-to-verdict").summary == "Median to a verdict 3 h, half of them 1 h to 30 h (of 5)."


def test_times_that_are_not_known_or_run_backwards_are_left_out() -> None:
    day_only = judged(1, begun=at("2025-06-01"))
    backwards = judged(1, begun=at("2025-06-09T00:00+00:00"))
    numbers = of(day_only, backwards, judged(2))
    assert numbers.to_verdict == Spread(1, 2, 2, 2)
    assert len(numbers.verdicts) == 1
    assert sheet(of(day_only), "time-to-verdict").summary == "No verdict yet of which the times are known."


def test_the_signature_is_counted_from_the_proposal_and_zones_count() -> None:
    fact = judged(1, signed=at("2025-06-01T07:30+03:00"))
    assert of(fact).to_signature == Spread(1, 3.5, 3.5, 3.5)


def test_rules_come_by_how_often_they_fired() -> None:
    numbers = of(rules=(RuleCount("b", 2, 2), RuleCount("a", 2, 0), RuleCount("c", 9, 1)))
    found = sheet(numbers, "rules")
    assert found.rows == (("c", 9, 1), ("a", 2, 0), ("b", 2, 2))
    assert found.summary == "13 findings, 3 dismissed."
    assert [(bar.value, bar.whole) for bar in found.bars] == [(8, 9), (2, 2), (0, 2)]


def test_coverage_adds_up_over_articles() -> None:
    numbers = of(articles=(ArticleCover("One", 10, 4, 6, 3, 2), ArticleCover("Two", 30, 6, 2, 2, 2)))
    assert sheet(numbers, "coverage").rows == (
        ("Sentences with a claim", 10, 40, 25),
        ("Claims decided", 5, 8, 62),
        ("Claims with evidence", 4, 8, 50),
    )
    assert sheet(numbers, "articles").rows[1] == ("Two", 30, 6, 2, 2, 2)
    assert sheet(numbers, "articles").summary == "1 of 2 decided in full."


def test_an_empty_casebook_has_numbers_too() -> None:
    for each in sheets(of(), SCALE):
        assert each.summary.endswith(".")
        assert all(len(row) == len(each.headers) for row in each.rows)


@given(st.lists(st.builds(ClaimFact, st.sampled_from(Status), owner=st.sampled_from(["", "Anna", "Boris"]))))
def test_every_open_claim_has_one_age_and_one_owner(facts: list[ClaimFact]) -> None:
    numbers = of(*facts)
    assert numbers.open == sum(count for _, count in numbers.open_by_owner)
    assert numbers.open + numbers.suggested <= len(facts)
