"""Which question a claim asks, and which further ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.domain.claim import Kind, Polarity
from checks.domain.mention import ActorKind, Quantity
from checks.domain.span import Span
from checks.extraction.candidate import Candidate
from checks.extraction.modality import is_prediction, polarity_of
from checks.extraction.reading import Piece, Reading
from checks.extraction.tree import child, is_finite, is_verb, lemma_in, says, shared_subject
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOERS = frozenset({ActorKind.STATE, ActorKind.FORCE, ActorKind.PERSON, ActorKind.ORGANISATION})
_FORCES = frozenset(
    {
        "force",
        "troop",
        "army",
        "soldier",
        "missile",
        "drone",
        "rocket",
        "shell",
        "jet",
        "aircraft",
        "warplane",
        "rebel",
        "militant",
        "gunman",
        "fighter",
        "militia",
        "police",
        "attacker",
        "insurgent",
    }
)


def kinds_of(candidate: Candidate, reading: Reading) -> tuple[Kind, ...]:
    """The kind of a candidate, and the further ones, most telling first."""
    found = [] if candidate.is_clause else [candidate.kind]
    if candidate.head is not None and candidate.piece is not None and is_verb(candidate.head):
        found += _kinds_of_clause(candidate, candidate.head, candidate.piece, reading)
    if Kind.QUANTITY not in found and _figures(candidate, reading):
        found.append(Kind.QUANTITY)
    if Kind.TIME not in found and reading.days_in(candidate.span) and candidate.is_clause:
        found.append(Kind.TIME)
    found += candidate.also
    return tuple(dict.fromkeys(found or [Kind.EVENT]))


def _kinds_of_clause(candidate: Candidate, head: Token, piece: Piece, reading: Reading) -> Iterator[Kind]:
    if is_opinion(head, candidate, reading):
        yield Kind.OPINION
    if is_prediction(head):
        yield Kind.PREDICTION
    figures = _figures(candidate, reading)
    if any(figure.person_status is not None for figure in figures):
        yield Kind.QUANTITY
    if _names_doer(head, piece, reading):
        yield Kind.RESPONSIBILITY
    if _is_statement(head):
        yield Kind.STATEMENT
    if lemma_in(head, "standing") and child(head, "prep") is not None:
        yield Kind.PLACE
    if figures:
        yield Kind.QUANTITY
    if not says(head) or child(head, "ccomp") is None:
        yield Kind.EVENT


def is_opinion(head: Token, candidate: Candidate, reading: Reading) -> bool:
    """Is it a judgement or a gloss, with nothing in it to look up?"""
    if _figures(candidate, reading) or reading.days_in(candidate.span):
        return False
    if _is_routine(head):
        return True
    complement = child(head, "acomp", "attr", "oprd")
    judged = complement is not None and any(lemma_in(one, "judgement") for one in (complement, *complement.children))
    if judged and head.lemma_ in {"be", "remain", "seem", "look", "feel", "become", "appear", "prove"}:
        return True
    is_gloss = head.lemma_ in words("claims", "gloss") and child(head, "ccomp") is None
    if head.dep_ in {"advcl", "acl"} and not is_finite(head):
        return is_gloss or _is_vague(head)
    return (is_gloss and not _names_somebody(head)) or _is_first_person(head)


def _is_routine(head: Token) -> bool:
    """Is it the reporter's own caveat, "could not be independently verified"? There is nothing to check in it."""
    could = any(one.lower_ in {"could", "can"} for one in head.children)
    return could and head.lemma_ in {"verify", "confirm"} and polarity_of(head) is Polarity.NEGATED


def _is_vague(head: Token) -> bool:
    """Does an adverb or adjective of judgement carry the clause?"""
    return any(lemma_in(one, "judgement") for part in head.children for one in (part, *part.children))


def _names_somebody(head: Token) -> bool:
    who = shared_subject(head)
    return who is not None and (who.pos_ == "PROPN" or who.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"})


def _is_first_person(head: Token) -> bool:
    who = shared_subject(head)
    return who is not None and who.lower_ in {"i", "we"} and head.lemma_ in {"think", "believe", "feel", "hope", "want"}


def _names_doer(head: Token, piece: Piece, reading: Reading) -> bool:
    """Does the clause say which side did something to somebody?"""
    if not lemma_in(head, "attack"):
        return False
    agent = child(head, "agent")
    who = child(agent, "pobj") if agent is not None else shared_subject(head)
    if who is None or (child(head, "nsubjpass") is not None and agent is None):
        return False
    actors = reading.actors_in(piece.cover(list(who.subtree)))
    return who.lemma_.lower() in _FORCES or any(actor.kind in _DOERS for actor in actors)


def _is_statement(head: Token) -> bool:
    if not says(head):
        return any(says(one) for one in head.children if one.dep_ == "xcomp")
    return True


def _figures(candidate: Candidate, reading: Reading) -> list[Quantity]:
    figures = reading.quantities_in(candidate.span)
    return [figure for figure in figures if not reading.is_dated(Span(figure.start, figure.end))]
