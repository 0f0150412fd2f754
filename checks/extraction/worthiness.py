"""How much a claim is worth checking: named features, each with its weight, squashed to 0–1. A checker sees why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import exp
from typing import TYPE_CHECKING

from checks.domain.claim import Claim, Kind, Modality, Reason
from checks.extraction.candidate import Candidate
from checks.extraction.tree import is_finite, shared_subject
from checks.text.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG = 15
"""Words of a claim that says much."""


@dataclass(frozen=True)
class Look:
    """A claim, as the features look at it."""

    claim: Claim
    candidate: Candidate

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of the claim, where they were parsed."""
        piece = self.candidate.piece
        return piece.tokens_in(self.candidate.span) if piece else []

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the claim and their dictionary forms, in lower case."""
        plain = {word.strip(".,;:!?“”\"'’()").lower() for word in self.claim.quote.split()}
        return frozenset(plain | {token.lemma_.lower() for token in self.tokens} | {t.lower_ for t in self.tokens})

    @property
    def head(self) -> Token | None:
        """The verb of the claim's clause."""
        return self.candidate.head if self.candidate.is_clause else None

    def has(self, key: str) -> bool:
        """Does one of the words stand in a list of the lexicon of worthiness?"""
        return not self.words.isdisjoint(words("worthiness", key))

    def is_about(self, *kinds: Kind) -> bool:
        """Is it of one of these kinds, first or further?"""
        return bool({self.claim.kind, *self.claim.also} & set(kinds))


@dataclass(frozen=True)
class Feature:
    """A reason for or against checking."""

    name: str
    weight: float
    holds: Callable[[Look], bool]


def _subject_in(look: Look, key: str) -> bool:
    who = shared_subject(look.head) if look.head is not None else None
    return who is not None and who.lower_ in words("worthiness", key)


def _is_past(look: Look) -> bool:
    head = look.head
    return head is not None and any(one.tag_ in {"VBD", "VBN"} for one in (head, *head.children)) and is_finite(head)


def _is_question(look: Look) -> bool:
    doc = look.candidate.piece.doc if look.candidate.piece else None
    return doc is not None and doc[-1].text == "?"


def _is_of_another(look: Look) -> bool:
    who = shared_subject(look.head) if look.head is not None else None
    return who is not None and (who.lower_ in {"he", "she", "they", "who"} or who.pos_ == "PROPN") and _is_past(look)


FEATURES = (
    Feature("casualty figure", 1.0, lambda look: any(q.person_status for q in look.claim.quantities)),
    Feature("figure", 1.2, lambda look: bool(look.claim.quantities)),
    Feature("large figure", 1.2, lambda look: any((q.high or q.value or 0) >= 1000 for q in look.claim.quantities)),
    Feature("money or share", 1.2, lambda look: look.has("money")),
    Feature("economy", 0.5, lambda look: look.has("economy")),
    Feature("public matter", 0.8, lambda look: look.has("society")),
    Feature("law or office", 0.8, lambda look: look.has("power")),
    Feature("increase or decrease", 0.6, lambda look: look.has("change")),
    Feature("act of war", 0.6, lambda look: look.has("war")),
    Feature("date or time", 0.3, lambda look: bool(look.claim.times)),
    Feature("named place", 0.4, lambda look: bool(look.claim.places)),
    Feature("named person or body", 0.4, lambda look: bool(look.claim.actors)),
    Feature("superlative or first", 0.6, lambda look: look.is_about(Kind.SUPERLATIVE)),
    Feature("says who did it", 0.6, lambda look: look.is_about(Kind.RESPONSIBILITY)),
    Feature("quoted words", 0.4, lambda look: look.is_about(Kind.QUOTE)),
    Feature("name with an office", 1.2, lambda look: look.is_about(Kind.IDENTITY)),
    Feature("what somebody said or decided", 0.2, lambda look: look.is_about(Kind.STATEMENT)),
    Feature("something done", 1.2, _is_past),
    Feature("says what somebody else did", 0.2, _is_of_another),
    Feature("told without the speaker", 0.5, lambda look: not (look.has("self") or look.has("audience"))),
    Feature("comparison", 0.6, lambda look: look.has("comparison")),
    Feature("many words", 0.2, lambda look: len(look.claim.quote.split()) >= _LONG),
    Feature("forecast", -0.7, lambda look: look.is_about(Kind.PREDICTION)),
    Feature("possible, planned or conditional", -0.6, lambda look: look.claim.modality is not Modality.ASSERTED),
    Feature("judgement", -1.1, lambda look: look.is_about(Kind.OPINION)),
    Feature("wish or belief", -0.8, lambda look: look.has("wish")),
    Feature("speaker about himself", -0.2, lambda look: _subject_in(look, "self")),
    Feature("speaks to the audience", -0.1, lambda look: look.has("audience")),
    Feature("question", -1.0, _is_question),
)
"""The one table that decides. The weights were fitted by logistic regression on what annotators of American debates
would check (CLEF CheckThat! 2024, task 1), and rounded. Debates hold hardly any casualties, doers, quotations and
identities: those four weights are set by hand."""

BASE = -2.0
"""Where every claim starts; set so that 0.5 parts those annotators' sentences best."""


def judge(claim: Claim, candidate: Candidate) -> tuple[float, tuple[Reason, ...]]:
    """Check-worthiness from 0 to 1, and the features that speak for and against, strongest first."""
    look = Look(claim, candidate)
    reasons = [Reason(feature.name, feature.weight) for feature in FEATURES if feature.holds(look)]
    total = BASE + sum(reason.weight for reason in reasons)
    return round(1 / (1 + exp(-total)), 3), tuple(sorted(reasons, key=lambda reason: -abs(reason.weight)))
