"""Clauses, each cut down to the words that carry one claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.domain.claim import Kind
from checks.domain.span import Span
from checks.extraction.candidate import Candidate
from checks.extraction.cuts import heads_clause, is_cut, stands_apart
from checks.extraction.reading import Piece, Reading
from checks.extraction.tree import child, is_past, lemma_in, lost_subject, says, shared_subject, subject
from checks.extraction.trim import trim
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEWEST = 2
"""Words of the shortest clause: "Ukraine refused"."""
_COMPLEMENTS = frozenset({"dobj", "xcomp", "acomp", "neg", "prt", "auxpass"})
"""Relations that make a verb of speech say more than that somebody spoke."""
_ASIDE = 0.4
"""Share of a clause up to which an aside between subject and verb stays in the claim."""


def find_clauses(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """One candidate per clause of a piece, without the clauses that are candidates of their own."""
    for head in piece.doc:
        if not heads_clause(head) or _asks(head) or _is_free(head):
            continue
        run = trim(clause_tokens(head))
        if len([token for token in run if token.is_alpha or token.like_num]) < _FEWEST:
            continue
        if is_mere_attribution(head) and not says_how(piece, run, reading):
            continue
        if _is_quoted_talk(head, piece.cover(run), reading):
            continue
        yield Candidate(piece.cover(run), piece.sentence, Kind.EVENT, piece=piece, head=head, is_clause=True)


def _is_quoted_talk(head: Token, span: Span, reading: Reading) -> bool:
    """Is it said inside a quotation, and with nothing to look up: about "this", what may be, or what always is?"""
    if not reading.is_quoted(span) or reading.quantities_in(span) or reading.days_in(span):
        return False
    who = shared_subject(head)
    if who is None or any(one.tag_ == "MD" for one in head.children):
        return True
    is_vague = who.pos_ in {"PRON", "DET"}
    if is_past(head):
        return is_vague and who.lower_ not in words("claims", "persons") | words("claims", "speakers")
    return is_vague or head.lemma_ != "be"


def is_mere_attribution(head: Token) -> bool:
    """Is it only the tag of a sentence, "the ministry said", whose words stand elsewhere?"""
    said = child(head, "ccomp")
    listener = head.lemma_ in {"tell", "inform"} and said is not None and (said.i < head.i or stands_apart(said))
    complements = {"xcomp", "acomp", "neg", "prt", "auxpass"} if listener else _COMPLEMENTS
    if not says(head) or any(one.dep_ in complements for one in head.children):
        return False
    if said is not None:
        return said.i < head.i or stands_apart(said)
    asked = child(head, "advcl")
    if asked is not None and any(one.lower_ in words("claims", "questions") for one in asked.children):
        return False
    return head.dep_ == "parataxis" or lemma_in(head, "report")


def says_how(piece: Piece, tag: list[Token], reading: Reading) -> bool:
    """Does an attribution have a date of its own, or name its medium? Then it is a claim too.

    The tag of a quotation is part of the claim that the quotation makes.
    """
    span = reading.sentences[piece.sentence]
    if any(span.start <= one.start for one in reading.quotations_near(span)):
        return False
    return bool(reading.days_in(piece.cover(tag))) or any(lemma_in(token, "media") for token in tag)


def clause_tokens(head: Token) -> list[Token]:
    """The words of a clause around its verb, in order and without a gap."""
    lost = lost_subject(head)
    kept = {*_kept(head, head), *(lost.subtree if lost is not None else ())}
    tokens = list(head.doc[min(head.left_edge.i, *(token.i for token in kept)) : head.right_edge.i + 1])
    at = head.i - tokens[0].i
    first, last = _reach(tokens, at, kept)
    first = _over_aside(tokens, kept, first, last, subject(head))
    last = _over_tail(tokens, kept, first, last)
    return tokens[first : last + 1]


def _over_aside(tokens: list[Token], kept: set[Token], first: int, last: int, who: Token | None) -> int:
    """Where the claim begins if a short aside between subject and verb stays in it; else `first`."""
    start = next((i for i in range(first) if tokens[i] in kept), first)
    if who is None or who.i >= tokens[first].i:
        return first
    if sum(token.is_alpha for token in tokens[first : last + 1]) < _FEWEST:
        return start
    return start if _is_mostly_kept(tokens[start : last + 1], kept) else first


def _over_tail(tokens: list[Token], kept: set[Token], first: int, last: int) -> int:
    """Where the claim ends if a short aside before its end stays in it; else `last`."""
    after = [
        i
        for i in range(last + 1, len(tokens))
        if tokens[i] in kept and not tokens[i].is_punct and tokens[i].dep_ != "cc"
    ]
    if len(after) < _FEWEST or not _is_mostly_kept(tokens[first : after[-1] + 1], kept):
        return last
    return after[-1]


def _is_mostly_kept(tokens: list[Token], kept: set[Token]) -> bool:
    left_out = sum(len(token.text_with_ws) for token in tokens if token not in kept)
    return left_out <= _ASIDE * sum(len(token.text_with_ws) for token in tokens)


def _reach(tokens: list[Token], at: int, kept: set[Token]) -> tuple[int, int]:
    """How far the words that are kept reach without a gap around the word at index `at`."""
    first = last = at
    while first > 0 and (tokens[first - 1] in kept or _bridges(tokens, first - 1, kept)):
        first -= 1
    while last < len(tokens) - 1 and (tokens[last + 1] in kept or tokens[last + 1].is_punct):
        last += 1
    return first, last


def _bridges(tokens: list[Token], at: int, kept: set[Token]) -> bool:
    return tokens[at].is_punct and at > 0 and (tokens[at - 1] in kept or tokens[at - 1].is_punct)


def _kept(token: Token, head: Token) -> Iterator[Token]:
    yield token
    for one in token.children:
        if not is_cut(one, head):
            yield from _kept(one, head)


def _is_free(head: Token) -> bool:
    """Is it "whatever could be found", which stands for a thing and not for a fact?"""
    return any(one.lower_ in words("claims", "free_relatives") for one in head.doc[head.left_edge.i : head.i])


def _asks(head: Token) -> bool:
    """Is it a heading such as "What we know so far", or a question?"""
    first = head.sent[0]
    if head.dep_ == "ROOT" and any(one.text == "?" for one in head.doc[-2:]):
        return True
    return first.lower_ in words("claims", "questions") and first.i == head.left_edge.i and first.dep_ != "mark"
