"""Merging holds its promises on random histories: nothing is lost, order does not matter, twice is once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.domain.merge_conflict import Choice, Take
from checks.domain.merge_rules import COLLECTIONS, Plain, record_id, units
from checks.domain.merge_survey import Survey
from tests.checks.domain.merge_copies import ARTICLE, PEOPLE, VERSION, Casebook, hung_on, made_id, plain

CASES = 700
"""Of each property. They are the same ones each time; `tests/benchmarks/merging.py` tries 20,000 others."""
Step = tuple[int, int, int, int]
"""Whose copy, what is done, to which record, with which value."""
STEPS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9), st.integers(0, 3), st.integers(0, 2)), max_size=14)
_EDITABLE = ("Claim", "Evidence", "Link", "Verdict", "House")
_FIELDS = {
    "Claim": ("statement", "status", "priority"),
    "Evidence": ("says", "note", "title"),
    "Link": ("stance", "note"),
    "Verdict": ("rating", "rationale", "proposed_wording"),
    "House": ("suggest", "off"),
}
_VALUES: dict[str, tuple[Any, ...]] = {
    "status": ("open", "judged", "in progress"),
    "priority": ("urgent", "high", "low"),
    "stance": ("supports", "against", "context"),
    "rating": ("true", "false", "mixture"),
    "suggest": (0.25, 0.5, 0.75),
    "off": (["dates"], ["dates", "names"], []),
}


def work(casebook: Casebook, what: int, which: int, value: int) -> None:
    """Do one thing in a copy, if it can be done there."""
    number = len(casebook.own)
    claims = sorted(key for key, each in casebook.content.items() if each["record"] == "Claim")
    evidence = sorted(key for key, each in casebook.content.items() if each["record"] == "Evidence")
    name = (casebook.name, number)
    claim, record = (found[which % len(found)] if found else None for found in (claims, evidence))
    if what == 0:
        _add(casebook, plain("Claim", made_id("claim", *name), version_id=VERSION, statement=str(value)))
    elif what == 1:
        _add(casebook, plain("Evidence", made_id("evidence", *name), title=f"Report {value}", snapshot_id=None))
    elif what == 2 and claim and record:
        _add(casebook, plain("Link", made_id("link", *name), claim_id=claim, evidence_id=record))
    elif what == 3 and claim and not any(each["record"] == "Verdict" for each in hung_on(casebook, claim)):
        by = str(PEOPLE[value])
        _add(casebook, plain("Verdict", made_id("verdict", *name), claim_id=claim, rating="true", person_id=by))
    elif what == 4 and claim:
        _add(casebook, plain("Comment", made_id("comment", *name), claim_id=claim, text=str(value)))
    elif what == 5:
        text = plain("ArticleVersion", made_id("text", *name), article_id=ARTICLE, number=_next_number(casebook))
        _add(casebook, text)
    elif what == 6:
        _delete(casebook, which, value)
    elif what == 7:
        casebook.undo()
    else:
        _edit(casebook, which + 4 * (what - 8), value)


def _add(casebook: Casebook, record: Plain) -> None:
    casebook.do([(record_id(record), None, record)])


def _next_number(casebook: Casebook) -> int:
    return 1 + max(each["number"] for each in casebook.content.values() if each["record"] == "ArticleVersion")


def _delete(casebook: Casebook, which: int, value: int) -> None:
    kinds = ("Claim", "Evidence", "Link") if value else ("Verdict", "Comment", "Link")
    found = sorted(key for key, each in casebook.content.items() if each["record"] in kinds)
    if found:
        key = found[which % len(found)]
        gone = [*hung_on(casebook, key), casebook.content[key]]
        casebook.do([(record_id(each), each, None) for each in gone])


def _edit(casebook: Casebook, which: int, value: int) -> None:
    if not any(each["record"] == "House" for each in casebook.content.values()):
        house = plain("House", made_id("house"))
        casebook.do([(record_id(house), None, house)])
    found = sorted(key for key, each in casebook.content.items() if each["record"] in _EDITABLE)
    before = casebook.content[found[which % len(found)]]
    names = _FIELDS[before["record"]]
    name = names[(which + value) % len(names)]
    after = {**before, name: _VALUES.get(name, ("one", "two", "three"))[value]}
    if after != before:
        casebook.do([(record_id(before), before, after)])


def grown(steps: list[Step], copies: int) -> list[Casebook]:
    """Copies of one casebook on which people went on working."""
    first = Casebook.first()
    made = [first.copied(name) for name in "abc"[:copies]]
    for whose, what, which, value in steps:
        work(made[whose % copies], what, which, value)
    return made


def all_of(take: Take) -> Any:
    """Decide every conflict in one way."""
    return lambda conflict: Choice(take)


@settings(max_examples=CASES, deadline=None, derandomize=True)
@given(STEPS)
def test_both_orders_and_a_second_time_give_the_same(steps: list[Step]) -> None:
    assert_merges_both_ways(steps)


def assert_merges_both_ways(steps: list[Step]) -> None:
    """Two copies come to the same, whichever is merged into the other, and once is enough."""
    a, b = grown(steps, 2)
    bundles = a.copied("a's"), b.copied("b's")
    survey = a.merge(bundles[1], all_of(Take.OURS))
    b.merge(bundles[0], all_of(Take.THEIRS))
    assert not a.faults()
    assert not b.faults()
    assert a.content == b.content, [conflict.heading for conflict in survey.conflicts]
    again = a.survey(bundles[1])
    assert again.is_empty
    assert not again.conflicts
    back = b.survey(a)
    assert not back.conflicts


@settings(max_examples=CASES, deadline=None, derandomize=True)
@given(STEPS)
def test_everything_is_in_the_result_or_in_the_account(steps: list[Step]) -> None:
    a, b = grown(steps, 2)
    base, ours, theirs = Casebook.first().content, dict(a.content), b.content
    survey = a.merge(b, all_of(Take.OURS))
    told = _told(survey) | _twins(ours, theirs)
    for key in {**base, **ours, **theirs}:
        was, mine, other, found = (each.get(key) for each in (base, ours, theirs, a.content))
        if key in told or mine == other == found:
            continue
        if mine == was:
            assert found == other or _is_renumbered(found, other)
        elif other == was:
            assert found == mine or _is_renumbered(found, mine) or _has_fallen(found, mine)
        else:
            assert mine
            assert other
            assert found
            _assert_merged(was, mine, other, found)


def _told(survey: Survey) -> set[UUID]:
    """The records that the account names, and what hangs on them."""
    named = {conflict.id for conflict in survey.conflicts}
    named |= {clash.record_id for conflict in survey.conflicts for clash in conflict.clashes}
    named |= {key for conflict in survey.conflicts for _, key in conflict.worked_on}
    by_root = {**survey.gone_here, **survey.gone_there}
    return named | {key for key, roots in by_root.items() if roots & named} | survey.suspects


def _twins(ours: dict[UUID, Plain], theirs: dict[UUID, Plain]) -> set[UUID]:
    """Verdicts of one claim that both sides gave."""
    mine, other = (
        {each["claim_id"]: key for key, each in side.items() if each["record"] == "Verdict"} for side in (ours, theirs)
    )
    return {key for claim in mine.keys() & other.keys() for key in (mine[claim], other[claim])}


def _is_renumbered(found: Plain | None, wanted: Plain | None) -> bool:
    return bool(found and wanted) and {**(found or {}), "number": 0} == {**(wanted or {}), "number": 0}


def _has_fallen(found: Plain | None, wanted: Plain | None) -> bool:
    return bool(found and wanted) and found == {**(wanted or {}), "status": "re-check"}


def _assert_merged(was: Plain | None, mine: Plain, other: Plain, found: Plain) -> None:
    for name in (name for names in units(mine["record"]) for name in names):
        before = was[name] if was else None
        if mine[name] == before or other[name] == before:
            assert found[name] == (other[name] if mine[name] == before else mine[name])
        elif mine[name] != other[name]:
            assert name in COLLECTIONS.get(mine["record"], ())
            assert all(each in found[name] for each in (*mine[name], *other[name]))


@settings(max_examples=CASES, deadline=None, derandomize=True)
@given(STEPS, st.lists(st.tuples(st.integers(0, 2), st.integers(1, 2), st.booleans()), max_size=4), STEPS)
def test_three_copies_come_together(before: list[Step], passes: list[tuple[int, int, bool]], after: list[Step]) -> None:
    assert_three_come_together(before, passes, after)


def assert_three_come_together(before: list[Step], passes: list[tuple[int, int, bool]], after: list[Step]) -> None:
    """Three copies that were merged in any order, and worked on again, can be brought together."""
    copies = grown(before, 3)
    for whose, by, is_ours in passes:
        other = copies[(whose + by) % 3]
        copies[whose].merge(other.copied("bundle"), all_of(Take.OURS if is_ours else Take.THEIRS))
    for whose, what, which, value in after:
        work(copies[whose], what, which, value)
    a, b, c = copies
    for other in (b, c):
        bundle = other.copied("bundle")
        a.merge(bundle, all_of(Take.THEIRS))
        assert not a.faults()
        assert a.survey(bundle).is_empty
    for other in (b, c):
        survey = other.merge(a.copied("bundle"), all_of(Take.THEIRS))
        assert not other.faults()
        if not survey.conflicts:
            assert _without_numbers(other) == _without_numbers(a)


def _without_numbers(casebook: Casebook) -> dict[UUID, Plain]:
    """The content but for the numbers of texts, which depend on which copies met first."""
    return {key: {**each, "number": 0} for key, each in casebook.content.items()}


def test_a_record_that_came_and_went_there_does_not_come_back_by_a_third_copy() -> None:
    """Nothing else is new in the bundle that tells that it is gone."""
    assert_three_come_together([(1, 0, 0, 0)], [(2, 2, False)], [(1, 7, 0, 0)])


def test_a_text_that_comes_back_by_decision_has_a_number_of_its_own() -> None:
    assert_three_come_together([(0, 5, 0, 0), (1, 5, 0, 0)], [(1, 2, False)], [(0, 7, 0, 0), (0, 5, 0, 0)])
