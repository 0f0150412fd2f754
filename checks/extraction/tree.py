"""Small questions to a dependency parse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis", "acl", "pcomp", "xcomp", "dep", "csubj"})
DASHES = frozenset({"—", "–", "--", " - ", ":", ";"})


def child(token: Token, *deps: str) -> Token | None:
    """The first dependant of `token` in one of these relations."""
    return next((one for one in token.children if one.dep_ in deps), None)


def subject(token: Token) -> Token | None:
    """The subject that stands with this verb itself."""
    return child(token, *SUBJECTS)


def shared_subject(token: Token) -> Token | None:
    """The subject of this verb, or of the verb that it is joined to."""
    own = subject(token) or lost_subject(token)
    if own is None and token.dep_ in {"conj", "xcomp"} and is_verb(token.head):
        return shared_subject(token.head)
    return own


def is_verb(token: Token) -> bool:
    """Is it a verb, or a form of "be" that governs a clause?"""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"})


def is_finite(token: Token) -> bool:
    """Does this verb, or its auxiliary, stand in a tense?"""
    return any(one.tag_ in {"VBD", "VBP", "VBZ", "MD"} for one in (token, *helpers(token)))


def is_past(token: Token) -> bool:
    """Does this verb stand in the past or the perfect?"""
    perfect = token.tag_ == "VBN" and any(one.lemma_ in {"have", "be"} for one in helpers(token))
    return perfect or any(one.tag_ == "VBD" for one in (token, *helpers(token)))


def helpers(token: Token) -> tuple[Token, ...]:
    """The auxiliaries of a verb."""
    return tuple(one for one in token.children if one.dep_ in {"aux", "auxpass"})


def size(token: Token) -> int:
    """Number of tokens that a word governs, with itself."""
    return token.right_edge.i - token.left_edge.i + 1


def is_set_off(token: Token) -> bool:
    """Does a comma, dash or colon stand right before everything that `token` governs?"""
    left = token.left_edge.i
    marks = {",", *DASHES}
    return left > 0 and (token.doc[left - 1].text in marks or token.doc[left].text in marks)


def lemma_in(token: Token, key: str) -> bool:
    """Is the word's dictionary form in a list of the lexicon of claims?"""
    return token.lemma_.lower() in words("claims", key)


def says(token: Token) -> bool:
    """Does this verb report words, or a stand that somebody takes?"""
    return lemma_in(token, "report") or lemma_in(token, "stance")


def ancestors_and_self(token: Token) -> Iterable[Token]:
    """The word, what governs it, and so on."""
    yield token
    yield from token.ancestors


def lost_subject(verb: Token) -> Token | None:
    """The subject that the parser took for the end of the phrase before: "on Wednesday and Pakistan said"."""
    if subject(verb) is None and verb.dep_ in {"ROOT", "ccomp"}:
        return _subject_in_front(verb)
    before = verb.left_edge.i - 1
    if verb.dep_ != "conj" or subject(verb) is not None or before < 1 or verb.doc[before].is_punct:
        return None
    for above in (verb.doc[before], *verb.doc[before].ancestors):
        if above.right_edge.i != before:
            return None
        if above.pos_ not in {"NOUN", "PROPN"}:
            continue
        link = verb.doc[above.left_edge.i - 1]
        if above.dep_ == "conj" and link.dep_ == "cc" and link.head == above.head:
            return above
        if above.dep_ == "pobj" and link == above.head and link.lower_ in {"since", "after", "before", "until"}:
            return above
    return None


def _subject_in_front(verb: Token) -> Token | None:
    """The subject that the parser took for an apposition of the opening phrase: "According to Mao, tolerance fell"."""
    last = min(one.i for one in (verb, *helpers(verb))) - 1
    if last < 1 or verb.doc[last].is_punct or not is_finite(verb):
        return None
    for above in (verb.doc[last], *verb.doc[last].ancestors):
        if above.right_edge.i != last:
            return None
        if above.dep_ == "appos" and is_set_off(above):
            return above
    return None


def is_parted(a: Token, b: Token) -> bool:
    """Does a semicolon stand between the two?"""
    first, last = sorted((a.i, b.i))
    return any(token.text == ";" for token in a.doc[first:last])


def is_participle(token: Token) -> bool:
    """Is it a participle set off by a comma, ", killing some 1,200 people"?"""
    return token.tag_ in {"VBG", "VBN"} and not is_finite(token) and is_set_off(token) and token.i > token.head.i


def opens_with_participle(token: Token) -> bool:
    """Did the parser take such a participle for the adjective of its object, ", damaging infrastructure"?"""
    first = next((one for one in token.doc[token.left_edge.i : token.i] if not one.is_punct), token)
    if lemma_in(token, "titles"):
        return False
    return first.tag_ == "VBG" and first.dep_ == "amod" and first.head == token and is_set_off(token)


def clause_of(token: Token) -> Token:
    """The verb of the clause that `token` belongs to, or the root."""
    return next((one for one in ancestors_and_self(token) if is_verb(one) and one.dep_ in CLAUSES), token.sent.root)
