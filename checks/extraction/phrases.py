"""Claims that are no clauses: what somebody did to a thing, places, times, and what is included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.domain.claim import Kind
from checks.domain.mention import Precision, TimeMention
from checks.domain.span import Span
from checks.extraction.candidate import Candidate
from checks.extraction.cuts import heads_clause
from checks.extraction.reading import Piece, Reading
from checks.extraction.tree import (
    SUBJECTS,
    child,
    clause_of,
    is_finite,
    is_past,
    is_set_off,
    is_verb,
    lemma_in,
    opens_with_participle,
    says,
    size,
    subject,
)
from checks.extraction.trim import trim
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"that", "which", "who"})
_FEWEST = 2
_LONG = 5
"""Words from which a place's description says something: "the southern Ukrainian port city of Odesa"."""


def find_phrases(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """All phrase candidates of a piece but the figures, superlatives and identities."""
    yield from find_relatives(piece, reading)
    yield from find_accusations(piece)
    yield from find_asides(piece, reading)
    yield from find_places(piece)
    yield from find_circumstances(piece, reading)


def find_relatives(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """What somebody did to a thing: "the truce that Washington had sought", "an initiative advanced by Trump"."""
    for verb in piece.doc:
        run = _relative(verb, piece, reading)
        if len(run) > _FEWEST:
            is_told = run[0].lower_ in _RELATIVE
            kind = Kind.TIME if run[0] == verb else Kind.STATEMENT
            yield Candidate(piece.cover(run), piece.sentence, kind, piece=piece, head=verb, is_clause=is_told)


def _relative(verb: Token, piece: Piece, reading: Reading) -> list[Token]:
    noun = verb.head
    if verb.dep_ not in {"relcl", "acl"} or is_set_off(verb) or noun.pos_ not in {"NOUN", "PROPN"}:
        return []
    if verb.dep_ == "relcl" and _tells_when(verb, piece, reading):
        return trim(noun.doc[verb.left_edge.i : verb.right_edge.i + 1])
    if verb.dep_ == "relcl":
        names = is_finite(verb) and _has_actor(verb, piece, reading)
        return trim(noun.doc[noun.left_edge.i : verb.right_edge.i + 1]) if names else []
    if verb.tag_ == "VBN" and child(verb, "agent") is not None and noun.dep_ not in SUBJECTS:
        return trim(noun.doc[noun.left_edge.i : verb.right_edge.i + 1])
    dated = verb.tag_ == "VBN" and reading.times_in(piece.cover(list(verb.subtree)))
    return trim(noun.doc[verb.i : verb.right_edge.i + 1]) if dated else []


def _tells_when(verb: Token, piece: Piece, reading: Reading) -> bool:
    """Does it tell what happened to them, and when: "who were kidnapped in January"?"""
    who = subject(verb)
    is_told = who is not None and who.lower_ in _RELATIVE and verb.left_edge == who and is_past(verb)
    return is_told and bool(reading.days_in(piece.cover(list(verb.subtree))))


def _has_actor(verb: Token, piece: Piece, reading: Reading) -> bool:
    """Does somebody with a name do it, or a pronoun for one say or want it? Not: "the day when they left"."""
    who = subject(verb)
    if who is None or who.lower_ in _RELATIVE or child(verb, "advmod") in {*_when(verb)}:
        return False
    if who.pos_ == "PRON":
        return says(verb) or any(says(one) for one in verb.ancestors if one.dep_ == "relcl")
    return who.pos_ == "PROPN" or bool(reading.actors_in(piece.cover(list(who.subtree))))


def find_accusations(piece: Piece) -> Iterator[Candidate]:
    """What somebody is accused of, a claim inside the accusation: "a neighbour of arming the rebels"."""
    for link in piece.doc:
        deed = child(link, "pcomp")
        if link.lower_ not in {"of", "for"} or deed is None:
            continue
        verb = link.head if is_verb(link.head) else link.head.head
        whom = child(verb, "dobj")
        if lemma_in(verb, "accusing") and subject(verb) is not None and whom is not None and whom.i < link.i:
            run = trim(link.doc[whom.left_edge.i : link.right_edge.i + 1])
            yield Candidate(piece.cover(run), piece.sentence, Kind.RESPONSIBILITY, piece=piece, head=deed)


def _when(verb: Token) -> Iterator[Token]:
    return (one for one in verb.children if one.lower_ in {"when", "where", "why"})


def find_asides(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """What hangs behind a comma without a verb of its own in a tense: "including civilians", "with debris falling"."""
    for token in piece.doc:
        if token.i > 0 and opens_with_participle(token):
            run = trim(token.doc[token.left_edge.i : token.right_edge.i + 1])
        elif token.dep_ == "prep" and is_set_off(token) and token.lower_ == "including":
            counted = reading.quantities_in(piece.cover(list(token.subtree)))
            run = [] if counted else trim(token.doc[token.i : token.right_edge.i + 1])
        elif token.lower_ == "among" and any(one.lower_ in {"them", "whom"} for one in token.children):
            run = _among(token)
        elif token.dep_ == "prep" and token.lower_ == "with" and is_set_off(token):
            run = _with_participle(token)
        else:
            continue
        if len(run) >= _FEWEST:
            yield Candidate(piece.cover(run), piece.sentence, Kind.EVENT, piece=piece, head=token, is_clause=False)


def _among(link: Token) -> list[Token]:
    """The words between the last comma and "among them"; empty where "among them" opens the part."""
    first = link.i
    while first > 0 and link.doc[first - 1].text not in {",", ";", "—", "–"}:
        first -= 1
    return trim(link.doc[first : link.right_edge.i + 1]) if first < link.i else []


def _with_participle(link: Token) -> list[Token]:
    """What follows "with" in "with officials indicating that …"; empty where there is no participle."""
    for one in link.subtree:
        if one.tag_ in {"VBG", "VBN"} and one.dep_ in {"acl", "pcomp"} and one.head in {link, *link.children}:
            return trim(link.doc[link.i + 1 : link.right_edge.i + 1])
    return []


def find_places(piece: Piece) -> Iterator[Candidate]:
    """A place with what it is said to be: "the southern Ukrainian port city of Odesa"."""
    for noun in piece.doc:
        if noun.pos_ != "PROPN" or noun.dep_ != "pobj" or noun.head.lower_ != "of":
            continue
        sort = noun.head.head
        if lemma_in(sort, "place_nouns") and sort.left_edge.i < sort.i:
            run = trim(noun.doc[sort.left_edge.i : _end_of_region(noun) + 1])
            if len(run) >= _LONG:
                yield Candidate(piece.cover(run), piece.sentence, Kind.PLACE, piece=piece, head=sort)


def _end_of_region(noun: Token) -> int:
    """Where the region that a place lies in is named right after it, "Novoberezhne, in the east of Ukraine"."""
    after = next((one for one in noun.doc[noun.i + 1 :] if one.text != ","), noun)
    region = child(after, "pobj") if after.lower_ == "in" else None
    while region is not None and (further := child(region, "prep")) is not None and further.lower_ == "of":
        region = child(further, "pobj")
    return noun.i if region is None or region.pos_ != "PROPN" else region.i


def find_circumstances(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """When and where something besides the main verb was: "in Istanbul last week", "early Friday morning"."""
    for time in reading.times_in(piece.span):
        tokens = piece.tokens_in(Span(time.start, time.end))
        if not tokens or _is_since(tokens) or not _hangs_apart(tokens):
            continue
        if not reading.is_dated(Span(time.start, time.end)):
            continue
        run = _with_place(tokens, piece, reading)
        span = piece.cover(run)
        is_double = bool(reading.places_in(span))
        if (is_double or _is_close(time)) and len(run) >= _FEWEST:
            also = (Kind.PLACE,) if is_double else ()
            yield Candidate(span, piece.sentence, Kind.TIME, also, piece=piece, head=tokens[-1])


def _is_since(tokens: list[Token]) -> bool:
    """Does the time only say since when a comparison holds?"""
    before = tokens[0].doc[max(0, tokens[0].i - 1)]
    return "since" in {before.lower_, tokens[0].lower_}


def _is_close(time: TimeMention) -> bool:
    """Is the time of day given?"""
    parts = words("claims", "day_parts")
    return time.precision in {Precision.HOUR, Precision.MINUTE} or any(w in parts for w in time.mention.lower().split())


def _hangs_apart(tokens: list[Token]) -> bool:
    """Does the time belong to an infinitive or a noun rather than to the verb of the claim?"""
    top = next((token for token in tokens if token.head not in tokens), tokens[-1])
    governor = top.head.head if top.head.dep_ == "prep" else top.head
    verb = clause_of(governor)
    if governor.pos_ in {"NOUN", "PROPN"} and governor.dep_ in {"pobj", "dobj", "attr"}:
        return True
    return not heads_clause(verb) and not is_finite(verb) and any(one.lower_ == "to" for one in verb.children)


def _with_place(tokens: list[Token], piece: Piece, reading: Reading) -> list[Token]:
    """The time with the phrase for a place right before or after it."""
    doc = piece.doc
    first, last = tokens[0].i, tokens[-1].i
    if first > 0 and doc[first - 1].dep_ == "prep":
        first -= 1
    for prep in doc:
        if prep.dep_ != "prep" or size(prep) > _LONG or not reading.places_in(piece.cover(list(prep.subtree))):
            continue
        if prep.right_edge.i == first - 1:
            first = prep.left_edge.i
        elif prep.left_edge.i == last + 1:
            last = prep.right_edge.i
    return list(doc[first : last + 1])
