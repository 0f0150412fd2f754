"""Rows stand under the headings of their groups, whatever comes and goes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models.claim_rows import ClaimRows

GROUPS = [0, 0, 1, 1, 1, 3, 4, 4]
"""The group of each slot; the slots themselves are their order."""


def words(rows: ClaimRows) -> list[str]:
    """Headings as "#1", claims as "5"."""
    found = []
    for row in range(len(rows)):
        slot, heading = rows.slot_at(row), rows.heading_at(row)
        found.append(f"#{heading}" if slot is None else str(slot))
    return found


def test_each_group_has_one_heading() -> None:
    rows = ClaimRows([0, 1, 3, 6, 7], groups=GROUPS)
    assert words(rows) == ["#0", "0", "1", "#1", "3", "#4", "6", "7"]
    assert rows.headings == [0, 3, 5]
    assert rows.slots == [0, 1, 3, 6, 7]
    assert (rows.row_of(3), rows.row_of(5), rows.row_of_heading(4), rows.row_of_heading(3)) == (4, None, 5, None)
    assert rows.slots_between(2, 6) == [1, 3, 6]


def test_without_groups_there_is_no_heading_unless_something_is_folded() -> None:
    assert words(ClaimRows([2, 0, 1])) == ["2", "0", "1"]
    folding = ClaimRows([2, 0, 1], folds=lambda slot: slot == 0)
    assert words(folding) == ["2", "1", "#0"]
    assert folding.is_folded(0)
    assert not folding.is_folded(1)
    assert words(ClaimRows([2, 1], folds=lambda slot: slot == 0)) == ["2", "1"]


def test_a_group_whose_claims_are_all_folded_keeps_its_heading() -> None:
    rows = ClaimRows([0, 1, 2], groups=GROUPS, folds=lambda slot: slot < 2)
    assert words(rows) == ["#0", "#1", "2"]
    assert rows.folded[0] == {0, 1}


def test_a_heading_goes_with_its_last_claim_but_not_over_folded_ones() -> None:
    rows = ClaimRows([0, 2, 3], groups=GROUPS, folds=lambda slot: slot == 3)
    assert rows.leaving_with(1) == (0, 1)
    assert rows.leaving_with(3) == (3, 3)


def test_a_claim_goes_in_before_the_heading_of_what_is_folded() -> None:
    rows = ClaimRows([1, 5], folds=lambda slot: slot == 5)
    assert rows.entry_for(7) == (1, False)


@given(st.lists(st.tuples(st.integers(0, 7), st.booleans()), max_size=40), st.booleans())
@settings(max_examples=150, deadline=None)
def test_coming_and_going_ends_where_filling_anew_does(steps: list[tuple[int, bool]], has_groups: bool) -> None:
    groups = GROUPS if has_groups else None
    rows, there = ClaimRows(groups=groups), set[int]()
    for slot, comes in steps:
        row = rows.row_of(slot)
        if comes and row is None:
            rows.insert(slot, rows.entry_for(slot))
            there.add(slot)
        elif not comes and row is not None:
            rows.remove(*rows.leaving_with(row))
            there.discard(slot)
        assert words(rows) == words(ClaimRows(sorted(there), groups=groups))
        assert all(rows.is_in_place(place) for each in there if (place := rows.row_of(each)) is not None)


def test_a_claim_that_belongs_elsewhere_is_out_of_place() -> None:
    places = {0: 1, 1: 2, 2: 9}
    rows = ClaimRows([0, 1, 2], sort_key=lambda slot: places[slot])
    assert rows.is_in_place(1)
    places[1] = 10
    assert not rows.is_in_place(1)
    grouped = [0, 0, 0]
    under = ClaimRows([0, 1, 2], groups=grouped)
    grouped[2] = 5
    assert under.is_in_place(2)
    assert not under.is_in_place(3)
