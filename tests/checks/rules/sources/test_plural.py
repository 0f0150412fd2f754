"""Sources in the plural that nobody can look up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.finding import Level
from tests.checks.rules.conftest import record

RULE = "source.plural"
SAID = "Officials said they expected more releases over the weekend."
SPOKESMAN = record("Briefing", original_source="Petro Example, spokesman", publisher="Agency", says="More will come.")
AIDE = record("Interview", original_source="Anna Sample, aide", publisher="Radio", says="We wait for others.")


def test_without_evidence_it_asks_who_they_are(look: Callable) -> None:
    found = look(SAID).one(RULE)
    assert found.level is Level.NOTE
    assert "does not say who its “Officials” are" in found.message


def test_a_plural_that_speaks_within_the_claim_counts(look: Callable) -> None:
    assert look("They were freed on Friday, with officials indicating that more transfers will come.").of(RULE)


def test_one_official_is_no_plural(look: Callable) -> None:
    found = look(SAID, SPOKESMAN).one(RULE)
    assert (found.level, [value.value for value in found.values]) == (
        Level.PARTLY,
        ["Officials", "Petro Example, spokesman"],
    )


def test_several_are_named(look: Callable) -> None:
    found = look(SAID, SPOKESMAN, AIDE).one(RULE)
    assert found.level is Level.NOTE
    assert "the records name Petro Example, spokesman, Anna Sample, aide" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "The governor said that 12 people were killed.",
        "The health ministry said that 12 people were killed.",
        "Two officials, Petro Example and Anna Sample, met on Friday in Goma.",
        "The army said that three officials were killed.",
    ],
)
def test_named_and_single_sources_are_left_alone(look: Callable, text: str) -> None:
    assert look(text).of(RULE) == ()
