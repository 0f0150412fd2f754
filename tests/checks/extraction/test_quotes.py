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


def test_a_quotation_that_goes_on_after_its_tag_stands_without_it(extracted):
    found = extracted(
        "President Volodymyr Zelensky spoke. “If nothing comes,” he added, “we will have to close two wards.”"
    )
    first, second = quotes(found)
    assert first.quote == "“If nothing comes,” he added"
    assert second.quote == "“we will have to close two wards.”"


def test_each_fragment_of_a_report_is_a_claim_with_its_clause(extracted):
    found = extracted(
        "The radio said troops had been “moved to better ground” and that jets would “teach them a lesson”."
    )
    assert [claim.quote for claim in quotes(found)] == [
        "The radio said troops had been “moved to better ground”",
        "jets would “teach them a lesson”",
    ]


def test_what_a_witness_did_is_claimed_but_not_what_always_is(extracted):
    found = extracted("“We had given them our route. War destroys families,” Karim Haddan said.")
    assert [claim.quote for claim in found.claims if claim.kind is not Kind.QUOTE] == ["We had given them our route"]
