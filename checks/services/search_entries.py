"""What of a casebook a search finds: articles, claims, evidence, verdicts, comments, earlier checks, as pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    String,
    and_,
    func,
    select,
    type_coerce,
)

from checks.domain.article import Article
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence
from checks.domain.imported import EarlierCheck
from checks.domain.person import Comment
from checks.domain.verdict import Verdict
from checks.matching.pages import Page, day_of, facet
from checks.matching.search_query import Field, Sort
from checks.services import index_entries
from checks.services.index_entries import LONGEST, key_of, portion_after, those_among, those_of_import, told
from checks.services.record_texts import texts_of
from checks.services.records import Records
from checks.services.scales import rating_labels
from checks.storage import rows
from checks.storage.tables import TABLES, articles, claims, comments, earlier_checks, evidence, verdicts, versions
from checks.storage.types import MomentText, Parts, Word

SOURCES: tuple[type[Any], ...] = (Article, Evidence, Verdict, Comment, Claim, EarlierCheck)
"""The kinds of records that are found."""


def count_entries(connection: Connection) -> int:
    """How many pages an index of everything has, about: claims of replaced texts are counted, too."""
    return sum(connection.scalar(select(func.count()).select_from(TABLES[kind])) or 0 for kind in SOURCES)


def entries_after(connection: Connection, records: Records, kind: type[Any], last: UUID | None) -> list[Page]:
    """The next portion of a kind by id, after `last`; empty where there are no more."""
    return portion_after(connection, records, kind, last, _read)


def entries_of(connection: Connection, records: Records, ids: Collection[UUID]) -> Iterator[Page]:
    """The pages of what is in the casebook under these ids."""
    return those_among(connection, records, ids, SOURCES, _read)


def entries_of_import(records: Records, ids: Collection[UUID]) -> Iterator[list[Page]]:
    """What came in with the imports among these ids, in portions."""
    return those_of_import(records, ids, _read)


def with_their_records(records: Records, ids: Collection[UUID]) -> set[UUID]:
    """The ids, with those of whatever tells of them: an article's claims name its day, verdicts the kind of claim."""
    touched = index_entries.with_their_records(records, ids)
    with records.reading() as connection:
        touched |= _ids(connection, versions.c.article_id, versions.c.id, touched)
        texts = _ids(connection, versions.c.id, versions.c.article_id, touched)
        touched |= _ids(connection, claims.c.id, claims.c.version_id, texts)
        for hanging in (verdicts, comments):
            touched |= _ids(connection, hanging.c.id, hanging.c.claim_id, touched)
    return touched


def _ids(connection: Connection, chosen: Column[Any], among: Column[Any], ids: Collection[UUID]) -> set[UUID]:
    return {
        each
        for part in rows.portions(ids)
        for each in connection.execute(select(chosen).where(among.in_(part))).scalars()
    }


def _read(
    connection: Connection, records: Records, kind: type[Any], *where: ColumnElement[bool], limit: int | None = None
) -> list[Page]:
    columns, source = _ROWS[kind]
    key = TABLES[kind].c.id
    chosen = select(*columns).select_from(source).where(*where, *rows.is_seen(kind)).order_by(key).limit(limit)
    return _MAKE[kind](connection.execute(chosen).all(), records)


def _of_latest() -> ColumnElement[bool]:
    """Is a text the latest of its article?"""
    later = versions.alias()
    newest = select(func.max(later.c.number)).where(later.c.article_id == versions.c.article_id).scalar_subquery()
    return versions.c.number == newest


def _with_article(source: FromClause) -> FromClause:
    """Rows that hang on claims, with the article; those of replaced texts are left out."""
    latest = and_(versions.c.id == claims.c.version_id, _of_latest())
    return source.join(versions, latest).join(articles, articles.c.id == versions.c.article_id)


def _raw(*columns: Column[Any]) -> tuple[ColumnElement[Any], ...]:
    """Columns as the database has them: ids, words and moments as text, parts as JSON, for speed."""
    return tuple(_as_stored(column) for column in columns)


