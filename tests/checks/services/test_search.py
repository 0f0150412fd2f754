"""A search over the whole casebook: what it finds, and that it follows every change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import Article
from checks.domain.claim import Claim, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment
from checks.domain.verdict import Rating, Verdict
from checks.matching.highlights import Snippet
from checks.matching.search_query import Sort
from checks.services.found import Hit
from checks.services.search import Search

ON_BOTH_ENGINES = True


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """The sample, only read."""
    with (
        pytest.MonkeyPatch.context() as patch,
        Casebook.sample(tmp_path_factory.mktemp("search") / "s.casebook", person="Checker") as book,
    ):
        patch.setenv("CLAIMDESK_HOME", str(tmp_path_factory.mktemp("home")))
        book.search.prepare()
        yield book


@pytest.fixture
def sample_desk(sample: Casebook) -> Desk:
    return sample.desk(sample.articles.overview()[0].article.id)


def words(snippet: Snippet) -> set[str]:
    return {span.of(snippet.text) for span in snippet.spans}


def hits(book: Casebook, text: str, sort: Sort) -> list[Hit]:
    return [hit for hit in book.search.find(text).hits if hit.sort is sort]


def test_all_sorts_are_found_with_their_words_marked(sample: Casebook) -> None:
    results = sample.search.find("odesa ")
    assert {hit.sort for hit in results.hits} >= {Sort.CLAIM, Sort.ARTICLE, Sort.RECORD, Sort.VERDICT}
    assert all(words(hit.head) | words(hit.piece) for hit in results.hits)
    assert Sort.RECORD in results.more
    assert not results.is_near


def test_hits_lead_to_where_they_belong(sample: Casebook, sample_desk: Desk) -> None:
    for hit in sample.search.find("odesa in:claims in:verdicts").hits:
        assert hit.article_id == sample_desk.article.id
        assert hit.claim_id is not None
        assert sample_desk.claim(hit.claim_id) is not None
    assert {hit.id for hit in hits(sample, "odesa in:articles", Sort.ARTICLE)} == {sample_desk.article.id}


def test_claims_are_found_by_what_was_decided(sample: Casebook, sample_desk: Desk) -> None:
    found = {hit.claim_id for hit in sample.search.find("rating:misleading in:claims", top=99).hits}
    assert found == {each.id for each in sample_desk.claims if _rating(sample_desk, each) == "misleading"}
    assert found


def _rating(desk: Desk, claim: Claim) -> str | None:
    verdict = desk.verdict(claim.id)
    return verdict.rating if verdict else None


def test_claims_are_found_by_status_and_kind(sample: Casebook, sample_desk: Desk) -> None:
    found = {hit.id for hit in sample.search.find("status:open kind:quantity in:claims", top=99).hits}
    wanted = [each for each in sample_desk.claims if each.status is Status.OPEN]
    assert found == {each.id for each in wanted if "quantity" in (each.kind, *each.also)}


def test_kept_text_of_a_record_is_searched(sample: Casebook) -> None:
    assert hits(sample, '"two ballistic missiles"', Sort.RECORD)


def test_a_near_spelling_is_found_where_nothing_else_is_and_said_to_be(sample: Casebook) -> None:
    results = sample.search.find("ballistik ")
    assert results.is_near
    assert any("ballistic" in words(hit.head) | words(hit.piece) for hit in results.hits)


def test_where_nothing_is_found_another_word_is_offered(sample: Casebook) -> None:
    results = sample.search.find("prizonnerss in:claims")
    assert (results.hits, results.instead) == ((), "prisoners in:claims")
    assert sample.search.find("xqxqxqxq").instead == ""


def test_nothing_is_searched_where_nothing_is_asked(sample: Casebook) -> None:
    assert sample.search.find("  ").hits == ()


def test_one_sort_alone_may_give_more(sample: Casebook) -> None:
    assert len(sample.search.find("in:evidence odesa ", top=2, alone=12).hits) == 12
    assert len(hits(sample, "odesa ", Sort.RECORD)) == 8


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with Casebook.create(tmp_path / "desk.casebook", person="Checker") as made:
        yield made


def add_record(book: Casebook, title: str = "Crane collapses in harbour") -> Evidence:
    made = Evidence(uuid4(), EvidenceKind.REPORT, title, publisher="Harbour Post", published=Moment.parse("2025-05-01"))
    book.evidence.add(made)
    return made


def titles(book: Casebook, text: str) -> list[str]:
    return [hit.head.text for hit in book.search.find(text).hits]


def test_it_follows_every_change_and_undo(book: Casebook) -> None:
    assert titles(book, "crane") == []
    record = add_record(book)
    assert titles(book, "crane") == ["Crane collapses in harbour"]
    change = book.evidence.edit(replace(record, title="Ferry sinks"))
    assert titles(book, "crane") == []
    assert titles(book, "ferry publisher:harbour after:2025-05-01") == ["Ferry sinks"]
    book.apply(change.inverse())
    assert titles(book, "crane") == ["Crane collapses in harbour"]
    assert titles(book, "before:2025-05-01 crane") == []


def test_what_came_in_with_an_import_goes_with_it(book: Casebook) -> None:
    import_id = uuid4()
    check = EarlierCheck(
        uuid4(), "A dam burst in Libya", rating="Falsch", import_id=import_id, url="https://example.org"
    )
    account = Import(import_id, "checks", "Checks", "0" * 64, 1, 0, Moment.parse("2025-06-01"))
    change = book.imports.bring_in("checks", [[check]], lambda _: account)
    (hit,) = book.search.find("dam rating:falsch").hits
    assert (hit.sort, hit.id, hit.url, hit.where) == (Sort.CHECK, check.id, "https://example.org", "Falsch")
    book.apply(change.inverse())
    assert book.search.find("dam").hits == ()


def test_what_hangs_on_a_claim_follows_the_claim(casebook: Casebook, claim: Claim) -> None:
    casebook.search.prepare()
    casebook.comments.add(claim, "Ask the harbour master")
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "false", "The list has seven."))
    (comment,) = casebook.search.find("harbour").hits
    assert (comment.sort, comment.claim_id) == (Sort.COMMENT, claim.id)
    assert comment.where.startswith("Checker · ")
    found = casebook.search.find("rating:false kind:quantity status:judged publisher:wire").hits
    assert [hit.sort for hit in found] == [Sort.CLAIM, Sort.VERDICT, Sort.COMMENT]
    assert found[0].where.startswith("False · ")
    assert titles(casebook, "seven") == [f"False: {claim.quote}"]


def test_a_replaced_publisher_is_followed_by_the_claims(casebook: Casebook, claim: Claim, article: Article) -> None:
    assert titles(casebook, "publisher:wire in:claims") == [claim.quote]
    casebook.articles.edit(replace(article, publisher="Tribune"))
    assert titles(casebook, "publisher:wire") == []
    assert titles(casebook, "publisher:tribune in:claims") == [claim.quote]


def test_rejected_claims_are_found_where_they_are_asked_for(casebook: Casebook, claim: Claim) -> None:
    casebook.claims.set_status(claim, Status.NOT_A_CLAIM)
    assert titles(casebook, "eight in:claims") == []
    assert titles(casebook, "eight in:claims status:not") == [claim.quote]


def test_a_damaged_index_is_made_anew(book: Casebook, tmp_path: Path, own_folder: Path) -> None:
    add_record(book)
    assert titles(book, "crane")
    book.close()
    (folder,) = own_folder.glob("indexes/*-search")
    for path in folder.rglob("*.term"):
        path.write_bytes(b"broken")
    with Casebook.open(tmp_path / "desk.casebook", person="Checker") as again:
        assert titles(again, "crane") == ["Crane collapses in harbour"]
    shutil.rmtree(folder)
    with Casebook.open(tmp_path / "desk.casebook", person="Checker") as again:
        assert not again.search.is_ready()
        assert titles(again, "crane") == ["Crane collapses in harbour"]
        assert again.search.is_ready()


def test_a_private_index_leaves_nothing_on_the_disk(book: Casebook, own_folder: Path) -> None:
    add_record(book)
    search = Search(book._records, in_memory=True)
    assert [hit.head.text for hit in search.find("crane").hits] == ["Crane collapses in harbour"]
    search.close()
    assert not list(own_folder.glob("indexes/*-search"))


def test_a_rating_of_the_house_is_found_by_its_name(casebook: Casebook, claim: Claim) -> None:
    scale = casebook.scale
    casebook.scales.edit(replace(scale, ratings=(*scale.ratings, Rating("", "Half and half"))))
    casebook.search.prepare()
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "half_and_half", "Seven names."))
    found = casebook.search.find('rating:"half and half" in:claims').hits
    assert [hit.where.partition(" · ")[0] for hit in found] == ["Half and half"]
