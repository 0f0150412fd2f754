"""What a search for earlier checks gives: the check or the judged claim, and how alike it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from checks.domain.article import Article
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence
from checks.domain.imported import EarlierCheck
from checks.domain.moment import Moment
from checks.domain.verdict import Verdict
from checks.matching.similarity import Closeness, Similarity


@dataclass(frozen=True)
class JudgedClaim:
    """A claim of another article, with what was decided on it."""

    claim: Claim
    article: Article
    verdict: Verdict | None = None

    @property
    def day(self) -> date | None:
        """When its article was published."""
        return self.article.published.day if self.article.published else None


Earlier = EarlierCheck | JudgedClaim
"""What a claim can be matched with."""


@dataclass(frozen=True)
class Match:
    """An earlier check, or a claim that was judged in another article."""

    earlier: Earlier
    similarity: Similarity
    closeness: Closeness

    @property
    def id(self) -> UUID:
        """Of the check or the claim."""
        return self.earlier.id if isinstance(self.earlier, EarlierCheck) else self.earlier.claim.id

    @property
    def text(self) -> str:
        """The claim in its own words."""
        if isinstance(self.earlier, EarlierCheck):
            return self.earlier.text
        return self.earlier.claim.statement or self.earlier.claim.quote

    @property
    def rating(self) -> str | None:
        """How it was judged: in the words of those who checked, or as the key of a rating of the house."""
        if isinstance(self.earlier, EarlierCheck):
            return self.earlier.rating
        return self.earlier.verdict.rating if self.earlier.verdict else None

    @property
    def judged_at(self) -> Moment | None:
        """When the check came out, or when the verdict was given."""
        if isinstance(self.earlier, EarlierCheck):
            return self.earlier.published
        return self.earlier.verdict.decided_at if self.earlier.verdict else None

    @property
    def where(self) -> str:
        """Who checked it, or the title of the article that it stands in."""
        if isinstance(self.earlier, EarlierCheck):
            return self.earlier.publisher or self.earlier.title
        return self.earlier.article.title

    @property
    def reasons(self) -> str:
        """What is the same and what differs, in words."""
        return self.similarity.explain()


@dataclass(frozen=True)
class SuggestedRecord:
    """A record that may bear on a claim, with the sentence of it that fits best."""

    record: Evidence
    passage: str
    similarity: Similarity


@dataclass(frozen=True)
class ClaimPair:
    """Two claims of a casebook beside each other, the one of the earlier article first."""

    first: JudgedClaim
    second: JudgedClaim
    similarity: Similarity
