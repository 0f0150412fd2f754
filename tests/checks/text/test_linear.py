"""No text, however odd, takes longer than its length explains: the time limit fails what grows with its square."""

from datetime import date

import pytest

from checks.domain.moment import Moment
from checks.text.furniture import find_furniture
from checks.text.quantities import find_quantities
from checks.text.quotations import find_quotations
from checks.text.sentences import split_sentences
from checks.text.times import find_times

LENGTH = 30_000
"""Code points: seconds where reading is linear, many minutes where it is not."""


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece", ["“A,” said he. ", "  ", "one hundred and ", "@a", "A. ", "'a ", "in 2014, ", "“a,” ", "a. Photo: "]
)
def test_reading_is_linear(piece: str) -> None:
    text = (piece * LENGTH)[:LENGTH]
    furniture = find_furniture(text)
    sentences = split_sentences(text, furniture)
    mentions = [find_quantities(text), find_times(text, Moment(date(2025, 5, 23)), sentences), find_quotations(text)]
    assert all(0 <= found.start < found.end <= LENGTH for group in mentions for found in group)
