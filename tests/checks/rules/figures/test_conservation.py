"""Were those who died among the wounded?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.evidence import Evidence, Figure
from checks.domain.finding import Level
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from tests.checks.rules.conftest import record

RULE = "figure.conservation"
TEXT = "Two people were killed and eight were wounded in the strike on the port."


def count(name: str, killed: float, wounded: float | None, as_of: str, source: str = "The governor") -> Evidence:
    moment = Moment.parse(as_of)
    figures = [Figure("killed", best=killed, person_status=PersonStatus.KILLED, as_of=moment)]
    if wounded is not None:
        figures.append(Figure("wounded", best=wounded, person_status=PersonStatus.WOUNDED, as_of=moment))
    return record(name, figures=tuple(figures), original_source=source, says="A second man died in hospital.")


FIRST = count("First", 1, 8, "2025-05-23T17:01+03:00")


@pytest.mark.parametrize(
    ("second", "level", "words"),
    [
        ((2, 8), Level.NOTE, "Killed rose from 1 to 2 between 17:01 and 19:00 on 23 May 2025 and wounded stayed at 8"),
        ((3, 9), Level.NOTE, "wounded rose from 8 to 9"),
        ((2, 7), Level.SUPPORTS, "1 person moved from the wounded to the dead"),
    ],
)
def test_the_dead_are_looked_for_among_the_wounded(
    look: Callable, second: tuple[int, int], level: Level, words: str
) -> None:
    found = look(TEXT, FIRST, count("Second", *second, "2025-05-23T19:00+03:00")).one(RULE)
    assert found.level is level
    assert words in found.message


def test_it_says_where_a_record_tells_of_a_death_in_hospital(look: Callable) -> None:
    found = look(TEXT, FIRST, count("Second", 2, 8, "2025-05-23T19:00+03:00")).one(RULE)
    assert found.values[-1].value == "died in hospital"


@pytest.mark.parametrize(
    "second",
    [
        count("Same", 1, 8, "2025-05-23T19:00+03:00"),
        count("Not counted anew", 2, None, "2025-05-23T19:00+03:00"),
        count("Somebody else", 2, 8, "2025-05-23T19:00+03:00", source="The mayor"),
        count("Fewer wounded", 2, 3, "2025-05-23T19:00+03:00"),
    ],
)
def test_nothing_is_asked_where_the_figures_do_not_raise_it(look: Callable, second: Evidence) -> None:
    assert look(TEXT, FIRST, second).levels(RULE) == ()


def test_it_is_no_matter_of_other_figures(look: Callable) -> None:
    second = count("Second", 2, 8, "2025-05-23T19:00+03:00")
    assert look("Two missiles hit the port.", FIRST, second).levels(RULE) == ()
