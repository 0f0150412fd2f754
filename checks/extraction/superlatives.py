"""Claims that something is the first, the largest, a record, unheard of, or more than any other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.domain.claim import Kind
from checks.extraction.candidate import Candidate
from checks.extraction.clauses import clause_tokens
from checks.extraction.nouns import phrase_tokens
from checks.extraction.reading import Piece
from checks.extraction.tree import SUBJECTS, child, clause_of, is_set_off, is_verb, lemma_in, subject
from checks.extraction.trim import trim
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEWEST = 2
_SHORT = 6
"""Tokens of a subject such as "the town’s only hospital", which says nothing without its verb."""


def find_superlatives(piece: Piece) -> Iterator[Candidate]:
    """Phrases such as "the largest swap since the war broke out"; a whole clause where it says no more."""
    for token in piece.doc:
        run = _of_superlative(token) or _of_comparison(token)
        if len(run) >= _FEWEST:
            yield Candidate(piece.cover(run), piece.sentence, Kind.SUPERLATIVE, piece=piece, head=token)


def _of_superlative(token: Token) -> list[Token]:
    noun = _compared_noun(token)
    if noun is None or _is_period(token, noun) or _is_counted_first(token):
        return []
    noun = _tied(noun)
    verb = noun.head
    if noun.dep_ == "attr" and is_verb(verb) and subject(verb) is not None:
        return trim(clause_tokens(verb))
    run = trim(_with_since(phrase_tokens(noun, with_time=True), noun))
    if noun.dep_ in SUBJECTS and len(run) < _SHORT:
        return [] if token.lower_ in words("claims", "firsts") - {"only"} else trim(clause_tokens(clause_of(noun)))
    return run


def _tied(noun: Token) -> Token:
    """The "one" of "one of the longest bridges": the claim keeps what others share the place."""
    link = noun.head
    one = link.head
    return one if noun.dep_ == "pobj" and link.lower_ == "of" and one.lower_ in {"one", "some", "two"} else noun


def _of_comparison(token: Token) -> list[Token]:
    """The clause of "for the first time", of a record, or of "deadlier than any battle in ten years"; else nothing."""
    above_all = token.lower_ == "than" and any(one.lower_ == "any" for one in token.subtree)
    if above_all and is_set_off(token.head):
        return trim(token.doc[token.head.left_edge.i : token.head.right_edge.i + 1])
    time = token.head
    first_time = token.lower_ == "first" and time.lower_ == "time" and time.head.lower_ == "for"
    if above_all or first_time or _is_record(token):
        return trim(clause_tokens(clause_of(token)))
    return []


def _is_record(token: Token) -> bool:
    """Is it "a record", "a record $130", "an unprecedented number" or "a drought without precedent"?"""
    if lemma_in(token, "unheard"):
        return token.dep_ in {"amod", "acomp", "attr"} or token.lower_ == "precedent"
    if token.lower_ != "record":
        return False
    if token.dep_ in {"amod", "compound", "nmod", "quantmod", "nummod"} and token.head.i > token.i:
        return token.head.text.lower() in words("claims", "peaks") or any(one.like_num for one in token.head.subtree)
    return token.dep_ in {"dobj", "attr", "pobj"} and lemma_in(clause_of(token), "reaching")


def _is_counted_first(token: Token) -> bool:
    """Is it "the first 1,400 families", which come before others but are compared with none?"""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return token.lower_ in words("claims", "firsts") and after is not None and after.like_num


def _compared_noun(token: Token) -> Token | None:
    """The noun that a superlative, "first" or "only" stands with; None for "at least" and "first" as an adverb."""
    if token.lower_ in words("claims", "idle_superlatives") and token.dep_ != "advmod":
        return None
    if token.lower_ == "most" and token.dep_ == "advmod" and token.head.pos_ == "ADJ":
        return _noun_above(token.head)
    if token.tag_ == "JJS" or (token.lower_ in words("claims", "firsts") and token.pos_ in {"ADJ", "NOUN"}):
        return _noun_above(token)
    if token.tag_ == "JJ" and token.lower_ in words("claims", "ordinals"):
        return token if token.dep_ == "attr" and child(token, "det") is not None else None
    return None


def _is_period(token: Token, noun: Token) -> bool:
    """Is it "the last 24 hours" or "for the first time", which compare nothing?"""
    since = noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].lower_ in {"since", "in"}
    return token.lower_ in words("claims", "firsts") and lemma_in(noun, "periods") and not since


def _noun_above(token: Token) -> Token | None:
    if token.dep_ in {"amod", "nummod", "compound", "nmod"} and token.head.pos_ in {"NOUN", "PROPN"}:
        definite = any(one.dep_ in {"det", "poss", "case"} for one in token.head.lefts)
        return (_noun_above(token.head) or token.head) if definite else None
    if child(token, "det", "poss") is not None and token.dep_ in {"attr", "pobj", "dobj", "appos", "advcl", "npadvmod"}:
        return token
    return None


def _with_since(run: list[Token], noun: Token) -> list[Token]:
    """The phrase with a "since" or "in years" that the parser hung on the verb."""
    if not run:
        return run
    after = run[-1].i + 1
    if after < len(noun.doc) and noun.doc[after].lower_ in {"since", "in"}:
        link = noun.doc[after]
        governor = link if link.dep_ == "prep" else link.head
        if governor.left_edge.i == after:
            return [*run, *noun.doc[after : governor.right_edge.i + 1]]
    return run
