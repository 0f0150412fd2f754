"""Quotations with their tags."""

from __future__ import annotations

from checks.domain.claim import Kind


def quotes(found):
    return [claim for claim in found.claims if claim.kind is Kind.QUOTE]


def test_the_tag_stands_with_the_quotation(extracted):
    found = extracted("“It is very important,” President Volodymyr Zelensky said on Friday, smiling.")
    (claim,) = quotes(found)
    assert claim.quote == "“It is very important,” President Volodymyr Zelensky said on Friday"
    assert claim.quotation.words.startswith("It is very important")
    assert claim.attribution.source.endswith("Zelensky")


def test_what_can_be_looked_up_inside_a_quotation_is_claimed_too(extracted):
    found = extracted("“The army shelled the market on Monday,” he said.")
    assert "The army shelled the market on Monday" in [claim.quote for claim in found.claims]


def test_talk_inside_a_quotation_is_not(extracted):
    found = extracted("“This could lead to something big,” he said.")
    assert [claim.kind for claim in found.claims] == [Kind.QUOTE]


def test_marks_of_distance_are_no_quotation(extracted):
    assert quotes(extracted("The “republic” was founded in 2014.")) == []
