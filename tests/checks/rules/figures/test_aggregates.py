"""What rows of a data set add up to, and what they leave out, against a total that the claim gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from checks.domain.evidence import Evidence, EvidenceKind, EvidencePlace, Figure
from checks.domain.finding import Level
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from tests.checks.rules.conftest import record

RULE = "figure.aggregate"
TOTAL = "The fighting in Goma killed 40 people."


def rows(*best: float, publisher: str = "UCDP GED") -> list[Evidence]:
    return [row(f"row {n}", Figure("killed", each, each, 2 * each), publisher) for n, each in enumerate(best)]


def row(name: str, figure: Figure, publisher: str) -> Evidence:
    return replace(record(name, publisher=publisher, figures=(figure,)), kind=EvidenceKind.DATASET_ROW)


@pytest.mark.parametrize(
    ("counts", "level"), [((10, 30), Level.SUPPORTS), ((12, 14), Level.SUPPORTS), ((5, 6, 1), Level.PARTLY)]
)
def test_rows_are_added_up_low_best_and_high(look: Callable, counts: tuple[float, ...], level: Level) -> None:
    found = look(TOTAL, *rows(*counts)).one(RULE)
    assert found.level is level
    assert f"{len(counts)} linked rows of UCDP GED add up to {sum(counts)}" in found.message


def test_rows_of_two_data_sets_are_not_mixed(look: Callable) -> None:
    found = look(TOTAL, *rows(10, 30), row("x", Figure("killed", best=40), "ACLED")).one(RULE)
    assert "2 linked rows of UCDP GED" in found.message


def test_rows_are_not_held_against_the_total_one_by_one(look: Callable) -> None:
    assert look(TOTAL, *rows(10, 30)).of("figure.range") == ()


def test_one_row_is_no_sum(look: Callable) -> None:
    assert look(TOTAL, *rows(10)).of(RULE) == ()


def test_counts_of_one_day_and_place_are_counts_of_one_event(look: Callable) -> None:
    day, place = Moment.parse("2025-05-23"), EvidencePlace("Goma")
    counted = [replace(each, event_start=day, place=place) for each in rows(1, 2, 3)]
    assert look(TOTAL, *counted).of(RULE) == ()
    other = replace(rows(1, 2, 3, 37)[3], event_start=Moment.parse("2025-05-24"), place=place)
    dated = [replace(each, as_of=Moment.parse(f"2025-05-2{n}")) for n, each in enumerate(counted, start=3)]
    found = look(TOTAL, *dated, other).one(RULE)
    assert found.level is Level.SUPPORTS
    assert "2 linked rows of UCDP GED add up to 40" in found.message


def test_a_data_set_of_deadly_events_cannot_count_all_strikes(look: Callable) -> None:
    found = look("There were 47 airstrikes on Goma.", *rows(3, 4)).one(RULE)
    assert found.level is Level.CANNOT_TELL
    assert found.missing == ("events without deaths",)
    assert look("There were 47 airstrikes on Goma.", *rows(3, 4, publisher="ACLED")).of(RULE) == ()
    assert look("There were 47 trucks in Goma.", *rows(3, 4)).of(RULE) == ()


@pytest.mark.parametrize(
    ("text", "series", "is_told"),
    [
        ("On Friday, 40 people were killed.", "cumulative", True),
        ("By Friday, 40 people were killed since the war began.", "cumulative", False),
        ("So far, 40 people were killed.", "daily", True),
        ("On Friday, 40 people were killed.", "daily", False),
        ("On Friday, 40 people were killed.", None, False),
    ],
)
def test_a_running_total_is_not_the_count_of_a_day(
    look: Callable, text: str, series: str | None, is_told: bool
) -> None:
    figure = Figure(
        "killed", best=40, person_status=PersonStatus.KILLED, series_type=series, as_of=Moment.parse("2025-05-23")
    )
    assert bool(look(text, record("r", figures=(figure,))).of(RULE)) is is_told
