"""What happened to people, how badly, and who they were."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.evidence import Figure
from checks.domain.finding import Level
from checks.domain.mention import PersonStatus
from tests.checks.rules.conftest import record


@pytest.mark.parametrize(
    ("text", "says", "told"),
    [
        ("Four people are in critical condition.", "Four in serious condition", (Level.PARTLY, "overstated")),
        ("Four people are in moderate condition.", "Four in serious condition", (Level.PARTLY, "understated")),
        ("The strike killed 12 people.", "12 people were wounded", (Level.CONFLICTS, "12 killed here, wounded in")),
        ("The strike killed 12 people.", "There were 12 casualties", (Level.PARTLY, "casualties in")),
        ("The strike killed 12 civilians.", "12 soldiers were killed", (Level.CONFLICTS, "civilian here and military")),
        ("The army freed 120 civilians.", "Some of the 120 civilians were convicts", (Level.NOTE, "“convicts”")),
    ],
)
def test_another_fate_for_as_many_is_shown(look: Callable, text: str, says: str, told: tuple[Level, str]) -> None:
    found = look(text, record("A", says=says)).one("terms.casualties")
    assert (found.level, told[1] in found.message) == (told[0], True), found.message
    assert len(found.values) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Four people are in critical condition.", "Four in critical condition"),
        ("Four people are in critical condition.", "Three in serious condition"),
        ("Four people are in critical condition.", "Four in critical condition, four in serious condition"),
        ("The strike killed 12 people.", "12 people were killed and 12 wounded"),
        ("The strike killed two people.", "One killed, two wounded"),
        ("The strike killed two people.", "Two wounded"),
        ("The strike killed at least 12 people.", "12 people were wounded"),
        ("The strike killed 12 civilians.", "12 people were killed"),
        ("The army freed 120 soldiers.", "Some were convicts"),
        ("The ministry counts 120 civilians and fighters.", "Some were fighters"),
        ("The strike killed 12 people.", ""),
    ],
)
def test_what_may_well_be_so_is_left_alone(look: Callable, text: str, says: str) -> None:
    assert not look(text, record("A", says=says)).of("terms.casualties")


def test_the_figures_of_a_record_count_as_its_words(look: Callable) -> None:
    hurt = record("A", figures=(Figure("injured, serious condition", best=4),))
    assert look("Four people are in critical condition.", hurt).levels("terms.casualties") == (Level.PARTLY,)
    dead = record("B", figures=(Figure("people", best=12, person_status=PersonStatus.WOUNDED),))
    assert look("The strike killed 12 people.", dead).levels("terms.casualties") == (Level.CONFLICTS,)
