"""Where a claim may stand: within one sentence, around words, where no other claim stands yet."""

from __future__ import annotations

from collections.abc import Iterable

from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim, Status
from checks.domain.span import Anchor, Span
from checks.errors import StepRefused
from checks.text.word_ends import trimmed


def place(version: ArticleVersion, start: int, end: int, others: Iterable[Claim]) -> Anchor:
    """The anchor of the words from code point `start` to `end`, without the blanks around them.

    StepRefused where there are no words, where they belong to two sentences, or where one of `others` stands.
    """
    words = trimmed(version.text, Span(start, end)) if 0 <= start <= end <= len(version.text) else None
    if not words:
        raise StepRefused("Select the words of the claim first.")
    if sum(sentence.overlaps(words) for sentence in version.sentences) > 1:
        raise StepRefused("A claim lies within one sentence. Leave out the words of the other, or make two claims.")
    _require_free(words, others)
    return Anchor.at(version.text, words.start, words.end)


def sentence_at(sentences: tuple[Span, ...], position: int) -> int:
    """The index of the sentence at a place; between two the one before, in a text without sentences the first."""
    starts = [sentence.start for sentence in sentences if sentence.start <= position]
    return max(len(starts) - 1, 0)


def _require_free(words: Span, others: Iterable[Claim]) -> None:
    taken = next((claim for claim in others if claim.anchor.span == words), None)
    if taken is not None and taken.status is Status.NOT_A_CLAIM:
        raise StepRefused("These words were found to be no claim. Choose them in the article and restore that claim.")
    if taken is not None:
        raise StepRefused("These words are a claim already. Choose it in the article, or select other words.")
