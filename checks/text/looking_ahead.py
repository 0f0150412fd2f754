"""Does a clause speak of what is to come? By the words around its time: "will", "due on", "by" a day after a demand."""

from __future__ import annotations

import re
from functools import cache

from checks.text.lexicons import either

_TOLD_NEARBY = 24
"""Code points before a time in which "said" and its like say that what is told is past."""
_OPENING = 8
"""Code points of a clause before a time up to which the words after it are looked at: "On Monday, he will …"."""

_VERBS = r"""
    [’']ll\b | \bto\s+be\b
  | \bmust\b(?!\s+have\b)
  | \bwould\b(?!\s+(?:not\s+)?have\b)
  | \b(?:is|are|has|have|needs?)\s+to\s+[a-z]
  | \bgoing\s+to\b(?!\s+the\b)
  | \bset\s+(?:to|for)\b
  | \b(?:is|are|was|were|be|been|fall|falls)\s+(?:also\s+|now\s+)?due\b(?!\s+to\s+(?:an?|the|its|his|her|their)\b)
  | \bplan(?:s|ned|ning)?\s+(?:to|for|an?)\b | \b(?:is|are|was|were|been)\s+planned\b
  | \bhop(?:es?|ed|ing)\s+(?:to|for|that)\b
"""
"""Verbs that point ahead; each of them also has a use that does not: "must have left", "due to the strike", "a planned
attack", "hopes faded"."""
_RIGHT_BEFORE = r"""
    \b(?:later|until|through|effective|deadline|ahead\s+of)
    (?:\s+(?:on|in|from|for|of|at\s+least|the|this|early|late|end))*\s*$
"""
"""Words that point ahead only where the time follows at once: "until Friday", and not "drove through the town on …"."""
_LASTED = r"\b(?:lasted|ran|raged|continued|remained|stayed|stood|lived|served|waited|worked)\b"
"""What lasted until a time is over."""
_BY = r"\bby\s+(?:(?:the\s+)?(?:end|middle|start)\s+of\s+|early\s+|late\s+|this\s+)?(?:the\s+)?$"
_DEMANDED = r"""
    \b(?:if|unless|wants?|wanted|needs?|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|order(?:s|ed|ing)?|urg(?:es?|ed|ing)|
    requir(?:es?|ed|ing)|ultimatum|agree[sd]?\s+to|promis(?:es?|ed|ing)|pledg(?:es?|ed|ing)|vow(?:s|ed|ing)?|
    aim(?:s|ed|ing)?\s+to|told|call(?:s|ed|ing)?\s+(?:on|for))\b
"""
"""What is demanded, promised or only supposed "by" a day is still to come on the day of the news."""


def looks_ahead(before: str, after: str) -> bool:
    """Do the words of a clause `before` and `after` its time say that it is to come? "Said on Friday" is past."""
    verbs, told, right_before, lasted, by, demanded = _patterns()
    if by.search(before) and demanded.search(before):
        return True
    if told.search(before[-_TOLD_NEARBY:]):
        return False
    if right_before.search(before):
        return lasted.search(before) is None
    return verbs.search(before) is not None or (len(before) < _OPENING and verbs.search(after) is not None)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words, told = either("calendar", "ahead"), either("calendar", "told")
    sources = (rf"\b{words}\b | {_VERBS}", rf"\b{told}\b", _RIGHT_BEFORE, _LASTED, _BY, _DEMANDED)
    return tuple(re.compile(source, re.IGNORECASE | re.VERBOSE) for source in sources)
