"""What a pronoun or a bare "the port" stands for, where the text settles it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checks.domain.mention import Actor, ActorKind, Resolution
from checks.domain.span import Span
from checks.extraction.clauses import is_mere_attribution
from checks.extraction.reading import Piece, Reading
from checks.extraction.tree import SUBJECTS, is_verb, says, shared_subject
from checks.extraction.trim import trim
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSON = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
_ROLES = SUBJECTS | {"dobj", "poss"}
_BODIES = frozenset({ActorKind.STATE, ActorKind.FORCE, ActorKind.ORGANISATION})
_REACH = 2
"""Sentences back in which somebody may have been named."""
_FAR = 3000
"""Code points back in which a place may have been named."""


def resolve(span: Span, piece: Piece, reading: Reading) -> Iterator[Resolution]:
    """The pronouns and bare places in `span` with what they stand for; a pronoun that stays open stands for nothing."""
    for token in piece.tokens_in(span):
        named = stands_for(token, piece, reading) or _bare_place(token, piece, reading)
        if named is not None or _is_open(token, span, piece, reading):
            at = piece.at(token)
            yield Resolution(at.start, at.end, token.text, named or "")


def stands_for(token: Token, piece: Piece, reading: Reading) -> str | None:
    """The name behind a pronoun: a person's for "he" and "she", a state's or a force's for a reporting "it"."""
    if token.lower_ in _PERSON and token.pos_ == "PRON":
        return _person(token, piece, reading)
    if token.lower_ == "it" and token.dep_ in SUBJECTS and token.head.dep_ in {"ccomp", "relcl"}:
        return _body_above(token, piece, reading) or _only_body(token, piece, reading)
    if token.lower_ == "it" and token.dep_ in SUBJECTS and says(token.head):
        return _speaker_before(piece, reading)
    if token.lower_ == "they" and token.dep_ in SUBJECTS and token.head.dep_ == "ccomp":
        who = _subject_above(token)
        return _words(who) if who is not None and who.tag_ in {"NNS", "NNPS"} else None
    return None


def _is_open(token: Token, span: Span, piece: Piece, reading: Reading) -> bool:
    """Is it a pronoun for somebody or something outside the claim, which a reader of the claim would ask about?"""
    if token.lower_ not in words("claims", "pronouns") or token.dep_ == "expl" or reading.is_quoted(piece.at(token)):
        return False
    before = [one for one in piece.tokens_in(span) if one.i < token.i]
    named = any(one.pos_ in {"NOUN", "PROPN"} for one in before)
    return not named and (token.pos_ == "PRON" or (token.tag_ == "DT" and token.dep_ in SUBJECTS))


def _subject_above(token: Token) -> Token | None:
    """Who says it, where a pronoun is the subject of what is said: "Officials said they …"."""
    verb = token.head.head
    who = shared_subject(verb) if token.head.dep_ == "ccomp" and says(verb) else None
    return None if who is None or who.pos_ in {"PRON", "DET"} or who.i >= token.i else who


def _body_above(token: Token, piece: Piece, reading: Reading) -> str | None:
    """The body or state that says it: "The ministry said it …", but no person."""
    who = _subject_above(token)
    if who is None or who.lemma_.lower() in words("claims", "titles") or who.tag_ in {"NNS", "NNPS"}:
        return None
    near = reading.actors_in(piece.cover(trim(who.subtree) or [who]))
    is_person = who.ent_type_ == "PERSON" or any(one.kind is ActorKind.PERSON for one in near)
    return None if is_person else _words(who)


def _words(noun: Token) -> str:
    return "".join(one.text_with_ws for one in trim(noun.subtree)).strip()


def _only_body(token: Token, piece: Piece, reading: Reading) -> str | None:
    """The one body or state that the sentence names before "it"."""
    before = Span(reading.sentences[piece.sentence].start, piece.at(token).start)
    names = {actor.name for actor in reading.actors_in(before) if actor.kind in _BODIES}
    return names.pop() if len(names) == 1 else None


