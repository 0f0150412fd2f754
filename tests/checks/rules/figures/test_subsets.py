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
    ],
)
def test_a_part_fits_into_its_whole_or_not(look: Callable, text: str, levels: tuple[Level, ...]) -> None:
    assert look(text).levels("figure.subset") == levels
