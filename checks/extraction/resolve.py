"""What a pronoun or a bare "the port" stands for, where the text settles it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.domain.mention import Actor, ActorKind, Resolution
from checks.domain.span import Span
from checks.extraction.reading import Piece, Reading
from checks.extraction.tree import SUBJECTS, says, shared_subject
from checks.extraction.trim import trim
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSON = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
_REACH = 2
"""Sentences back in which somebody may have been named."""
_FAR = 3000
"""Code points back in which a place may have been named."""


def resolve(span: Span, piece: Piece, reading: Reading) -> Iterator[Resolution]:
    """The pronouns and bare places in `span` with what they stand for."""
    for token in piece.tokens_in(span):
        named = stands_for(token, piece, reading) or _bare_place(token, piece, reading)
        if named is not None:
            at = piece.at(token)
            yield Resolution(at.start, at.end, token.text, named)


def stands_for(token: Token, piece: Piece, reading: Reading) -> str | None:
    """The name behind a pronoun: a person's for "he" and "she", a state's or a force's for a reporting "it"."""
    if token.lower_ in _PERSON and token.pos_ == "PRON":
        return _latest(token, piece, reading, {ActorKind.PERSON})
    if token.lower_ == "it" and token.dep_ in SUBJECTS and token.head.dep_ in {"ccomp", "relcl"}:
        kinds = {ActorKind.STATE, ActorKind.FORCE, ActorKind.ORGANISATION}
        return _subject_above(token) or _latest(token, piece, reading, kinds, reach=0)
    if token.lower_ == "it" and token.dep_ in SUBJECTS and says(token.head):
        return _speaker_before(piece, reading)
    if token.lower_ == "they" and token.dep_ in SUBJECTS and token.head.dep_ == "ccomp":
        return _subject_above(token)
    return None


def _subject_above(token: Token) -> str | None:
    """Who says it, where a pronoun is the subject of what is said: "Officials said they …"."""
    verb = token.head.head
    who = shared_subject(verb) if token.head.dep_ == "ccomp" and says(verb) else None
    if who is None or who.pos_ in {"PRON", "DET"} or who.i >= token.i:
        return None
    return "".join(one.text_with_ws for one in trim(who.subtree)).strip()


def _speaker_before(piece: Piece, reading: Reading) -> str | None:
    """The body that the sentence before is about or that it quotes, for "it said"."""
    if piece.sentence == 0:
        return None
    kinds = {ActorKind.STATE, ActorKind.FORCE, ActorKind.ORGANISATION}
    actors = reading.actors_in(reading.sentences[piece.sentence - 1])
    return next((actor.name for actor in reversed(actors) if actor.kind in kinds and _is_subject(actor, reading)), None)


def _latest(token: Token, piece: Piece, reading: Reading, kinds: set[ActorKind], reach: int = _REACH) -> str | None:
    """The subject named last before `token`, else the actor named last; None where nobody was."""
    here = piece.at(token).start
    first = reading.sentences[max(0, piece.sentence - reach)].start
    before = [actor for actor in reading.actors_in(Span(first, max(first, here))) if actor.kind in kinds]
    if not before:
        return None
    same = [actor for actor in before if (actor.start or 0) >= reading.sentences[piece.sentence].start]
    nearest = same or before
    subjects = [actor for actor in nearest if _is_subject(actor, reading)]
    chosen = (subjects or nearest)[-1]
    return reading.names.full_name(chosen.name) if chosen.kind is ActorKind.PERSON else chosen.name


def _is_subject(actor: Actor, reading: Reading) -> bool:
    span = Span(actor.start or 0, actor.end or 0)
    piece = reading.piece_with(span)
    return piece is not None and any(token.dep_ in SUBJECTS for token in piece.tokens_in(span))


def _bare_place(token: Token, piece: Piece, reading: Reading) -> str | None:
    """What "the port" is: the port of a city that was named with it before."""
    if token.lemma_.lower() not in words("claims", "place_nouns") or _has_name(token):
        return None
    if not any(one.lower_ in {"the", "this", "that"} for one in token.lefts):
        return None
    here = piece.at(token).start
    noun = re.escape(token.text)
    known = re.finditer(
        rf"\b(?:{noun} (?:\w+ )?of )([A-Z][\w-]+)|([A-Z][\w-]+)(?:[’']s)? {noun}\b",
        reading.text[max(0, here - _FAR) : here],
        re.IGNORECASE,
    )
    named = [found[1] or found[2] for found in known]
    named = [name for name in named if name[0].isupper() and name != "The"]
    return f"{named[-1]} {token.text}" if named else None


def _has_name(token: Token) -> bool:
    return any(one.pos_ == "PROPN" for one in token.subtree)
