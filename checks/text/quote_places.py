"""Where words that were quoted from a page stand in a text, told apart by what stood around them.

The page may break its lines elsewhere and set other quotation marks and dashes; all else has to be the same (W3C Web
Annotation, TextQuoteSelector).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from checks.domain.span import Span
from checks.text.canonical import canonicalise

_SAME = str.maketrans("‘’‚‛“”„‟‐‑‒–—―", "''''\"\"\"\"------")
_MOST_PLACES = 500
_AROUND = 64
"""Code points that are compared on each side."""


@dataclass(frozen=True)
class QuotePlace:
    """One place of a quotation, in code points, and how much around it is as it was quoted, in characters."""

    span: Span
    agreement: int


class QuotedText:
    """A canonical text that many quotations are looked for in."""

    def __init__(self, text: str) -> None:
        self._alike = _alike(text)

    def places(self, exact: str, prefix: str = "", suffix: str = "") -> tuple[QuotePlace, ...]:
        """The places at which `exact` stands, those first that agree best with what stood around it on the page."""
        words = _alike(exact).split()
        if not words or words[0] not in self._alike:
            return ()
        before, after = _squeezed(_alike(prefix))[::-1], _squeezed(_alike(suffix))
        spans = re.finditer(r"\s+".join(map(re.escape, words)), self._alike)
        found = [self._place(Span(*span.span()), before, after) for span in islice(spans, _MOST_PLACES)]
        return tuple(sorted(found, key=lambda place: (-place.agreement, place.span)))

    def _place(self, span: Span, before: str, after: str) -> QuotePlace:
        left = _squeezed(self._alike[max(0, span.start - _AROUND) : span.start])[::-1]
        right = _squeezed(self._alike[span.end : span.end + _AROUND])
        return QuotePlace(span, _agreement(left, before) + _agreement(right, after))


def _alike(text: str) -> str:
    """The text with one sort of quotation mark and dash, of the same length once it is canonical."""
    return canonicalise(text).text.translate(_SAME)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _agreement(one: str, other: str) -> int:
    """How many characters the two have in common from their beginning."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
