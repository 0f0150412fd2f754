"""From the reasons that hold for a claim to its check-worthiness: their weights are added, and squashed to 0–1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import exp, isfinite

from checks.domain.claim import Claim, Reason

Weights = Mapping[str, float]
"""The weight of each feature by its name; a desk may pass its own for some or all of them."""

BASE = -2.0
"""Where every claim starts: with two reasons, or one that is enough by itself, it reaches 0.5."""
STEP = 0.5
"""Weights are halves: finer ones would pretend to a measurement that nobody has made."""
HEAVIEST = 3.0
"""One such reason outweighs all that a sober sentence has against it; against a claim it is as heavy."""


def weigh(reasons: Iterable[Reason]) -> float:
    """Check-worthiness from 0 to 1 of a claim for which these reasons hold."""
    return round(1 / (1 + exp(-BASE - sum(reason.weight for reason in reasons))), 3)


def weigh_again(claim: Claim, weights: Weights) -> Claim:
    """The same claim with what was found in it weighed by other weights; a feature that is not named keeps its own.

    A claim without reasons, as people mark them by hand, stays as it is.
    """
    if not claim.reasons:
        return claim
    reasons = [replace(reason, weight=weights.get(reason.feature, reason.weight)) for reason in claim.reasons]
    return replace(claim, checkworthiness=weigh(reasons), reasons=strongest_first(reasons))


def strongest_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """What speaks most clearly for or against comes first."""
    return tuple(sorted(reasons, key=lambda reason: -abs(reason.weight)))


def sensible(weight: float) -> float:
    """The nearest weight that can be chosen; 0 for what is no number."""
    within = max(-HEAVIEST, min(HEAVIEST, weight)) if isfinite(weight) else 0.0
    return round(within / STEP) * STEP