def _as_stored(column: Column[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, Parts):
        return type_coerce(column, JSON)
    return type_coerce(column, String) if isinstance(column.type, Word | MomentText) else told(column)


_ARTICLE = (articles.c.publisher, articles.c.published)
_CLAIM = (
    *(claims.c.anchor_quote, claims.c.statement, claims.c.kind, claims.c.also, claims.c.status),
    *(claims.c.places, claims.c.attribution, claims.c.quotation),
)
_ROWS: Mapping[type[Any], tuple[tuple[ColumnElement[Any], ...], FromClause]] = MappingProxyType(
    {
        Article: (
            _raw(articles.c.id, articles.c.title, articles.c.byline, *_ARTICLE, versions.c.text),
            articles.join(versions, and_(versions.c.article_id == articles.c.id, _of_latest())),
        ),
        Claim: (
            _raw(claims.c.id, *_ARTICLE, *_CLAIM, verdicts.c.rating),
            _with_article(claims).outerjoin(verdicts, verdicts.c.claim_id == claims.c.id),
        ),
        Verdict: (
            _raw(
                *(verdicts.c.id, *_ARTICLE, *_CLAIM, verdicts.c.rating),
                *(verdicts.c.rationale, verdicts.c.proposed_wording, verdicts.c.decided_at),
            ),
            _with_article(verdicts.join(claims, claims.c.id == verdicts.c.claim_id)),
        ),
        Comment: (
            _raw(comments.c.id, *_ARTICLE, *_CLAIM, verdicts.c.rating, comments.c.text, comments.c.written_at),
            _with_article(comments.join(claims, claims.c.id == comments.c.claim_id)).outerjoin(
                verdicts, verdicts.c.claim_id == claims.c.id
            ),
        ),
        Evidence: (
            _raw(
                *(evidence.c.id, evidence.c.import_id, evidence.c.title, evidence.c.says, evidence.c.quote_text),
                *(evidence.c.kind, evidence.c.place, evidence.c.original_source, evidence.c.byline_origin),
                *(evidence.c.publisher, evidence.c.published, evidence.c.snapshot_id),
            ),
            evidence,
        ),
        EarlierCheck: (
            _raw(
                *(earlier_checks.c.id, earlier_checks.c.import_id, earlier_checks.c.text, earlier_checks.c.title),
                *(earlier_checks.c.summary, earlier_checks.c.publisher, earlier_checks.c.published),
                earlier_checks.c.rating,
            ),
            earlier_checks,
        ),
    }
)
"""What is read of each kind, and from where."""
_Rows = Iterable[Any]


def _of_articles(found: _Rows, _: Records) -> list[Page]:
    return [
        Page(key_of(id_), Sort.ARTICLE, title, _lines(text, byline, publisher), day_of(day), publishers=publisher or "")
        for id_, title, byline, publisher, day, text in found
    ]


def _of_claims(found: _Rows, records: Records) -> list[Page]:
    labels = rating_labels(records)
    return [
        _on_claim(
            *(id_, Sort.CLAIM, _lines(quote, statement if statement != quote else ""), day, publisher, about),
            _ratings(rating, labels),
        )
        for id_, publisher, day, quote, statement, *about, rating in found
    ]


def _of_verdicts(found: _Rows, records: Records) -> list[Page]:
    made, labels = [], rating_labels(records)
    for id_, publisher, day, _quote, _statement, *about, rating, rationale, wording, decided in found:
        words = _lines(labels.get(rating, rating), rationale, wording)
        made.append(_on_claim(id_, Sort.VERDICT, words, decided or day, publisher, about, _ratings(rating, labels)))
    return made


def _of_comments(found: _Rows, records: Records) -> list[Page]:
    labels = rating_labels(records)
    return [
        _on_claim(id_, Sort.COMMENT, text, written, publisher, about, _ratings(rating, labels))
        for id_, publisher, _day, _quote, _statement, *about, rating, text, written in found
    ]


def _on_claim(
    id_: str, sort: Sort, words: str, day: str | None, publisher: str | None, about: list[Any], ratings: tuple[str, ...]
) -> Page:
    """The page of a claim, or of what hangs on one: fields of the claim find it."""
    kind, also, status, places, attribution, quotation = about
    facets = [facet(Field.KIND, each) for each in (kind, *(also or ()))]
    speakers = ((attribution or {}).get("source"), (quotation or {}).get("speaker"))
    return Page(
        key_of(id_),
        sort,
        words=words,
        day=day_of(day),
        facets=(*facets, facet(Field.STATUS, status), *ratings),
        places=_lines(*(part for place in places or () for part in (place.get("name"), place.get("mention")))),
        speakers=_lines(*speakers),
        publishers=publisher or "",
    )


def _of_evidence(found: _Rows, records: Records) -> list[Page]:
    read = list(found)
    kept = records.referring(Evidence, "id", [UUID(row[0]) for row in read if row[-1]])
    texts = texts_of(kept, records)
    return [
        Page(
            key_of(id_),
            Sort.RECORD,
            title,
            _lines(says, quote, publisher, source, texts.get(UUID(id_), "")[:LONGEST]),
            day_of(day),
            (facet(Field.KIND, kind),),
            (place or {}).get("mention") or "",
            _lines(source, byline),
            publisher or "",
            key_of(import_id),
        )
        for id_, import_id, title, says, quote, kind, place, source, byline, publisher, day, _ in read
    ]


def _of_checks(found: _Rows, records: Records) -> list[Page]:
    labels = rating_labels(records)
    return [
        Page(
            key_of(id_),
            Sort.CHECK,
            title,
            _lines(text, summary),
            day_of(day),
            _ratings(rating, labels),
            publishers=publisher or "",
            import_key=key_of(import_id),
        )
        for id_, import_id, text, title, summary, publisher, day, rating in found
    ]


def _lines(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)


def _ratings(rating: str | None, labels: Mapping[str, str]) -> tuple[str, ...]:
    """A rating by its key and by its label."""
    if not rating:
        return ()
    return tuple(dict.fromkeys(facet(Field.RATING, each) for each in (rating, labels.get(rating, rating))))


_MAKE: Mapping[type[Any], Callable[[_Rows, Records], list[Page]]] = MappingProxyType(
    {
        Article: _of_articles,
        Claim: _of_claims,
        Verdict: _of_verdicts,
        Comment: _of_comments,
        Evidence: _of_evidence,
        EarlierCheck: _of_checks,
    }
)
