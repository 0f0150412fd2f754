"""What a claim tells of a day on which, as a text says, the one it speaks of was only born."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.domain.span import Span
from checks.rules.context import Reading
from checks.rules.figures.mentioned import dates_in
from checks.rules.terms.frames import Contrary, is_plain, keys_in, words_in
from checks.text.lexicons import words

_BORN = re.compile(r"\b(?P<name>[A-Z][\w’'-]+) (?:\([^()]{0,60}\bborn|was born|born)(?: on| in)? $")
_OF_BIRTH = frozenset(("born", "birth", "birthday", "birthdate", "parents", "mother", "father"))


def births(claim: str, reading: Reading, sentence: Span) -> Iterator[Contrary]:
    """The word of a claim for what a grown person does, told of the day or year of birth."""
    doing = next((word for word in words_in(claim) if word.group() in words("opposites", "grown")), None)
    if doing is None or not is_plain(claim) or not keys_in(claim).isdisjoint(_OF_BIRTH):
        return
    text = reading.text
    there = dates_in(text)
    for date in dates_in(claim):
        meeting = [each for each in there if date.is_told_by(each)]
        born = _BORN.search(text, 0, meeting[0].span.start) if len(meeting) == 1 and date.year is not None else None
        is_here = born is not None and sentence.start <= born.start() < sentence.end
        if born and is_here and born["name"] in claim[: doing.start()]:
            at = text.index("born", born.start())
            yield Contrary(Span(*doing.span()), Span(at, at + len("born")))
