"""Two numbers that bound a range: "20 to 30", "between 5 and 7", "12-14%"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.text.cardinals import Number, word_at
from checks.text.lexicons import lexicon, words
from checks.text.tokens import Token


def ranged(tokens: Sequence[Token], numbers: Sequence[Number]) -> Iterator[Number]:
    """The numbers, two of them made one where they bound a range: "20 to 30", "between 5 and 7"."""
    taken = False
    for left, right in pairwise([*numbers, None]):
        if taken:
            taken = False
            continue
        if left is None:
            continue
        joined = _range(tokens, left, right) if right is not None else None
        taken = joined is not None
        yield joined or left


def _range(tokens: Sequence[Token], left: Number, right: Number) -> Number | None:
    low = left.low
    if right.scale > 1 and left.scale == 1 and left.value is not None and low < right.high / right.scale:
        low *= right.scale
    if left.value is None or right.value is None or not low < right.high or not _bounds(tokens, left, right):
        return None
    return Number(left.first, right.after, None, low, right.high, right.scale)


def _bounds(tokens: Sequence[Token], left: Number, right: Number) -> bool:
    """Do the words between two numbers make a range of them?"""
    place = left.after + (word_at(tokens, left.after) in ("%", "percent"))
    first = right.first - (word_at(tokens, right.first - 1) in lexicon("units")["currencies"])
    if not _are_alike(tokens, (left, place), (right, first)):
        return False
    between = [token.word for token in tokens[place:first]]
    before = word_at(tokens, left.first - 1)
    if before in lexicon("units")["currencies"]:
        before = word_at(tokens, left.first - 2)
    if between == ["and"]:
        return before == "between"
    if between == ["to"]:
        return before != "from" or not any(
            token.word in words("numbers", "changes") for token in tokens[max(0, left.first - 7) : left.first]
        )
    if between in (["-"], ["–"], ["—"]):
        return tokens[place].start == tokens[place - 1].end and tokens[place].end == tokens[first].start
    return between == ["or"] and right.low - left.high <= max(1.0, left.high)


def _are_alike(tokens: Sequence[Token], left: tuple[Number, int], right: tuple[Number, int]) -> bool:
    """Can both be bounds of one thing? "4% to $76" and "5% to 12 tanks" are two figures; "$3 to 5 million" is one."""
    (low, percent_end), (high, sign) = left, right
    is_share = percent_end > low.after
    is_share_too = word_at(tokens, high.after) in ("%", "percent")
    has_sign = word_at(tokens, low.first - 1) in lexicon("units")["currencies"]
    return (is_share_too or not is_share) and (has_sign or sign == high.first)
