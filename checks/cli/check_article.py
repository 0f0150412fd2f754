"""`claimdesk check ARTICLE` and `claimdesk check --casebook`: which articles are looked at, and on what evidence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from checks.errors import NotFound

if TYPE_CHECKING:
    from checks.casebook import Casebook
    from checks.domain.change import Record
    from checks.domain.desk import Desk
    from checks.domain.moment import Moment
    from checks.ingest.document import Document

PROGRAM = "claimdesk"


@dataclass(frozen=True)
class Given:
    """What the person says of an article; None where it is to be read from the article itself."""

    published: Moment | None = None
    timezone: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, published: str | None, timezone: str | None, language: str | None) -> Given:
        """What the options say; ExtractionError where one of them cannot be read."""
        from checks.extraction.unfiled import language_code, moment, zone

        return cls(moment(published), zone(timezone), language_code(language))


def desks(where: str | None, given: Given, casebook: str | None) -> Iterator[Desk]:
    """The desk of one article, on the evidence of a casebook where one is named; else of all articles of that."""
    if casebook is None:
        yield _unfiled(_read(str(where)), given)
        return
    from checks.casebook import Casebook

    with Casebook.read(casebook, person=PROGRAM) as book:
        if where is None:
            for summary in book.articles.overview():
                yield _with_claims(book.desk(summary.article.id), given)
        else:
            yield _filed(where, given, book)


def _read(where: str) -> Document:
    from checks.ingest.anywhere import read_anywhere

    return read_anywhere(where, standard_input=sys.stdin.buffer)


def _unfiled(source: Document, given: Given) -> Desk:
    """A desk without evidence."""
    from checks.extraction.extract import Request
    from checks.extraction.parser import load_parser
    from checks.extraction.unfiled import unfiled_version
    from checks.services.unfiled_desk import desks_for

    request = Request(
        unfiled_version(source.text, source.furniture),
        given.published or source.published,
        given.timezone or source.timezone,
        given.language or source.language,
    )
    desk = next(desks_for([request], load_parser()))
    return replace(desk, article=replace(desk.article, title=source.title or ""))


def _filed(where: str, given: Given, book: Casebook) -> Desk:
    """The article with this id or text as it lies in the casebook; another text against the tables of the casebook."""
    known = next((each.article for each in book.articles.overview() if str(each.article.id) == where.casefold()), None)
    if known is None and _is_id(where):
        raise NotFound(f"There is no article with the id {where} in “{book.name}”.")
    if known is None:
        source = _read(where)
        known = book.articles.known(source)
        if known is None:
            return _beside_tables(_unfiled(source, given), book)
    return _with_claims(book.desk(known.id), given)


def _is_id(where: str) -> bool:
    try:
        UUID(where)
    except ValueError:
        return False
    return True


def _beside_tables(desk: Desk, book: Casebook) -> Desk:
    from checks.domain.change import Change

    shelf: tuple[Record, ...] = (book.house.get(), *book.tolls.all(), *book.comparators.all())
    return desk.after(Change("", after=shelf), book.named_in(Change("", after=shelf)))


def _with_claims(desk: Desk, given: Given) -> Desk:
    """The desk with what the person says of the article, and with its claims where nobody has looked for them yet."""
    article = replace(
        desk.article,
        published=given.published or desk.article.published,
        timezone=given.timezone or desk.article.timezone,
        language=given.language or desk.article.language,
    )
    if desk.claims:
        return replace(desk, article=article)
    from checks.extraction.extract import Request, extract_all
    from checks.extraction.parser import load_parser

    request = Request(desk.version, article.published, article.timezone, article.language)
    found = next(extract_all([request], load_parser()))
    version = replace(desk.version, sentences=found.sentences, furniture=found.furniture)
    records = {**desk.records, **{claim.id: claim for claim in found.claims}}
    return replace(desk, article=article, version=version, records=records)
