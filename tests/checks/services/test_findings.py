"""A finding is dismissed for a reason, and can be taken back in."""

from __future__ import annotations

from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.finding import Finding, Level
from checks.errors import StepRefused


@pytest.fixture
def finding(casebook: Casebook, claim: Claim) -> Finding:
    made = Finding(uuid4(), claim.id, "figure.range", Level.PARTLY, "Eight stands against nine.")
    casebook.apply(Change("Run rules", after=(made,)))
    return made


def test_a_reason_is_kept_and_undo_takes_it_back(casebook: Casebook, claim: Claim, finding: Finding) -> None:
    change = casebook.findings.dismiss(finding, "  Another day. ")
    assert (change.label, change.after[0].dismissed) == ("Dismiss finding", "Another day.")
    casebook.apply(change.inverse())
    assert casebook.findings.dismiss(finding, "Again.").after[0].dismissed == "Again."


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_it_stays(casebook: Casebook, finding: Finding, reason: str) -> None:
    with pytest.raises(StepRefused, match="Say why"):
        casebook.findings.dismiss(finding, reason)


def test_it_comes_back(casebook: Casebook, finding: Finding) -> None:
    dismissed = casebook.findings.dismiss(finding, "Another day.").after[0]
    assert casebook.findings.restore(dismissed).after == (finding,)


def test_a_dismissal_is_in_the_history_of_the_claim_and_the_rule_is_not(
    casebook: Casebook, claim: Claim, finding: Finding
) -> None:
    casebook.findings.dismiss(finding, "Another day.")
    assert [change.label for change in casebook.history.of(claim.id)] == ["Add claim", "Dismiss finding"]
