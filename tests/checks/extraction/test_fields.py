"""Kinds, attribution, polarity, modality, comparison, statement: what a claim says about itself."""

from __future__ import annotations

import pytest

from checks.domain.claim import Kind, Modality, Polarity
from checks.extraction.comparison import compare


def only(found):
    return found.claims[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russian forces struck Odesa.", Kind.RESPONSIBILITY),
        ("Ukraine rejected the plan.", Kind.STATEMENT),
        ("Twelve people were killed in the attack.", Kind.QUANTITY),
        ("Further transfers are expected in the coming days.", Kind.PREDICTION),
        ("The result was disappointing.", Kind.OPINION),
        ("The convoy crossed the border.", Kind.EVENT),
        ("The town lies on a plateau near the border.", Kind.PLACE),
        ("Neither account could be independently verified.", Kind.OPINION),
    ],
)
def test_the_question_that_a_claim_asks(extracted, text, kind):
    claim = only(extracted(text))
    assert kind in (claim.kind, *claim.also)


@pytest.mark.parametrize(
    ("text", "source", "named"),
    [
        ("The ministry said that ten drones were shot down.", "The ministry", False),
        ("Ten drones were shot down, the ministry said.", "the ministry", False),
        ("Ten drones were shot down, according to Oleh Kiper.", "Oleh Kiper", True),
        ("Ten drones were shot down.", None, None),
    ],
)
def test_who_says_it(extracted, text, source, named):
    found = only(extracted(text)).attribution
    assert (found and found.source, found and found.is_named) == (source, named)


@pytest.mark.parametrize(
    ("text", "quote", "source"),
    [
        ("12 people were killed and 30 were wounded, two medics said.", "30 were wounded", "two medics"),
        ("The army said it took the dam and destroyed 14 vehicles.", "destroyed 14 vehicles", "The army"),
        ("The army said it took the dam, and 14 families fled.", "14 families fled", None),
        ("“We won the war,” said Dr Osman Example, a surgeon in the city.", "said", "Dr Osman Example"),
        ("It displaced 12 people, according to the Organisation for Migration (IOM).", "12 people", "Migration"),
    ],
)
def test_the_source_of_joined_clauses_and_its_name_without_asides(extracted, text, quote, source):
    claim = next(claim for claim in extracted(text).claims if quote in claim.quote)
    found = claim.attribution and claim.attribution.source
    assert found == source if source is None else found.endswith(source)


def test_a_body_that_said_it_before_says_it_again(extracted):
    found = extracted("12 people died, Human Rights Watch said. Of those killed, 9 were civilians, it said.")
    assert found.claims[-1].attribution.source == "Human Rights Watch"


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("The fighting stopped.", Polarity.AFFIRMED, Modality.ASSERTED),
        ("The fighting did not stop.", Polarity.NEGATED, Modality.ASSERTED),
        ("The talks failed to end the fighting.", Polarity.NEGATED, Modality.ASSERTED),
        ("Neither side claimed the attack.", Polarity.NEGATED, Modality.ASSERTED),
        ("No group claimed the attack.", Polarity.NEGATED, Modality.ASSERTED),
        ("The truce will hold.", Polarity.AFFIRMED, Modality.PLANNED),
        ("The truce could collapse.", Polarity.AFFIRMED, Modality.POSSIBLE),
        ("The truce would collapse if troops returned.", Polarity.AFFIRMED, Modality.CONDITIONAL),
    ],
)
def test_polarity_and_modality(extracted, text, polarity, modality):
    claim = only(extracted(text))
    assert (claim.polarity, claim.modality) == (polarity, modality)


def test_a_comparison_names_its_term_scope_and_since():
    found = compare("one of the largest attacks on the capital since March 11")
    assert found is not None
    assert (found.term, found.measure, found.scope, found.since) == ("largest", "size", "the capital", "March 11")
    assert found.tie == "one of the"


@pytest.mark.parametrize(
    ("words", "term", "measure", "scope", "since"),
    [
        (
            "deadlier than any battle in the country",
            "deadlier than any",
            "number of people killed",
            "the country",
            None,
        ),
        ("For the first time, women joined the force", "For the first time", "order in time", None, None),
        ("an unprecedented attack on the port", "unprecedented", None, "the port", None),
        ("its highest since 2014", "highest", "height or amount", None, "2014"),
        ("the only hospital among the four", "only", None, "the four", None),
        ("the third on Novoberezhne this summer", "third", "order in time", "Novoberezhne this summer", None),
    ],
)
def test_what_is_compared_by_what_and_where(words, term, measure, scope, since):
    found = compare(words)
    assert found is not None
    assert (found.term, found.measure, found.scope, found.since) == (term, measure, scope, since)


@pytest.mark.parametrize("words", ["protests in the west", "a harvest of arrests", "a guest"])
def test_words_that_only_end_like_superlatives(words):
    assert compare(words) is None


def test_a_statement_stands_alone(extracted):
    found = extracted("President Vladimir Putin spoke. On Monday, he left.")
    statement = next(claim.statement for claim in found.claims if claim.quote == "On Monday, he left")
    assert statement == "On Monday (2025-05-19), Vladimir Putin left."


def test_a_toll_inherits_the_place_of_its_paragraph(extracted):
    found = extracted("A missile hit Odesa. Three people were killed.")
    (place,) = found.claims[-1].places
    assert (place.name, place.start) == ("Odesa", None)


def test_figures_weigh_more_than_judgements(extracted):
    toll, praise = extracted("Twelve civilians were killed in Odesa. The music was beautiful.").claims
    assert toll.checkworthiness > 0.5 > praise.checkworthiness
    assert "casualty figure" in [reason.feature for reason in toll.reasons]
