"""Superlatives, what somebody did to a thing, places, and times."""

from __future__ import annotations

from checks.domain.claim import Kind


def of_kind(found, kind):
    return [claim.quote for claim in found.claims if kind in (claim.kind, *claim.also)]


def test_a_superlative_keeps_its_since(extracted):
    found = extracted("The army fired missiles in the largest attack on the capital since the war began in 2023.")
    assert "the largest attack on the capital since the war began in 2023" in of_kind(found, Kind.SUPERLATIVE)


def test_a_first_is_told_as_a_clause_where_it_is_all_that_is_said(extracted):
    found = extracted("It was the first strike on the port since March 11.")
    assert of_kind(found, Kind.SUPERLATIVE) == ["It was the first strike on the port since March 11"]


def test_at_least_is_no_superlative(extracted):
    assert of_kind(extracted("At least 12 people were killed."), Kind.SUPERLATIVE) == []


def test_who_is_said_to_be_behind_a_thing(extracted):
    assert "a truce supported by Qatar" in [
        c.quote for c in extracted("Hamas rejected a truce supported by Qatar.").claims
    ]
    found = extracted("The talks ended without the broader truce that Washington had sought.")
    assert "the broader truce that Washington had sought" in of_kind(found, Kind.STATEMENT)


def test_what_happened_to_them_before_is_a_claim_where_it_has_a_date(extracted):
    dated = extracted("Eight men who were kidnapped in January were freed on Friday.")
    (claim,) = [each for each in dated.claims if each.quote == "who were kidnapped in January"]
    assert (claim.kind, [time.mention for time in claim.times]) == (Kind.EVENT, ["January"])
    assert claim.statement == "Eight men were kidnapped in January (2025-01-01 to 2025-01-31)."
    assert claim.checkworthiness >= 0.5
    bare = extracted("Eight men who were kidnapped by rebels were freed on Friday.")
    assert not [each for each in bare.claims if each.quote.startswith("who")]


def test_what_a_place_is_said_to_be(extracted):
    found = extracted("Troops entered the southern Sudanese border town of Renk.")
    assert of_kind(found, Kind.PLACE) == ["the southern Sudanese border town of Renk"]


def test_what_somebody_is_accused_of_is_a_claim_too(extracted):
    found = extracted("A report by experts in December accused a neighbouring state of arming the rebels.")
    assert "a neighbouring state of arming the rebels" in of_kind(found, Kind.RESPONSIBILITY)
    assert len(found.claims) == 2


def test_where_a_place_lies_is_part_of_what_it_is(extracted):
    found = extracted("The rebels, who came in April, still hold the town of Novoberezhne, in the east of Ukraine.")
    assert of_kind(found, Kind.PLACE) == ["the town of Novoberezhne, in the east of Ukraine"]


def test_what_a_pronoun_did_to_a_thing_is_claimed_only_where_it_is_said_or_wanted(extracted):
    found = extracted(
        "They left the house he built and kept the promise he made. They feared the sanctions he threatened."
    )
    assert [c.quote for c in found.claims if c.quote.startswith("the ")] == ["the sanctions he threatened"]


def test_when_and_where_something_was_besides_the_verb(extracted):
    found = extracted("He had offered to meet the president in person in Turkey last week.")
    assert any(quote.endswith("in Turkey last week") and quote.startswith("in") for quote in of_kind(found, Kind.TIME))


def test_what_is_included_without_a_figure(extracted):
    found = extracted("The group was freed, including both soldiers and civilians.")
    assert "including both soldiers and civilians" in [claim.quote for claim in found.claims]
