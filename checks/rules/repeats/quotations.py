"""One quotation that an article gives twice in different words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from checks.domain.finding import FindingValue, Level
from checks.domain.mention import Quotation
from checks.domain.span import Span
from checks.matching.wordings import Change, Wording, find_wording
from checks.rules.context import Context
from checks.rules.quotes.sources import may_be_one, words_at
from checks.rules.rule import Notice

LEAST_SHARE = 0.85
"""Share of its words that the shorter quotation has in common with the longer: less is another saying, such as one of
several that a speaker built alike.
"""
LEAST_SHARE_LONG = 0.7
LONG = 8
"""Words from which on a saying of one named speaker needs no more than that share."""
LEAST_SHARE_REPEATED = 0.6
"""Share where the text says that the words are given again."""
_REPEATED = re.compile(
    r"\b(?:repeat\w*|reiterat\w*|same words|once (?:more|again)|said again|again said|restat\w*|had said)\b",
    re.IGNORECASE,
)
"""Words beside a quotation that say that it was given before."""
NEAR = 80
"""Code points beside a quotation in which its verb stands."""
LEAST_WORDS = 4
"""Words of a quotation that is not given twice by chance."""
_GRAVE = (Change.NEGATION, Change.NUMBER)


def repeated_quotations(context: Context) -> Iterator[Notice]:
    """Pairs of quotations of one speaker, in different paragraphs, that are the same saying and not the same words."""
    long_enough = [each for each in context.quotations if len(each.words.split()) >= LEAST_WORDS]
    for one, other in combinations(long_enough, 2):
        if "\n" in context.text[one.end : other.start] and may_be_one(one.speaker, other.speaker):
            shorter, longer = sorted((one, other), key=lambda each: len(each.words))
            wording = find_wording(shorter.words, longer.words)
            share = _least_share(one, other, context)
            if wording is not None and wording.share >= share and not wording.is_exact:
                yield _notice(shorter, longer, wording, context)


def _least_share(one: Quotation, other: Quotation, context: Context) -> float:
    """Share of the words that two quotations must have in common to be one saying."""
    if any(_REPEATED.search(_beside(each, context)) for each in (one, other)):
        return LEAST_SHARE_REPEATED
    is_long = min(len(each.words.split()) for each in (one, other)) >= LONG
    return LEAST_SHARE_LONG if is_long and one.speaker and other.speaker else LEAST_SHARE


def _beside(quotation: Quotation, context: Context) -> str:
    """The words before and after a quotation in its sentence, or in the one that leads to it."""
    text = context.text
    before = re.split(r"[\n“”\"]|[.!?]\s", text[max(0, quotation.start - NEAR) : quotation.start])[-1]
    after = re.split(r"[\n“”\"]|[.!?]\s", text[quotation.end : quotation.end + NEAR])[0]
    return f"{before} {after}"


def _notice(shorter: Quotation, longer: Quotation, wording: Wording, context: Context) -> Notice:
    told = [each for each in wording.differences if each.change is not Change.SIGN]
    level = Level.CONFLICTS if any(each.change in _GRAVE for each in told) else Level.PARTLY
    here, there = words_at(shorter, Span(0, len(shorter.words)), context.text), _passage(longer, wording, context)
    parts = (f"“{each.quoted or '…'}” and “{each.source or '…'}”" for each in told)
    values = tuple(
        FindingValue("article", span.of(context.text), span=span)
        for span in sorted((here, there), key=lambda span: span.start)
    )
    return Notice(level, f"One quotation is given in two ways: {', '.join(parts)}.", values)


def _passage(longer: Quotation, wording: Wording, context: Context) -> Span:
    return words_at(longer, wording.span, context.text)
