"""Once a verdict is signed or a report is out, nothing about it changes without a reason in the history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection, or_, select

from checks.domain.approval import words_of
from checks.domain.article import Article, ReportState
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Status
from checks.domain.correction import Correction
from checks.domain.verdict import Verdict
from checks.errors import ReasonNeeded
from checks.storage.rows import portions
from checks.storage.tables import articles, claims, versions

_PUBLIC = [state for state in ReportState if state.is_public]


def require_reason(change: Change, connection: Connection) -> None:
    """Raise ReasonNeeded where `change` opens what is signed, or alters what readers have, and does not say why.

    It is the change as a person asked for it: where evidence changes, that is the reason for which signatures fall.
    Taking a step back needs none either: the step that is taken back stands in the history with its own.
    """
    if change.reason.strip() or change.undoes:
        return
    opened = sum(_is_opened(claim, change) for claim in change.before if isinstance(claim, Claim))
    if opened and not any(isinstance(record, Article) for record in change.removed):
        signed = "a verdict that is signed off" if opened == 1 else f"{opened} verdicts that are signed off"
        raise ReasonNeeded(f"This opens {signed}. Say why.")
    if _alters_public(change, connection):
        raise ReasonNeeded("The report on this article is published. Say why you change it.")


def _is_opened(claim: Claim, change: Change) -> bool:
    """Does a signed claim leave its status, go, or get other words?"""
    after = next((record for record in change.after if record.id == claim.id), None)
    if claim.status is not Status.SIGNED_OFF:
        return False
    return not isinstance(after, Claim) or after.status is not Status.SIGNED_OFF or words_of(after) != words_of(claim)


def _alters_public(change: Change, connection: Connection) -> bool:
    """Does a given verdict, a decision on a correction, or what is said of the article itself change after all?"""
    if any(old.report_state.is_public and not _is_plan(old, new) for old, new in _articles(change)):
        return True
    claim_ids = set(_reported_on(change))
    return any(_is_public(connection, portion, change) for portion in portions(claim_ids))


def _articles(change: Change) -> Iterator[tuple[Article, Record]]:
    """Articles before and after; one that is deleted goes with its claims, and so is told by their verdicts."""
    yield from ((old, new) for old, new in change.edited if isinstance(old, Article))


def _is_plan(old: Article, new: Record) -> bool:
    """Do the two differ in who does it by when, or in where it lies, alone?"""
    return isinstance(new, Article) and old == replace(
        new, owner_id=old.owner_id, due=old.due, is_archived=old.is_archived
    )


def _reported_on(change: Change) -> Iterator[UUID]:
    """The claims on which the report would read differently."""
    touched = (*change.added, *change.removed, *(each for pair in change.edited for each in pair))
    for record in touched:
        if isinstance(record, Correction) or (isinstance(record, Verdict) and not record.is_draft):
            yield record.claim_id


def _is_public(connection: Connection, claim_ids: Sequence[UUID], change: Change) -> bool:
    texts = {record.version_id for record in (*change.before, *change.after) if isinstance(record, Claim)}
    of_claims = select(claims.c.version_id).where(claims.c.id.in_(claim_ids))
    owners = select(versions.c.article_id).where(or_(versions.c.id.in_(of_claims), versions.c.id.in_(texts)))
    public = select(articles.c.id).where(articles.c.report_state.in_(_PUBLIC), articles.c.id.in_(owners)).limit(1)
    return connection.execute(public).first() is not None
