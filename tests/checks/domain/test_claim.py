"""The steps of the work on a claim."""

from __future__ import annotations

import pytest

from checks.domain.claim import Status
from checks.errors import StepRefused


@pytest.mark.parametrize("status", Status)
def test_leads_on_from_every_status(status: Status) -> None:
    assert status.next_steps
    assert status not in status.next_steps


@pytest.mark.parametrize("status", Status)
def test_every_status_can_be_reached(status: Status) -> None:
    assert any(status in other.next_steps for other in Status)


def test_an_allowed_step_passes() -> None:
    Status.OPEN.require_step_to(Status.IN_PROGRESS)


def test_a_refused_step_names_the_ways_there_are() -> None:
    with pytest.raises(StepRefused, match=r"“signed off” cannot become “open”\. Possible: re-check\."):
        Status.SIGNED_OFF.require_step_to(Status.OPEN)


def test_only_judged_and_rejected_claims_are_decided() -> None:
    assert {status for status in Status if status.is_decided} == {
        Status.JUDGED,
        Status.SIGNED_OFF,
        Status.NOT_A_CLAIM,
    }
