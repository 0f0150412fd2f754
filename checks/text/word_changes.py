"""Which words changed between two wordings of one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from checks.domain.span import Span

_WORD = re.compile(r"\w+|[^\w\s]")
"""Punctuation stands by itself, so that a comma more does not make another word of the one before it."""
_LONGEST_COMPARED = 2000
"""Words of a paragraph beyond which it counts as changed from its first differing word to its last."""


def word_changes(old: str, new: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The words of `old` that are gone and those of `new` that came, as spans; neighbours make one span.

    White space does not count. Spans are of code points, in order, and never empty.
    """
    before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    gone, come = [], []
    for start, end, new_start, new_end in _differing([each[0] for each in before], [each[0] for each in after]):
        gone += [Span(before[start].start(), before[end - 1].end())] if end > start else []
        come += [Span(after[new_start].start(), after[new_end - 1].end())] if new_end > new_start else []
    return tuple(gone), tuple(come)


def _differing(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The ranges of words that are not the same."""
    if max(len(before), len(after)) > _LONGEST_COMPARED:
        yield from _between_ends(before, after)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, *places in matcher.get_opcodes():
        if kind != "equal":
            start, end, new_start, new_end = places
            yield start, end, new_start, new_end


def _between_ends(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """All between the words at the start and at the end that both have in common."""
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    end = next((at for at in range(shorter - start) if before[-1 - at] != after[-1 - at]), shorter - start)
    if len(before) > start + end or len(after) > start + end:
        yield start, len(before) - end, start, len(after) - end
