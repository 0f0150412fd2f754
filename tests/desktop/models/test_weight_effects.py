"""What other weights would do is said in a sentence, before and after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.domain.claim import Claim, Reason
from checks.domain.desk import Desk
from checks.extraction.weighing import weigh
from desktop.models.weight_effects import WeightEffects


def claims_with(desk: Desk, *reasons: tuple[Reason, ...]) -> list[Claim]:
    """A suggestion for each group of reasons."""
    blank = desk.claims[-1]
    return [replace(blank, reasons=each, checkworthiness=weigh(each)) for each in reasons]


FIGURE, PLACE, OPINION = Reason("figure", 2.0), Reason("named place", 0.5), Reason("judgement", -2.0)


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ({}, "No claim on the desk would rise or fall."),
        ({"phase of the moon": 3.0}, "No claim on the desk would rise or fall."),
        ({"figure": 3.0}, "2 claims would rise; 1 would no longer be dimmed."),
        ({"named place": 0.0}, "1 claim would fall."),
        ({"figure": 1.0, "named place": 1.0}, "1 claim would rise, 2 would fall; 1 would no longer be dimmed."),
        ({"figure": -1.0}, "2 claims would fall; 1 would be dimmed."),
    ],
)
def test_what_would_rise_and_fall_is_counted(small_desk: Desk, weights: dict[str, float], words: str) -> None:
    claims = claims_with(small_desk, (FIGURE,), (PLACE,), (FIGURE, OPINION))
    assert WeightEffects.of(claims, weights).in_words == words


def test_without_claims_nothing_can_be_tried() -> None:
    assert WeightEffects.of((), {"figure": 3.0}).in_words == "There are no claims on the desk to try the weights on."


def test_what_was_done_is_said_in_the_past(small_desk: Desk) -> None:
    claims = claims_with(small_desk, (FIGURE,), (PLACE,))
    assert WeightEffects.of(claims, {"figure": 3.0, "named place": 0.0}).done_in_words == (
        "Weighed again: 1 claim rose, 1 fell."
    )
    assert WeightEffects.of(claims, {}).done_in_words == "The claims are weighed like that already."
