"""Runs rules over a desk: notices become findings, whose ids tell whether one is the same as before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from uuid import UUID, uuid5

from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link
from checks.domain.finding import Finding
from checks.domain.house import House
from checks.domain.imported import Import
from checks.domain.origin import OriginRuling
from checks.domain.span import Span
from checks.domain.tables import ComparatorTable, TollSeries
from checks.domain.ties import records_in
from checks.domain.verdict import Verdict
from checks.rules.catalogue import rules as all_rules
from checks.rules.context import Context
from checks.rules.rule import Notice, Rule


def check(
    desk: Desk,
    *,
    claims: Collection[UUID] | None = None,
    rules: Iterable[Rule] | None = None,
    choices: House | None = None,
) -> list[Finding]:
    """What the rules notice about the claims with these ids, or about all; those that are no claims are left out.

    `choices` say which rules run and how strongly they may speak; where they are not given, those of the desk do.

    The same notice about the same claim always has the same id, and another one when a value in it changes: so what a
    person decided about a finding holds as long as the finding does.
    """
    house = choices or desk.house
    context = Context(desk)
    chosen = [rule for rule in (all_rules() if rules is None else rules) if house.runs(rule.id)]
    wanted = [claim for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM]
    found = {each.id: each for each in _of_claims(context, chosen, wanted, claims)}
    found |= {each.id: each for each in _of_article(context, chosen, wanted, claims)}
    return [replace(each, level=house.limited(each.rule, each.level)) for each in found.values()]


def affected(change: Change, desk: Desk) -> frozenset[UUID]:
    """The claims of `desk`, which shows `change` already, on which rules may say something else than before it.

    Rules look at a claim with its article, its records and tables; so a table, a record in a table, a picture, or a
    claim that comes, goes or moves bears on all.
    """
    single: list[tuple[Record, Record | None]] = [(record, None) for record in (*change.added, *change.removed)]
    pairs = [*single, *(pair for pair in change.edited if not _is_only_step(*pair))]
    here = frozenset(claim.id for claim in desk.claims)
    if any(_bears_on_all(old, new, desk) for old, new in pairs):
        return here
    touched = {record for pair in pairs for record in pair if record is not None}
    claims = {record.id for record in touched if isinstance(record, Claim)}
    claims |= {record.claim_id for record in touched if isinstance(record, Link | Verdict)}
    return here & (claims | _standing_on({each for record in touched for each in _evidence_of(record)}, desk))


def _bears_on_all(old: Record, new: Record | None, desk: Desk) -> bool:
    if isinstance(old, Claim):
        return not isinstance(new, Claim) or _place(old) != _place(new)
    if isinstance(old, Article) and isinstance(new, Article):
        return (old.published, old.timezone, old.language) != (new.published, new.timezone, new.language)
    if isinstance(old, Evidence) and any(old.id in records_in(table) for table in desk.tables):
        return True
    return isinstance(old, ArticleVersion | TollSeries | ComparatorTable | Import | House) or _is_picture(old, desk)


def _is_only_step(old: Record, new: Record) -> bool:
    """Did a claim only take a step of the workflow, or get another weight?"""
    return isinstance(old, Claim) and isinstance(new, Claim) and _place(old) == _place(new) and _bare(old) == _bare(new)


def _bare(claim: Claim) -> Claim:
    return replace(claim, status=Status.OPEN, owner_id=None, checkworthiness=0.0, reasons=())


def _place(claim: Claim) -> tuple[object, ...]:
    return claim.anchor, claim.sentence, claim.status is Status.NOT_A_CLAIM


def _is_picture(record: Record, desk: Desk) -> bool:
    """Pictures are compared with all others."""
    snapshot = desk.snapshot(record.snapshot_id) if isinstance(record, Evidence) else record
    return isinstance(snapshot, Snapshot) and snapshot.picture is not None


def _evidence_of(record: Record) -> tuple[UUID, ...]:
    """The records of evidence that a change to `record` speaks of."""
    if isinstance(record, Evidence):
        return (record.id,)
    return tuple(record.pair) if isinstance(record, OriginRuling) else ()


def _standing_on(ids: set[UUID], desk: Desk) -> set[UUID]:
    """The claims that are linked to one of these records, or to one that names it, however far."""
    reached, size = set(ids), -1
    while size != len(reached):
        size = len(reached)
        reached |= {record.id for record in desk.evidence if not reached.isdisjoint(record.named)}
    return {claim.id for claim in desk.claims for link in desk.links(claim.id) if link.evidence_id in reached}


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
