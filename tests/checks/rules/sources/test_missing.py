"""Figures, attacks and positions for which a passage names no source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.finding import Level

RULE = "source.missing"
OPENING = (
    "Fighting Goes On\n\nFighting went on in the region on Friday, with dozens reported killed.\n\n"
    "The governor said that roads were closed.\n\n"
)


def quoted(looked: object) -> list[list[str]]:
    return [[span.of(looked.desk.version.text) for span in each.spans] for each in looked.of(RULE)]


def test_one_notice_for_a_passage_and_all_its_claims(look: Callable) -> None:
    looked = look("Rebels shelled the market in Goma. Twelve people were killed and 20 others were wounded.")
    found = looked.one(RULE)
    assert found.level is Level.NOTE
    assert found.message.startswith(
        "The passage names no source for “Rebels shelled the market in Goma” and 2 more claims"
    )
    assert len({each.claim_id for each in looked.findings if each.rule == RULE}) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Moscow still rejects the idea, insisting that its own conditions be met first.",
        "Moscow still rejects the plan that Kyiv says it would accept.",
        "The number of dead keeps climbing along the front.",
        "Nine people were killed in a raid that the United States had planned.",
        "Missiles damaged two schools in Khartoum on Friday.",
    ],
)
def test_positions_tolls_and_attacks_need_a_source(look: Callable, text: str) -> None:
    assert look(text).levels(RULE) == (Level.NOTE,)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the market in Goma. Twelve people were killed, the governor said.",
        "Twelve people were killed in Goma. “They came at dawn,” Marie Example said.",
        "According to the health ministry, 20 people were wounded. The market burned down.",
        "The truce held for 12 days along the 600-mile front line.",
        "The talks took two hours and ended without a result.",
        "The minister said that Moscow rejects the idea.",
        "More attacks are expected over the weekend.",
    ],
)
def test_what_has_a_source_or_needs_none_is_left_alone(look: Callable, text: str) -> None:
    assert look(text).of(RULE) == ()


def test_headline_and_opening_sum_up_and_are_left_alone(look: Callable) -> None:
    body = OPENING + "Rebels also shelled the market in Bukavu. Nine people were killed there."
    assert [quotes[0] for quotes in quoted(look(body))] == ["Rebels also shelled the market in Bukavu"]


def test_without_a_headline_the_first_paragraph_alone_is_the_opening(look: Callable) -> None:
    body = OPENING.partition("\n\n")[2] + "The road was closed.\n\nNobody knew why."
    text = "Nine people were killed in Bukavu. It was dark.\n\nTen people were killed in Goma. It was dark.\n\n" + body
    assert [quotes[0] for quotes in quoted(look(text))] == ["Ten people were killed in Goma"]


def test_a_source_beside_a_paragraph_of_one_sentence_counts(look: Callable) -> None:
    assert look(OPENING + "Nine people were killed in Bukavu.\n\nThe army said they were rebels.").of(RULE) == ()
    apart = "Nine people were killed in Bukavu. The market burned down.\n\nThe army said they were rebels."
    assert len(look(OPENING + apart).of(RULE)) == 1


@pytest.mark.parametrize(
    ("last", "is_told"),
    [
        ("On Tuesday a bomb killed nine people in Beni.", True),
        ("On Tuesday a bomb killed nine people in Beni, doctors said.", False),
        ("On Tuesday a bomb killed nine people in Beni. Doctors counted them, officials said.", False),
        ("Nine of the wounded were children.", False),
    ],
)
def test_a_source_counts_for_its_own_event_and_not_for_the_next(look: Callable, last: str, is_told: bool) -> None:
    text = f"{OPENING}Rebels shelled the market in Goma on Monday, the governor said. {last}"
    assert bool(look(text).of(RULE)) is is_told
