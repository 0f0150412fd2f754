"""Everything that lies on the desk while one article is checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self, TypeVar
from uuid import UUID

from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim
from checks.domain.correction import Correction, Erratum
from checks.domain.custody import CustodyAction
from checks.domain.evidence import Evidence, Link
from checks.domain.finding import Finding
from checks.domain.house import House
from checks.domain.origin import OriginRuling
from checks.domain.person import Comment, Person
from checks.domain.relation import ClaimRelation
from checks.domain.second_check import SecondCheck
from checks.domain.tables import ComparatorTable, TollSeries
from checks.domain.ties import Table
from checks.domain.verdict import Scale, Verdict

R = TypeVar("R", bound=Record)
OfClaim = Link | Verdict | Finding | Comment | ClaimRelation | SecondCheck | Correction
C = TypeVar("C", bound=OfClaim)


@dataclass(frozen=True)
class Desk:
    """One version of one article with its claims and their evidence, and all people of the casebook: never edited.

    Of the evidence it has what is linked to its claims or stands in a table, and what that names in turn.

    `after(change, named)` gives the desk as it stands once the change is applied, so that no view needs to ask the
    casebook again.
    """

    article: Article
    version: ArticleVersion
    records: Mapping[UUID, Record] = field(default_factory=dict)
    texts: Mapping[UUID, str] = field(default_factory=dict)
    """The texts of pages and files that were kept of evidence, by the ids of its records, to tell what was copied."""
    faults: Mapping[str, CustodyAction] = field(default_factory=dict)
    """What was found wrong with kept bytes when they were last verified, by the hash that they are kept under."""

    @classmethod
    def of(cls, article: Article, version: ArticleVersion, records: tuple[Record, ...]) -> Self:
        """A desk of these records."""
        return cls(article, version, {record.id: record for record in records})

    def after(self, change: Change, named: Iterable[Record] = ()) -> Self:
        """The desk after `change`; records of other articles' claims are left out.

        `named`: the stored records that links and evidence of the change name, which may be new to this desk.
        """
        records = dict(self.records)
        records.update((record.id, record) for record in named)
        for record in change.removed:
            records.pop(record.id, None)
        article, version = self.article, self.version
        for record in change.after:
            if isinstance(record, Article):
                article = record if record.id == article.id else article
            elif isinstance(record, ArticleVersion):
                version = record if record.id == version.id else version
            elif not isinstance(record, Claim) or record.version_id == version.id:
                records[record.id] = record
        made = replace(self, article=article, version=version, records=records)
        made.__dict__.update(self._still_known(change, records))
        return made

    def _still_known(self, change: Change, records: Mapping[UUID, Record]) -> dict[str, object]:
        """What this desk has worked out about its records and what holds after `change`, too."""
        known: dict[str, object] = {}
        if "claims" in self.__dict__ and _moves_no_claim(change):
            known["claims"] = tuple(records[claim.id] for claim in self.claims)
        if "_by_claim" in self.__dict__ and not any(
            isinstance(each, OfClaim) for each in (*change.before, *change.after)
        ):
            known["_by_claim"] = self._by_claim
        return known

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of this version in the order of the text, outer before inner."""
        return tuple(sorted(self._all(Claim), key=lambda claim: claim.place))

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The records that are linked to a claim of this desk, and what they name, by publisher and title."""
        found: dict[UUID, Evidence] = {}
        wanted = [link.evidence_id for link in self._all(Link) if link.claim_id in self.records]
        while wanted:
            record = self.record(wanted.pop())
            if record is not None and record.id not in found:
                found[record.id] = record
                wanted += record.named
        return tuple(sorted(found.values(), key=lambda record: (record.publisher or "", record.title, record.id)))

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone who works on the casebook."""
        return self._all(Person)

    def claim(self, claim_id: UUID) -> Claim | None:
        """The claim with this id, if it lies on this desk."""
        found = self.records.get(claim_id)
        return found if isinstance(found, Claim) else None

    def record(self, evidence_id: UUID) -> Evidence | None:
        """The evidence record with this id."""
        found = self.records.get(evidence_id)
        return found if isinstance(found, Evidence) else None

    def person(self, person_id: UUID | None) -> Person | None:
        """The person with this id."""
        found = self.records.get(person_id) if person_id else None
        return found if isinstance(found, Person) else None

    def snapshot(self, snapshot_id: UUID | None) -> Snapshot | None:
        """The snapshot with this id."""
        found = self.records.get(snapshot_id) if snapshot_id else None
        return found if isinstance(found, Snapshot) else None

    def links(self, claim_id: UUID) -> tuple[Link, ...]:
        """The links of a claim, in the order in which they were read."""
        return self._of(claim_id, Link)

    def linked(self, claim_id: UUID) -> tuple[tuple[Link, Evidence], ...]:
        """The links of a claim with their records."""
        pairs = ((link, self.record(link.evidence_id)) for link in self.links(claim_id))
        return tuple((link, record) for link, record in pairs if record is not None)

    @cached_property
    def origin_rulings(self) -> tuple[OriginRuling, ...]:
        """What people decided on which records go back to one source, and which are one and the same."""
        return self._all(OriginRuling)

    @property
    def house(self) -> House:
        """What the newsroom decided on rules and spellings."""
        return next(iter(self._all(House)), House())

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The toll series and the comparator tables of the casebook."""
        return (*self._all(TollSeries), *self._all(ComparatorTable))

    def verdict(self, claim_id: UUID) -> Verdict | None:
        """The verdict on a claim, draft or proposed."""
        return next(iter(self._of(claim_id, Verdict)), None)

    def scale_of(self, verdict: Verdict, current: Scale) -> Scale:
        """The version of the house scale that a verdict was given on; `current` where that is not known."""
        known = (scale for scale in self._all(Scale) if scale.version == verdict.scale_version)
        return next(known, current)

    def findings(self, claim_id: UUID) -> tuple[Finding, ...]:
        """What the rules noticed about a claim."""
        return self._of(claim_id, Finding)

    def comments(self, claim_id: UUID) -> tuple[Comment, ...]:
        """The remarks on a claim, oldest first."""
        return tuple(sorted(self._of(claim_id, Comment), key=lambda comment: str(comment.written_at)))

    def relations(self, claim_id: UUID) -> tuple[ClaimRelation, ...]:
        """What a person confirmed about a claim and earlier ones."""
        return self._of(claim_id, ClaimRelation)

    def second_checks(self, claim_id: UUID) -> tuple[SecondCheck, ...]:
        """The second checks of a claim, oldest first."""
        return tuple(sorted(self._of(claim_id, SecondCheck), key=lambda check: str(check.asked_at)))

    def correction(self, claim_id: UUID) -> Correction | None:
        """What the editor decided on the wording that is proposed for a claim."""
        return next(iter(self._of(claim_id, Correction)), None)

    @property
    def errata(self) -> tuple[Erratum, ...]:
        """What was corrected in the report since it was published, oldest first."""
        own = (each for each in self._all(Erratum) if each.article_id == self.article.id)
        return tuple(sorted(own, key=lambda erratum: str(erratum.at)))

    @property
    def decided(self) -> int:
        """How many claims need nothing more from the first checker."""
        return sum(claim.status.is_decided for claim in self._all(Claim))

    @cached_property
    def _by_claim(self) -> Mapping[UUID, list[OfClaim]]:
        """What belongs to each claim; gone through once, for a long article has thousands of claims."""
        found: dict[UUID, list[OfClaim]] = {}
        for record in self.records.values():
            if isinstance(record, OfClaim):
                found.setdefault(record.claim_id, []).append(record)
        return found

    def _of(self, claim_id: UUID, kind: type[C]) -> tuple[C, ...]:
        return tuple(record for record in self._by_claim.get(claim_id, ()) if isinstance(record, kind))

    def _all(self, kind: type[R]) -> tuple[R, ...]:
        return tuple(record for record in self.records.values() if isinstance(record, kind))


def _moves_no_claim(change: Change) -> bool:
    """Do all claims stay where they are in the text? Then they need not be sorted anew, which takes long for many."""
    comes_or_goes = any(isinstance(record, Claim) for record in (*change.added, *change.removed))
    pairs = [(old, new) for old, new in change.edited if isinstance(old, Claim) and isinstance(new, Claim)]
    return not comes_or_goes and all(old.place == new.place for old, new in pairs)
