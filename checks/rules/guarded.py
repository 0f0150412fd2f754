"""Runs rules so that a fault in one of them, a desk's own perhaps, stops that one alone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ParamSpec
from uuid import UUID

from checks.domain.desk import Desk
from checks.domain.finding import Finding
from checks.domain.progress import Progress, no_progress
from checks.errors import Cancelled
from checks.rules.catalogue import rules as all_rules
from checks.rules.engine import check
from checks.rules.rule import Notice, Rule

P = ParamSpec("P")
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Looked:
    """What rules noticed, and the ids of those that were stopped by a fault of their own."""

    findings: tuple[Finding, ...]
    failed: tuple[str, ...] = ()


def look(
    desk: Desk,
    *,
    claims: Collection[UUID] | None = None,
    rules: Iterable[Rule] | None = None,
    progress: Progress = no_progress,
) -> Looked:
    """As `engine.check`; it can be stopped at every step of a rule, and names the rules that failed.

    What a rule noticed before it failed is kept.
    """
    failed: set[str] = set()
    chosen = all_rules() if rules is None else rules
    findings = check(desk, claims=claims, rules=[_guarded(rule, failed, progress) for rule in chosen])
    return Looked(tuple(findings), tuple(sorted(failed)))


def _guarded(rule: Rule, failed: set[str], progress: Progress) -> Rule:
    def guard(notices: Callable[P, Iterator[Notice]]) -> Callable[P, Iterator[Notice]]:
        def run(*args: P.args, **kwargs: P.kwargs) -> Iterator[Notice]:
            progress(0, 0)
            try:
                yield from notices(*args, **kwargs)
            except Cancelled:
                raise
            except Exception as fault:  # noqa: BLE001 - the border of a rule: the desk's own are unknown code
                if rule.id not in failed:
                    logger.warning("The rule %s was stopped by a fault of its own (%r).", rule.id, fault)
                failed.add(rule.id)

        return run

    return replace(
        rule,
        of_claim=guard(rule.of_claim) if rule.of_claim else None,
        of_article=guard(rule.of_article) if rule.of_article else None,
    )
