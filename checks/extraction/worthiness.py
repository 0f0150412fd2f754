"""How much a claim is worth checking: a few named reasons in round weights, squashed to 0–1. A checker sees why.

No weight was fitted to anything. Each follows from what fact-checkers publish about their choice: PolitiFact takes
statements "rooted in a fact that is verifiable" and no opinions; Full Fact's scheme for annotators (Konstantinovskiy
and others, "Towards Automated Factchecking") tells quantities, causes, laws and rules from predictions and personal
experience; Chequeado and Africa Check look for figures, comparisons, laws and what happened, and leave out promises,
wishes and what is too general. What this desk underlines adds casualties, who did it, identities and quoted words.
Half a point is a hint, one a reason, two enough by itself (`checks.extraction.weighing`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from checks.domain.claim import Claim, Kind, Modality, Reason
from checks.extraction.candidate import Candidate
from checks.extraction.tree import clause_of, is_finite, is_past, shared_subject, subject
from checks.extraction.weighing import Weights, sensible, strongest_first, weigh
from checks.text.lexicons import lexicon, words

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    """As shipped."""
    holds: Callable[[Look], bool]
    why: str
    """Why it speaks for or against checking, and who says so, in a sentence for the person who sets the weights."""


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
    Feature(
        "figure",
        2.0,
        _has_figure,
        "A figure can be looked up. Full Fact, Chequeado and Africa Check all look for figures.",
    ),
    Feature(
        "casualty figure",
        1.0,
        lambda look: any(q.person_status for q in look.claim.quantities),
        "How many were killed, wounded, captured or displaced. In reports of war, desks underline every one of these.",
    ),
    Feature(
        "money or share",
        1.0,
        _has_money_or_share,
        "An amount of money or a share of a whole stands in somebody's books.",
    ),
    Feature(
        "comparison or trend",
        1.0,
        _is_trend,
        "More, fewer, rising, falling: it can be held against another figure. Chequeado and Africa Check look for it.",
    ),
    Feature(
        "superlative or first",
        1.0,
        lambda look: look.is_about(Kind.SUPERLATIVE),
        "The largest, the first, the only: one other case shows that it is wrong.",
    ),
    Feature(
        "matter of record",
        1.0,
        lambda look: look.has("record"),
        "Votes, laws, rulings, budgets: there is a document. Full Fact counts laws and rules among what is checked.",
    ),
    Feature(
        "public matter",
        0.5,
        lambda look: look.has("public"),
        "The topic pages of fact-checkers list its field: the economy, work, health, crime, migration, energy or war.",
    ),
    Feature(
        "tells when or where",
        1.0,
        lambda look: look.claim.kind in {Kind.TIME, Kind.PLACE},
        "The claim itself is about a time or a place, which maps and calendars can settle.",
    ),
    Feature(
        "date or time",
        0.5,
        lambda look: bool(look.claim.times),
        "It says when, so there is a day to look at.",
    ),
    Feature(
        "named place",
        0.5,
        lambda look: bool(look.claim.places),
        "It says where, so there is a place to look at.",
    ),
    Feature(
        "named person or body",
        0.5,
        lambda look: bool(look.claim.actors),
        "It names somebody who can be asked or looked up.",
    ),
    Feature(
        "something that happened",
        1.5,
        _happened,
        "It tells what took place. PolitiFact takes what is “rooted in a fact that is verifiable”.",
    ),
    Feature(
        "about somebody else",
        0.5,
        _is_of_another,
        "Others can witness what is told about somebody else; what people tell about themselves, hardly anybody.",
    ),
    Feature(
        "says who did it",
        1.0,
        lambda look: look.is_about(Kind.RESPONSIBILITY),
        "It holds somebody responsible. Full Fact counts causes among what is checked.",
    ),
    Feature(
        "quoted words",
        2.0,
        lambda look: look.is_about(Kind.QUOTE),
        "Whether these were the words can be looked up in a recording, a post or a transcript.",
    ),
    Feature(
        "what somebody said or decided",
        0.5,
        lambda look: look.is_about(Kind.STATEMENT),
        "Whether it was said, agreed or refused can be asked, or stands in writing.",
    ),
    Feature(
        "has a source",
        0.5,
        _has_source,
        "It names who answers for it, so at least what the source said can be looked up.",
    ),
    Feature(
        "name with an office",
        2.0,
        lambda look: look.is_about(Kind.IDENTITY),
        "Names, ranks and offices are quickly looked up. In reports of war, desks underline them.",
    ),
    Feature(
        "forecast of the author",
        -1.0,
        lambda look: look.is_about(Kind.PREDICTION) and not _has_source(look),
        "What is to come cannot be true or false yet. Full Fact keeps predictions apart.",
    ),
    Feature(
        "possible, planned or conditional",
        -1.0,
        _is_unreal,
        "It does not say that anything is so.",
    ),
    Feature(
        "judgement",
        -2.0,
        lambda look: look.is_about(Kind.OPINION),
        "An opinion has nothing to look up. PolitiFact takes no opinions.",
    ),
    Feature(
        "wish or belief",
        -1.0,
        lambda look: look.has("wish"),
        "What is hoped, wished or believed cannot be looked up. Chequeado and Africa Check leave it out.",
    ),
    Feature(
        "speaker about himself",
        -1.0,
        lambda look: _subject_in(look, "self"),
        "Personal experience: Full Fact keeps it apart, as nobody else can tell.",
    ),
    Feature(
        "to the audience",
        -1.0,
        lambda look: look.has("audience"),
        "Thanks, greetings and calls to the reader claim nothing.",
    ),
    Feature(
        "question",
        -2.0,
        _is_question,
        "A question claims nothing by itself.",
    ),
)
"""The one table that decides. Verifiable marks count for a claim; opinion, wish, promise, talk about oneself, address
and question count against it."""

WEIGHTS: Weights = MappingProxyType({feature.name: feature.weight for feature in FEATURES})
"""The weights as shipped."""


def judge(claim: Claim, candidate: Candidate, weights: Weights = WEIGHTS) -> tuple[float, tuple[Reason, ...]]:
    """Check-worthiness from 0 to 1, and the features that speak for and against, strongest first.

    A feature that `weights` does not name keeps its own weight. One that weighs 0 counts for nothing and is kept, so
    that `weigh_again` can give it weight.
    """
    look = Look(claim, candidate)
    reasons = [Reason(one.name, weights.get(one.name, one.weight)) for one in FEATURES if one.holds(look)]
    return weigh(reasons), strongest_first(reasons)


def desk_weights(chosen: Mapping[str, float]) -> Weights:
    """The weights as shipped, but for those that a desk has `chosen`; names that no feature has are passed over."""
    return {**WEIGHTS} | {name: sensible(weight) for name, weight in chosen.items() if name in WEIGHTS}
