"""Clauses, each cut down to the words that carry one claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from checks.domain.claim import Kind
from checks.extraction.candidate import Candidate
from checks.extraction.reading import Piece
from checks.extraction.tree import (
    DASHES,
    child,
    is_finite,
    is_set_off,
    is_verb,
    lemma_in,
    says,
    shared_subject,
    size,
    subject,
)
from checks.extraction.trim import trim
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided"})
_FEWEST = 2
"""Words of the shortest clause: "Ukraine refused"."""


def find_clauses(piece: Piece) -> Iterator[Candidate]:
    """One candidate per clause of a piece, without the clauses that are candidates of their own."""
    for head in piece.doc:
        if heads_clause(head) and not is_mere_attribution(head):
            run = trim(clause_tokens(head))
            if len([token for token in run if token.is_alpha or token.like_num]) >= _FEWEST:
                yield Candidate(piece.cover(run), piece.sentence, Kind.EVENT, piece=piece, head=head, is_clause=True)


def heads_clause(token: Token) -> bool:
    """Does this verb govern a clause that can be true or false by itself?"""
    test = _TESTS.get(token.dep_)
    return test is not None and is_verb(token) and test(token)


def is_mere_attribution(head: Token) -> bool:
    """Is it the tag of a sentence, "the ministry said", whose words stand before it?"""
    said = child(head, "ccomp")
    return said is not None and said.i < head.i and says(head)


def clause_tokens(head: Token) -> list[Token]:
    """The words of a clause around its verb, in order and without a gap."""
    kept = set(_kept(head, head))
    tokens = list(head.doc[head.left_edge.i : head.right_edge.i + 1])
    at = head.i - tokens[0].i
    first, last = at, at
    while first > 0 and (tokens[first - 1] in kept or _bridges(tokens, first - 1, kept)):
        first -= 1
    while last < len(tokens) - 1 and (tokens[last + 1] in kept or tokens[last + 1].is_punct):
        last += 1
    return tokens[first : last + 1]


def _bridges(tokens: list[Token], at: int, kept: set[Token]) -> bool:
    return tokens[at].is_punct and at > 0 and (tokens[at - 1] in kept or tokens[at - 1].is_punct)


def _kept(token: Token, head: Token) -> Iterator[Token]:
    yield token
    for one in token.children:
        if not is_cut(one, head):
            yield from _kept(one, head)


def is_cut(token: Token, head: Token) -> bool:
    """Does what `token` governs stand outside the claim of the clause of `head`?"""
    test = _CUTS.get(token.dep_)
    return test is not None and test(token, head)


def _is_within_report(token: Token) -> bool:
    """Is this the content of a report that is short enough to be part of the claim?"""
    head = token.head
    if not (is_verb(head) and token.i > head.i):
        return False
    return heads_clause(head) or head.dep_ in {"xcomp", "acl", "relcl"}


def _is_own_adverbial(token: Token) -> bool:
    """Is it a clause of its own with a subject, or a participle set off by a comma?"""
    mark = child(token, "mark", "advmod")
    if mark is not None and mark.lower_ in _CONDITIONS:
        return False
    if is_finite(token) and subject(token) is not None and token.dep_ == "advcl":
        return True
    return token.tag_ in {"VBG", "VBN"} and is_set_off(token) and token.i > token.head.i


def _is_purpose(token: Token) -> bool:
    return token.tag_ == "VB" and any(one.lower_ == "to" for one in token.children) and token.i > token.head.i


def _is_heavy(token: Token, head: Token) -> bool:
    """Is a relative clause at the end longer than what it leans on?"""
    if token.right_edge.i < head.right_edge.i - 1:
        return False
    before = token.left_edge.i - head.left_edge.i
    return token.dep_ == "relcl" and is_finite(token) and size(token) > before


def _is_dated_participle(token: Token) -> bool:
    """Is it "held in Istanbul on May 16", with two circumstances of its own?"""
    return token.tag_ == "VBN" and sum(one.dep_ in {"prep", "npadvmod", "agent"} for one in token.children) >= _FEWEST


def _is_loose_adverbial(token: Token, head: Token) -> bool:
    return _is_own_adverbial(token) or is_set_off(token) or _is_purpose(token) or token.i < head.i


def _is_loose_relative(token: Token, head: Token) -> bool:
    return is_set_off(token) or _is_heavy(token, head) or _is_dated_participle(token)


def _is_loose_apposition(token: Token, head: Token) -> bool:
    """Does it follow at the end of the clause, behind a comma, dash or colon?"""
    return is_set_off(token) and token.i > head.i and size(token) > 1 and token.left_edge.i > 0


def _is_loose_phrase(token: Token, head: Token) -> bool:
    """Is it set off by a comma, or does it open the sentence and only lead over to the claim?"""
    if token.lower_ == "according":
        return True
    if token.left_edge.i < head.i:
        return token.head == head and lemma_in(token, "loose")
    return is_set_off(token) and token.lower_ in words("claims", "loose") | DASHES


_TESTS: Mapping[str, Callable[[Token], bool]] = {
    "ROOT": lambda token: is_finite(token) or subject(token) is not None,
    "conj": lambda token: is_verb(token.head) and shared_subject(token) is not None and size(token) > _FEWEST,
    "ccomp": lambda token: is_finite(token) and not _is_within_report(token),
    "relcl": lambda token: is_finite(token) and is_set_off(token),
    "advcl": _is_own_adverbial,
    "acl": _is_own_adverbial,
    "parataxis": lambda token: subject(token) is not None,
    "dep": lambda token: subject(token) is not None,
}
"""When a verb in this relation governs a claim of its own."""

_CUTS: Mapping[str, Callable[[Token, Token], bool]] = {
    "conj": lambda token, _: heads_clause(token),
    "advcl": _is_loose_adverbial,
    "relcl": _is_loose_relative,
    "acl": _is_loose_relative,
    "appos": _is_loose_apposition,
    "prep": _is_loose_phrase,
    "ccomp": lambda token, head: token.i < head.i and says(head),
    "parataxis": lambda _, __: True,
}
"""When what stands in this relation to a clause is no part of its claim."""
