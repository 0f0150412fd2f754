"""Where a text has the contrary of what a claim says."""

from __future__ import annotations

import pytest

from checks.rules.context import Reading
from checks.rules.figures.contraries import contraries


def found(claim: str, text: str) -> list[tuple[str, str]]:
    """The words of the claim with what the text has instead."""
    return [
        (each.span.of(claim), each.instead.of(text) if each.instead else "")
        for each in contraries(claim, 0, Reading(text, None))
    ]


@pytest.mark.parametrize(
    ("claim", "text", "pair"),
    [
        ("It is the third smallest city.", "It is the third largest city of the country.", ("smallest", "largest")),
        ("It is a Canadian sports film.", "It is an American sports drama.", ("Canadian", "American")),
        ("The army left before the vote.", "The army left after the vote.", ("before", "after")),
    ],
)
def test_the_contrary_is_found(claim: str, text: str, pair: tuple[str, str]) -> None:
    assert found(claim, text) == [pair]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("It is the smallest city.", "It is the smallest city in the largest country."),
        ("A Canadian officer died.", "The American president spoke on Friday."),
        ("It is the largest city.", "It is a city of a million people."),
        (
            "It is the largest port of the region.",
            "One. Two. Three. The army said that the smallest of its units had left.",
        ),
    ],
)
def test_other_things_are_no_contrary(claim: str, text: str) -> None:
    assert found(claim, text) == []
