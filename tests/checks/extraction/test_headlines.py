"""Headlines whose verb looks like a noun."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.extraction.headlines import parse_headline

VERBS = ["shells", "denies", "strikes", "condemns", "shell", "raid", "hits", "vows"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("RSF shells El Fasher market, killing 12", "RSF shells El Fasher market"),
        ("Rebels shell market in Goma", "Rebels shell market in Goma"),
        ("Kremlin denies role in attack", "Kremlin denies role in attack"),
        ("UN condemns strike on hospital", "UN condemns strike on hospital"),
    ],
)
def test_the_verb_of_a_headline_is_found(extracted, text, claim):
    assert extracted(text).claims[0].quote == claim


def test_the_verb_keeps_its_own_dictionary_form(parser):
    headline = "RSF shells El Fasher market"
    (doc,) = parser.parse([headline])
    assert "shell" in {token.lemma_ for token in parse_headline(headline, doc, parser)}


def test_a_title_without_a_verb_and_a_sentence_stay_as_they_are(parser):
    for text in ("Recent comments", "The rebels shelled the market."):
        (doc,) = parser.parse([text])
        assert parse_headline(text, doc, parser) is doc


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([*VERBS, "Goma", "Rebels", "army", "port", "of", "12", "—", "’s"]), min_size=1, max_size=8)
)
def test_offsets_never_move(parser, parts):
    headline = " ".join(parts)
    (doc,) = parser.parse([headline])
    again = parse_headline(headline, doc, parser)
    assert [(token.idx, len(token)) for token in again] == [(token.idx, len(token)) for token in doc]
