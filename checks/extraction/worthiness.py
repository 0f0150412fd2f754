"""How much a claim is worth checking: a few named reasons in round weights, squashed to 0–1. A checker sees why.

No weight was fitted to anything. Each follows from what fact-checkers publish about their choice: PolitiFact takes
statements "rooted in a fact that is verifiable" and no opinions; Full Fact's scheme for annotators (Konstantinovskiy
and others, "Towards Automated Factchecking") tells quantities, causes, laws and rules from predictions and personal
experience; Chequeado and Africa Check look for figures, comparisons, laws and what happened, and leave out promises,
wishes and what is too general. What this desk underlines adds casualties, who did it, identities and quoted words.
Half a point is a hint, one a reason, two enough by itself; a claim starts at `BASE`, so that two reasons make 0.5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from math import exp
from types import MappingProxyType
from typing import TYPE_CHECKING

from checks.domain.claim import Claim, Kind, Modality, Reason
from checks.extraction.candidate import Candidate
from checks.extraction.tree import clause_of, is_finite, is_past, shared_subject, subject
from checks.text.lexicons import lexicon, words

if TYPE_CHECKING:
    from spacy.tokens import Token

Weights = Mapping[str, float]
"""The weight of each feature by its name; a desk may pass its own for some or all of them."""

BASE = -2.0
"""Where every claim starts: with two reasons, or one that is enough by itself, it reaches 0.5."""


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

    @cached_property
    def subject(self) -> Token | None:
        """Who or what the clause is about."""
        return shared_subject(self.head) if self.head is not None else None

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


def _has_figure(look: Look) -> bool:
    """Is there a figure other than the "one" of "one thing"?"""
    return any(q.value != 1 or q.person_status for q in look.claim.quantities)


def _has_money_or_share(look: Look) -> bool:
    return any(figure.unit in _money_and_shares() for figure in look.claim.quantities)


@cache
def _money_and_shares() -> frozenset[str]:
    return frozenset({*lexicon("units")["currencies"].values(), "percent", "percentage point", "share"})


def _is_trend(look: Look) -> bool:
    """Does it compare: more, fewer, than, the largest, or a verb of change?"""
    comparatives = any(token.tag_ in {"JJR", "RBR", "JJS", "RBS"} for token in look.tokens)
    return comparatives or look.has("change") or look.is_about(Kind.SUPERLATIVE)


def _happened(look: Look) -> bool:
    """Does the verb say that something took place or has been so? A participle has the tense of its clause."""
    head = look.head
    first = look.tokens[0] if look.tokens else None
    if first is not None and first.tag_ == "VBG":
        return is_past(clause_of((look.candidate.head or first).head))
    if head is None or not any(one.tag_ in {"VBD", "VBN"} for one in (head, *head.children)):
        return False
    return is_finite(head) or subject(head) is not None


def _is_of_another(look: Look) -> bool:
    """Is it about somebody else than speaker and listener?"""
    who = look.subject
    return who is not None and (who.lower_ in words("claims", "persons") or who.pos_ in {"PROPN", "NOUN"})


def _subject_in(look: Look, key: str) -> bool:
    return look.subject is not None and look.subject.lower_ in words("worthiness", key)


def _has_source(look: Look) -> bool:
    """Does somebody other than the speaker answer for it, so that at least what was said can be looked up?"""
    source = look.claim.attribution
    return source is not None and source.source.lower() not in words("worthiness", "self")


def _is_unreal(look: Look) -> bool:
    is_forecast = look.is_about(Kind.PREDICTION)
    return look.claim.modality is not Modality.ASSERTED and not is_forecast and not _has_source(look)


def _is_question(look: Look) -> bool:
    doc = look.candidate.piece.doc if look.candidate.piece else None
    return doc is not None and doc[-1].text == "?"


FEATURES = (
    Feature("figure", 2.0, _has_figure),
    Feature("casualty figure", 1.0, lambda look: any(q.person_status for q in look.claim.quantities)),
    Feature("money or share", 1.0, _has_money_or_share),
    Feature("comparison or trend", 1.0, _is_trend),
    Feature("superlative or first", 1.0, lambda look: look.is_about(Kind.SUPERLATIVE)),
    Feature("matter of record", 1.0, lambda look: look.has("record")),
    Feature("public matter", 0.5, lambda look: look.has("public")),
    Feature("tells when or where", 1.0, lambda look: look.claim.kind in {Kind.TIME, Kind.PLACE}),
    Feature("date or time", 0.5, lambda look: bool(look.claim.times)),
    Feature("named place", 0.5, lambda look: bool(look.claim.places)),
    Feature("named person or body", 0.5, lambda look: bool(look.claim.actors)),
    Feature("something that happened", 1.5, _happened),
    Feature("about somebody else", 0.5, _is_of_another),
    Feature("says who did it", 1.0, lambda look: look.is_about(Kind.RESPONSIBILITY)),
    Feature("quoted words", 2.0, lambda look: look.is_about(Kind.QUOTE)),
    Feature("what somebody said or decided", 0.5, lambda look: look.is_about(Kind.STATEMENT)),
    Feature("has a source", 0.5, _has_source),
    Feature("name with an office", 2.0, lambda look: look.is_about(Kind.IDENTITY)),
    Feature("forecast of the author", -1.0, lambda look: look.is_about(Kind.PREDICTION) and not _has_source(look)),
    Feature("possible, planned or conditional", -1.0, _is_unreal),
    Feature("judgement", -2.0, lambda look: look.is_about(Kind.OPINION)),
    Feature("wish or belief", -1.0, lambda look: look.has("wish")),
    Feature("speaker about himself", -1.0, lambda look: _subject_in(look, "self")),
    Feature("to the audience", -1.0, lambda look: look.has("audience")),
    Feature("question", -2.0, _is_question),
)
"""The one table that decides. Verifiable marks count for a claim; opinion, wish, promise, talk about oneself, address
and question count against it."""

WEIGHTS: Weights = MappingProxyType({feature.name: feature.weight for feature in FEATURES})
"""The weights as shipped."""


def judge(claim: Claim, candidate: Candidate, weights: Weights = WEIGHTS) -> tuple[float, tuple[Reason, ...]]:
    """Check-worthiness from 0 to 1, and the features that speak for and against, strongest first.

    A feature that `weights` does not name keeps its own weight; one that weighs 0 is no reason.
    """
    look = Look(claim, candidate)
    held = ((one.name, weights.get(one.name, one.weight)) for one in FEATURES if one.holds(look))
    reasons = [Reason(name, weight) for name, weight in held if weight]
    return weigh(reasons), tuple(sorted(reasons, key=lambda reason: -abs(reason.weight)))


def weigh(reasons: Iterable[Reason]) -> float:
    """Check-worthiness from 0 to 1 of a claim for which these reasons hold."""
    return round(1 / (1 + exp(-BASE - sum(reason.weight for reason in reasons))), 3)
