from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.span import Span
from desktop.models.words_covered import WordsCovered


def test_it_is_said_in_percent_of_the_words_outside_furniture(small_desk: Desk) -> None:
    version = small_desk.version
    furniture = version.furniture[0]
    body = version.text[: furniture.start].replace("🚢", "").replace("🚀", "").split()
    inside = sum(len(words.replace("🚀", "").split()) for words in (
        "Russian forces struck Odesa 🚀 on Friday",
        "One person was killed in the attack, while eight others were wounded, including four who are in critical "
        "condition",
        "the first strike on the port since March 11",
        "The commander was unhappy about it all",
    ))  # fmt: skip
    assert WordsCovered().say(small_desk) == f"Words covered: {100 * inside / len(body):.0f} %"


def test_it_follows_claims_that_are_rejected_and_furniture_that_is_named(
    small_desk: Desk, claim_called: Callable[[str], Claim]
) -> None:
    words = WordsCovered()
    before = words.say(small_desk)
    claim = claim_called("The commander")
    rejected = small_desk.after(Change("Reject", (claim,), (replace(claim, status=Status.NOT_A_CLAIM),)))
    after = words.say(rejected)
    assert after != before
    whole = Span(0, len(small_desk.version.text))
    bare = replace(rejected, version=replace(rejected.version, furniture=(whole,)))
    assert words.say(bare) == "Words covered: 0 %"
    assert words.say(small_desk) == before


def test_without_claims_nothing_is_said(small_desk: Desk) -> None:
    assert WordsCovered().say(None) == ""
    assert WordsCovered().say(Desk.of(small_desk.article, small_desk.version, ())) == ""
