"""Headlines in title case, lowered for the parser: in "Hundreds Free as Missiles Hit Port" it would see names only."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONG_ENOUGH = 4
_MOST = 0.8
_SHORT_WORD = 3
"""Prepositions and articles of up to this length stay small in title case and prove nothing."""


def lower_title(sentence: str, text: str) -> str:
    """`sentence` with its capitals lowered where it is in title case, but for names of `text`; as long as before."""
    if not is_title_case(sentence):
        return sentence
    names = _names_of(text)
    return _WORD.sub(lambda found: found[0] if found[0] in names or found[0].isupper() else _lower(found[0]), sentence)


def is_title_case(sentence: str) -> bool:
    """Do nearly all of its longer words start with a capital, and does it end without a full stop?"""
    words = [word for word in _WORD.findall(sentence) if len(word) > _SHORT_WORD]
    if len(words) < _LONG_ENOUGH or sentence.rstrip().endswith((".", "!", "?", "”", '"')):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return bool(capitals >= _MOST * len(words))


def _names_of(text: str) -> frozenset[str]:
    """Words that stand with a capital inside a running sentence of `text`, and never in lower case."""
    running = [line for line in text.split("\n") if not is_title_case(line)]
    capitals = {found[1] for line in running for found in re.finditer(r"[\w,’”'\"] ([A-ZÀ-ÞЀ-Я][\w’'-]+)", line)}
    small = set(re.findall(r"\b[a-zà-ÿ][\w’'-]+", " ".join(running)))
    return frozenset({name.removesuffix("’s").removesuffix("'s") for name in capitals if name.lower() not in small})


def _lower(word: str) -> str:
    lowered = word.lower()
    return lowered if len(lowered) == len(word) else word
