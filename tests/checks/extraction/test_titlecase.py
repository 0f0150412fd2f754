"""Headlines in title case."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checks.extraction.titlecase import is_title_case, lower_title

TITLE = "Rebels Free Hundreds of Captives as Missiles Hit Goma Port"


def test_only_names_of_the_text_keep_their_capitals():
    text = f"{TITLE}\n\nThe rebels left Goma on Friday. It is said that Goma is calm."
    assert lower_title(TITLE, text) == "rebels free hundreds of captives as missiles hit Goma port"


def test_sentences_are_left_alone():
    sentence = "The Rapid Support Forces left El Fasher."
    assert lower_title(sentence, sentence) == sentence
    assert not is_title_case("Rebels left the town")


@given(st.text(max_size=80))
def test_the_length_never_changes(sentence):
    assert len(lower_title(sentence, sentence)) == len(sentence)
