"""A counted list has as many items as it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.domain.finding import Level

RULE = "figure.enumeration"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("They demanded four key cities—Zaporizhzhia, Kherson, Donetsk, and Luhansk—on Friday.", Level.SUPPORTS),
        ("They demanded four cities — Donetsk, Luhansk and Kherson.", Level.CONFLICTS),
        ("Four countries (France, Germany, Poland, and the United Kingdom) agreed.", Level.SUPPORTS),
        ("Four countries (France, Germany, Poland) agreed.", Level.CONFLICTS),
        ("The drones hit three cities, Kyiv, Odesa and Kharkiv, overnight.", Level.SUPPORTS),
        ("The drones hit three cities, Kyiv and Odesa.", Level.CONFLICTS),
        ("Five countries — Bosnia and Herzegovina, Serbia, Croatia, Albania and Montenegro — signed.", Level.SUPPORTS),
        ("Two ministers: Sergei Lavrov and Marco Rubio.", Level.SUPPORTS),
    ],
)
def test_names_are_counted(look: Callable, text: str, level: Level) -> None:
    assert look(text).levels(RULE) == (level,)


@pytest.mark.parametrize(
    "text",
    [
        "The strike hit three cities, including Kyiv and Odesa.",
        "The strike hit three cities: Kyiv, Odesa and others.",
        "The strike hit five cities (Kyiv and Odesa among others).",
        "The strike hit two cities, Moscow said.",
        "Two drones — Kyiv said — hit the port of Odesa.",
        "Two men, Ivan Petrov, 34, and Oleh Koval, 41, died on Friday.",
        "At least three cities — Kyiv and Odesa — lost power.",
        "Three soldiers, Kyiv and Moscow said, were freed.",
        "The two sides met in Istanbul on Friday.",
    ],
)
def test_what_is_no_full_list_of_names_is_left_alone(look: Callable, text: str) -> None:
    assert look(text).of(RULE) == ()


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The deal had three stages: an exchange of prisoners, an end to the war, and reconstruction.", Level.SUPPORTS),
        ("The deal had four stages: an exchange of prisoners, an end to the war, and reconstruction.", Level.PARTLY),
        ("She fled with her three children, aged four, nine and 13.", Level.SUPPORTS),
        ("She fled with her two children, aged four, nine and 13.", Level.CONFLICTS),
        ("He came with three other ministers, namely those of defence, health and trade.", Level.SUPPORTS),
    ],
)
def test_common_nouns_and_ages_are_counted(look: Callable, text: str, level: Level) -> None:
    assert look(text).levels("figure.enumeration") == (level,)


@pytest.mark.parametrize(
    "text",
    [
        "They agreed on two things: the war has to end, and 300 people must be freed.",
        "She fled with her three children, aged between four and 13.",
        "The deal has three stages: it is long, said the minister, and hard.",
    ],
)
def test_clauses_and_ranges_of_age_are_no_lists(look: Callable, text: str) -> None:
    assert Level.CONFLICTS not in look(text).levels("figure.enumeration")
