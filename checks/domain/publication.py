"""What stands between the report on an article and its readers."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from checks.domain.claim import Status
from checks.domain.correction import Decision
from checks.domain.corrections import correction_rows
from checks.domain.desk import Desk


def hindrances(desk: Desk, person_id: UUID) -> tuple[str, ...]:
    """Why this person cannot publish the report on the desk now, each as a sentence; nothing where they can."""
    return tuple(_hindrances(desk, person_id))


def _hindrances(desk: Desk, person_id: UUID) -> Iterator[str]:
    if desk.article.owner_id == person_id and not desk.house.allows_single_person:
        yield "The article is yours: ask a colleague to publish it."
    verdicts = {claim.id: desk.verdict(claim.id) for claim in desk.claims if claim.status is not Status.SIGNED_OFF}
    unsigned = sum(verdict is not None and not verdict.is_draft for verdict in verdicts.values())
    if unsigned:
        yield f"{_counted(unsigned, 'verdict is', 'verdicts are')} not signed off."
    open_checks = sum(not check.is_closed for claim in desk.claims for check in desk.second_checks(claim.id))
    if open_checks:
        yield f"{_counted(open_checks, 'second check is', 'second checks are')} open."
    undecided = sum(row.decision is Decision.TO_DECIDE for row in correction_rows(desk))
    if undecided:
        yield f"{_counted(undecided, 'correction is', 'corrections are')} still to be decided."


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
