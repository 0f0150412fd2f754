"""What a record says on the matter of a claim, in the words of the link, of the record, and of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Link
from checks.domain.finding import FindingValue
from checks.domain.span import Span
from checks.rules.context import Context
from checks.rules.naming import origin_of
from checks.text.lexicons import words as lexicon_words

_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST_SHARED = 2
"""Words that a sentence of a long text has in common with the claim to be about the same."""


@dataclass(frozen=True)
class Told:
    """Words of a record, and where they begin in its text; None for those that stand elsewhere."""

    record: Evidence
    words: str
    offset: int | None

    def value(self, found: re.Match[str]) -> FindingValue:
        """What was found in the words, as a value of a finding."""
        at = None if self.offset is None else Span(found.start() + self.offset, found.end() + self.offset)
        return FindingValue(origin_of(self.record), found.group(), self.record.id, at)


def told_by(claim: Claim, link: Link, record: Evidence, context: Context) -> Iterator[Told]:
    """The words of a record that bear on a claim: the note and the passage of the link, then its text.

    Of a page that was kept, only the sentences that share words with the claim.
    """
    for words in (link.note, link.passage):
        if words:
            yield Told(record, words, None)
    reading = context.reading(record)
    if not context.has_own_text(record):
        yield Told(record, reading.text, 0)
        return
    own = _content(claim.quote) | _content(claim.statement)
    for sentence in reading.sentences:
        if len(own & _content(sentence.of(reading.text))) >= _LEAST_SHARED:
            yield Told(record, sentence.of(reading.text), sentence.start)


@lru_cache(maxsize=16_384)
def _content(text: str) -> frozenset[str]:
    """Words that carry meaning, by their first five letters, so that forms of one word are one."""
    found = (word.group().casefold() for word in _WORD.finditer(text))
    return frozenset(word[:5] for word in found if word not in lexicon_words("quoting", "small"))
