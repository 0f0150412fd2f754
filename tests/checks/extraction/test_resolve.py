"""Pronouns and bare places: named where the text settles it, marked as open where it does not."""

from __future__ import annotations

import pytest


def meanings(found, quote):
    (claim,) = [claim for claim in found.claims if claim.quote == quote]
    return {one.mention: one.stands_for for one in claim.resolves}, claim.statement


@pytest.mark.parametrize(
    ("text", "quote", "meant"),
    [
        ("President Joe Biden spoke. He left early.", "He left early", {"He": "Joe Biden"}),
        ("The ministry said it had struck.", "The ministry said it had struck", {"it": "The ministry"}),
        ("Officials said they had closed the road.", "Officials said they had closed the road", {"they": "Officials"}),
        ("Missiles hit the port of Odesa. The port was closed.", "The port was closed", {"port": "Odesa port"}),
    ],
)
def test_what_the_text_settles(extracted, text, quote, meant):
    assert meanings(extracted(text), quote)[0] == meant


@pytest.mark.parametrize(
    ("text", "quote", "mention"),
    [
        ("It destroyed the bridge.", "It destroyed the bridge", "It"),
        ("Mayor Ruth Alder met Minister Karl Voss. The aide praised her.", "The aide praised her", "her"),
        ("This ended the siege.", "This ended the siege", "This"),
    ],
)
def test_what_it_does_not_settle_is_marked_as_open(extracted, text, quote, mention):
    meant, statement = meanings(extracted(text), quote)
    assert meant.get(mention) in {"", None}
    assert statement == f"{quote}."


def test_open_pronouns_are_told(extracted):
    assert meanings(extracted("It destroyed the bridge."), "It destroyed the bridge")[0] == {"It": ""}


def test_whoever_is_only_the_source_is_not_meant(extracted):
    found = extracted("Mayor Ruth Alder was hit in the back, Doctor Karl Voss said. She survived the night.")
    assert meanings(found, "She survived the night")[0] == {"She": "Ruth Alder"}


@pytest.mark.parametrize("other", ["Minister Ivan Slepkin", "Slepkin’s wife"])
def test_a_second_name_leaves_the_pronoun_open_but_for_who_speaks(extracted, other):
    found = extracted(f"Doctor Karl Voss saw {other}. He was shot on Monday.")
    assert meanings(found, "He was shot on Monday")[0] == {"He": ""}
    found = extracted("Doctor Karl Voss saw Minister Ivan Slepkin. He said it was late.")
    assert meanings(found, "He said it was late")[0]["He"] == "Karl Voss"
