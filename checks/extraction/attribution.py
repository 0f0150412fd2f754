"""Who says it: the verb that a claim hangs on, "according to", or the speaker of a quotation."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from checks.domain.claim import Kind
from checks.domain.mention import ActorKind, Attribution, Quotation
from checks.domain.span import Span
from checks.extraction.candidate import Candidate
from checks.extraction.clauses import is_mere_attribution
from checks.extraction.reading import Piece, Reading
from checks.extraction.resolve import stands_for
from checks.extraction.tree import child, is_parted, is_verb, lemma_in, says, shared_subject, subject
from checks.extraction.trim import trim
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD = re.compile(r"\w+")


def attribute(candidate: Candidate, reading: Reading) -> Attribution | None:
    """The source of a claim, or None: an unattributed claim is worth knowing."""
    piece, head = candidate.piece, candidate.head
    if piece is None or head is None:
        return None
    verb = head if candidate.kind is Kind.QUOTE and is_verb(head) else _reporting_verb(head)
    who = _speaker(verb) if verb is not None else None
    if verb is not None and who is not None:
        return _attribution(who, verb.text, piece, reading, _hedge(candidate, verb, reading))
    source = _according_to(head)
    if source is not None:
        return _attribution(source, None, piece, reading, _hedge(candidate, None, reading))
    return None


def spoken(quotation: Quotation | None, source: Attribution | None) -> Quotation | None:
    """The quotation with its speaker, from the attribution where the text around it did not give one."""
    if quotation is None or source is None or quotation.speaker is not None:
        return quotation
    return replace(quotation, speaker=source.source, verb=quotation.verb or source.verb)


def _reporting_verb(head: Token) -> Token | None:
    """The verb of speech that is the claim's own or stands above it."""
    if is_verb(head) and says(head) and (child(head, "ccomp") is not None or _is_stand(head)):
        return head
    tag = next((one for one in head.children if one.dep_ == "parataxis" and is_mere_attribution(one)), None)
    if tag is not None:
        return tag
    below, joined = head, None
    for above in head.ancestors:
        if below.dep_ in {"ccomp", "xcomp", "parataxis", "dobj"} and _reports(above, below):
            # "The army said it took the dam, and residents fled": the second clause may be the reporter's own.
            return above if joined is None or joined.i < above.i else None
        if below.dep_ == "relcl":
            return None
        if below.dep_ == "conj" and is_verb(below) and subject(below) is not None:
            joined = below
        below = above
    return None


def _speaker(verb: Token) -> Token | None:
    """The subject of a verb of speech; the noun before it for "which says"; nobody for "is believed to"."""
    who = shared_subject(verb)
    first = next(one for one in (verb, *verb.ancestors) if one.dep_ != "conj")
    if who is not None and who.lower_ in {"which", "who", "that"} and first.dep_ == "relcl":
        return first.head
    if lemma_in(verb, "hedging") and child(verb, "xcomp") is not None and child(verb, "ccomp") is None:
        return None
    if who is None and verb.dep_ in {"acl", "advcl"} and verb.tag_ == "VBG":
        return verb.head if verb.dep_ == "acl" else shared_subject(verb.head)
    return None if who is None or who.dep_ == "nsubjpass" or who.lower_ == "there" else who


def _is_stand(head: Token) -> bool:
    return lemma_in(head, "stance") and child(head, "xcomp") is not None


def _reports(verb: Token, content: Token) -> bool:
    """Is `verb` one of speech in the active voice, with no semicolon between it and what it reports?"""
    return is_verb(verb) and says(verb) and not _is_passive(verb) and not is_parted(verb, content)


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and child(verb, "aux") is None


def _according_to(head: Token) -> Token | None:
    for token in head.doc:
        if token.lower_ == "according":
            to = child(token, "prep")
            return child(to, "pobj") if to is not None else None
    return None


def _attribution(who: Token, verb: str | None, piece: Piece, reading: Reading, hedge: str | None) -> Attribution:
    run = trim([token for token in who.subtree if not _is_aside(token, who)]) or [who]
    source = piece.cover(run)
    named = stands_for(who, piece, reading)
    actors = [actor for actor in reading.actors_in(source) if actor.kind is not None]
    is_named = named is not None or any(actor.kind is ActorKind.PERSON for actor in actors) or who.pos_ == "PROPN"
    return Attribution(_full(named or source.of(reading.text), reading), verb, hedge, is_named)


def _full(source: str, reading: Reading) -> str:
    """The full name behind a mere last name or a title with one."""
    last = source.rsplit(maxsplit=1)[-1]
    whole = reading.names.full_name(last)
    return whole if last != whole and len(source.split()) <= 2 else source


def _is_aside(token: Token, who: Token) -> bool:
    """Does it belong to a relative clause or participle of the source, or to what is said of a name after it?"""
    while token != who:
        if token.dep_ in {"relcl", "acl"} or (token.dep_ == "appos" and _is_gloss(token)):
            return True
        token = token.head
    return False


def _is_gloss(token: Token) -> bool:
    """Is an apposition only said of a name, "Osman, a surgeon" or "the Organisation (IOM)", and no name itself?"""
    before = token.doc[token.left_edge.i - 1].text if token.left_edge.i else ""
    return token.head.pos_ == "PROPN" and (token.pos_ != "PROPN" or "(" in (before, token.left_edge.text))


def _hedge(candidate: Candidate, verb: Token | None, reading: Reading) -> str | None:
    if verb is not None and lemma_in(verb, "hedging"):
        return verb.text
    span = Span(candidate.span.start, candidate.span.end)
    return next(
        (w[0] for w in _WORD.finditer(span.of(reading.text)) if w[0].lower() in words("claims", "hedges")), None
    )
