"""Quick fixes: offered where they fit, one change each, and never on the article or a verdict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from checks.domain.change import Change
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence
from checks.domain.finding import Finding, FindingValue, Level
from checks.domain.house import House
from checks.domain.mention import Comparison
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable, Measure
from checks.rules.fixes import Fix, fixes
from tests.checks.rules.conftest import Looked, record

Look = Callable[..., Looked]
EARLY = record("At five", original_source="Governor", as_of=Moment.parse("2025-05-23T17:00"))
LATE = record("At seven", original_source="Governor", as_of=Moment.parse("2025-05-23T19:00"))
OTHER = record("At eight", original_source="Mayor", as_of=Moment.parse("2025-05-23T20:00"))


def finding(desk: Desk, rule: str, *values: FindingValue, **fields: object) -> Finding:
    return Finding(UUID(int=1), desk.claims[0].id, rule, Level.PARTLY, "It does not fit.", values, **fields)


def of(*records: Evidence) -> tuple[FindingValue, ...]:
    return tuple(FindingValue(each.title, "1", each.id) for each in records)


def labels(found: tuple[Fix, ...]) -> list[str]:
    return [fix.label for fix in found]


@pytest.fixture
def toll(look: Look) -> Desk:
    return look("One person was killed in the attack on Friday.", EARLY, LATE, OTHER).desk


def test_a_later_count_of_the_same_source_supersedes_the_earlier_one(toll: Desk) -> None:
    (fix,) = fixes(finding(toll, "figure.superseded", *of(EARLY, LATE, OTHER)), toll)
    assert fix.label == "Let “At seven” supersede “At five”"
    assert fix.change == Change(fix.label, (LATE,), (replace(LATE, supersedes=EARLY.id),))


def test_what_supersedes_already_or_is_as_old_is_left_alone(toll: Desk) -> None:
    again = finding(toll, "figure.superseded", *of(EARLY, LATE))
    done = replace(LATE, supersedes=EARLY.id)
    assert fixes(again, toll.after(Change("Fix", (LATE,), (done,)))) == ()
    same = replace(LATE, as_of=EARLY.as_of)
    assert fixes(again, toll.after(Change("Fix", (LATE,), (same,)))) == ()


def test_a_field_that_is_missing_is_opened_where_it_is_empty(toll: Desk) -> None:
    timeless = replace(EARLY, as_of=None)
    desk = toll.after(Change("Edit", (EARLY,), (timeless,)))
    lacking = finding(desk, "figure.range", *of(EARLY, LATE), missing=("as-of time of the count",))
    (fix,) = fixes(lacking, desk)
    assert (fix.label, fix.record_id) == ("Fill in as-of time of the count of “At five”…", EARLY.id)
    assert fix.change is None
    coarse = finding(desk, "place.contains", *of(LATE), missing=("exact place",))
    assert labels(fixes(coarse, desk)) == ["Fill in exact place of “At seven”…"]


def test_the_hour_of_publication_is_filled_in_at_the_article(toll: Desk) -> None:
    (fix,) = fixes(finding(toll, "figure.range", missing=("time of publication",)), toll)
    assert fix.opens_article
    assert fix.change is None


def test_nothing_is_offered_for_what_was_dismissed_or_belongs_to_no_claim(toll: Desk) -> None:
    found = finding(toll, "figure.superseded", *of(EARLY, LATE))
    assert fixes(replace(found, dismissed="Known."), toll) == ()
    assert fixes(replace(found, claim_id=UUID(int=9)), toll) == ()


SPELT = "Two drones hit Odessa overnight, officials said on Friday."


def test_the_spelling_of_the_house_goes_into_the_statement_and_not_into_the_article(look: Look) -> None:
    desk = look(SPELT).desk
    (claim, *_) = [each for each in desk.claims if "Odessa" in each.statement or "Odessa" in each.quote]
    claim_told = replace(claim, statement="Two drones hit Odessa and Odessa again.")
    desk = desk.after(Change("Edit", (claim,), (claim_told,)))
    found = Finding(
        UUID(int=1), claim.id, "place.alias", Level.NOTE, "Two spellings.", (FindingValue("article", "Odessa"),)
    )
    (fix,) = fixes(found, desk)
    assert fix.label == "Write “Odesa” in the statement"
    assert fix.after == replace(claim_told, statement="Two drones hit Odesa and Odesa again.")
    assert fix.after.anchor == claim.anchor


def test_a_house_with_its_own_spelling_is_followed(look: Look) -> None:
    desk = look(SPELT).desk
    claim = replace(desk.claims[0], statement="Two drones hit Odesa.")
    house = House(spellings=(("Odesa", "Odesa city"),))
    desk = desk.after(Change("Choose", after=(claim, house)))
    found = finding(desk, "place.alias", FindingValue("article", "Odesa"))
    assert labels(fixes(found, desk)) == ["Write “Odesa city” in the statement"]


def test_a_statement_that_is_right_needs_nothing(look: Look) -> None:
    desk = look(SPELT).desk
    claim = replace(desk.claims[0], statement="Two drones hit Odesa.")
    desk = desk.after(Change("Edit", (desk.claims[0],), (claim,)))
    assert fixes(finding(desk, "place.alias", FindingValue("article", "Odessa")), desk) == ()


def test_a_superlative_can_take_each_measure_of_its_table(look: Look) -> None:
    swap = record("The swap")
    table = ComparatorTable(
        UUID(int=7),
        "Prisoner exchanges",
        (Measure("total", "Total"), Measure("back", "Returned to Ukraine")),
        (Comparator(Moment.parse("2025-05-23"), evidence_id=swap.id),),
    )
    desk = look(
        "The two armies exchanged prisoners in the largest swap since 2022.", swap, tables=(table,), on="largest"
    ).desk
    claim = next(each for each in desk.claims if each.comparison and "largest" in each.quote)
    found = replace(finding(desk, "superlative.unstated"), claim_id=claim.id)
    offered = fixes(found, desk)
    assert labels(offered) == ["Measure by “Total”", "Measure by “Returned to Ukraine”"]
    assert offered[0].after.comparison == replace(claim.comparison, measure="Total")
    stated = replace(claim, comparison=replace(claim.comparison or Comparison("largest"), measure="Total"))
    assert fixes(found, desk.after(Change("Edit", (claim,), (stated,)))) == ()
