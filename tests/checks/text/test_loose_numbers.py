"""Numbers without a value, said as the text says them."""

import pytest

from checks.text.lexicons import lexicon
from checks.text.loose_numbers import before_noun, loose_number
from checks.text.numbers import find_numbers
from checks.text.tokens import read_tokens


@pytest.mark.parametrize("words", lexicon("numbers")["vague"])
def test_the_word_means_what_the_text_meant(words: str) -> None:
    (read,) = find_numbers(read_tokens(f"{words} drones"))
    said = loose_number(read.low, read.high)
    assert said is not None
    (again,) = find_numbers(read_tokens(f"{before_noun(said)} drones"))
    assert (again.low, again.high) == (read.low, read.high)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(200, 999, "hundreds of"), (36, 96, "several dozen"), (3, 9, "several"), (2, 3, "a couple of")],
)
def test_words_lead_to_what_is_counted(low: float, high: float, words: str) -> None:
    assert before_noun(loose_number(low, high) or "") == words


def test_a_range_in_figures_stays_one() -> None:
    assert loose_number(5, 10) is None
    assert loose_number(200, None) is None
