"""How a check was done and what it cannot show, told from what lies on the desk and from nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from checks.domain import words
from checks.domain.claim import Claim, Origin, Status
from checks.domain.desk import Desk
from checks.domain.verdict import Scale, Verdict
from checks.reporting.edition import Edition
from checks.reporting.rulings import is_by_one_person

_PEOPLE_DECIDE = (
    "A claim is the smallest stretch of the text that can be called true or false. People decide what a claim is and "
    "whether it holds, on records that they name; a claim is signed off when a second person agrees."
)
_ONE_SOURCE = "Records that come from one source count as one source."
_HOLDS_FOR_ITS_TIME = (
    "A verdict holds for the time that stands beside it. What became known later is said, and does not make a report "
    "false that was right when it was written. That nothing was found against a claim does not prove it."
)
_WITHHELD = (
    "Something is withheld where it could endanger or expose a person: the identity and words of confidential sources, "
    "captives who could be recognised, personal data."
)
_NO_VERDICT = "What they notice is no verdict."
_SIMPLE_RULES = "(no language model)"
"""How the name of a search for claims ends that made do with simple rules."""


def conduct(
    desk: Desk, judged: Iterable[Claim], scale: Scale, edition: Edition, *, is_withheld: bool
) -> tuple[str, ...]:
    """What was done and what it cannot show, in paragraphs."""
    claims = tuple(judged)
    verdicts = [verdict for claim in claims if (verdict := desk.verdict(claim.id))]
    paragraphs = (
        [_PEOPLE_DECIDE, *_search(desk), _ONE_SOURCE],
        list(_second_person(verdicts)) + list(_second_checks(desk, claims)),
        list(_rules(desk, edition)),
        list(_earlier(desk)),
        list(_copies(desk, claims)),
        list(_scales(verdicts, scale)),
        [_HOLDS_FOR_ITS_TIME],
        [_WITHHELD] if is_withheld else [],
    )
    return tuple(" ".join(sentences) for sentences in paragraphs if sentences)


def _search(desk: Desk) -> Iterator[str]:
    """Who looked for claims, and how well the language of the article could be read."""
    extractor = desk.version.extractor or ""
    if not extractor:
        yield "All claims were marked by hand; no program looked for others."
        return
    by_hand = sum(claim.origin is Origin.BY_HAND for claim in desk.claims)
    yield f"A program ({extractor}) suggested claims; it misses some and suggests some that are none."
    if extractor.endswith(_SIMPLE_RULES):
        yield "The language of the article is not fully supported: simple rules stood in for a language model."
    if by_hand:
        yield f"{_were(by_hand, 'claim')} marked by hand."


def _second_person(verdicts: list[Verdict]) -> Iterator[str]:
    if not verdicts:
        return
    alone = sum(map(is_by_one_person, verdicts))
    signed = sum(verdict.signed_by_id is not None for verdict in verdicts) - alone
    unsigned = len(verdicts) - signed - alone
    given = words.count(len(verdicts), "verdict")
    yield f"Of {given}, {signed or 'none'} {_was(signed)} signed off by a second person."
    if alone:
        yield f"{alone} {_was(alone)} signed by the same person who gave {_it(alone)}, as this desk allows."
    if unsigned:
        yield f"{unsigned} {'has' if unsigned == 1 else 'have'} no signature now."


def _second_checks(desk: Desk, claims: Iterable[Claim]) -> Iterator[str]:
    checks = [check for claim in claims for check in desk.second_checks(claim.id)]
    done = len({check.claim_id for check in checks if check.given_at and check.closed_at})
    still = sum(check.closed_at is None for check in checks)
    if done:
        yield f"{_were(done, 'claim')} checked by two people who did not see each other’s verdict."
    if still:
        yield f"{words.count(still, 'second check').capitalize()} {'is' if still == 1 else 'are'} not finished."


def _rules(desk: Desk, edition: Edition) -> Iterator[str]:
    """What automatic rules noticed, what people made of it, and which of them did not run."""
    wanted = [claim for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM]
    found = [finding for claim in wanted for finding in desk.findings(claim.id)]
    named = _named({*desk.house.off, *edition.failed_rules, *(rule for rule, _ in desk.house.limits)})
    if found:
        things = words.count(len(found), "thing")
        about = words.count(len({finding.claim_id for finding in found}), "claim")
        put_aside = sum(finding.dismissed is not None for finding in found) or "none"
        yield f"Automatic rules noticed {things} about {about}; people put {put_aside} of them aside with a reason."
        yield _NO_VERDICT
    else:
        yield f"Automatic rules noticed nothing, or were not run. {_NO_VERDICT}"
    if edition.failed_rules:
        yield f"Stopped by a fault of their own, so not applied in full: {_rule_list(edition.failed_rules, named)}."
    if desk.house.off:
        yield f"Switched off by the desk: {_rule_list(desk.house.off, named)}."
    if limits := [rule for rule, _ in desk.house.limits if rule not in desk.house.off]:
        yield f"Held to weaker words by the desk: {_rule_list(limits, named)}."


def _earlier(desk: Desk) -> Iterator[str]:
    """What people confirmed about earlier checks."""
    counted = Counter(relation.relation for claim in desk.claims for relation in desk.relations(claim.id))
    if counted:
        kinds = words.listed([f"{amount} “{relation.value}”" for relation, amount in counted.items()])
        total = words.count(counted.total(), "relation")
        yield f"Claims were compared with earlier checks by program; people confirmed {total}: {kinds}."
    else:
        yield "No relation to an earlier check was confirmed."


def _copies(desk: Desk, claims: Iterable[Claim]) -> Iterator[str]:
    """How many records were kept as they were when they were read."""
    records = {record.id: record for claim in claims for _, record in desk.linked(claim.id)}
    kept = sum(record.snapshot_id is not None for record in records.values())
    if records:
        behind = words.count(len(records), "record")
        rest = "; the others can change or go" if kept < len(records) else ""
        yield f"Of {behind} behind the verdicts, {kept or 'none'} {_was(kept)} kept as a copy{rest}."


def _scales(verdicts: Iterable[Verdict], scale: Scale) -> Iterator[str]:
    older = Counter(verdict.scale_version for verdict in verdicts if verdict.scale_version not in (None, scale.version))
    for version, amount in sorted(older.items(), key=lambda pair: pair[0] or 0):
        yield f"{_were(amount, 'verdict')} given on version {version} of the house scale."


def _named(rules: set[str]) -> dict[str, str]:
    """The titles of these rules; those of a plug-in that is gone have none. Rules load only where one is asked for."""
    if not rules:
        return {}
    from checks.rules.catalogue import rules as all_rules

    return {rule.id: rule.title for rule in all_rules() if rule.id in rules}


def _rule_list(rules: Iterable[str], named: dict[str, str]) -> str:
    return "; ".join(f"“{named[rule].rstrip('.')}” ({rule})" if rule in named else rule for rule in rules)


def _were(amount: int, what: str) -> str:
    return f"{words.count(amount, what)} {_was(amount)}"


def _was(amount: int) -> str:
    return "was" if amount == 1 else "were"


def _it(amount: int) -> str:
    return "it" if amount == 1 else "them"
