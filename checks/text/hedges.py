"""How a figure is hedged: "at least", "nearly", "20-plus"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checks.domain.mention import Qualifier
from checks.text.cardinals import Number, word_at
from checks.text.lexicons import lexicon
from checks.text.tokens import Token

TOTALS = (("a", "total", "of"), ("in", "total"), ("in", "all"), ("total", "of"))
"""Words that say that a figure is the sum of all."""


def qualifier_of(tokens: Sequence[Token], number: Number, first: int, ends: Sequence[int]) -> Qualifier:
    """The hedge before the figure, past "a total of", or after it or its noun; a range lies between its bounds."""
    while True:
        skipped = next((len(phrase) for phrase in TOTALS if words_before(tokens, first, len(phrase)) == phrase), 0)
        if not skipped:
            break
        first -= skipped
    for phrase, qualifier in _hedges("before").get(word_at(tokens, first - 1), []):
        if words_before(tokens, first, len(phrase)) == phrase:
            return qualifier
    for end in ends:
        for phrase, qualifier in _hedges("after").get(word_at(tokens, end), []):
            if tuple(token.word for token in tokens[end : end + len(phrase)]) == phrase:
                return qualifier
    if word_at(tokens, ends[0]) == "+" or [word_at(tokens, ends[0] + step) for step in (0, 1)] == ["-", "plus"]:
        return Qualifier.AT_LEAST
    if number.value is not None:
        return Qualifier.EXACT
    return Qualifier.BETWEEN if _is_range(tokens, number) else Qualifier.ABOUT


def _is_range(tokens: Sequence[Token], number: Number) -> bool:
    return any(
        token.value is not None or token.word in lexicon("numbers")["small"]
        for token in tokens[number.first : number.after]
    )


def words_before(tokens: Sequence[Token], first: int, count: int) -> tuple[str, ...]:
    """So many words before a place, fewer at the start of the text."""
    return tuple(token.word for token in tokens[max(0, first - count) : first])


@cache
def _hedges(side: str) -> dict[str, list[tuple[tuple[str, ...], Qualifier]]]:
    """Hedging phrases of one side by the word that touches the figure, the longest first."""
    table = lexicon("numbers")[side]
    entries = [(tuple(phrase.split()), Qualifier(name)) for name, phrases in table.items() for phrase in phrases]
    found: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    for phrase, qualifier in sorted(entries, key=lambda entry: -len(entry[0])):
        found.setdefault(phrase[-1 if side == "before" else 0], []).append((phrase, qualifier))
    return found
