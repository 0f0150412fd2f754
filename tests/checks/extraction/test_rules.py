"""Claims without a parser."""

from __future__ import annotations

from checks.domain.claim import Kind
from checks.extraction.extract import extract
from checks.extraction.parser import RULES, Parser
from checks.extraction.unfiled import unfiled_version


def found(text):
    version = unfiled_version(text)
    return extract(version, published=None, timezone=None, language=None, parser=Parser(RULES)).claims


def test_parts_with_figures_and_names_are_claims():
    claims = found("Twelve people were killed in Odesa, but nobody came.")
    assert [claim.quote for claim in claims] == ["Twelve people were killed in Odesa"]
    assert claims[0].kind is Kind.QUANTITY


def test_a_quotation_is_one_claim():
    (claim,) = found("“We lost 12 people,” said the mayor.")
    assert claim.kind is Kind.QUOTE


def test_a_thousands_comma_does_not_cut():
    assert found("Some 1,200 people fled the town.")[0].quote == "Some 1,200 people fled the town"
