"""The ends of a claim."""

from __future__ import annotations

import pytest

from checks.domain.span import Span
from checks.extraction.trim import balanced, trim


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ('deal "harsh blows."', 'deal "harsh blows', 'deal "harsh blows."'),
        ("deal “harsh blows,” he said", "deal “harsh blows", "deal “harsh blows,”"),
        ("members of ‘patrols’ left", "members of ‘patrols", "members of ‘patrols’"),
        ("it was “one” and “two”", "it was “one” and “two”", "it was “one” and “two”"),
        ("he said “go on and on”", "he said “go", "he said “go"),
        ("the army (IDF) left", "the army (IDF", "the army (IDF)"),
    ],
)
def test_a_quotation_that_opens_in_a_claim_closes_in_it(text, cut, whole):
    assert balanced(Span(0, len(cut)), text).of(text) == whole


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("but the army left.", "the army left"),
        ("hours after the general left", "the general left"),
        ("[Update] The army left.", "The army left"),
        ("So far, nobody has left.", "So far, nobody has left"),
        ("— the army left,", "the army left"),
        ("during which the army left", "the army left"),
        ("through which goods passed", "goods passed"),
    ],
)
def test_what_ties_a_claim_to_its_sentence_is_left_out(piece_of, text, kept):
    doc = piece_of(text).doc
    tokens = trim(doc)
    assert doc[tokens[0].i : tokens[-1].i + 1].text == kept
