"""Firsts, records, and what is more than any other."""

from __future__ import annotations

import pytest

from checks.domain.claim import Kind


def superlatives(found):
    return [claim.quote for claim in found.claims if Kind.SUPERLATIVE in (claim.kind, *claim.also)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Oil prices hit a record on Monday.", "Oil prices hit a record on Monday"),
        ("Exports reached a record 12 million tons.", "Exports reached a record 12 million tons"),
        ("It was an unprecedented attack.", "It was an unprecedented attack"),
        ("For the first time, women joined the force.", "For the first time, women joined the force"),
        ("It was deadlier than any battle in a decade.", "It was deadlier than any battle in a decade"),
        (
            "It lies near the border, closer than any other town with a hospital.",
            "closer than any other town with a hospital",
        ),
        ("Inflation rose to 12 percent, its highest since 2014.", "its highest since 2014"),
        ("They hold the last road that the army still uses.", "the last road that the army still uses"),
        ("It was one of the deadliest raids since 2022.", "It was one of the deadliest raids since 2022"),
        ("They crossed one of the longest bridges of the world.", "one of the longest bridges of the world"),
        ("The town’s only hospital was hit.", "The town’s only hospital was hit"),
        ("The raid was the third on the city.", "The raid was the third on the city"),
    ],
)
def test_what_is_compared(extracted, text, claim):
    assert superlatives(extracted(text)) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "The last soldiers left the town.",
        "The first 1,400 families have left.",
        "Police hold a record of the visit.",
        "At least six people died in the last 24 hours.",
    ],
)
def test_what_is_not(extracted, text):
    assert superlatives(extracted(text)) == []