def _speaker_before(piece: Piece, reading: Reading) -> str | None:
    """The body that the sentence before is about or that it quotes, for "it said"."""
    if piece.sentence == 0:
        return None
    actors = reading.actors_in(reading.sentences[piece.sentence - 1])
    return next((one.name for one in reversed(actors) if one.kind in _BODIES and _subject_of(one, reading)), None)


def _person(token: Token, piece: Piece, reading: Reading) -> str | None:
    """The one person that a pronoun can mean; None where several were named and none stands out.

    Whoever is only named as the source ("…, Murray said") is no choice, but for the pronoun of another source. Among
    several, the subject of the nearest sentence stands out for "he said", that of the same sentence for any "he".
    """
    here = piece.at(token).start
    first = reading.sentences[max(0, piece.sentence - _REACH)].start
    persons = [one for one in reading.actors_in(Span(first, max(first, here))) if one.kind is ActorKind.PERSON]
    is_speaker = token.dep_ in SUBJECTS and says(token.head)
    choices = [one for one in persons if is_speaker or not _is_source(one, reading)] or persons
    if not is_speaker and _names_stranger(Span(first, max(first, here)), reading):
        return None
    if len({_name(one, reading) for one in choices}) > 1:
        nearest = _subjects_of_nearest(choices, reading) if token.dep_ in SUBJECTS else []
        choices = [one for one in nearest if is_speaker or (one.start or 0) >= piece.span.start]
    names = {_name(one, reading) for one in choices}
    return names.pop() if len(names) == 1 else None


def _names_stranger(span: Span, reading: Reading) -> bool:
    """Is somebody or something named whom the names of the text do not know, and who may be meant as well?"""
    pieces = reading.pieces_in(span)
    names = [(piece.at(one), one) for piece in pieces for one in piece.tokens_in(span) if one.pos_ == "PROPN"]
    actors = [Span(one.start or 0, one.end or 0) for one in reading.actors_in(span)]
    known = [*actors, *(Span(one.start or 0, one.end or 0) for one in reading.places_in(span))]
    strange = (at for at, one in names if one.ent_type_ == "PERSON" or (not one.ent_type_ and one.dep_ in _ROLES))
    return any(not any(at.overlaps(name) for name in known) for at in strange)


def _name(actor: Actor, reading: Reading) -> str:
    return reading.names.full_name(actor.name)


def _subjects_of_nearest(persons: Sequence[Actor], reading: Reading) -> list[Actor]:
    """The subjects among `persons` in the last sentence that names one of them."""
    last = max(actor.start or 0 for actor in persons)
    start = max(sentence.start for sentence in reading.sentences if sentence.start <= last)
    return [one for one in persons if (one.start or 0) >= start and _subject_of(one, reading) is not None]


def _is_source(actor: Actor, reading: Reading) -> bool:
    """Does the text name somebody only as the one who says it?"""
    token = _subject_of(actor, reading)
    return token is not None and is_verb(token.head) and is_mere_attribution(token.head)


def _subject_of(actor: Actor, reading: Reading) -> Token | None:
    """The word of an actor's name that is the subject of a verb."""
    span = Span(actor.start or 0, actor.end or 0)
    piece = reading.piece_with(span)
    found = piece.tokens_in(span) if piece is not None else []
    return next((token for token in found if token.dep_ in SUBJECTS), None)


def _bare_place(token: Token, piece: Piece, reading: Reading) -> str | None:
    """What "the port" is: the port of a city that was named with it before."""
    if token.lemma_.lower() not in words("claims", "place_nouns") or _has_name(token):
        return None
    if not any(one.lower_ in {"the", "this", "that"} for one in token.lefts):
        return None
    here = piece.at(token).start
    noun = re.escape(token.text)
    known = re.finditer(
        rf"\b(?i:{noun}) (?:\w+ )?of ([A-Z][\w-]+)|\b([A-Z][\w-]+)(?:[’']s)? (?i:{noun})\b",
        reading.text[max(0, here - _FAR) : here],
    )
    named = [found[1] or found[2] for found in known]
    named = [name for name in named if name[0].isupper() and name != "The"]
    return f"{named[-1]} {token.text}" if named else None


def _has_name(token: Token) -> bool:
    return any(one.pos_ == "PROPN" for one in token.subtree)
