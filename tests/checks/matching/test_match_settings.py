"""The bounds that a newsroom chooses."""

from __future__ import annotations

from checks.domain.house import House
from checks.matching.weights import DEFAULT, MatchSettings


def test_what_is_not_chosen_is_as_usual() -> None:
    assert MatchSettings.of(House()) == DEFAULT


def test_near_certain_is_never_less_than_what_is_shown() -> None:
    chosen = MatchSettings.of(House(suggest=0.8, near_certain=0.5, window_days=30))
    assert (chosen.suggest, chosen.near_certain, chosen.window_days) == (0.8, 0.8, 30)
