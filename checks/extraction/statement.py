"""A claim in words that stand alone, as far as the text settles them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checks.domain.claim import Kind
from checks.domain.mention import Resolution, TimeMention
from checks.domain.span import Span
from checks.extraction.candidate import Candidate
from checks.extraction.clauses import clause_tokens
from checks.extraction.nouns import phrase_tokens
from checks.extraction.reading import Reading
from checks.extraction.resolve import stands_for
from checks.extraction.tree import clause_of, is_finite, shared_subject, subject
from checks.extraction.trim import trim

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = re.compile(r"^(?:who|which|that)\s")
_YEAR = re.compile(r"\b\d{4}\b")


def state(candidate: Candidate, resolves: Sequence[Resolution], reading: Reading) -> str:
    """The claim as a sentence: subject restored, pronouns named, relative times dated, a phrase with its clause."""
    words = _put_in(
        candidate.span, [*_named(resolves, candidate, reading), *_dated(reading.times_in(candidate.span))], reading.text
    )
    if candidate.head is None or candidate.piece is None or candidate.kind in {Kind.QUOTE, Kind.IDENTITY}:
        return _sentence(words)
    who = _missing_subject(candidate.head, candidate, reading) if candidate.is_clause else ""
    if who and is_finite(candidate.head):
        return _sentence(f"{who} {_RELATIVE.sub('', words)}")
    context = _clause_around(candidate.head, candidate, reading)
    return _sentence(f"{words} ({context})" if context else words)


def _missing_subject(head: Token, candidate: Candidate, reading: Reading) -> str:
    """Who or what a clause is about, where the claim leaves it out: "which", or the subject of the verb before."""
    who = shared_subject(head) or _subject_above(head)
    first = _first_of_list(head)
    if who is not None and who.lower_ in {"which", "who", "that"} and first.dep_ == "relcl":
        who = first.head
    piece = candidate.piece
    if who is None or piece is None or candidate.span.contains(piece.at(who)):
        return ""
    named = stands_for(who, piece, reading)
    phrase = phrase_tokens(who) or [who]
    before = [one for one in phrase if piece.at(one).end <= candidate.span.start]  # "men", not "men who were freed"
    return named or _words(piece.cover(before or phrase), reading)


def _clause_around(head: Token, candidate: Candidate, reading: Reading) -> str:
    """The clause that a phrase or a participle hangs on; nothing where the claim holds it or is complete."""
    if candidate.piece is None or (candidate.is_clause and (subject(head) is not None or is_finite(head))):
        return ""
    above = clause_of(_first_of_list(head).head) if candidate.is_clause else clause_of(head)
    run = trim(clause_tokens(above))
    span = candidate.piece.cover(run) if run else candidate.span
    return "" if candidate.span.contains(span) or above == head else _words(span, reading)


def _first_of_list(head: Token) -> Token:
    """Of "killing two and wounding nine" the killing: what holds for it holds for all."""
    return next((one for one in (head, *head.ancestors) if one.dep_ != "conj"), head)


def _subject_above(head: Token) -> Token | None:
    return next((who for above in head.ancestors if (who := shared_subject(above)) is not None), None)


def _named(resolves: Sequence[Resolution], candidate: Candidate, reading: Reading) -> Iterator[tuple[Span, str]]:
    """Names for pronouns, but where the claim itself has named them before."""
    for one in resolves:
        span = Span(one.start, one.end)
        tokens = candidate.piece.tokens_in(span) if candidate.piece is not None else []
        if not one.stands_for:
            continue
        is_named = one.stands_for.split()[-1] in reading.text[candidate.span.start : one.start]
        if tokens and not is_named and not one.mention.lower().endswith("self"):
            yield span, one.stands_for + ("’s" if tokens[0].tag_ == "PRP$" else "")


def _dated(times: Sequence[TimeMention]) -> list[tuple[Span, str]]:
    """Times that need the publication date to be understood, with their days behind them."""
    found = []
    for time in times:
        if time.first is None or _YEAR.search(time.mention):
            continue
        days = time.first.isoformat()
        if time.last is not None and time.last != time.first:
            days = f"{days} to {time.last.isoformat()}"
        found.append((Span(time.start, time.end), f"{time.mention} ({days})"))
    return found


def _put_in(span: Span, changes: Sequence[tuple[Span, str]], text: str) -> str:
    """The words of `span` with some of them replaced."""
    parts, at = [], span.start
    for place, words in sorted(changes):
        if place.start >= at and place.end <= span.end:
            parts += [text[at : place.start], words]
            at = place.end
    return "".join([*parts, text[at : span.end]])


def _words(span: Span, reading: Reading) -> str:
    return " ".join(span.of(reading.text).split())


def _sentence(words: str) -> str:
    """One line with a capital at its start and a full stop at its end."""
    line = " ".join(words.split())
    line = line[:1].upper() + line[1:]
    return line if line.endswith((".", "!", "?", "…", "”", '"')) else f"{line}."
