"""Puts an article on the desk with all that belongs to it, and reads what a change brings to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from uuid import UUID

from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.change import Change, Record
from checks.domain.claim import Claim
from checks.domain.correction import Erratum
from checks.domain.custody import CustodyAction
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link
from checks.domain.house import House
from checks.domain.origin import OriginRuling
from checks.domain.tables import ComparatorTable, TollSeries
from checks.domain.ties import records_in
from checks.domain.verdict import Scale
from checks.errors import NotFound
from checks.services.attached import attached_to
from checks.services.people import People
from checks.services.record_texts import texts_of
from checks.services.records import Records
from checks.storage import custody


def desk_of(article_id: UUID, records: Records) -> Desk:
    """The latest text of an article with its claims and all that hangs on them, and all people."""
    with records.reading():
        return _desk(article_id, records)


def named_in(change: Change, records: Records) -> tuple[Record, ...]:
    """The stored evidence, with its snapshots, that the links and the evidence of a change name after it."""
    named = {each for record in change.after for each in _named_by(record)}
    named -= {record.id for record in change.after}
    if not named:
        return ()
    with records.reading():
        return _evidence(named, records)


def _named_by(record: Record) -> Iterator[UUID]:
    if isinstance(record, Link):
        yield record.evidence_id
    elif isinstance(record, Evidence):
        yield from record.named
    elif isinstance(record, TollSeries | ComparatorTable):
        yield from records_in(record)


def _desk(article_id: UUID, records: Records) -> Desk:
    article = records.get(Article, article_id)
    texts = records.referring(ArticleVersion, "article_id", [article_id])
    if not texts:
        raise NotFound("This article has no text in the casebook. Bring it in again.")
    version = max(texts, key=lambda text: text.number)
    claims = records.referring(Claim, "version_id", [version.id])
    attached = attached_to(claims, records)
    tables: tuple[Record, ...] = (*records.all(TollSeries), *records.all(ComparatorTable))
    named = {each for record in (*attached, *tables) for each in _named_by(record)}
    evidence = (*_evidence(named, records), *records.referring(Evidence, "supersedes", named))
    original = records.referring(Snapshot, "id", [version.snapshot_id] if version.snapshot_id else [])
    choices: tuple[Record, ...] = (
        *records.all(OriginRuling),
        *records.all(House),
        *records.all(Scale),
        *records.referring(Erratum, "article_id", [article_id]),
    )
    desk = Desk.of(
        article, version, (*People(records).all(), *original, *evidence, *claims, *attached, *choices, *tables)
    )
    return replace(desk, texts=texts_of(desk.evidence, records), faults=_faults(records))


def _faults(records: Records) -> dict[str, CustodyAction]:
    with records.reading() as connection:
        return custody.faults(connection)


def _evidence(ids: Collection[UUID], records: Records) -> tuple[Record, ...]:
    """The evidence with these ids, all that it names, and the snapshots of all these."""
    found: dict[UUID, Evidence] = {}
    wanted = set(ids)
    while wanted:
        read = records.referring(Evidence, "id", wanted)
        found.update((record.id, record) for record in read)
        wanted = {each for record in read for each in record.named} - found.keys()
    kept = {record.snapshot_id for record in found.values() if record.snapshot_id}
    return (*records.referring(Snapshot, "id", kept), *found.values())
