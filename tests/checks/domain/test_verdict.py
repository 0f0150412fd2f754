"""Ratings by their keys."""

from __future__ import annotations

import pytest

from checks.domain.verdict import Rating, Scale

SCALE = Scale("short", 1, (Rating("true", "True", 5), Rating("false", "False", 1)))


def test_finds_a_rating_by_its_key() -> None:
    assert SCALE.rating("false").label == "False"


def test_says_which_rating_is_missing() -> None:
    with pytest.raises(KeyError, match="short has no rating maybe"):
        SCALE.rating("maybe")
