"""Figures whose noun is left out as it was just named: "40 drones, up from 12", "500 houses, with 300 damaged"."""

from __future__ import annotations

from collections.abc import Sequence

from checks.text.cardinals import word_at
from checks.text.measures import grammar
from checks.text.subsets import Count
from checks.text.tokens import Token

_COMPARED = frozenset({("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"), ("rather", "than")})
_ENDS = frozenset(".;!?")


def find_elided(tokens: Sequence[Token], counts: Sequence[Count]) -> dict[int, int]:
    """The index of the figure that names the noun, by that of one without: of the same sentence, the nearest before."""
    found: dict[int, int] = {}
    for at, count in enumerate(counts):
        if at and count.unit is None and count.ends == count.after and _leaves_noun_out(tokens, count):
            before = counts[at - 1]
            between = {token.word for token in tokens[before.ends : count.first]}
            if before.unit is not None and before.ends > before.after and _ENDS.isdisjoint(between):
                found[at] = at - 1
    return found


def _leaves_noun_out(tokens: Sequence[Token], count: Count) -> bool:
    """As in "up from 12", "with over 300 damaged"."""
    at = count.first - 1
    while word_at(tokens, at) in grammar("between") - {"of", "and"}:
        at -= 1
    word, following = word_at(tokens, at), word_at(tokens, count.after)
    return (word_at(tokens, at - 1), word) in _COMPARED or (word == "with" and following.endswith("ed"))
