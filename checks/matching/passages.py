"""The sentence of a text that fits a claim best."""

from __future__ import annotations

from checks.matching.comparison import Comparer, Rarity, with_facts
from checks.matching.similarity import Similarity
from checks.matching.subject import Subject
from checks.text.sentences import split_sentences

USUAL = 20.0
"""Telling words of a long sentence, beside which others are short or long."""


def best_passage(claim: Subject, text: str, rarity: Rarity) -> tuple[str, Similarity]:
    """The sentence, as the text has it, with how alike it is to the claim; of equals the first.

    A text without a sentence is its own passage.
    """
    sentences = [text[span.start : span.end] for span in split_sentences(text)] or [text.strip()]
    subjects = [Subject(sentence) for sentence in sentences]
    comparer = Comparer(claim, rarity, USUAL)
    compared = [(comparer.words(each), each) for each in subjects]
    found, best = max(compared, key=lambda each: each[0].points)
    return best.text, with_facts(found, claim, best)
