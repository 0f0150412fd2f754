"""Rows are placed by reckoning as adding up their heights would place them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.panes.row_heights import RowHeights


@given(st.lists(st.booleans(), max_size=40), st.integers(-50, 2500), st.integers(0, 400))
def test_reckoning_agrees_with_adding_up(is_heading: list[bool], y: int, span: int) -> None:
    heights = [26 if each else 50 for each in is_heading]
    tops = [sum(heights[:row]) for row in range(len(heights) + 1)]
    reckoned = RowHeights(len(heights), [row for row, each in enumerate(is_heading) if each], 50, 26)
    assert [reckoned.top(row) for row in range(len(heights) + 1)] == tops
    assert [reckoned.height(row) for row in range(len(heights))] == heights
    rows = [row for row in range(len(heights)) if tops[row] <= y < tops[row + 1]]
    assert reckoned.row_at(y) == next(iter(rows), None)
    touched = [row for row in range(len(heights)) if tops[row] <= y + span and tops[row + 1] > y]
    assert list(reckoned.rows_between(y, y + span)) == touched
