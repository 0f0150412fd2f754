"""Clauses, cut down to the words of one claim."""

from __future__ import annotations

import pytest

CASES = {
    "While rebels advanced on Goma, the army withdrew to the south.": [
        "rebels advanced on Goma",
        "the army withdrew to the south",
    ],
    "The talks ended early, officials said.": ["The talks ended early"],
    "The talks ended early, officials said on Friday.": ["The talks ended early", "officials said on Friday"],
    "Gunmen attacked the village, which lies near the border, and burned its school.": [
        "Gunmen attacked the village",
        "lies near the border",
        "burned its school",
    ],
    "However, the two armies agreed to withdraw.": ["the two armies agreed to withdraw"],
    "The minister warned that troops could return if the truce failed.": [
        "The minister warned that troops could return if the truce failed"
    ],
    "Air defences shot down or suppressed 135 drones.": ["Air defences shot down or suppressed 135 drones"],
    "The talks ended early, a source told reporters.": ["The talks ended early"],
    "What we know so far": [],
    "Could it end soon?": [],
    "Did the army shell the market in May?": [],
}


@pytest.mark.parametrize("text", CASES)
def test_clauses_stand_apart(extracted, text):
    claims = [claim.quote for claim in extracted(text).claims]
    assert [quote for quote in claims if quote in CASES[text]] == CASES[text]


def test_a_participle_behind_a_comma_is_a_claim(extracted):
    found = extracted("Troops shelled the town of Lyman, destroying several houses.")
    assert [claim.quote for claim in found.claims] == ["Troops shelled the town of Lyman", "destroying several houses"]


def test_the_subject_stays_where_the_aside_is_short(extracted):
    text = "The convoy, led by the Red Cross, reached the besieged city of Omdurman after nine days on the road."
    assert extracted(text).claims[0].quote.startswith("The convoy, led by the Red Cross, reached")
