"""The engine: notices become findings that stay the same as long as what they rest on does."""

from __future__ import annotations

from collections.abc import Callable

from checks.domain.finding import Level
from checks.rules.engine import check

WOUNDED = "Eight people were wounded on Friday, including {} in critical condition."


def test_a_finding_says_where_its_values_stand(look: Callable) -> None:
    looked = look(WOUNDED.format("nine"))
    found = looked.one("figure.subset")
    assert found.level is Level.CONFLICTS
    assert [span.of(looked.desk.version.text) for span in found.spans] == ["nine", "Eight"]


def test_the_same_notice_has_the_same_id_and_another_one_when_a_value_changes(look: Callable) -> None:
    first, again, other = (look(WOUNDED.format(part)).findings for part in ("four", "four", "five"))
    assert [each.id for each in first] == [each.id for each in again]
    assert not {each.id for each in first} & {each.id for each in other}


def test_only_the_claims_that_are_asked_for_are_looked_at(look: Callable) -> None:
    desk = look(WOUNDED.format("nine")).desk
    everything = check(desk)
    assert everything
    for claim in desk.claims:
        only = check(desk, claims={claim.id})
        assert only == [each for each in everything if each.claim_id == claim.id]
