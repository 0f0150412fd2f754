"""The figures of claims and records as numbers, and as the values of a finding."""

from __future__ import annotations

from checks.domain.finding import FindingValue
from checks.domain.mention import Quantity
from checks.domain.span import Span


def bounds(figure: Quantity) -> tuple[float | None, float | None]:
    """The least and the most that a figure can mean, before its qualifier is weighed."""
    return (figure.value, figure.value) if figure.value is not None else (figure.low, figure.high)


def in_article(origin: str, figure: Quantity, text: str) -> FindingValue:
    """A figure of the article as one of the values of a finding, with where it stands."""
    span = Span(figure.start, figure.end)
    return FindingValue(origin, span.of(text), span=span)
