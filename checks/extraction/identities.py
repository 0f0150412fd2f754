"""Who somebody is said to be: a name with an office, a rank, an age or a kinship, once per person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.domain.claim import Kind
from checks.extraction.candidate import Candidate
from checks.extraction.cuts import describes
from checks.extraction.reading import Piece
from checks.extraction.tree import child, is_set_off, size
from checks.extraction.trim import trim
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 30
"""Tokens; a longer apposition tells a story rather than an office."""


def find_identities(piece: Piece, known: set[str]) -> Iterator[Candidate]:
    """Identities of a piece whose last names are not `known` yet; adds them to `known`."""
    for noun in piece.doc:
        name = _full_name(noun)
        if not name or noun.text in known:
            continue
        run = _introduction(noun)
        if run:
            known.add(noun.text)
            yield Candidate(piece.cover(run), piece.sentence, Kind.IDENTITY, piece=piece, head=noun)


def _full_name(noun: Token) -> str:
    """First and last name, where `noun` is the last name of a person; empty otherwise."""
    if noun.pos_ != "PROPN" or not noun.text[0].isupper() or noun.dep_ in {"compound", "nmod"}:
        return ""
    parts = [one for one in noun.lefts if one.dep_ == "compound" and one.pos_ == "PROPN" and not _is_title(one)]
    adjacent = [one for one in parts if noun.i - one.i <= len(parts) + 1]
    return " ".join([*(one.text for one in adjacent), noun.text]) if adjacent and not _is_title(noun) else ""


def _introduction(noun: Token) -> list[Token]:
    """The name with its title before it or its office, age or kin after it; empty where there is none."""
    before = [one for one in noun.lefts if _has_title(one)]
    after = child(noun, "appos")
    told = next((one for one in noun.rights if describes(one)), None)
    holder = _holder(noun)
    if holder is not None:
        return trim(noun.doc[holder.left_edge.i : _end_of_name(noun) + 1])
    if (
        told is None
        and after is not None
        and is_set_off(after)
        and size(after) <= _LONGEST
        and (_has_title(after) or _is_age(after))
    ):
        return trim(noun.doc[noun.left_edge.i : after.right_edge.i + 1])
    if told is not None and size(told) <= _LONGEST:
        return trim(noun.doc[noun.left_edge.i : told.right_edge.i + 1])
    if before:
        return trim(noun.doc[noun.left_edge.i : _end_of_name(noun) + 1])
    return []


def _holder(noun: Token) -> Token | None:
    """The office that a name follows behind a comma: "the head of the directorate, Bohdan Marchyk"."""
    above = noun.head if noun.dep_ == "appos" else None
    while above is not None and not _has_title(above):
        above = above.head.head if above.dep_ == "pobj" and above.right_edge.i == noun.right_edge.i else None
    return above


def _end_of_name(noun: Token) -> int:
    of = next((one for one in noun.rights if one.dep_ == "prep" and one.lower_ == "of" and one.i == noun.i + 1), None)
    return of.right_edge.i if of is not None else noun.i


def _has_title(token: Token) -> bool:
    return any(_is_title(one) for one in token.subtree) and size(token) <= _LONGEST


def _is_title(token: Token) -> bool:
    return token.lemma_.lower() in words("claims", "titles")


def _is_age(token: Token) -> bool:
    return token.like_num and token.text.isdigit() and int(token.text) < 120
