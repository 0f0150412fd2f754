"""Full stops of words and of sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.text.stops import FAR, is_abbreviation, sentence_end, sentence_start


@pytest.mark.parametrize(
    ("before", "after", "belongs"),
    [
        ("Gen", "Sample", True),
        ("Lt", "Col. Sample", True),
        ("U.N", "Security Council", True),
        ("U.N", "The talks", False),
        ("at 5 p.m", "Monday", True),
        ("at 5 p.m", "ET on Friday", True),
        ("at 5 p.m", "Nobody was hurt", False),
        ("at 4 a.m", "local time", True),
        ("No", "5 was hit", True),
        ("No", "Five left", False),
        ("in Jan", "6 people left", True),
        ("Col. C", "Doe left", True),
        ("c", "1950", True),
        ("the port", "Two died", False),
    ],
)
def test_a_stop_belongs_to_its_word_or_ends_the_sentence(before: str, after: str, belongs: bool) -> None:
    assert is_abbreviation(f"{before}. {after}", 0, len(before), after) is belongs


def test_the_sentence_around_a_place_is_found() -> None:
    text = "It rained. Gen. Sample left the U.N. headquarters at noon. Then he slept."
    at = text.index("headquarters")
    assert text[sentence_start(text, 0, at) : sentence_end(text, at, len(text))] == (
        "Gen. Sample left the U.N. headquarters at noon."
    )


def test_a_question_ends_a_sentence_whatever_word_it_ends_with() -> None:
    text = "Was it No? Yes. It was."
    assert sentence_start(text, 0, text.index("Yes")) == text.index("Yes")


def test_the_start_is_looked_for_no_further_than_sentences_reach() -> None:
    text = "word " * 1000
    assert sentence_start(text, 0, len(text)) == len(text) - FAR


@given(st.text(alphabet=st.sampled_from("AbU.N?!”“ \n5"), max_size=80), st.data())
def test_a_place_lies_in_its_sentence(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert 0 <= sentence_start(text, 0, at) <= at <= sentence_end(text, at, len(text)) <= len(text)
