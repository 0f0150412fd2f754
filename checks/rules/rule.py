"""What a rule is: a function with an id, the kinds of claims it looks at, what it needs, a source, an example.

A rule yields notices and decides nothing. Its docstring tells in a checker's words what it does and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from checks.domain.claim import Claim, Kind
from checks.domain.finding import FindingValue, Level
from checks.domain.span import Span

if TYPE_CHECKING:
    from checks.rules.context import Context


class Need(StrEnum):
    """What a rule looks at; it runs again when that changes."""

    TEXT = "the article alone"
    EVIDENCE = "linked evidence"
    TABLES = "toll series or comparator tables"
    VERDICT = "the verdict"


@dataclass(frozen=True)
class Notice:
    """What a rule noticed: one sentence that a person can act on, and the values behind it."""

    level: Level
    message: str
    values: tuple[FindingValue, ...] = ()
    spans: tuple[Span, ...] = ()
    """Places in the article that it speaks of; none means those of its values, or else the claim itself."""
    missing: tuple[str, ...] = ()
    """Names of fields without which it cannot be told, in a checker's words: "as-of time"."""


@dataclass(frozen=True)
class Example:
    """One case in words: what stands in the article, what stands against it, and what the rule says."""

    text: str
    """A sentence or two as an article has them. For a rule that needs the article alone, it must fire on it."""
    says: str
    against: str = ""
    """The evidence, or what is known otherwise."""
    published: str | None = None
    """The day of the article where it matters, in ISO 8601."""


ClaimCheck = Callable[[Claim, "Context"], Iterator[Notice]]
ArticleCheck = Callable[["Context"], Iterator[Notice]]


@dataclass(frozen=True)
class Rule:
    """One registered rule. Exactly one of the two checks is there."""

    id: str
    """Family and name: "figure.subset"."""
    title: str
    """The first line of its docstring."""
    why: str
    """The rest of it."""
    needs: frozenset[Need]
    kinds: frozenset[Kind]
    """The kinds of claims it looks at; empty means all."""
    source: str
    """Where the method comes from."""
    blind: str
    """What it cannot see."""
    example: Example
    of_claim: ClaimCheck | None = None
    of_article: ArticleCheck | None = None

    @property
    def is_textual(self) -> bool:
        """Does it need the article alone?"""
        return self.needs == {Need.TEXT}

    def looks_at(self, claim: Claim) -> bool:
        """Is a claim of this kind its business?"""
        return not self.kinds or not self.kinds.isdisjoint((claim.kind, *claim.also))


RULES: dict[str, Rule] = {}
"""All rules by id, as their modules are imported; `catalogue.rules()` imports them all."""


def rule(
    rule_id: str,
    *,
    needs: Need | set[Need],
    source: str,
    blind: str,
    example: Example,
    kinds: set[Kind] | None = None,
) -> Callable[[ClaimCheck], ClaimCheck]:
    """Register a function that looks at one claim at a time."""

    def register(check: ClaimCheck) -> ClaimCheck:
        _add(rule_id, check, needs, kinds, source, blind, example, of_claim=check)
        return check

    return register


def article_rule(
    rule_id: str, *, needs: Need | set[Need], source: str, blind: str, example: Example
) -> Callable[[ArticleCheck], ArticleCheck]:
    """Register a function that looks at the whole article; its notices go to the claims that their spans touch."""

    def register(check: ArticleCheck) -> ArticleCheck:
        _add(rule_id, check, needs, None, source, blind, example, of_article=check)
        return check

    return register


def _add(  # noqa: PLR0913 - as above
    rule_id: str,
    check: ClaimCheck | ArticleCheck,
    needs: Need | set[Need],
    kinds: set[Kind] | None,
    source: str,
    blind: str,
    example: Example,
    *,
    of_claim: ClaimCheck | None = None,
    of_article: ArticleCheck | None = None,
) -> None:
    if rule_id in RULES:
        raise ValueError(f"two rules are called {rule_id}")
    title, _, rest = (check.__doc__ or "").strip().partition("\n")
    if not title:
        raise ValueError(f"the rule {rule_id} does not say what it does: it needs a docstring")
    RULES[rule_id] = Rule(
        rule_id,
        title,
        " ".join(rest.split()),
        frozenset({needs} if isinstance(needs, Need) else needs),
        frozenset(kinds or ()),
        source,
        blind,
        example,
        of_claim,
        of_article,
    )
