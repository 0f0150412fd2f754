"""Findings: rules make them anew whenever what they rest on changes; people dismiss one, or take it back in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection

from checks.domain.article import Article
from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.finding import Finding
from checks.domain.progress import Progress, no_progress
from checks.errors import StepRefused
from checks.services.desks import desk_of
from checks.services.records import Records
from checks.storage import history, rows

_LABEL = "Run rules"


class Findings:
    """The findings in a casebook."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def dismiss(self, finding: Finding, reason: str) -> Change:
        """Put a finding aside; StepRefused without a reason, for whoever reads after needs it."""
        if not reason.strip():
            raise StepRefused("Say why the finding does not matter here, so that others can follow.")
        return self._mark("Dismiss finding", finding, reason.strip())

    def restore(self, finding: Finding) -> Change:
        """Take a dismissed finding back in."""
        return self._mark("Restore finding", finding, None)

    def put(self, claim_ids: Collection[UUID], findings: Iterable[Finding]) -> Change | None:
        """Let these be the findings of these claims, and tell what changed thereby; None where nothing did.

        It is no part of the history, and there is nothing to undo. A finding that was dismissed stays so, and is again
        when it comes back as it was. Claims that are gone meanwhile are passed over.
        """
        found = tuple(findings)
        change = self._records.derive(lambda connection: _difference(connection, claim_ids, found))
        return change if change.before or change.after else None

    def refresh(self, article_id: UUID) -> Change | None:
        """Run all rules on the latest text of an article and keep what they notice; None where all is as it was."""
        from checks.rules.guarded import look  # rules read texts: their word lists load when they are first needed

        with self._records.reading():
            desk = desk_of(article_id, self._records)
        return self.put([claim.id for claim in desk.claims], look(desk).findings)

    def refresh_all(self, progress: Progress = no_progress, *, besides: UUID | None = None) -> tuple[Change, ...]:
        """Do so for every article of the casebook, but for one that is looked at elsewhere.

        Progress counts articles; what is done stays when it is stopped.
        """
        articles = self._records.all(Article)
        changes = []
        for number, article in enumerate(articles):
            progress(number, len(articles))
            if article.id != besides:
                changes.append(self.refresh(article.id))
        progress(len(articles), len(articles))
        return tuple(change for change in changes if change is not None)

    def _mark(self, label: str, finding: Finding, reason: str | None) -> Change:
        stored = self._records.get(Finding, finding.id)
        return self._records.apply(Change(label, (stored,), (replace(stored, dismissed=reason),)))


def _difference(connection: Connection, claim_ids: Collection[UUID], found: tuple[Finding, ...]) -> Change:
    """What turns the stored findings of these claims into `found`, with what people decided on them."""
    there = {claim.id for claim in rows.read_by_ids(connection, Claim, claim_ids)}
    stored = {each.id: each for each in rows.read_where_in(connection, Finding, "claim_id", there)}
    wanted = {each.id: each for each in found if each.claim_id in there}
    known = history.dismissals(connection, wanted.keys() - stored.keys())
    known |= {each.id: each.dismissed for each in stored.values() if each.dismissed is not None}
    decided = {each.id: replace(each, dismissed=known.get(each.id)) for each in wanted.values()}
    before = tuple(each for each in stored.values() if decided.get(each.id) != each)
    after = tuple(each for each in decided.values() if stored.get(each.id) != each)
    return Change(_LABEL, before, after)
