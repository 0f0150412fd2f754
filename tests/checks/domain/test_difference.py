"""A change in words: what came, what went, and what was edited, field by field."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.difference import NOTHING, Deed, differences
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.domain.span import Anchor
from checks.domain.verdict import Verdict

ANNA = UUID(int=7)
CLAIM = Claim(UUID(int=1), UUID(int=2), Anchor.at("Eight were killed.", 0, 17), 0, Kind.QUANTITY)
VERDICT = Verdict(UUID(int=3), CLAIM.id, "mostly_true", "Seven names.")


def told(old: Verdict | Claim, new: Verdict | Claim, names: dict[UUID, str] | None = None) -> list[str]:
    """What an edit did."""
    return [line.sentence for line in differences(Change("Edit", (old,), (new,)), names)]


def test_each_field_that_differs_is_told_with_both_values() -> None:
    new = replace(VERDICT, rating="true", is_draft=False, as_of=Moment.parse("2025-05-23"), relied_on=(ANNA,))
    assert told(VERDICT, new, {ANNA: "Hospital list"}) == [
        "Verdict “Seven names.”, rating: “mostly_true” → “true”",
        f"Verdict “Seven names.”, as of: {NOTHING} → 2025-05-23",
        "Verdict “Seven names.”, draft: yes → no",
        f"Verdict “Seven names.”, relied on: {NOTHING} → Hospital list",
    ]


def test_words_of_the_article_and_statuses_are_told_as_people_say_them() -> None:
    new = replace(CLAIM, status=Status.IN_PROGRESS, anchor=Anchor.at("Eight were killed.", 0, 5))
    assert told(CLAIM, new) == [
        "Claim “Eight”, words of the article: “Eight were killed” → “Eight”",
        "Claim “Eight”, status: suggested → in progress",
    ]


def test_a_person_whom_nobody_knows_is_told_as_gone() -> None:
    assert told(CLAIM, replace(CLAIM, owner_id=ANNA)) == [
        f"Claim “Eight were killed”, owner: {NOTHING} → a record that is gone"
    ]


def test_what_comes_and_goes_is_told_by_its_first_words() -> None:
    record = Evidence(UUID(int=4), EvidenceKind.NOTE, "A call " * 40)
    change = Change("Replace", (CLAIM,), (record,))
    added, removed = differences(change)
    assert (added.deed, removed.deed) == (Deed.ADDED, Deed.REMOVED)
    assert added.sentence.startswith("Evidence record “A call A call")
    assert added.sentence.endswith("…”: added")
    assert removed.sentence == "Claim “Eight were killed”: removed"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.from_type(Evidence), st.from_type(Evidence))
def test_whatever_differs_is_told_and_nothing_else(old: Evidence, new: Evidence) -> None:
    new = replace(new, id=old.id)
    lines = differences(Change("Edit", (old,), (new,)))
    assert bool(lines) == (old != new)
    assert all(line.field and "\n" not in line.sentence for line in lines)
