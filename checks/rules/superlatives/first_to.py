"""Who was "the first to announce" it: was it told before, in the article itself or in a linked record?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from checks.domain.claim import Claim
from checks.domain.evidence import Evidence
from checks.domain.finding import FindingValue, Level
from checks.domain.mention import TimeMention
from checks.domain.span import Span
from checks.domain.words import day
from checks.rules.context import Context
from checks.rules.rule import Notice
from checks.text.lexicons import words

_FIRST_TO = re.compile(r"\bfirst to (?:\w+ly )?(?P<verb>[a-z]{4,})(?P<object>[^,.;:]*)")
_WORD = re.compile(r"[^\W\d_]{4,}")


def told_earlier(claim: Claim, context: Context, own: date) -> Iterator[Notice]:
    """Sentences that tell the same of another on an earlier day; each text is told of once."""
    found = _FIRST_TO.search(claim.quote)
    if found is None:
        return
    verb, matter = _forms(found["verb"]), {word.casefold() for word in _WORD.findall(found["object"])}
    who = _who(claim.quote[: found.start()])
    here = (None, context.text, context.sentences, context.times)
    records = dict.fromkeys(record for _, record in context.linked(claim))
    there = (
        (one, reading.text, reading.sentences, reading.times) for one in records if (reading := context.reading(one))
    )
    for record, text, sentences, times in (here, *there):
        for sentence in sentences:
            if record is None and sentence.overlaps(claim.anchor.span):
                continue
            said = sentence.of(text)
            is_same = verb.search(said) and _speaks_of(matter, text, sentence) and not _names(who, said)
            earlier = _earlier(times, sentence, own) if is_same else None
            if earlier is not None:
                yield _notice(claim, earlier, sentence, said, record)
                break


def _notice(claim: Claim, when: date, place: Span, said: str, record: Evidence | None) -> Notice:
    where = "The article itself" if record is None else f"“{record.title}”"
    message = f"{where} has it earlier, on {day(when)}: “{said.strip()}” Say what nobody had told before."
    values = (
        FindingValue("article", claim.quote, span=claim.anchor.span),
        FindingValue(record.title if record else "article", said, record.id if record else None, place),
    )
    spans = (claim.anchor.span,) if record else (claim.anchor.span, place)
    return Notice(Level.NOTE, message, values, spans)


def _earlier(times: Sequence[TimeMention], sentence: Span, own: date) -> date | None:
    """A day of the sentence before the claim's own; None where it has none."""
    days = [time.last for time in times if sentence.start <= time.start < sentence.end and time.first and time.last]
    return next((each for each in days if each < own), None)


def _speaks_of(matter: set[str], text: str, sentence: Span) -> bool:
    """Does the paragraph of the sentence name what was told?"""
    start, end = text.rfind("\n", 0, sentence.start) + 1, text.find("\n", sentence.end)
    paragraph = text[start : end if end >= 0 else len(text)].casefold()
    return any(word in paragraph for word in matter)


def _who(subject: str) -> set[str]:
    """The words by which the same person is known again: the name without its title, else the title."""
    told = {word.casefold() for word in _WORD.findall(subject)}
    return (told - words("claims", "titles")) or told


def _names(who: set[str], said: str) -> bool:
    return any(word in said.casefold() for word in who)


def _forms(verb: str) -> re.Pattern[str]:
    """The regular forms of a verb: "announce", "announced", "announcing"."""
    stem = verb.removesuffix("e").removesuffix("y")
    return re.compile(rf"\b{re.escape(stem)}(?:e|y|es|ies|ied|ed|ing|s)?\b", re.IGNORECASE)
