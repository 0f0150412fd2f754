"""Numbers in digits and words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.text.numbers import find_numbers
from checks.text.tokens import number_in, read_tokens


def values(text: str) -> list[float | None]:
    return [number.value for number in find_numbers(read_tokens(text))]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,000", 1000),
        ("1,234,567.5", 1234567.5),
        ("12,34,567", 1234567),
        ("40 000", 40000),
        ("1.111,11", 1111.11),
        ("5,00", 5),
        ("1.3e6", 1.3e6),
        ("6.23x10^-4", 6.23e-4),
        ("-12", -12),
        ("minus five point five", -5.5),
        ("10k", 10000),
        ("1.2 million", 1.2e6),
        ("3 million and a half", 3.5e6),
        ("half a million", 5e5),
        ("two thirds of a million", 2e6 / 3),
        ("one and a half million", 1.5e6),
        ("two-and-a-half", 2.5),
        ("a hundred and five", 105),
        ("two hundred thousand three hundred and one", 200301),
        ("fifty - two", 52),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a pair of", 2),
        ("three quarters", 0.75),
        ("a third of", 1 / 3),
        ("one-eighth", 0.125),
        ("three twenty-firsts", 3 / 21),
        ("one hundred and three quarters", 100.75),
        ("2 1/4", 2.25),
        ("one out of three", 1 / 3),
        ("nought point nought three", 0.03),
        ("6 crore and two hundred", 60000200),
    ],
)
def test_one_number_has_one_value(words: str, value: float) -> None:
    assert values(words) == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("3 hundred and 2 hundred", [300, 200]),
        ("22,24,26,31", [22, 24, 26, 31]),
        ("192.168.1.2", [192, 168, 1, 2]),
        ("12 out of 10", [12, 10]),
        ("one billion and a quarter million", [1000250000]),
        ("$3 million and 20 soldiers", [3e6, 20]),
        ("nineteen ninety-six", []),
        ("the one you named, that one, no one", []),
        ("the second half of the match", []),
        ("a third attack", []),
        ("an F-16, a T-34 and COVID-19", []),
        ("https://example.com/1234?5", []),
        ("May 4th", []),
    ],
)
def test_several_numbers_or_none(words: str, found: list[float]) -> None:
    assert values(words) == found


@pytest.mark.parametrize(
    ("words", "low", "high"), [("dozens", 24, 99), ("tens of thousands", 2e4, 99999), ("several", 3, 9)]
)
def test_vague_words_have_bounds_and_no_value(words: str, low: float, high: float) -> None:
    [number] = find_numbers(read_tokens(words))
    assert (number.value, number.low, number.high) == (None, low, high)


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_read_back(value: int) -> None:
    assert number_in(f"{value:,}") == value
    assert values(str(value)) == [value]


@given(st.text(alphabet="0123456789.,^-+eEx×/ ", max_size=40) | st.text(max_size=80))
def test_numbers_never_fail_and_lie_apart(text: str) -> None:
    tokens = read_tokens(text)
    numbers = list(find_numbers(tokens))
    assert all(number.first < number.after <= len(tokens) for number in numbers)
    assert all(left.after <= right.first for left, right in pairwise(numbers))
