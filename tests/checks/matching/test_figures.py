"""Figures beside each other."""

from __future__ import annotations

import pytest

from checks.matching.figures import Figure, figure_of, opposed
from checks.text.quantities import find_quantities


def figures(text: str) -> list[Figure]:
    return [figure for quantity in find_quantities(text) if (figure := figure_of(quantity, text))]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The 600-mile frontline", "A front line of 965 km"),
        ("215 prisoners came home", "two hundred and fifteen prisoners came home"),
        ("about 1,000 shells", "1,020 shells"),
        ("1.2 million people fled", "1,200,000 people fled"),
        ("12 drones and 3 missiles fell", "3 missiles and 12 drones fell"),
    ],
)
def test_figures_that_agree(here: str, there: str) -> None:
    assert figures(here)
    assert opposed(figures(here), figures(there)) is None


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [
        ("215 prisoners came home", "230 prisoners came home", ("215", "230")),
        ("The 600-mile frontline", "The 610-mile frontline", ("600", "610")),
        ("8 people were killed", "8 people were wounded", ("8 killed", "8 wounded")),
        ("dozens of drones fell", "hundreds of drones fell", ("dozens", "hundreds")),
    ],
)
def test_figures_that_stand_against_each_other(here: str, there: str, said: tuple[str, str]) -> None:
    against = opposed(figures(here), figures(there))
    assert against
    assert said == (against[0].said, against[1].said)


def test_figures_of_other_things_do_not_oppose_each_other() -> None:
    assert opposed(figures("12 drones fell"), figures("3 tanks burned")) is None
