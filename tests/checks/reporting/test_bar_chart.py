"""Charts of the numbers of a desk."""

from __future__ import annotations

import pytest

from checks.domain.statistics_sheets import Bar, Sheet
from checks.reporting.bar_chart import MOST_BARS, describe, height_of, paint_sheet
from checks.reporting.chart_wish import Look


def sheet(count: int, *, has_whole: bool = False) -> Sheet:
    bars = tuple(Bar(f"Row {n}", n, f"{n}", n * 2.0 if has_whole else None) for n in range(count))
    return Sheet("rows", "Rows", "So many.", "Things", ("Row", "Count"), (), bars)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_bar_has_a_place_that_tells_its_value(theme: str) -> None:
    picture = paint_sheet(sheet(3, has_whole=True), Look(theme), 640, 2.0)
    assert picture is not None
    assert (picture.width, picture.height) == (1280, 2 * height_of(sheet(3)))
    assert [spot.words for spot in picture.spots] == ["Row 0: 0", "Row 1: 1", "Row 2: 2"]
    assert [spot.y for spot in picture.spots] == sorted(spot.y for spot in picture.spots)
    assert [spot.x for spot in picture.spots] == sorted(spot.x for spot in picture.spots)


def test_nothing_is_drawn_of_nothing() -> None:
    assert paint_sheet(sheet(0), Look(), 640, 1.0) is None


def test_of_many_rows_the_first_are_drawn_and_the_others_told() -> None:
    many = sheet(MOST_BARS + 5)
    picture = paint_sheet(many, Look(), 640, 1.0)
    assert picture is not None
    assert len(picture.spots) == MOST_BARS
    assert describe(many).endswith("5 more are in the table.")
