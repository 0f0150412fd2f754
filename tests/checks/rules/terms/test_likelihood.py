"""How likely a verdict says that something is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid5

import pytest

from checks.domain.finding import Finding, Level
from checks.domain.verdict import Verdict
from checks.rules.engine import check


def findings(look: Callable, rationale: str) -> list[Finding]:
    desk = look("Two missiles hit the port on Friday.").desk
    claim = desk.claims[0]
    verdict = Verdict(uuid5(claim.id, "verdict"), claim.id, rationale=rationale)
    desk = replace(desk, records={**desk.records, verdict.id: verdict})
    return [each for each in check(desk) if each.rule == "verdict.likelihood"]


@pytest.mark.parametrize(
    ("rationale", "told"),
    [
        ("It is likely that both hit. The third probably fell into the sea.", "“likely” (55–80 %) and “probably”"),
        ("Very likely both hit. It is improbable that one failed.", "“Very likely” (80–95 %) and “improbable”"),
        ("We have high confidence that it is very likely.", "“high confidence” and “very likely”"),
    ],
)
def test_mixed_words_are_noted(look: Callable, rationale: str, told: str) -> None:
    (found,) = findings(look, rationale)
    assert found.level is Level.NOTE
    assert told in found.message


@pytest.mark.parametrize(
    "rationale",
    [
        "It is likely that both hit. It is unlikely that one failed.",
        "It is very likely. We have high confidence in the records.",
        "Both hit.",
        "",
    ],
)
def test_one_row_and_confidence_apart_are_left_alone(look: Callable, rationale: str) -> None:
    assert not findings(look, rationale)
