"""Which findings the overview shows, and under what headings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from checks.domain.finding import Level
from desktop.models.claim_search import fold, terms_of
from desktop.models.finding_facts import Notice, value_words


class Grouping(Enum):
    """What the headings are."""

    WEIGHT = "weight"
    CLAIM = "claim"
    RULE = "rule"


@dataclass(frozen=True)
class FindingFilter:
    """A finding has to fit every part that says anything; of several levels or rules, one is enough."""

    levels: frozenset[Level] = frozenset()
    rules: frozenset[str] = frozenset()
    words: str = ""
    """Words that stand, all of them, in the finding, its values or its claims."""
    shows_supports: bool = False
    """Does what was checked and holds show, too? A level that is chosen shows in any case."""
    shows_dismissed: bool = False

    @property
    def is_active(self) -> bool:
        """Does it leave anything out beside what was dismissed?"""
        return bool(self.levels or self.rules or self.words.strip())

    def keeps(self, notice: Notice) -> bool:
        """Does a notice fit?"""
        finding = notice.finding
        if finding.dismissed is not None and not self.shows_dismissed:
            return False
        if finding.level is Level.SUPPORTS and not self.shows_supports and not self.levels:
            return False
        if (self.levels and finding.level not in self.levels) or (self.rules and finding.rule not in self.rules):
            return False
        terms = terms_of(self.words)
        return not terms or _has_all(terms, notice)


def _has_all(terms: tuple[str, ...], notice: Notice) -> bool:
    finding = notice.finding
    quotes = (claim.quote for claim in notice.claims)
    words = fold("\n".join((finding.rule, finding.level, finding.message, value_words(finding.values), *quotes)))
    return all(term in words for term in terms)
