"""A first since, searched for between its two dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.domain.evidence import EvidenceKind, EvidencePlace, Stance
from checks.domain.finding import Level
from checks.domain.mention import PlaceLevel
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable
from tests.checks.rules.conftest import record

RULE = "superlative.first-since"
PORT = "Missiles struck Odesa on Friday. It was the first strike on the port since March 11."
DRONE = "A drone struck Odesa on Friday. It was the first drone strike on the city since March 11."


def strike(day: str, level: str | None, kind: str | None = "ballistic missile") -> Comparator:
    return Comparator(Moment.parse(day), place_level=level, kind=kind)


def strikes(*rows: Comparator, **fields: object) -> ComparatorTable:
    covers = {"covers_from": Moment.parse("2025-03-01"), "covers_until": Moment.parse("2025-05-24")}
    table = ComparatorTable(UUID(int=9), "Strikes", rows=rows, terms=("strike",), **covers)  # type: ignore[arg-type]
    return replace(table, **fields)  # type: ignore[arg-type]


ENDS = (strike("2025-03-11", "port"), strike("2025-05-23", "port"))
CITY, REGION = strike("2025-05-01", "city", "drones"), strike("2025-05-05", "region", "drones")


def test_none_at_the_port_and_two_around_it(look: Callable) -> None:
    found = look(PORT, tables=(strikes(*ENDS, CITY, REGION),)).one(RULE)
    assert found.level is Level.NOTE
    assert found.message == (
        "None at the port between 11 March 2025 and 23 May 2025 among 4 cases that cover 1 March 2025 to 24 May 2025, "
        "but 2 in the city and the region: 1 May 2025 (city, drones) and 5 May 2025 (region, drones)."
    )


def test_one_at_the_port_is_a_counter_example(look: Callable) -> None:
    found = look(PORT, tables=(strikes(*ENDS, strike("2025-04-02", "harbour")),)).one(RULE)
    assert found.level is Level.CONFLICTS
    assert found.message == (
        "Not the first since 11 March 2025: a case at the port in between, 2 April 2025 (harbour, ballistic missile)."
    )


def test_none_at_all_supports_as_far_as_the_records_reach(look: Callable) -> None:
    found = look(PORT, tables=(strikes(*ENDS),)).one(RULE)
    assert found.level is Level.SUPPORTS
    assert "among 2 cases that cover" in found.message


@pytest.mark.parametrize(
    ("text", "row", "level"),
    [
        (DRONE, strike("2025-04-02", "city", "drones"), Level.CONFLICTS),
        (DRONE, strike("2025-04-02", "port", "two drones"), Level.CONFLICTS),  # the port is in the city
        (DRONE, strike("2025-04-02", "city", "ballistic missile"), Level.NOTE),
        (DRONE, strike("2025-04-02", "city", None), Level.CANNOT_TELL),
        (PORT, strike("2025-04-02", None), Level.CANNOT_TELL),
        (PORT, strike("2025-04-02", "airport"), Level.NOTE),
        (PORT, strike("2025-03-11", "port"), Level.SUPPORTS),
        (PORT, strike("2025-06-02", "port"), Level.SUPPORTS),
        (PORT, strike("2025-01-02", "port"), Level.SUPPORTS),
    ],
)
def test_the_ladder_of_places_and_weapons(look: Callable, text: str, row: Comparator, level: Level) -> None:
    assert look(text, tables=(strikes(*ENDS, row),)).levels(RULE) == (level,)


def test_the_night_beside_either_end_may_be_that_event_itself(look: Callable) -> None:
    table = strikes(strike("2025-03-12", "port"), strike("2025-05-22", "port"))
    assert look(PORT, tables=(table,)).levels(RULE) == (Level.SUPPORTS,)


def test_what_the_table_does_not_cover_is_missing(look: Callable) -> None:
    table = strikes(*ENDS, covers_from=Moment.parse("2025-04-01"))
    found = look(PORT, tables=(table,)).one(RULE)
    assert (found.level, found.missing) == (Level.CANNOT_TELL, ("cases from 11 March 2025 to 1 April 2025",))


def test_a_dated_record_that_is_linked_against_it_counts_too(look: Callable) -> None:
    place = EvidencePlace("the port of Odesa", PlaceLevel.FACILITY)
    found = record("Strike on the port", event_start=Moment.parse("2025-04-20"), place=place)
    looked = look(PORT, found, stance=Stance.AGAINST)
    assert looked.one(RULE).level is Level.CONFLICTS
    assert looked.one(RULE).values[-1].evidence_id == found.id


def test_a_report_on_something_else_is_no_case(look: Callable) -> None:
    found = record("Harvest", event_start=Moment.parse("2025-04-20"))
    assert look(PORT, found).levels(RULE) == ()


def test_a_row_of_a_data_set_without_a_place_cannot_be_told(look: Callable) -> None:
    row = replace(record("Row", event_start=Moment.parse("2025-04-20")), kind=EvidenceKind.DATASET_ROW)
    assert look(PORT, row).one(RULE).missing == ("place of 20 April 2025",)


@pytest.mark.parametrize(
    "text",
    [
        "The first strike hit the port on Friday, the second the station.",
        "It was the largest strike on the port since March 11.",
        "Missiles struck the port on Friday.",
    ],
)
def test_other_claims_are_left_alone(look: Callable, text: str) -> None:
    assert look(text, tables=(strikes(*ENDS, CITY),)).levels(RULE) == ()


def test_the_article_itself_may_tell_of_an_earlier_announcement(look: Callable) -> None:
    text = (
        "The president was the first to announce the exchange on Friday.\n\n"
        "The exchange was agreed in Geneva. On May 16 the minister announced the exchange to reporters."
    )
    found = look(text).one(RULE)
    assert found.level is Level.NOTE
    assert found.message.startswith("The article itself has it earlier, on 16 May 2025")


def test_the_same_person_telling_it_again_is_no_earlier_announcement(look: Callable) -> None:
    text = (
        "The president was the first to announce the exchange on Friday.\n\n"
        "On May 16 the president announced that the exchange was near."
    )
    assert look(text).levels(RULE) == ()


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations((*ENDS, CITY, REGION)))
def test_the_order_of_rows_does_not_matter(look: Callable, rows: list[Comparator]) -> None:
    told = look(PORT, tables=(strikes(*ENDS, CITY, REGION),)).one(RULE).message
    assert look(PORT, tables=(strikes(*rows),)).one(RULE).message == told
