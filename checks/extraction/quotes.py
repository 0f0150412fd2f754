"""Quotations with the words that say who spoke: one claim for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.domain.claim import Kind
from checks.domain.mention import Quotation
from checks.domain.span import Span
from checks.extraction.candidate import Candidate
from checks.extraction.clauses import clause_tokens
from checks.extraction.cuts import stands_apart
from checks.extraction.nouns import phrase_tokens
from checks.extraction.reading import Piece, Reading
from checks.extraction.tree import clause_of, is_set_off, is_verb, lemma_in, says, size, subject
from checks.extraction.trim import trim

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_PHRASE = 8
"""Tokens of a phrase of time or medium that may still stand next to the tag."""
_FEWEST = 3
"""Words of a quotation; fewer are marks of distance, which belong to the claim around them."""
_NEAR = 60
"""Code points between a quotation and its verb of speech."""


def find_quotes(sentence: int, reading: Reading) -> Iterator[Candidate]:
    """One candidate per quotation of a sentence that somebody is said to have spoken."""
    span = reading.sentences[sentence]
    pieces = reading.pieces_of(sentence)
    tags: set[Token] = set()
    for quotation in reading.quotations_near(span):
        if span.start <= quotation.start and quotation.end <= span.end:
            yield from _quote(quotation, sentence, reading, _speech_verb(quotation, pieces), tags)
        elif quotation.speaker is not None and Span(quotation.start, quotation.end).contains(span):
            yield Candidate(span, sentence, Kind.QUOTE, quotation=quotation)


def _quote(
    quotation: Quotation, sentence: int, reading: Reading, found: tuple[Piece, Token] | None, tags: set[Token]
) -> Iterator[Candidate]:
    """The quotation with its tag; without it where another quotation of the sentence has that tag in `tags`."""
    inside = Span(quotation.start, quotation.end)
    if len(quotation.words.split()) < _FEWEST:
        return
    if found is not None:
        piece, verb = found
        tag = piece.cover(_tag(verb, piece, inside))
        if verb in tags or (quotation.is_partial and _is_far(verb)):
            tag = _around(quotation, piece, verb)
        tags.add(verb)
        whole = Span(min(tag.start, inside.start), max(tag.end, inside.end))
        yield Candidate(whole, sentence, Kind.QUOTE, piece=piece, head=verb, quotation=quotation)
    elif quotation.speaker is not None or (not quotation.is_partial and _stands_alone(inside, reading, sentence)):
        yield Candidate(inside, sentence, Kind.QUOTE, quotation=quotation)


def _is_far(verb: Token) -> bool:
    """Is the tag so long that what it reports is a claim without it?"""
    return any(stands_apart(one) for one in verb.children)


def _around(quotation: Quotation, piece: Piece, verb: Token) -> Span:
    """The clause below `verb` that a few quoted words complete, or the noun phrase that they are part of."""
    inside = Span(quotation.start, quotation.end)
    tokens = [token for token in piece.tokens_in(inside) if not token.is_punct]
    top = next((token for token in tokens if token.head not in tokens), None)
    if not quotation.is_partial or top is None or top == verb or not piece.span.contains(inside):
        return inside
    if top.pos_ == "NOUN":
        run = phrase_tokens(top)
    else:
        clause = clause_of(top)
        run = [] if clause == verb or says(clause) else clause_tokens(clause)
    span = piece.cover(trim(run)) if trim(run) else inside
    return span if span.overlaps(inside) else inside


def _stands_alone(inside: Span, reading: Reading, sentence: int) -> bool:
    """Is the quotation all of its sentence?"""
    return len(reading.sentences[sentence]) - len(inside) <= 2


def _speech_verb(quotation: Quotation, pieces: tuple[Piece, ...]) -> tuple[Piece, Token] | None:
    """The verb of speech that the text around the quotation gave, or else the nearest one outside it."""
    inside = Span(quotation.start, quotation.end)
    near = [
        (_distance(piece.at(token), inside), piece, token)
        for piece in pieces
        for token in piece.doc
        if is_verb(token) and (says(token) or lemma_in(token, "posting")) and not piece.at(token).overlaps(inside)
    ]
    near = [one for one in near if one[0] <= _NEAR or _governs(one[2], one[1], inside)]
    return min(near, key=lambda one: (one[2].lower_ != quotation.verb, one[0]))[1:] if near else None


def _governs(verb: Token, piece: Piece, inside: Span) -> bool:
    return any(piece.at(token).overlaps(inside) for token in verb.subtree)


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _tag(verb: Token, piece: Piece, inside: Span) -> list[Token]:
    """The verb with its subject and the phrases of time and medium next to it, up to the quotation."""
    kept = {verb}
    for one in verb.children:
        if _belongs_to_tag(one) and not any(piece.at(token).overlaps(inside) for token in one.subtree):
            kept.update(one.subtree)
    who = subject(verb)
    if who is not None and who.right_edge.i + 1 < verb.i and verb.doc[who.right_edge.i + 1].text == ",":
        kept.add(verb.doc[who.right_edge.i + 1])  # "The minister, Eleni Markou, said"
    first = last = verb.i
    while first > 0 and verb.doc[first - 1] in kept:
        first -= 1
    while last + 1 < len(verb.doc) and verb.doc[last + 1] in kept:
        last += 1
    return trim(verb.doc[first : last + 1]) or [verb]


def _belongs_to_tag(token: Token) -> bool:
    if token.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "dobj", "dative"}:
        return True
    return token.dep_ in {"prep", "npadvmod"} and size(token) <= _LONGEST_PHRASE and not is_set_off(token)
