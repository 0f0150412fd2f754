"""In the sample casebook, all that is to be noticed is noticed, and what holds is not doubted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checks.casebook import Casebook
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.finding import Finding, Level
from checks.domain.span import Span
from checks.rules.engine import check

EXPECTED: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "sample.json").read_text("utf-8"))
"""Per claim: where it stands, the rules that are to speak on it, and whether it holds."""
LEAST_OVERLAP = 0.5
"""Of the union of two spans: then they are one claim."""
OPEN: dict[tuple[str, str], str] = {
    (
        "S17",
        "place.alias",
    ): "these words are no claim on the desk of the sample; the finding stands on S02, and points here",
}
"""What is not noticed yet, by claim and rule, with the reason."""


@pytest.fixture(scope="module")
def looked(sample_master: Path) -> tuple[Desk, list[Finding]]:
    with Casebook.read(sample_master, person="Checker") as casebook:
        (summary,) = casebook.articles.overview()
        desk = casebook.desk(summary.article.id)
    return desk, check(desk)


def _share(claim: Claim, start: int, end: int) -> float:
    span = Span(start, end)
    own = claim.anchor.span
    shared = min(own.end, span.end) - max(own.start, span.start)
    return max(0, shared) / (len(own) + len(span) - max(0, shared))


def _on(looked: tuple[Desk, list[Finding]], expected: dict[str, Any]) -> list[Finding]:
    """The findings on the claims of this place; two claims may share one."""
    desk, findings = looked
    shares = {claim.id: _share(claim, expected["start"], expected["end"]) for claim in desk.claims}
    best = max(shares.values())
    assert best >= LEAST_OVERLAP, f"no claim stands where {expected['id']} does"
    return [finding for finding in findings if shares[finding.claim_id] == best]


@pytest.mark.parametrize(
    ("expected", "rule"),
    [
        pytest.param(
            each,
            rule,
            marks=pytest.mark.xfail(reason=OPEN[each["id"], rule], strict=False) if (each["id"], rule) in OPEN else (),
            id=f"{each['id']}-{rule}",
        )
        for each in EXPECTED
        for rule in each["rules"]
    ],
)
def test_it_is_noticed(looked: tuple[Desk, list[Finding]], expected: dict[str, Any], rule: str) -> None:
    assert rule in {finding.rule for finding in _on(looked, expected)}


@pytest.mark.parametrize("expected", [each for each in EXPECTED if each["holds"]], ids=lambda each: each["id"])
def test_what_holds_is_not_doubted(looked: tuple[Desk, list[Finding]], expected: dict[str, Any]) -> None:
    conflicts = [f"{each.rule}: {each.message}" for each in _on(looked, expected) if each.level is Level.CONFLICTS]
    assert not conflicts
