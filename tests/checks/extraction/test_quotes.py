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


def test_words_quoted_inside_a_report_are_those_of_the_one_who_reports(extracted):
    found = extracted('President Trump spoke. He added that Iran had "got a lot of trouble" and wanted to negotiate.')
    (claim,) = quotes(found)
    assert claim.quote == 'He added that Iran had "got a lot of trouble"'
    assert claim.attribution.source.endswith("Trump")


def test_a_name_after_the_office_stays_in_the_tag(extracted):
    found = extracted("The Minister of Defence, Ms Eleni Markou, stated: “Our forces responded at once and in full.”")
    (claim,) = quotes(found)
    assert claim.quote.startswith("The Minister of Defence, Ms Eleni Markou, stated: “")
    assert claim.quotation.speaker == "Eleni Markou"


def test_no_ornament_before_the_words(extracted):
    found = extracted("\N{LARGE RED CIRCLE} The army shelled the market on Monday.")
    assert found.claims[0].quote == "The army shelled the market on Monday"
