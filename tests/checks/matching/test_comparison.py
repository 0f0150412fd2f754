"""Claims compared: what is one claim, what is another that looks like it."""

from __future__ import annotations

import random
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.domain.imported import EarlierCheck
from checks.domain.moment import Moment
from checks.matching.comparison import compare, nearness
from checks.matching.similarity import Closeness, Similarity
from checks.matching.subject import Subject, subject_of_check, subject_of_text
from checks.matching.weights import MatchSettings, PartName
from tests.benchmarks.generated_claims import TWINS, make_facts

EXCHANGED = "Russia and Ukraine exchanged 215 prisoners of war on Friday near the Belarusian border."
CLAIMS = st.integers(0, 10_000).map(lambda seed: next(make_facts(1, seed)))


def compared(here: str, there: str) -> Similarity:
    return compare(subject_of_text(here), subject_of_text(there))


@pytest.mark.parametrize(
    ("here", "there", "part"),
    [
        (EXCHANGED, EXCHANGED.replace("215", "230"), PartName.NUMBERS),
        (EXCHANGED, EXCHANGED.replace("215", "two hundred and thirty"), PartName.NUMBERS),
        (EXCHANGED, EXCHANGED.replace("Friday", "Monday"), PartName.DATES),
        (EXCHANGED, EXCHANGED.replace("Ukraine", "Georgia"), PartName.NAMES),
        (EXCHANGED, EXCHANGED.replace("exchanged", "never exchanged"), PartName.NEGATION),
        ("Iran fired missiles at a base in Iraq.", "Iraq fired missiles at a base in Iran.", PartName.NAMES),
        ("A missile hit the port of Odesa at night.", "A missile hit the port of Kherson at night.", PartName.PLACES),
        ("It was the first strike on the port since March 11.", "It was the first strike on the port since April 11.",
         PartName.DATES),
        ("The raid killed 12 civilians in the village.", "The raid wounded 12 civilians in the village.",
         PartName.NUMBERS),
    ],
)  # fmt: skip
def test_twins_are_told_apart(here: str, there: str, part: PartName) -> None:
    for one, other in ((here, there), (there, here)):
        found = compared(one, other)
        assert [each.name for each in found.differing] == [part]
        assert found.closeness() is Closeness.DIFFERS


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (EXCHANGED, "On Friday Ukraine and Russia swapped two hundred and fifteen prisoners of war near Belarus."),
        ("The 600-mile frontline has barely moved, analysts said.", "Analysts: the frontline of 965 km barely moved."),
        ("President Volodymyr Zelensky visited Kharkiv on May 23.", "Зеленський відвідав Харків 23 травня."),
        ("1.2 million people fled Sudan since April.", "Since April 1,200,000 people have fled Sudan."),
    ],
)
def test_the_same_in_other_words_is_suggested(here: str, there: str) -> None:
    assert compared(here, there).closeness() in (Closeness.SUGGEST, Closeness.NEAR_CERTAIN)


@settings(max_examples=12, deadline=None)
@given(CLAIMS, st.sampled_from(TWINS), st.randoms(use_true_random=False))
def test_a_claim_is_itself_and_never_its_twin(facts, what: str, rng: random.Random) -> None:  # type: ignore[no-untyped-def]
    assert compared(facts.claim, facts.claim).closeness() is Closeness.NEAR_CERTAIN
    twin = facts.twin(what, rng)
    if twin != facts:
        assert compared(facts.claim, twin.claim).closeness() is Closeness.DIFFERS


def test_of_many_paraphrases_nine_of_ten_are_suggested() -> None:
    rng = random.Random(3)
    found = [compared(facts.claim, facts.paraphrase(rng)).closeness() for facts in make_facts(50, 7)]
    assert sum(each in (Closeness.SUGGEST, Closeness.NEAR_CERTAIN) for each in found) >= 45


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_two_texts_can_be_compared_and_explained(here: str, there: str) -> None:
    found = compared(here, there)
    assert 0.0 <= found.total <= 1.0
    assert found.explain().endswith(".")


def test_short_claims_are_suggested_and_no_more() -> None:
    assert compared("eight others were wounded", "eight others were wounded").closeness() is Closeness.SUGGEST


def test_strangers_are_no_match_whatever_their_figures() -> None:
    found = compared("Five people drowned in a lake in Kenya.", "Inflation in Turkey rose to 61.5 percent.")
    assert found.closeness() is Closeness.NO
    assert found.differing == ()


def test_what_was_published_near_counts_more() -> None:
    assert (nearness(0), nearness(-14), nearness(500)) == (1.0, 1.0, 0.0)
    assert nearness(20) > nearness(60) > 0
    text = "A missile struck a market in the old town."
    near, far = (compare(Subject(text, day=date(2025, 5, 23)), Subject(text, day=day)) for day in (
        date(2025, 5, 25), date(2020, 1, 1)))  # fmt: skip
    assert near.points > far.points


def test_the_headline_of_a_check_finds_and_does_not_decide() -> None:
    check = EarlierCheck(
        UUID(int=1),
        "Footage shows a tank on a bridge.",
        "Did 12 Tanks Cross the Antonivka Bridge?",
        published=Moment.parse("2025-05-23"),
    )
    found = compare(subject_of_text("Footage shows a tank on the Antonivka bridge."), subject_of_check(check))
    assert found.differing == ()
    assert found.part(PartName.WORDS)


def test_relative_days_are_read_from_the_day_of_writing() -> None:
    text = "The port was struck by three missiles {} evening, the navy said."
    here = Subject(text.format("on Friday"), day=date(2025, 5, 23))
    there = Subject(text.format("on May 23"), day=date(2025, 6, 1))
    other = Subject(text.format("on May 16"), day=date(2025, 6, 1))
    assert not compare(here, there).differing
    assert [part.name for part in compare(here, other).differing] == [PartName.DATES]


def test_a_desk_sets_its_own_bounds() -> None:
    found = compared(EXCHANGED, EXCHANGED)
    assert found.closeness(MatchSettings(near_certain=2.0)) is Closeness.SUGGEST
    long = MatchSettings(fewest_words=30)
    assert compare(subject_of_text(EXCHANGED), subject_of_text(EXCHANGED), long).closeness() is Closeness.SUGGEST
