"""One quotation that an article gives twice in different words."""

from __future__ import annotations

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
            if wording is not None and wording.share >= LEAST_SHARE and not wording.is_exact:
                yield _notice(shorter, longer, wording, context)


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
