"""Words that break into a sentence: brackets, dashes, "five of them Spaniards", "including two officers"."""

from __future__ import annotations

from collections.abc import Sequence

from checks.text.cardinals import word_at
from checks.text.lexicons import lexicon
from checks.text.tokens import Token

LONGEST = 24
"""Tokens of the longest aside that is passed over."""

_CLOSED_BY = {"(": ")", "[": "]"}
_DASHES = ("-", "–", "—")


def past_aside(tokens: Sequence[Token], at: int) -> int:
    """The place after the aside that begins at a token; the same place where none does."""
    word = word_at(tokens, at)
    if closing := _CLOSED_BY.get(word):
        return _after(tokens, at, (closing,))
    if word in _DASHES and _is_dash(tokens, at):
        return _after(tokens, at + _width(tokens, at) - 1, _DASHES)
    if word == "," and _is_part(tokens, at + 1):
        return max(at, past_comma(tokens, at + 1))
    return at


def past_comma(tokens: Sequence[Token], at: int) -> int:
    """The next comma, so that "including three children," is passed over; the same place where none is near."""
    for place in range(at, min(len(tokens), at + 10)):
        if tokens[place].word == ",":
            return place
    return at


def _after(tokens: Sequence[Token], at: int, closing: Sequence[str]) -> int:
    """The place after the sign that closes an aside, if it stands in the same sentence."""
    for place in range(at + 1, min(len(tokens), at + LONGEST)):
        if tokens[place].word in (".", ";", "?", "!"):
            break
        if tokens[place].word in closing and (closing[0] in (")", "]") or _is_dash(tokens, place)):
            return place + _width(tokens, place)
    return at


def is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Is it a hyphen within a word, and no dash?"""
    return tokens[at].word == "-" and not _is_dash(tokens, at)


def _is_dash(tokens: Sequence[Token], at: int) -> bool:
    """Is it a dash, and no hyphen within a word?"""
    if tokens[at].word != "-" or _width(tokens, at) > 1:
        return True
    return at > 0 and (tokens[at - 1].end < tokens[at].start or tokens[at - 1].word == "-")


def _width(tokens: Sequence[Token], at: int) -> int:
    """How many tokens a dash written as "--" takes."""
    return 1 + (tokens[at].word == "-" and word_at(tokens, at + 1) == "-" and tokens[at].end == tokens[at + 1].start)


def _is_part(tokens: Sequence[Token], at: int) -> bool:
    """As in "five of them Spaniards", "11 of whom have left"."""
    if at >= len(tokens) or word_at(tokens, at + 1) != "of" or word_at(tokens, at + 2) not in ("them", "whom", "which"):
        return False
    return tokens[at].value is not None or tokens[at].word in lexicon("numbers")["small"]
