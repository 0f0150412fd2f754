"""Noun phrases and the figures in them: one claim for each figure that no clause carries as its first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.domain.claim import Kind
from checks.domain.mention import Quantity
from checks.domain.span import Span
from checks.extraction.candidate import Candidate
from checks.extraction.clauses import clause_tokens, is_mere_attribution
from checks.extraction.cuts import heads_clause, is_dated_participle
from checks.extraction.reading import Piece, Reading
from checks.extraction.tree import DASHES, clause_of, is_finite, is_set_off, is_verb, lemma_in
from checks.extraction.trim import trim

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "advmod", "det", "poss", "punct"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd"})
_FEWEST = 2
_TOOLS = frozenset({"with", "using"})
_NEAR = 4
"""Tokens between a figure and the noun that it counts."""
_WHEN = frozenset({"since", "on", "at", "during"})
_SMALL = 12
"""Up to here "the two sides" are sides that the text has introduced."""


def phrase_tokens(noun: Token, *, with_time: bool = False) -> list[Token]:
    """A noun with what belongs to it: articles, adjectives, "of", and what is not set off by a comma.

    Phrases of time belong to a superlative ("the first since March 11"), but not to a figure.
    """
    kept = {noun}
    for one in noun.children:
        if one.dep_ == "appos" and is_list(one):
            kept.update(_listed(one))
        elif not _is_outside(one, with_time=with_time):
            kept.update(one.subtree)
    first = last = noun.i
    while first - 1 >= noun.left_edge.i and noun.doc[first - 1] in kept:
        first -= 1
    while last + 1 <= noun.right_edge.i and (noun.doc[last + 1] in kept or noun.doc[last + 1].text in DASHES):
        last += 1
    return trim(noun.doc[first : last + 1])


def _is_outside(token: Token, *, with_time: bool) -> bool:
    if token.dep_ in {"cc", "conj", "nsubj"}:
        return True
    if token.left_edge.i < token.head.i:
        return False
    if token.dep_ == "prep" and not with_time and (token.lower_ in _WHEN or _leads_to_name(token)):
        return True
    if token.dep_ == "acl" and is_dated_participle(token):
        return True
    if token.dep_ == "relcl" and not with_time and not any(one.lower_ == "who" for one in token.children):
        return True
    return token.dep_ in {"relcl", "acl", "appos", "prep", "punct"} and (is_set_off(token) or token.is_punct)


def _leads_to_name(link: Token) -> bool:
    """Is it "in Istanbul"?"""
    return link.lower_ == "in" and any(one.pos_ == "PROPN" for one in link.children)


def _listed(first: Token) -> Iterator[Token]:
    """The words of an enumeration, without what is said about it afterwards."""
    last = first
    while (following := next((one for one in last.children if one.dep_ == "conj"), None)) is not None:
        last = following
    yield from first.doc[first.left_edge.i : last.i + 1]


def is_list(token: Token) -> bool:
    """Is it an enumeration of names, "Donetsk, Luhansk, Kherson and Zaporizhzhia"?"""
    return token.pos_ == "PROPN" and any(one.dep_ == "conj" for one in token.children)


def find_figures(piece: Piece, reading: Reading) -> Iterator[Candidate]:
    """A phrase per figure that no clause carries as its first one."""
    carried: set[int] = set()
    for quantity in reading.quantities_in(piece.span):
        noun = counted_noun(piece, quantity)
        if noun is None or _is_no_claim(noun, quantity, piece, reading):
            continue
        clause = clause_of(noun)
        if clause.i not in carried and _is_tight_relative(clause):
            carried.add(clause.i)
            yield from _told_of(clause, piece)
            continue
        lists = any(one.dep_ == "appos" and is_list(one) for one in noun.children)
        apart = lists or _is_measure(noun, piece, quantity)
        if not apart and _is_carried(noun, clause) and clause.i not in carried:
            carried.add(clause.i)
            continue
        run = _with_direction(phrase_tokens(noun), noun)
        if (
            len(run) >= _FEWEST
            and any(token.is_alpha for token in run)
            and not (quantity.value == 1 and quantity.person_status is None)
        ):
            also = (Kind.PLACE,) if lists and len(reading.places_in(piece.cover(run))) >= _FEWEST else ()
            yield Candidate(piece.cover(run), piece.sentence, Kind.QUANTITY, also, piece=piece, head=noun)


def _is_no_claim(noun: Token, quantity: Quantity, piece: Piece, reading: Reading) -> bool:
    """Is the figure a date, an age, an ordinal, one that the text has introduced, or the number of those who say it?"""
    if _is_dated(quantity, reading) or _is_known(noun, quantity) or _is_age(piece, quantity):
        return True
    figure = piece.tokens_in(Span(quantity.start, quantity.end))
    if figure and all(token.pos_ == "ADJ" and token.tag_ == "JJ" for token in figure) and not quantity.person_status:
        return True
    return noun.dep_ == "nsubj" and is_verb(noun.head) and is_mere_attribution(noun.head)


def _is_tight_relative(clause: Token) -> bool:
    """Is it a relative clause that no comma sets off, and so part of what is said of a thing?"""
    return clause.dep_ == "relcl" and is_finite(clause) and not heads_clause(clause)


def _told_of(clause: Token, piece: Piece) -> Iterator[Candidate]:
    """What is counted about a thing: "a siege that lasted 22 days", "air strikes which killed 74 civilians"."""
    noun = clause.head
    run = trim(noun.doc[noun.left_edge.i : clause.right_edge.i + 1])
    if noun.pos_ in {"NOUN", "PROPN"} and len(run) >= _FEWEST:
        yield Candidate(piece.cover(run), piece.sentence, Kind.QUANTITY, piece=piece, head=clause)


def _with_direction(run: list[Token], noun: Token) -> list[Token]:
    """A distance with where it leads to: "about 5km north of the city centre"."""
    if noun.dep_ == "npadvmod" and noun.head.pos_ in {"ADV", "ADP"} and noun.head.i == noun.i + 1:
        return trim([*run, *noun.doc[noun.i + 1 : noun.head.right_edge.i + 1]])
    return run


def counted_noun(piece: Piece, quantity: Quantity) -> Token | None:
    """The noun of the phrase that a figure stands in: "A total of 390 people" has "total"."""
    tokens = piece.tokens_in(Span(quantity.start, quantity.end))
    if not tokens:
        return None
    noun = next((token for token in tokens if token.head not in tokens), tokens[-1])
    while (
        noun.dep_ in _MODIFIERS and not is_verb(noun.head) and noun.head.pos_ != "ADV" and noun.head.i - noun.i <= _NEAR
    ):
        noun = noun.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma_in(noun.head.head, "counters"):
        noun = noun.head.head
    return noun


def _is_dated(quantity: Quantity, reading: Reading) -> bool:
    """Is the figure part of a date or of "three years ago"?"""
    return reading.is_dated(Span(quantity.start, quantity.end))


def _is_known(noun: Token, quantity: Quantity) -> bool:
    """Is it "the two sides" or "both armies", which the text has introduced, or the pronoun "one"?"""
    if noun.lower_ in {"one", "ones"}:
        return True
    if quantity.value is None or quantity.value > _SMALL:
        return False
    definite = any(one.lower_ in {"the", "both", "these", "those", "each", "its", "their"} for one in noun.lefts)
    return definite and lemma_in(noun, "sides") and not any(one.dep_ == "relcl" for one in noun.children)


def _is_age(piece: Piece, quantity: Quantity) -> bool:
    """Is it "a 17-year-old boy"? The age belongs to the person, and to the claim about him."""
    after = piece.text[quantity.end : quantity.end + 10].lower().replace(" ", "-")
    return after.startswith(("-year-old", "-month-old")) or "-old" in piece.text[quantity.start : quantity.end].lower()


def _is_dated_beside(clause: Token, noun: Token) -> bool:
    """Does the clause give a time besides the one that `noun` measures: "On Monday they talked for two hours"?"""
    phrase = set(noun.head.subtree)
    return any(one.ent_type_ in {"DATE", "TIME"} for one in clause.subtree if one not in phrase)


def _is_measure(noun: Token, piece: Piece, quantity: Quantity) -> bool:
    """Does the figure measure a thing that a preposition leads to: "along the 600-mile front line"?"""
    unit = piece.tokens_in(Span(quantity.start, quantity.end))[-1]
    return (
        noun.dep_ == "pobj"
        and noun != unit
        and unit.dep_ in _MODIFIERS
        and "-" in piece.text[unit.idx + piece.span.start : noun.idx + piece.span.start]
    )


def _is_carried(noun: Token, clause: Token) -> bool:
    """Does the clause itself state the figure: as its subject, its object or anywhere else in it, but for means?"""
    if is_mere_attribution(clause) or not is_verb(clause):
        return False
    if heads_clause(clause) and noun not in clause_tokens(clause):
        return False
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    if noun.dep_ == "pobj" and noun.head.head == clause and lemma_in(noun.head, "means"):
        return not (noun.head.lower_ in _TOOLS or _is_dated_beside(clause, noun))
    return noun.dep_ in _CORE or heads_clause(clause)
