"""A claim's figure, with its hedge, against what the records give as low, best and high."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from checks.domain.evidence import Figure
from checks.domain.finding import Level
from checks.domain.mention import Qualifier
from checks.domain.moment import Moment
from tests.checks.rules.conftest import record

RULE = "figure.range"
THEN = Moment.parse("2025-05-22")


def killed(low: float | None = None, best: float | None = None, high: float | None = None, **more: object) -> Figure:
    return Figure("killed", low, best, high, **{"as_of": THEN, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "figure", "level"),
    [
        ("At least 12 people were killed.", killed(9, 10, 11), Level.CONFLICTS),
        ("At least 12 people were killed.", killed(9, 13, 20), Level.SUPPORTS),
        ("At least 12 people were killed.", killed(9, 10, 20), Level.PARTLY),
        ("More than 12 people were killed.", killed(best=258), Level.SUPPORTS),
        ("About 100 people were killed.", killed(best=95), Level.SUPPORTS),
        ("Up to 12 people were killed.", killed(best=9), Level.SUPPORTS),
        ("Up to 12 people were killed.", killed(best=30), Level.CONFLICTS),
        ("Nearly 400 people were killed.", killed(best=390), Level.SUPPORTS),
        ("Dozens of people were killed.", killed(best=45), Level.SUPPORTS),
        ("Dozens of people were killed.", killed(best=4), Level.CONFLICTS),
        ("Between 10 and 15 people were killed.", killed(best=12), Level.SUPPORTS),
        ("Fifteen people were killed.", killed(best=12, qualifier=Qualifier.AT_LEAST), Level.PARTLY),
        ("Eleven people were killed.", killed(9, None, 14), Level.PARTLY),
    ],
)
def test_a_hedged_figure_is_held_against_low_best_and_high(
    look: Callable, text: str, figure: Figure, level: Level
) -> None:
    assert look(text, record("r", figures=(figure,))).levels(RULE) == (level,)


@pytest.mark.parametrize(
    "figure",
    [
        Figure("wounded", best=30, as_of=THEN),
        Figure("civilians killed", best=30, as_of=THEN),
        Figure("killed in Kharkiv", best=30, as_of=THEN),
        killed(best=30, as_of=Moment.parse("2025-05-25")),
    ],
)
def test_other_people_and_later_tolls_are_no_matter_of_it(look: Callable, figure: Figure) -> None:
    assert look("Twelve people were killed.", record("r", figures=(figure,))).of(RULE) == ()


def test_a_toll_without_its_time_decides_nothing(look: Callable) -> None:
    found = look("Twelve people were killed.", record("r", figures=(killed(best=30, as_of=None),))).one(RULE)
    assert found.level is Level.CANNOT_TELL
    assert found.missing == ("as-of time",)


def test_a_toll_that_one_record_bears_out_is_not_held_against_the_others(look: Callable) -> None:
    kept = [record(name, figures=(killed(best=count),)) for name, count in (("a", 12), ("b", 14), ("c", 9))]
    for order in permutations(kept):
        assert look("Twelve people were killed.", *order).levels(RULE) == (Level.SUPPORTS,)


def test_things_that_one_record_bears_out_and_another_does_not_are_told_both(look: Callable) -> None:
    kept = [record(str(count), figures=(Figure("ballistic missiles", best=count),)) for count in (2, 5)]
    found = look("Two ballistic missiles struck the port.", *kept).levels(RULE)
    assert set(found) == {Level.SUPPORTS, Level.PARTLY}


def test_both_values_are_shown_with_their_origin(look: Callable) -> None:
    kept = record("the ministry", figures=(killed(9, 10, 11),))
    found = look("At least 12 people were killed.", kept).one(RULE)
    assert [value.value for value in found.values] == ["12", "10"]
    assert found.values[1].evidence_id == kept.id
    assert "10 (9–11)" in found.message
