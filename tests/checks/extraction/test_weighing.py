"""Weights add up, and can be exchanged without looking at the text again."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from checks.domain.claim import Claim, Kind, Reason
from checks.domain.span import Anchor
from checks.extraction.weighing import BASE, HEAVIEST, STEP, sensible, weigh, weigh_again

TEXT = "Rebels took 12 trucks."
CLAIM = Claim(UUID(int=1), UUID(int=2), Anchor.at(TEXT, 0, 21), 0, Kind.EVENT, statement="Rebels took 12 trucks.")
FEATURES = st.sampled_from(["figure", "named place", "judgement", "question"])
WEIGHT = st.integers(-6, 6).map(lambda halves: halves * STEP)
REASONS = st.dictionaries(FEATURES, WEIGHT, min_size=1).map(
    lambda found: tuple(Reason(name, weight) for name, weight in found.items())
)


def test_a_claim_starts_where_two_reasons_make_a_half() -> None:
    assert weigh([]) < weigh([Reason("date or time", 0.5)]) < 0.5 == weigh([Reason("figure", -BASE)])


@given(REASONS, st.dictionaries(FEATURES, WEIGHT))
def test_nothing_but_the_weights_changes_and_they_can_be_set_back(reasons: tuple[Reason, ...], weights) -> None:
    claim = replace(CLAIM, reasons=reasons, checkworthiness=weigh(reasons))
    again = weigh_again(claim, weights)
    assert {reason.feature: reason.weight for reason in again.reasons} == {
        reason.feature: weights.get(reason.feature, reason.weight) for reason in reasons
    }
    assert again.checkworthiness == weigh(again.reasons)
    assert replace(again, reasons=reasons, checkworthiness=claim.checkworthiness) == claim
    back = weigh_again(again, {reason.feature: reason.weight for reason in reasons})
    assert (back.checkworthiness, set(back.reasons)) == (claim.checkworthiness, set(reasons))


def test_a_claim_without_reasons_keeps_what_it_has() -> None:
    joined = replace(CLAIM, checkworthiness=0.4)
    assert weigh_again(joined, {"figure": HEAVIEST}) is joined


@given(st.floats())
def test_what_can_be_chosen_is_a_half_within_bounds(weight: float) -> None:
    assert (sensible(weight) / STEP).is_integer()
    assert abs(sensible(weight)) <= HEAVIEST
