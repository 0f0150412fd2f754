"""Runs rules over a desk: notices become findings, whose ids tell whether one is the same as before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID, uuid5

from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.finding import Finding
from checks.domain.span import Span
from checks.rules.catalogue import rules as all_rules
from checks.rules.context import Context
from checks.rules.rule import Notice, Rule


def check(desk: Desk, *, claims: Collection[UUID] | None = None, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """What the rules notice about the claims with these ids, or about all; those that are no claims are left out.

    The same notice about the same claim always has the same id, and another one when a value in it changes: so what a
    person decided about a finding holds as long as the finding does.
    """
    context = Context(desk)
    chosen = list(all_rules() if rules is None else rules)
    wanted = [claim for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM]
    found = {each.id: each for each in _of_claims(context, chosen, wanted, claims)}
    found |= {each.id: each for each in _of_article(context, chosen, wanted, claims)}
    return list(found.values())


def _of_claims(
    context: Context, rules: list[Rule], claims: list[Claim], only: Collection[UUID] | None
) -> Iterator[Finding]:
    for claim in claims:
        if only is None or claim.id in only:
            for rule in rules:
                if rule.of_claim is not None and rule.looks_at(claim):
                    yield from (_finding(rule, claim, notice) for notice in rule.of_claim(claim, context))


def _of_article(
    context: Context, rules: list[Rule], claims: list[Claim], only: Collection[UUID] | None
) -> Iterator[Finding]:
    for rule in rules:
        for notice in rule.of_article(context) if rule.of_article is not None else ():
            for claim in _touched(claims, notice):
                if only is None or claim.id in only:
                    yield _finding(rule, claim, notice)


def _touched(claims: list[Claim], notice: Notice) -> list[Claim]:
    """The claims that a notice about the article goes to: those its places touch, else the one nearest to the first."""
    places = _places(notice)
    touched = [claim for claim in claims if any(claim.anchor.span.overlaps(span) for span in places)]
    if touched or not claims or not places:
        return touched
    at = places[0].start
    return [min(claims, key=lambda claim: min(abs(claim.anchor.start - at), abs(claim.anchor.end - at)))]


def _places(notice: Notice) -> tuple[Span, ...]:
    """Where in the article it looks: the places it names, else those of its values."""
    own = (value.span for value in notice.values if value.span and value.evidence_id is None)
    return notice.spans or tuple(own)


def _finding(rule: Rule, claim: Claim, notice: Notice) -> Finding:
    return Finding(
        uuid5(claim.id, _inputs(rule, notice)),
        claim.id,
        rule.id,
        notice.level,
        notice.message,
        notice.values,
        _places(notice) or (claim.anchor.span,),
        notice.missing,
    )


def _inputs(rule: Rule, notice: Notice) -> str:
    """All that a finding rests on, in words; not where it stands, which moves with the text."""
    values = [f"{value.origin}={value.value}@{value.evidence_id or ''}" for value in notice.values]
    return "\n".join((rule.id, notice.level, notice.message, *values, *notice.missing))
