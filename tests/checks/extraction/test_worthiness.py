"""Check-worthiness: round weights, named reasons, and a desk that may weigh them otherwise."""

from __future__ import annotations

import pytest

from checks.extraction.extract import extract
from checks.extraction.unfiled import unfiled_version
from checks.extraction.weighing import HEAVIEST, weigh
from checks.extraction.worthiness import FEATURES, WEIGHTS, desk_weights

WORTHY = 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Seven houses burned.",
        "The region has 37 vehicles.",
        "Nobody in Goma was hurt.",
        "The bridge reopened in June.",
        "It was the deadliest raid on the town since 2019.",
        "“The register is empty,” the minister said.",
        "Parliament passed the law.",
        "Rebels shelled the port.",
        "Unemployment has fallen by a third.",
    ],
)
def test_what_can_be_looked_up_is_worth_a_check(extracted, text):
    assert max(claim.checkworthiness for claim in extracted(text).claims) >= WORTHY


@pytest.mark.parametrize(
    "text",
    [
        "The mood was bitter.",
        "I believe that you deserve better.",
        "We should all hope for peace.",
        "Thank you for your question.",
        "Could it end soon?",
        "Things may get worse.",
    ],
)
def test_opinions_wishes_and_questions_are_not(extracted, text):
    assert max((claim.checkworthiness for claim in extracted(text).claims), default=0.0) < WORTHY


def test_a_participle_happened_when_its_clause_did(extracted):
    past, future = (
        extracted(text).claims[1]
        for text in ("Rebels shelled the port, damaging houses.", "Rebels will shell the port, damaging houses.")
    )
    assert "something that happened" in {reason.feature for reason in past.reasons}
    assert "something that happened" not in {reason.feature for reason in future.reasons}


def test_the_month_of_may_is_no_wish(extracted):
    (claim,) = extracted("He proposed talks on May 11.").claims
    assert "wish or belief" not in {reason.feature for reason in claim.reasons}


def test_a_forecast_with_a_source_is_what_the_source_said(extracted):
    sourced, own = extracted("The ministry said the river will rise.\n\nThe river will rise.").claims
    assert sourced.checkworthiness > own.checkworthiness
    assert "forecast of the author" in {reason.feature for reason in own.reasons}


def test_the_reasons_add_up_to_the_score_strongest_first(extracted):
    for claim in extracted("At least 12 people were killed in Odesa on Friday, and some may be missing.").claims:
        assert claim.checkworthiness == weigh(claim.reasons)
        sizes = [abs(reason.weight) for reason in claim.reasons]
        assert sizes == sorted(sizes, reverse=True)


def test_weights_are_halves_and_names_are_told_apart():
    assert len(WEIGHTS) == len(FEATURES)
    assert all((feature.weight * 2).is_integer() and feature.weight for feature in FEATURES)


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_each_feature_says_why_in_a_sentence(feature):
    assert feature.why[0].isupper()
    assert feature.why.endswith((".", "”."))
    assert abs(feature.weight) <= HEAVIEST


def test_a_desk_may_weigh_features_its_own_way(parser):
    def worth(weights: dict[str, float]) -> tuple[float, dict[str, float]]:
        version = unfiled_version("Rebels took 12 trucks.")
        given = {"published": None, "timezone": None, "language": "en", "parser": parser}
        (claim,) = extract(version, weights=desk_weights(weights), **given).claims
        return claim.checkworthiness, {reason.feature: reason.weight for reason in claim.reasons}

    shipped, reasons = worth({})
    without, same_reasons = worth({"figure": 0.0})
    assert without < shipped
    assert same_reasons == reasons | {"figure": 0.0}


def test_weights_of_a_desk_are_halves_within_bounds_and_of_known_features():
    chosen = {"figure": 0.7, "question": -99.0, "judgement": float("nan"), "phase of the moon": 1.0}
    weights = desk_weights(chosen)
    assert (weights["figure"], weights["question"], weights["judgement"]) == (0.5, -HEAVIEST, 0.0)
    assert weights.keys() == WEIGHTS.keys()
    assert desk_weights({}) == WEIGHTS
