"""Claims that are no clauses: figures, superlatives, identities, places and times, each a phrase in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.domain.claim import Kind
from checks.domain.mention import Precision, Quantity
from checks.domain.span import Span
from checks.extraction.candidate import Candidate
from checks.extraction.clauses import clause_tokens, heads_clause
from checks.extraction.reading import Piece, Reading
from checks.extraction.tree import child, clause_of, is_finite, is_set_off, is_verb, lemma_in, size, subject
from checks.extraction.trim import trim
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "advmod", "det", "poss", "punct"})
_FEWEST = 2
_SMALL = 12
"""Up to here "the two sides" are sides that the text has introduced."""


def find_phrases(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """All phrase candidates of a piece."""
    yield from find_figures(piece, reading)
    yield from find_superlatives(piece)
    yield from find_relatives(piece, reading)
    yield from find_places(piece, reading)
    yield from find_circumstances(piece, reading)


def phrase_tokens(noun: Token, *, with_since: bool = False) -> list[Token]:
    """A noun with what belongs to it: articles, adjectives, "of", and what is not set off by a comma."""
    kept = {noun}
    for one in noun.children:
        if not _is_outside(one, with_since=with_since):
            kept.update(one.subtree)
    first = last = noun.i
    while first - 1 >= noun.left_edge.i and noun.doc[first - 1] in kept:
        first -= 1
    while last + 1 <= noun.right_edge.i and noun.doc[last + 1] in kept:
        last += 1
    return trim(noun.doc[first : last + 1])


def _is_outside(token: Token, *, with_since: bool) -> bool:
    if token.dep_ in {"cc", "conj"}:
        return True
    if token.dep_ in {"relcl", "acl", "appos", "prep", "punct"} and token.left_edge.i > token.head.i:
        if token.lower_ in {"since", "in", "on", "at", "during"} and not with_since:
            return token.lower_ != "in" or any(one.lemma_ in {"condition", "total"} for one in token.children) is False
        return is_set_off(token) or token.is_punct
    return False


def find_figures(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """A phrase per figure that no clause carries as its first one."""
    carried: set[int] = set()
    for quantity in reading.quantities_in(piece.span):
        noun = counted_noun(piece, quantity)
        if noun is None or _is_dated(quantity, reading) or _is_known(noun, quantity):
            continue
        clause = clause_of(noun)
        if _is_carried(noun, clause) and clause.i not in carried:
            carried.add(clause.i)
            continue
        run = phrase_tokens(noun)
        if len(run) >= _FEWEST:
            yield Candidate(piece.cover(run), piece.sentence, Kind.QUANTITY, piece=piece, head=noun)


def counted_noun(piece: Piece, quantity: Quantity) -> Token | None:
    """The noun of the phrase that a figure stands in: "A total of 390 people" has "total"."""
    tokens = piece.tokens_in(Span(quantity.start, quantity.end))
    if not tokens:
        return None
    noun = tokens[-1]
    while noun.dep_ in _MODIFIERS and not is_verb(noun.head) and noun.head.i > noun.i - 3:
        noun = noun.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma_in(noun.head.head, "counters"):
        noun = noun.head.head
    return noun


def _is_dated(quantity: Quantity, reading: Reading) -> bool:
    """Is the figure part of a date or of "three years ago"?"""
    span = Span(quantity.start, quantity.end)
    return any(Span(time.start, time.end).overlaps(span) for time in reading.mentions.times)


def _is_known(noun: Token, quantity: Quantity) -> bool:
    """Is it "the two sides" or "both armies", which the text has introduced, or the pronoun "one"?"""
    if noun.lower_ in {"one", "ones"}:
        return True
    if quantity.value is None or quantity.value > _SMALL:
        return False
    definite = any(one.lower_ in {"the", "both", "these", "those", "each", "its", "their"} for one in noun.lefts)
    return definite and lemma_in(noun, "sides") and not any(one.dep_ == "relcl" for one in noun.children)


def _is_carried(noun: Token, clause: Token) -> bool:
    """Does the clause itself state the figure: as its subject, its object or its complement?"""
    if not heads_clause(clause) and clause.dep_ not in {"xcomp", "ccomp", "acl", "advcl", "relcl"}:
        return False
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "oprd", "npadvmod"}:
        return True
    return noun.dep_ == "pobj" and noun.head.head == clause and not lemma_in(noun.head, "means")


def find_superlatives(piece: Piece) -> Iterator[Candidate]:
    """Phrases such as "the largest swap since the war broke out"; a whole clause where it says no more."""
    for token in piece.doc:
        noun = _compared_noun(token)
        if noun is None:
            continue
        verb = noun.head
        if noun.dep_ == "attr" and is_verb(verb) and subject(verb) is not None:
            run = trim(clause_tokens(verb))
        else:
            run = trim(_with_since(phrase_tokens(noun, with_since=True), noun))
        if len(run) >= _FEWEST:
            yield Candidate(piece.cover(run), piece.sentence, Kind.SUPERLATIVE, piece=piece, head=noun)


def _compared_noun(token: Token) -> Token | None:
    """The noun that a superlative, "first" or "only" stands with; None for "at least" and "first" as an adverb."""
    if token.lower_ in words("claims", "idle_superlatives") and token.dep_ != "advmod":
        return None
    if token.lower_ == "most" and token.dep_ == "advmod" and token.head.pos_ == "ADJ":
        return _noun_above(token.head)
    if token.tag_ == "JJS" or (token.lower_ in {"first", "only", "sole", "last"} and token.pos_ in {"ADJ", "NOUN"}):
        return _noun_above(token)
    return None


def _noun_above(token: Token) -> Token | None:
    if token.dep_ in {"amod", "nummod", "compound", "nmod"} and token.head.pos_ in {"NOUN", "PROPN"}:
        definite = any(one.dep_ in {"det", "poss", "case"} for one in token.head.lefts)
        return _noun_above(token.head) or token.head if definite else None
    return token if token.dep_ in {"attr", "pobj", "dobj"} and child(token, "det") is not None else None


def _with_since(run: list[Token], noun: Token) -> list[Token]:
    """The phrase with a "since" that the parser hung on the verb."""
    if not run:
        return run
    after = run[-1].i + 1
    if after < len(noun.doc) and noun.doc[after].lower_ in {"since", "in"}:
        link = noun.doc[after]
        governor = link if link.dep_ == "prep" else link.head
        last = governor.right_edge.i
        return [*run, *noun.doc[after : last + 1]] if governor.left_edge.i == after else run
    return run


def find_relatives(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """What somebody did to a thing: "the truce that Washington had sought", "an initiative advanced by Trump"."""
    for verb in piece.doc:
        noun = verb.head
        if (
            verb.dep_ == "relcl"
            and is_finite(verb)
            and noun.pos_ in {"NOUN", "PROPN"}
            and _has_actor(verb, piece, reading)
        ):
            run = trim(noun.doc[phrase_tokens(noun)[0].i if phrase_tokens(noun) else noun.i : verb.right_edge.i + 1])
        elif verb.dep_ == "acl" and verb.tag_ == "VBN" and child(verb, "agent") is not None:
            run = trim(noun.doc[noun.left_edge.i : verb.right_edge.i + 1])
        elif verb.dep_ == "acl" and verb.tag_ == "VBN" and reading.times_in(piece.cover(list(verb.subtree))):
            run = trim(noun.doc[verb.i : verb.right_edge.i + 1])
        else:
            continue
        if len(run) > _FEWEST:
            kind = Kind.TIME if run[0] == verb else Kind.STATEMENT
            yield Candidate(piece.cover(run), piece.sentence, kind, piece=piece, head=verb)


def _has_actor(verb: Token, piece: Piece, reading: Reading) -> bool:
    """Does somebody with a name, or a pronoun for one, do it?"""
    who = subject(verb)
    if who is None or who.lower_ in {"that", "which", "who"}:
        return False
    return who.pos_ in {"PROPN", "PRON"} or bool(reading.actors_in(piece.cover(list(who.subtree))))


def find_places(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """A place with what it is said to be: "the southern Ukrainian port city of Odesa"; a list: "four cities — …"."""
    for place in reading.places_in(piece.span):
        tokens = piece.tokens_in(Span(place.start or 0, place.end or 0))
        noun = tokens[-1] if tokens else None
        if noun is None or noun.dep_ != "pobj" or noun.head.lower_ != "of":
            continue
        sort = noun.head.head
        if lemma_in(sort, "place_nouns") and size(sort) >= 5:
            run = phrase_tokens(sort)
            if len(run) >= 5:
                yield Candidate(piece.cover(run), piece.sentence, Kind.PLACE, piece=piece, head=sort)


def find_circumstances(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """When and where, at the end of a clause: "in Istanbul last week", "early Friday morning"."""
    for time in reading.times_in(piece.span):
        tokens = piece.tokens_in(Span(time.start, time.end))
        if not tokens:
            continue
        run = _tail(tokens, piece, reading)
        span = piece.cover(run)
        is_double = bool(reading.places_in(span))
        if (is_double or time.precision in {Precision.PART, Precision.HOUR, Precision.MINUTE}) and len(run) >= _FEWEST:
            also = (Kind.PLACE,) if is_double else ()
            yield Candidate(span, piece.sentence, Kind.TIME, also, piece=piece, head=tokens[-1])


def _tail(tokens: list[Token], piece: Piece, reading: Reading) -> list[Token]:
    """The time with the prepositional phrase for a place right before or after it."""
    doc = piece.doc
    first, last = tokens[0].i, tokens[-1].i
    if first > 0 and doc[first - 1].dep_ == "prep":
        first -= 1
    for prep in doc:
        if prep.dep_ != "prep" or not reading.places_in(piece.cover(list(prep.subtree))):
            continue
        if prep.right_edge.i == first - 1 and size(prep) <= 5:
            first = prep.left_edge.i
        elif prep.left_edge.i == last + 1 and size(prep) <= 5:
            last = prep.right_edge.i
    return list(doc[first : last + 1])
