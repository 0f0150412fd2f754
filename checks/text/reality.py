"""Whether a figure is told as a fact: "did not kill 12" denies it, "could kill 12" only thinks of it."""

from __future__ import annotations

from collections.abc import Sequence

from checks.text.cardinals import word_at
from checks.text.measures import grammar
from checks.text.tokens import Token

BEHIND = 9
AHEAD = 5
"""Tokens before and after a figure in which the words that deny it are looked for."""

_ENDS = frozenset('.;!?:”"')


def is_negated(tokens: Sequence[Token], first: int, after: int) -> bool:
    """As in "denied killing 12 people", "the 12 men were not killed"."""
    start = _clause_start(tokens, first)
    verb = (
        at for at in _verb_after(tokens, after) if tokens[at].word != "without"
    )  # "lasted two hours without a word"
    return any(_denies(tokens, at) for at in (*range(start, first), *verb))


def is_hypothetical(tokens: Sequence[Token], first: int, after: int) -> bool:
    """As in "if 12 people die", "threatened to kill 10", "200 could be hurt"."""
    start = _clause_start(tokens, first)
    before = {token.word for token in tokens[start:first] if not (token.word == "may" and token.is_capital)}
    if not grammar("conditions").isdisjoint(before) or (
        "to" in before and not grammar("intentions").isdisjoint(before)
    ):
        return True
    return any(word_at(tokens, at) in grammar("possible") for at in _verb_after(tokens, after)[:2])


def _clause_start(tokens: Sequence[Token], first: int) -> int:
    """Where the clause before a figure begins, or as far back as is looked."""
    for at in range(first - 1, max(-1, first - 1 - BEHIND), -1):
        if tokens[at].word in _ENDS or tokens[at].word in ("but", ","):
            return at + 1
    return max(0, first - BEHIND)


def _verb_after(tokens: Sequence[Token], after: int) -> range:
    """The places after a figure and its noun up to the end of its verb."""
    for at in range(after, min(len(tokens), after + AHEAD)):
        if not tokens[at].is_word or tokens[at].word in ("and", "or", "but", "who", "that", "which"):
            return range(after, at)
    return range(after, min(len(tokens), after + AHEAD))


def _denies(tokens: Sequence[Token], at: int) -> bool:
    """Is it a word of denial, and not the beginning of a hedge such as "not less than" and "not only"?"""
    word, following = tokens[at].word, word_at(tokens, at + 1)
    if word in ("not", "never") or word.endswith("n't"):
        return following not in grammar("after_not")
    return word in grammar("denials") or (word == "no" and following in ("evidence", "proof", "sign", "indication"))
