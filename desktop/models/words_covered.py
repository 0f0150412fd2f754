"""How much of the article the claims cover, in words for the job strip."""

from __future__ import annotations

from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.text.coverage import Words


class WordsCovered:
    """Counts the words of a text once, and again only what is in claims when they change."""

    def __init__(self) -> None:
        self._version: ArticleVersion | None = None
        self._words = Words("")
        self._claims: tuple[Claim, ...] = ()
        self._said = ""

    def say(self, desk: Desk | None) -> str:
        """The share in words: "Words covered: 64 %"; empty without a claim. What is rejected covers nothing."""
        if desk is None or not desk.claims:
            return ""
        if desk.version is not self._version:
            self._version, self._claims = desk.version, ()
            self._words = Words(desk.version.text, desk.version.furniture)
        if desk.claims is not self._claims:
            self._claims = desk.claims
            spans = (claim.anchor.span for claim in desk.claims if claim.status != Status.NOT_A_CLAIM)
            self._said = f"Words covered: {100 * self._words.share_covered(spans):.0f} %"
        return self._said
