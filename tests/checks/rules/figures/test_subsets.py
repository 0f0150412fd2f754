"""A part cannot exceed its whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.finding import Level


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Eight people were wounded, including nine in critical condition.", (Level.CONFLICTS,)),
        ("Eight people were wounded, including four in critical condition.", (Level.SUPPORTS,)),
        ("Eight people were wounded on Friday.", ()),
        ("Eight people were wounded in Odesa. Nine of them were children.", (Level.CONFLICTS,)),
        ("Eight people were wounded in Odesa. Four of them were children.", (Level.SUPPORTS,)),
        ("Twelve people died on Friday. Of the dead, 15 were civilians.", (Level.CONFLICTS,)),
    ],
)
def test_a_part_fits_into_its_whole_or_not(look: Callable, text: str, levels: tuple[Level, ...]) -> None:
    assert look(text).levels("figure.subset") == levels


@pytest.mark.parametrize(
    "text",
    [
        "Eight people were hurt, half of them children.",
        "Two people were killed and eight wounded. Of them, nine are in hospital.",
        "Eight soldiers returned on Friday. Ten of those missing were found dead.",
        "They freed 20 captives (12 soldiers and 30 civilians).",
        "Eight people were wounded on Friday. About 90 percent of them were children.",
        "Eight people were wounded on Friday. Twenty others fled.",
    ],
)
def test_what_is_no_part_of_one_whole_is_left_alone(look: Callable, text: str) -> None:
    assert look(text).of("figure.subset") == ()


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("They drew up a list of 413 names, of which 489 were confirmed.", Level.CONFLICTS),
        ("They drew up a list of 413 names, of which 289 were confirmed.", Level.SUPPORTS),
        ("Some 18 million people need help; 29 million of them are children.", Level.CONFLICTS),
        ("Of the 17 people killed there, nineteen were buried in the town.", Level.CONFLICTS),
        ("The raid killed 21 people. The dead included six children and four women.", Level.SUPPORTS),
        ("The raid killed 21 people. The dead included 26 children and four women.", Level.CONFLICTS),
    ],
)
def test_parts_are_told_in_clauses_too(look: Callable, text: str, level: Level) -> None:
    assert level in look(text).levels("figure.subset")


@pytest.mark.parametrize(
    "text",
    [
        "Of the 17 people killed there, the mayor said on day 20, some were buried in the town.",
        "The raid killed 21 people and wounded 40. The wounded included 30 children.",
    ],
)
def test_other_figures_of_the_sentence_are_no_parts(look: Callable, text: str) -> None:
    assert Level.CONFLICTS not in look(text).levels("figure.subset")
