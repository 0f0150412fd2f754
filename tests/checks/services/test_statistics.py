"""The numbers of a casebook as they lie in its database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from uuid import UUID

import pytest
from sqlalchemy import Engine

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.claim import Claim, Kind, Status
from checks.domain.span import Anchor
from checks.domain.statistics import OPEN
from checks.storage import rows


@pytest.fixture
def book(sample_path: Path) -> Iterator[Casebook]:
    with Casebook.open(sample_path, person="Checker") as opened:
        yield opened


def test_the_sample_is_counted_as_it_stands_on_its_desk(book: Casebook) -> None:
    desk, numbers = book.desk(book.articles.overview()[0].article.id), book.statistics()
    counted = [claim for claim in desk.claims if claim.status is not Status.NOT_A_CLAIM]
    assert numbers.open == sum(claim.status in OPEN for claim in desk.claims)
    assert numbers.suggested == sum(claim.status is Status.SUGGESTED for claim in desk.claims)
    given = [found for claim in counted if (found := desk.verdict(claim.id)) and found.rating and not found.is_draft]
    assert sum(count for _, count, _ in numbers.verdicts) == len(given)
    signed = sum(claim.status is Status.SIGNED_OFF for claim in desk.claims)
    assert sum(done for *_, done in numbers.verdicts) == signed
    (cover,) = numbers.articles
    assert cover.title == desk.article.title
    assert cover.sentences == len(desk.version.sentences)
    assert cover.sentences_with_claims == len({claim.sentence for claim in counted})
    assert cover.claims == len(counted)
    assert cover.with_evidence == sum(bool(desk.links(claim.id)) for claim in counted)
    fired = {rule.rule: (rule.fired, rule.dismissed) for rule in numbers.rules}
    findings = [finding for claim in desk.claims for finding in desk.findings(claim.id)]
    assert sum(count for count, _ in fired.values()) == len(findings)
    assert sum(away for _, away in fired.values()) == sum(finding.dismissed is not None for finding in findings)


def test_work_moves_the_numbers(book: Casebook) -> None:
    desk, before = book.desk(book.articles.overview()[0].article.id), book.statistics()
    claim = next(each for each in desk.claims if each.status is Status.SUGGESTED)
    book.claims.set_status(claim, Status.OPEN)
    after = book.statistics()
    assert (after.open, after.suggested) == (before.open + 1, before.suggested - 1)
    assert "Unknown" not in dict(after.open_by_age)
    assert dict(after.open_by_owner).keys() <= {"", *(person.name for person in book.people.all())}


def test_an_archived_article_holds_nothing_open(book: Casebook) -> None:
    article = book.articles.overview()[0].article
    book.articles.archive(article)
    numbers = book.statistics()
    assert (numbers.open, numbers.suggested) == (0, 0)
    assert numbers.verdicts


def test_many_claims_are_counted_soon(tmp_path: Path) -> None:
    """20,000 claims here; 100,000 take five times as long, as the numbers grow with the claims."""
    with Casebook.create(tmp_path / "Big.casebook", person="Checker") as book:
        engine = book._records.engine
        _fill(engine, 20_000)
        begun = perf_counter()
        numbers = book.statistics()
        assert perf_counter() - begun < 2
    assert numbers.open == 20_000
    assert len(numbers.articles) == 200


def _fill(engine: Engine, count: int) -> None:
    """Open claims, a hundred in each article."""
    anchor = Anchor(0, 1, "", "", "")
    numbers = range(count // 100)
    articles = [Article(UUID(int=n), "T") for n in numbers]
    versions = [ArticleVersion(UUID(int=10**6 + n), UUID(int=n), 1, "T", "0" * 64) for n in numbers]
    claims = [
        Claim(UUID(int=10**7 + n), UUID(int=10**6 + n // 100), anchor, 0, Kind.EVENT, status=Status.OPEN)
        for n in range(count)
    ]
    with engine.begin() as connection:
        rows.insert(connection, [*articles, *versions, *claims], 1)
