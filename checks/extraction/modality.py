"""Is a claim affirmed or denied, and is it asserted, or only planned, possible or conditional?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.domain.claim import Modality, Polarity
from checks.extraction.tree import child, helpers, is_verb, lemma_in, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO = frozenset({"no", "neither", "none", "nobody", "nothing"})
_IF = frozenset({"if", "unless", "whether", "should"})


def polarity_of(head: Token) -> Polarity:
    """Negated by "not", "never", "no", "neither", or by a verb that says it did not happen ("failed to")."""
    chain = list(_verbs(head))
    denied = any(one.dep_ == "neg" for verb in chain for one in verb.children)
    fails = any(verb.lemma_ == "fail" for verb in chain)
    return Polarity.NEGATED if denied or fails or _has_no(head) else Polarity.AFFIRMED


def modality_of(head: Token) -> Modality:
    """From the modal verb, the conjunction and the verb that governs the clause."""
    modals = {one.lower_ for verb in _verbs(head) for one in helpers(verb) if one.tag_ == "MD"}
    mark = child(head, "mark")
    if mark is not None and mark.lower_ in _IF:
        return Modality.CONDITIONAL
    if modals & {"would", "should", "'d", "’d"}:
        return Modality.CONDITIONAL
    if modals & {"may", "might", "could", "can"} or _has_adverb(head, "possible"):
        return Modality.POSSIBLE
    if modals & {"will", "shall", "'ll", "’ll"} or any(_is_planned(verb) for verb in _verbs(head)):
        return Modality.PLANNED
    return Modality.ASSERTED


def is_prediction(head: Token) -> bool:
    """Is something said to be coming?"""
    content = next((one for one in head.children if one.dep_ == "ccomp" and one.i > head.i), None)
    return any(_is_coming(verb) for verb in (head, content) if verb is not None)


def _is_coming(verb: Token) -> bool:
    modal = any(one.lower_ in {"will", "shall", "'ll", "’ll"} for one in helpers(verb))
    expects = verb.lemma_ in {"expect", "anticipate", "schedule", "predict", "forecast"} and child(verb, "neg") is None
    return modal or expects


def _is_planned(verb: Token) -> bool:
    return lemma_in(verb, "planned") and (child(verb, "xcomp") is not None or verb.tag_ == "VBN")


def _verbs(head: Token) -> Iterator[Token]:
    """The verb, and the infinitive that it leads to: "failed to produce"."""
    yield head
    infinitive = child(head, "xcomp")
    if infinitive is not None and is_verb(infinitive):
        yield infinitive


def _has_no(head: Token) -> bool:
    parts = [one for one in head.children if one.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}]
    who = subject(head)
    return any(
        one.lower_ in _NO for part in parts for one in (part, *part.children) if part == who or one.lower_ == "no"
    )


def _has_adverb(head: Token, key: str) -> bool:
    return any(one.dep_ == "advmod" and lemma_in(one, key) for one in head.children)
