"""Which line lies above which, where claims are nested: shorter claims nearer the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.domain.span import Span


def assign_strata(spans: Sequence[Span], most: int = 3) -> tuple[int, ...]:
    """The level of each span, 0 next to the text and `most` - 1 at the farthest.

    The shortest span is placed first; each gets the lowest level that lies beyond all it overlaps. What would lie
    deeper than the last level shares it.
    """
    levels = [0] * len(spans)
    for cluster in _clusters(spans):
        placed: list[int] = []
        for index in sorted(cluster, key=lambda each: (len(spans[each]), spans[each].start, each)):
            nearer = (levels[other] for other in placed if spans[other].overlaps(spans[index]))
            levels[index] = min(max(nearer, default=-1) + 1, most - 1)
            placed.append(index)
    return tuple(levels)


def _clusters(spans: Sequence[Span]) -> Iterator[list[int]]:
    """Groups of spans that hang together by overlapping, so that a long text is not compared with itself."""
    cluster: list[int] = []
    reach = 0
    for index in sorted(range(len(spans)), key=lambda each: spans[each].start):
        if cluster and spans[index].start >= reach:
            yield cluster
            cluster = []
        reach = max(reach, spans[index].end) if cluster else spans[index].end
        cluster.append(index)
    if cluster:
        yield cluster
