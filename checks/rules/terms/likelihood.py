"""How likely a verdict says that something is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checks.domain.claim import Claim
from checks.domain.finding import FindingValue, Level
from checks.rules.context import Context
from checks.rules.rule import Example, Need, Notice, rule
from checks.text.lexicons import lexicon
from checks.text.sentences import split_sentences

_CONFIDENCE = re.compile(r"\b(?:low|moderate|medium|high) confidence\b", re.IGNORECASE)


@rule(
    "verdict.likelihood",
    needs=Need.VERDICT,
    source="Intelligence Community Directive 203, Analytic Standards (2015), section D.6.e(2).",
    blind="Likelihood in other words: “may”, “could”, “possibly”.",
    example=Example(
        "Verdict: “It is likely that both missiles hit the port; the third probably fell into the sea.”",
        "Two words for the same likelihood, from two rows.",
    ),
)
def likelihood_is_plain(claim: Claim, context: Context) -> Iterator[Notice]:
    """Words for likelihood come from one row, and confidence has a sentence of its own.

    "Likely" and "probable" stand for the same range; a reader who finds both looks for a difference. How sure the
    checker is of the evidence is another thing than how likely the event is, and one sentence should not say both.
    """
    verdict = context.desk.verdict(claim.id)
    text = verdict.rationale if verdict else ""
    used = [_found(row, text) for row in _rows()]
    if all(used):
        words = [row[0] for row in used]
        shares = " and ".join(f"“{word}” ({_share(word)})" for word in words)
        message = f"Words for likelihood from two rows of ICD 203: {shares}. Keep to one."
        yield Notice(Level.NOTE, message, tuple(FindingValue("verdict", word) for word in words))
    for span in split_sentences(text):
        yield from _both(span.of(text))


def _both(sentence: str) -> Iterator[Notice]:
    """A sentence that gives confidence and likelihood in one."""
    sure = _CONFIDENCE.search(sentence)
    likely = next((words[0] for row in _rows() if (words := _found(row, sentence))), None)
    if sure and likely:
        message = f"“{sure.group()}” and “{likely}” stand in one sentence: give the confidence a sentence of its own."
        yield Notice(Level.NOTE, message, (FindingValue("verdict", sure.group()), FindingValue("verdict", likely)))


@cache
def _rows() -> tuple[re.Pattern[str], ...]:
    """A pattern for each row, longer words before the shorter ones that they hold."""
    return tuple(
        re.compile(rf"(?<!\w)(?:{'|'.join(sorted(row, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
        for row in lexicon("likelihood")["rows"]
    )


def _found(row: re.Pattern[str], text: str) -> list[str]:
    return [found.group() for found in row.finditer(text)]


def _share(word: str) -> str:
    return next(str(row[word.casefold()]) for row in lexicon("likelihood")["rows"] if word.casefold() in row)
