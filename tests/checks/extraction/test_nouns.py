"""Figures that are claims of their own."""

from __future__ import annotations

from checks.domain.claim import Kind
from checks.domain.span import Span
from checks.extraction.nouns import counted_noun


def quantities(found):
    return [claim.quote for claim in found.claims if Kind.QUANTITY in (claim.kind, *claim.also)]


def test_weapons_are_counted_apart_from_the_attack(extracted):
    found = extracted("Rebels struck the port on Friday with two ballistic missiles.")
    assert quantities(found) == ["two ballistic missiles"]
    assert found.claims[0].quote == "Rebels struck the port on Friday"


def test_a_measure_in_the_middle_of_a_clause_is_a_claim(extracted):
    assert "the 600-mile front line" in quantities(extracted("Fighting went on along the 600-mile front line."))


def test_sides_that_the_text_knows_and_ages_are_no_figures(extracted):
    assert quantities(extracted("The two sides met a 17-year-old boy.")) == ["The two sides met a 17-year-old boy"]


def test_the_noun_of_a_total_is_the_total(reading_of):
    reading = reading_of("A total of 390 people were freed.")
    noun = counted_noun(reading.pieces[0], reading.mentions.quantities[0])
    assert noun is not None
    assert noun.text == "total"


def test_a_list_of_places_stays_with_its_number(extracted):
    found = extracted("They demanded four key cities — Donetsk, Luhansk, Kherson and Zaporizhzhia — and a truce.")
    claim = next(claim for claim in found.claims if claim.quote.startswith("four key cities"))
    assert claim.quote == "four key cities — Donetsk, Luhansk, Kherson and Zaporizhzhia"
    assert [place.name for place in claim.places] == ["Donetsk", "Luhansk", "Kherson", "Zaporizhzhia"]
    assert claim.anchor.span == Span(14, 74)
