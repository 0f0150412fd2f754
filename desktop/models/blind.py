"""The desk without what a person who checks blind may not see yet."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from checks.domain.desk import Desk


def seen_by(desk: Desk, me: UUID) -> Desk:
    """The desk without verdicts and second checks that are kept from the person `me` until both are given."""
    hidden: set[UUID] = set()
    for claim in desk.claims:
        verdict, correction = desk.verdict(claim.id), desk.correction(claim.id)
        for check in desk.second_checks(claim.id):
            if not check.shows_to(me):
                hidden.add(check.id)
            if verdict is not None and check.hides_verdict_from(me, verdict):
                hidden |= {verdict.id} | ({correction.id} if correction else set())
    if not hidden:
        return desk
    return replace(desk, records={key: record for key, record in desk.records.items() if key not in hidden})
