"""Where one claim of a sentence ends and the next begins, pattern by pattern."""

from __future__ import annotations

import pytest

WHOLE = {
    "a short tag stays with what it reports": (
        "Police said three people were killed.",
        ["Police said three people were killed"],
    ),
    "a long tag does not": (
        "A diplomat, who spoke on condition of anonymity because of the talks, said the convoy had been stopped.",
        ["the convoy had been stopped"],
    ),
    "nor does a second verb of speech": (
        "The army closed the road on Monday and said that rebels had mined the bridge.",
        ["The army closed the road on Monday", "rebels had mined the bridge"],
    ),
    "what is denied is a claim besides the denial": (
        "The general denied that his men had shelled the market.",
        ["The general denied that his men had shelled the market", "his men had shelled the market"],
    ),
    "a few words of time ride along": (
        "Guards shot the driver before he reached the gate.",
        ["Guards shot the driver before he reached the gate"],
    ),
    "a clause with a date does not": (
        "The village was empty before troops entered it on Tuesday.",
        ["troops entered it on Tuesday"],
    ),
    "joined figures are parted": (
        "Rockets damaged seven houses and two schools.",
        ["Rockets damaged seven houses", "two schools"],
    ),
    "joined things without figures are not": (
        "Rockets damaged houses and schools.",
        ["Rockets damaged houses and schools"],
    ),
    "a relative clause with a figure belongs to its noun": (
        "They mourned victims of air strikes which killed 74 civilians.",
        ["air strikes which killed 74 civilians"],
    ),
    "a preposition before “which” is cut": (
        "They crossed the bridge, under which six bodies were found.",
        ["six bodies were found"],
    ),
    "whoever is told does not matter": (
        "The young nurse, who asked not to be named, told the BBC she saw bodies in the street.",
        ["she saw bodies in the street"],
    ),
    "an accusation without its subject is one claim": (
        "The rebels left the town and accused the army of staging the attack.",
        ["accused the army of staging the attack"],
    ),
    "a short purpose stays": ("People ran back to dig with their hands.", ["People ran back to dig with their hands"]),
    "a clause of two words with a subject is one": (
        "An attack in June, in which five people were killed and 21 injured, went on.",
        ["five people were killed", "21 injured"],
    ),
    "a figure in the middle of a clause belongs to it": (
        "A field hospital with 50 beds opened on Monday.",
        ["A field hospital with 50 beds opened on Monday"],
    ),
    "the subject that the parser lost comes back": (
        "According to Mao Zedong, the tolerance of the party in the camp decreased in the spring.",
        ["the tolerance of the party in the camp decreased in the spring"],
    ),
    "what is for whatever may be is no claim": ("They would destroy whatever weapons could be found.", []),
    "a label before a colon is no part of the claim": (
        "Burkina Faso: Rebels took the northern town of Djibo",
        ["Rebels took the northern town of Djibo"],
    ),
}


@pytest.mark.parametrize("pattern", WHOLE)
def test_what_belongs_to_a_claim(extracted, pattern):
    text, wanted = WHOLE[pattern]
    found = [claim.quote for claim in extracted(text).claims]
    assert [quote for quote in found if quote in wanted] == wanted
    assert not [quote for quote in found if quote.startswith("whatever")]


def test_nothing_of_a_long_tag_is_left(extracted):
    text, wanted = WHOLE["a long tag does not"]
    assert not [
        claim.quote for claim in extracted(text).claims if claim.quote.endswith(wanted[0]) and claim.quote not in wanted
    ]


def test_a_short_aside_is_no_claim_of_its_own(extracted):
    found = [claim.quote for claim in extracted("Troops, backed by drones, entered the town on Tuesday.").claims]
    assert found == ["Troops, backed by drones, entered the town on Tuesday"]


def test_the_number_of_those_who_say_it_is_no_claim(extracted):
    found = [claim.quote for claim in extracted("The bridge was mined, two officials said.").claims]
    assert found == ["The bridge was mined"]


def test_an_ordinal_counts_nothing(extracted):
    found = [claim.quote for claim in extracted("They feared the threat of a second strike.").claims]
    assert found == ["They feared the threat of a second strike"]
