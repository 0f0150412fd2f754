"""What a search shows of each thing that it found: its own words with the places of those that were looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import func, select

from checks.domain.article import Article
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence
from checks.domain.imported import EarlierCheck
from checks.domain.moment import Moment
from checks.domain.person import Comment, Person
from checks.domain.verdict import Verdict
from checks.matching.highlights import Highlighter, Snippet
from checks.matching.search_query import Sort
from checks.matching.text_index import Spotted
from checks.services.index_entries import LONGEST
from checks.services.judged import articles_of
from checks.services.record_texts import texts_of
from checks.services.records import Records
from checks.services.scales import rating_labels
from checks.storage.tables import versions

NO_WORDS = Snippet("")


@dataclass(frozen=True)
class Hit:
    """One thing that a search found."""

    sort: Sort
    id: UUID
    head: Snippet
    """What it is called, or says."""
    piece: Snippet = NO_WORDS
    """Where else it has the words; empty where the head says it all."""
    where: str = ""
    """Its article or publisher, its day, its rating or status."""
    article_id: UUID | None = None
    claim_id: UUID | None = None
    url: str | None = None


def hits_of(records: Records, sort: Sort, spotted: Sequence[Spotted], marker: Highlighter) -> list[Hit]:
    """The hits of one sort in the order of `spotted`; what the casebook has no more is left out."""
    ids = [each.id for each in spotted]
    found = {hit.id: hit for hit in _MAKE[sort](records, ids, marker)} if ids else {}
    return [found[each] for each in ids if each in found]


def _articles(records: Records, ids: Sequence[UUID], marker: Highlighter) -> Iterator[Hit]:
    texts = _texts(records, ids)
    for article in records.referring(Article, "id", ids):
        piece = marker.snippet(texts.get(article.id, "")[:LONGEST])
        where = _told(article.publisher, _day(article.published))
        yield Hit(Sort.ARTICLE, article.id, marker.whole(article.title), piece, where, article_id=article.id)


def _texts(records: Records, ids: Sequence[UUID]) -> dict[UUID, str]:
    """The latest text of each article."""
    newest = select(func.max(versions.c.number)).where(versions.c.article_id.in_(ids)).group_by(versions.c.article_id)
    chosen = select(versions.c.article_id, versions.c.text).where(
        versions.c.article_id.in_(ids), versions.c.number.in_(newest)
    )
    with records.reading() as connection:
        return {row.article_id: row.text for row in connection.execute(chosen.order_by(versions.c.number))}


def _claims(records: Records, ids: Sequence[UUID], marker: Highlighter) -> Iterator[Hit]:
    labels = rating_labels(records)
    for claim, article, verdict in _on_claims(records, ids):
        other = claim.statement if claim.statement != claim.quote and marker.has_any(claim.statement) else ""
        piece = marker.snippet(other) if other and not marker.has_any(claim.quote) else NO_WORDS
        told = _told(_label(verdict, labels) or claim.status.value, article.title, _day(article.published))
        yield Hit(Sort.CLAIM, claim.id, marker.snippet(claim.quote), piece, told, article.id, claim.id)


def _verdicts(records: Records, ids: Sequence[UUID], marker: Highlighter) -> Iterator[Hit]:
    verdicts = {verdict.claim_id: verdict for verdict in records.referring(Verdict, "id", ids)}
    labels = rating_labels(records)
    for claim, article, verdict in _on_claims(records, list(verdicts)):
        own = verdict or verdicts[claim.id]
        words = next((each for each in (own.rationale, own.proposed_wording) if marker.has_any(each)), own.rationale)
        head = marker.whole(f"{_label(own, labels) or 'No rating yet'}: {_short(claim.quote)}")
        told = _told(article.title, _day(own.decided_at))
        yield Hit(Sort.VERDICT, own.id, head, marker.snippet(words), told, article.id, claim.id)


def _comments(records: Records, ids: Sequence[UUID], marker: Highlighter) -> Iterator[Hit]:
    comments = records.referring(Comment, "id", ids)
    people = {person.id: person.name for person in records.all(Person)}
    about = {
        claim.id: (claim, article) for claim, article, _ in _on_claims(records, [each.claim_id for each in comments])
    }
    for comment in comments:
        if comment.claim_id in about:
            claim, article = about[comment.claim_id]
            by = people.get(comment.person_id) if comment.person_id else None
            told = _told(by, _day(comment.written_at), f"on “{_short(claim.quote)}”")
            yield Hit(Sort.COMMENT, comment.id, marker.snippet(comment.text), NO_WORDS, told, article.id, claim.id)


def _records(records: Records, ids: Sequence[UUID], marker: Highlighter) -> Iterator[Hit]:
    found = records.referring(Evidence, "id", ids)
    texts = texts_of(found, records)
    for record in found:
        parts = (record.says, record.quote_text or "", texts.get(record.id, "")[:LONGEST])
        words = next((part for part in parts if marker.has_any(part)), record.says or record.quote_text or "")
        told = _told(record.publisher, _day(record.published or record.as_of))
        yield Hit(Sort.RECORD, record.id, marker.whole(record.title), marker.snippet(words), told, url=record.url)


def _checks(records: Records, ids: Sequence[UUID], marker: Highlighter) -> Iterator[Hit]:
    for check in records.referring(EarlierCheck, "id", ids):
        words = next((each for each in (check.title, check.summary) if marker.has_any(each)), "")
        piece = NO_WORDS if marker.has_any(check.text) or not words else marker.snippet(words)
        told = _told(check.rating, check.publisher, _day(check.published))
        yield Hit(Sort.CHECK, check.id, marker.snippet(check.text), piece, told, url=check.url)


def _on_claims(records: Records, ids: Sequence[UUID]) -> Iterator[tuple[Claim, Article, Verdict | None]]:
    """Claims of latest texts with their articles and verdicts."""
    claims = records.referring(Claim, "id", ids)
    articles = articles_of(records, claims)
    verdicts = {each.claim_id: each for each in records.referring(Verdict, "claim_id", list(articles))}
    for claim in claims:
        if claim.id in articles:
            yield claim, articles[claim.id], verdicts.get(claim.id)


_MAKE: Mapping[Sort, Callable[[Records, Sequence[UUID], Highlighter], Iterable[Hit]]] = MappingProxyType(
    {
        Sort.ARTICLE: _articles,
        Sort.CLAIM: _claims,
        Sort.RECORD: _records,
        Sort.VERDICT: _verdicts,
        Sort.COMMENT: _comments,
        Sort.CHECK: _checks,
    }
)


def _label(verdict: Verdict | None, labels: Mapping[str, str]) -> str:
    """The rating in words; empty where there is none."""
    return labels.get(verdict.rating, verdict.rating) if verdict and verdict.rating else ""


def _day(moment: Moment | None) -> date | None:
    return moment.day if moment else None


def _told(*parts: object | None) -> str:
    return " · ".join(str(part) for part in parts if part)


def _short(text: str, most: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"
