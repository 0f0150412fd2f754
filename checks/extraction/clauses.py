"""Clauses, each cut down to the words that carry one claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from checks.domain.claim import Kind
from checks.domain.span import Span
from checks.extraction.candidate import Candidate
from checks.extraction.reading import Piece, Reading
from checks.extraction.tree import (
    child,
    is_finite,
    is_parted,
    is_participle,
    is_set_off,
    is_verb,
    lemma_in,
    lost_subject,
    opens_with_participle,
    says,
    shared_subject,
    size,
    subject,
)
from checks.extraction.trim import trim
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEWEST = 2
"""Words of the shortest clause: "Ukraine refused"."""
_ASIDE = 0.4
"""Share of a clause up to which an aside between subject and verb stays in the claim."""
_LEAD = 10
"""Tokens up to which a phrase of time or place that opens the sentence stays in the claim."""


def find_clauses(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """One candidate per clause of a piece, without the clauses that are candidates of their own."""
    for head in piece.doc:
        if not heads_clause(head) or _asks(head):
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
    """Is it said inside a quotation, and with nothing to look up: about "I", "this" or what may be?"""
    if not reading.is_quoted(span):
        return False
    who = shared_subject(head)
    vague = who is None or (who.pos_ in {"PRON", "DET"} and who.lower_ not in words("claims", "persons"))
    unreal = any(one.tag_ == "MD" for one in head.children)
    return (vague or unreal) and not reading.quantities_in(span) and not reading.days_in(span)


def heads_clause(token: Token) -> bool:
    """Does this verb govern a clause that can be true or false by itself?"""
    test = _TESTS.get(token.dep_)
    return test is not None and is_verb(token) and test(token)


def is_mere_attribution(head: Token) -> bool:
    """Is it only the tag of a sentence, "the ministry said", whose words stand elsewhere?"""
    if not says(head) or any(one.dep_ in {"dobj", "xcomp", "acomp", "neg", "prt", "auxpass"} for one in head.children):
        return False
    said = child(head, "ccomp")
    if said is not None:
        return said.i < head.i
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


def is_cut(token: Token, head: Token) -> bool:
    """Does what `token` governs stand outside the claim of the clause of `head`?"""
    if token.i > head.i and (opens_with_participle(token) or _is_taken(token)):
        return True
    test = _CUTS.get(token.dep_)
    return test is not None and test(token, head)


def _is_taken(token: Token) -> bool:
    """Is it the subject of the verb that follows?"""
    after = token.right_edge.i + 1
    return (
        token.dep_ == "conj"
        and after < len(token.doc)
        and any(lost_subject(verb) == token for verb in token.doc[after : after + _FEWEST + 1])
    )


def _asks(head: Token) -> bool:
    """Is it a heading such as "What we know so far", or a question?"""
    first = head.sent[0]
    return first.lower_ in words("claims", "questions") and first.i == head.left_edge.i and first.dep_ != "mark"


def _is_within_report(token: Token) -> bool:
    """Is this the content of a report that stands before it, and so part of the claim?"""
    head = token.head
    if not (is_verb(head) and token.i > head.i) or is_parted(head, token):
        return False
    return heads_clause(head) or head.dep_ in {"xcomp", "acl", "relcl"}


def _is_own_adverbial(token: Token) -> bool:
    """Is it a clause with a subject, or a participle set off by a comma?"""
    mark = child(token, "mark", "advmod")
    if mark is not None and (mark.lower_ in words("claims", "conditions") or _is_content(token, mark)):
        return False
    return (is_finite(token) and subject(token) is not None) or is_participle(token)


def _is_content(token: Token, mark: Token) -> bool:
    """Is it what a noun holds, "optimism that this might work"?"""
    return token.dep_ == "acl" and mark.lower_ == "that"


def _is_own_conjunct(token: Token) -> bool:
    """Is it joined to a clause that stands by itself, and not to a verb that shares its object?"""
    head = token.head
    if not is_verb(head) or size(token) <= _FEWEST:
        return False
    if subject(token) is not None:
        return True
    between = [
        one for one in head.children if head.i < one.i < token.left_edge.i and one.dep_ not in {"cc", "prt", "punct"}
    ]
    return bool(between) and (shared_subject(token) is not None or heads_clause(head))


def _is_loose_adverbial(token: Token, head: Token) -> bool:
    if _is_own_adverbial(token) or _is_purpose(token) or token.i < head.i:
        return True
    return is_set_off(token) and not any(one.lower_ in words("claims", "conditions") for one in token.children)


def _is_purpose(token: Token) -> bool:
    return token.tag_ == "VB" and any(one.lower_ == "to" for one in token.children) and token.i > token.head.i


def _is_loose_relative(token: Token, head: Token) -> bool:
    if _is_own_adverbial(token) and is_finite(token) and token.dep_ == "acl":
        return True
    return is_set_off(token) or _is_heavy(token, head) or is_dated_participle(token)


def _is_heavy(token: Token, head: Token) -> bool:
    """Is a relative clause at the end longer than what it leans on?"""
    if token.right_edge.i < head.right_edge.i - 1:
        return False
    before = token.left_edge.i - head.left_edge.i
    return token.dep_ == "relcl" and is_finite(token) and size(token) > before


def is_dated_participle(token: Token) -> bool:
    """Is it "held in Istanbul on May 16", with two circumstances of its own, one of them a date?"""
    circumstances = [one for one in token.children if one.dep_ in {"prep", "npadvmod", "agent"}]
    dated = any(one.ent_type_ in {"DATE", "TIME"} for one in token.subtree)
    return token.tag_ == "VBN" and dated and len(circumstances) >= _FEWEST


def _is_loose_apposition(token: Token, head: Token) -> bool:
    """Does it follow at the end of the clause, behind a comma, dash or colon?"""
    return is_set_off(token) and token.i > head.i and size(token) > 1 and token.left_edge.i > 0


def _is_loose_phrase(token: Token, head: Token) -> bool:
    """Is it set off by a comma, or does it open the sentence and only lead over to the claim?"""
    if token.lower_ == "according":
        return True
    if token.left_edge.i < head.i:
        return token.head == head and (lemma_in(token, "loose") or size(token) > _LEAD)
    return (is_set_off(token) and lemma_in(token, "loose")) or _is_counted_means(token)


def _is_counted_means(token: Token) -> bool:
    """Is it "struck with two ballistic missiles", a figure of its own?"""
    return (
        lemma_in(token.head, "attack")
        and token.lower_ in {"with", "using"}
        and any(one.dep_ == "nummod" or one.lower_ == "pair" for one in token.subtree)
    )


def _is_own_part(token: Token, head: Token) -> bool:
    """Is it a joined clause, or a further figure behind a comma: ", as well as four missiles"?"""
    counted = token.pos_ == "NOUN" and is_set_off(token) and any(one.dep_ == "nummod" for one in token.children)
    return heads_clause(token) or (counted and token.i > head.i)


_TESTS: Mapping[str, Callable[[Token], bool]] = {
    "ROOT": lambda token: is_finite(token) or subject(token) is not None,
    "conj": _is_own_conjunct,
    "ccomp": lambda token: is_finite(token) and not _is_within_report(token),
    "relcl": lambda token: is_finite(token) and is_set_off(token),
    "advcl": _is_own_adverbial,
    "acl": _is_own_adverbial,
    "parataxis": lambda token: subject(token) is not None,
    "dep": lambda token: subject(token) is not None,
}
"""When a verb in this relation governs a claim of its own."""

_CUTS: Mapping[str, Callable[[Token, Token], bool]] = {
    "conj": _is_own_part,
    "advcl": _is_loose_adverbial,
    "relcl": _is_loose_relative,
    "acl": _is_loose_relative,
    "appos": _is_loose_apposition,
    "npadvmod": lambda token, head: _is_loose_apposition(token, head) and child(token, "relcl") is not None,
    "prep": _is_loose_phrase,
    "ccomp": lambda token, head: (token.i < head.i and says(head)) or is_parted(head, token),
    "parataxis": lambda _, __: True,
}
"""When what stands in this relation to a clause is no part of its claim."""
