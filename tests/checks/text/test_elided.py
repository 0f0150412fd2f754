"""A figure whose noun is left out counts what was named just before."""

from __future__ import annotations

import pytest

from checks.text.quantities import find_quantities


def units(text: str) -> list[tuple[float | None, str | None]]:
    return [(each.value, each.unit) for each in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fired 40 drones, up from 12 the month before.", [(40, "drone"), (12, "drone")]),
        ("It has 30 tanks, down from about 90 a year ago.", [(30, "tank"), (90, "tank")]),
        ("They fired 40 drones compared with 12 in May.", [(40, "drone"), (12, "drone")]),
        ("The strikes hit 500 buildings, with over 300 damaged.", [(500, "building"), (300, "building")]),
    ],
)
def test_the_noun_before_is_meant(text: str, expected: list[tuple[float, str]]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They fired 40 drones. It was up from 12 in May.",
        "They fired 40 drones from 12 places.",
        "They fired 40 drones at 9 percent of the cost.",
    ],
)
def test_another_sentence_or_another_noun_lends_none(text: str) -> None:
    assert units(text)[1][1] != "drone"
