"""Words as they are looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.matching.words import LIGHT, one_spelling, pairs, tokens, weight


@pytest.mark.parametrize("spelling", ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi", "Зеленський", "ZELENSKY"])
def test_one_slavic_name_is_one_word(spelling: str) -> None:
    assert tokens(spelling) == tokens("Zelensky")


def test_case_accents_and_endings_make_no_difference() -> None:
    assert tokens("The São Paulo strikes") == tokens("SAO paulo strike") == ["sao", "paulo", "strike"]


def test_figures_are_one_however_their_digits_are_grouped() -> None:
    assert tokens("1,200,000 shells") == tokens("1200000 shells")
    assert one_spelling("On May 3, 2024") == "On May 3, 2024"


def test_small_words_are_left_out_and_words_of_talk_weigh_less() -> None:
    assert tokens("It is of the and to") == []
    assert weight(tokens("said")[0]) == LIGHT
    assert weight(tokens("missile")[0]) == 1.0


def test_pairs_reach_over_a_few_words() -> None:
    assert set(pairs(["a", "b", "c"])) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert ("a", "g") not in set(pairs(list("abcdefg")))


@given(st.text(max_size=80))
def test_any_text_can_be_cut(text: str) -> None:
    assert tokens(text) == tokens(one_spelling(text))
