"""One user action with before and after: undo, history and audit are the same thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID

from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.claim import Claim
from checks.domain.correction import Correction, Erratum
from checks.domain.evidence import Evidence, Link
from checks.domain.finding import Finding
from checks.domain.house import House
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment
from checks.domain.origin import OriginRuling
from checks.domain.person import Comment, Person
from checks.domain.relation import ClaimRelation
from checks.domain.second_check import SecondCheck
from checks.domain.tables import ComparatorTable, TollSeries
from checks.domain.transfer import Transfer
from checks.domain.verdict import Scale, Verdict

Record = (
    Article
    | ArticleVersion
    | Snapshot
    | Claim
    | Evidence
    | Link
    | Finding
    | Verdict
    | Comment
    | Person
    | Import
    | EarlierCheck
    | TollSeries
    | ComparatorTable
    | OriginRuling
    | House
    | ClaimRelation
    | SecondCheck
    | Correction
    | Erratum
    | Scale
    | Transfer
)
"""Everything a casebook keeps and a change can hold."""


@dataclass(frozen=True)
class Change:
    """What one action did: records that only `after` holds were added, that only `before` holds removed, others edited.

    `label` is what the Edit menu says after "Undo". The id, time and person are given when the change is applied.
    """

    label: str
    before: tuple[Record, ...] = ()
    after: tuple[Record, ...] = ()
    id: UUID | None = None
    at: Moment | None = None
    person_id: UUID | None = None
    undoes: UUID | None = None
    """The change that this one takes back."""
    reason: str = ""
    """Why it was done, in the words of the person; required once a verdict is signed or a report published."""

    def inverse(self) -> Self:
        """The change that takes this one back; its inverse restores the same content."""
        return replace(
            self,
            before=self.after,
            after=self.before,
            id=None,
            at=None,
            undoes=None if self.undoes else self.id,
        )

    @property
    def added(self) -> tuple[Record, ...]:
        """Records that were not there before."""
        old = {record.id for record in self.before}
        return tuple(record for record in self.after if record.id not in old)

    @property
    def removed(self) -> tuple[Record, ...]:
        """Records that are no longer there."""
        new = {record.id for record in self.after}
        return tuple(record for record in self.before if record.id not in new)

    @property
    def edited(self) -> tuple[tuple[Record, Record], ...]:
        """Pairs of before and after for records that stayed and differ."""
        old = {record.id: record for record in self.before}
        return tuple((old[new.id], new) for new in self.after if new.id in old and old[new.id] != new)
