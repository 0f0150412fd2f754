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
