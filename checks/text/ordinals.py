"""Ordinals that count something: "the third strike this week", "a 12th victim"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checks.domain.mention import Quantity
from checks.text.cardinals import word_at
from checks.text.lexicons import lexicon, words
from checks.text.tokens import ORDINAL, Token, number_in


def find_ordinals(tokens: Sequence[Token]) -> Iterator[Quantity]:
    """Ordinals from the second on that stand before something that happens again and again, with basis "ordinal"."""
    for at, token in enumerate(tokens):
        value = _value(token)
        if value is None or value < 2 or word_at(tokens, at - 1) in ("-", "."):
            continue
        noun = next((word for word in _nouns_after(tokens, at) if word in words("numbers", "repeated")), None)
        if noun:
            yield Quantity(token.start, token.end, value, value, value, unit=noun, counted=noun, basis="ordinal")


def ordinal(word: str) -> float | None:
    """The number of "fourth" and "4th"; None for other words."""
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word.casefold())
    return float(digits[1]) if digits else {"first": 1.0, **_ordinals()}.get(word.casefold())


def _value(token: Token) -> float | None:
    if token.suffix.casefold() in ORDINAL:
        return number_in(token.word)
    return _ordinals().get(token.word)


def _nouns_after(tokens: Sequence[Token], at: int) -> list[str]:
    """Up to three words after an ordinal, as far as no sign comes between."""
    found = []
    for token in tokens[at + 1 : at + 4]:
        if not token.is_word:
            break
        found.append(token.word)
    return found


@cache
def _ordinals() -> dict[str, float]:
    """Ordinal words from the second to the twentieth."""
    tables = lexicon("numbers")
    small = {
        word: float(size)
        for word, size in tables["parts"].items()
        if size <= 20 and word not in ("half", "halve", "quarter")
    }
    return {"second": 2.0, **small}
