"""The sample: what ships is what the sources make of it, and it hangs together."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from checks.casebook import Casebook
from checks.domain.article import ArticleVersion, Snapshot
from checks.domain.change import Record
from checks.domain.claim import Claim, Origin, Status
from checks.domain.codec import record_from_plain, record_to_plain
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link, Stance
from checks.domain.extremes import extreme
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.domain.tables import ComparatorTable, TollSeries
from checks.domain.tolls import independent_sources, latest
from checks.domain.verdict import Verdict
from checks.services.scales import load_scale

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = spec_from_file_location("sample_builder", ROOT / "packaging" / "sample.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def shipped(builder: ModuleType) -> tuple[Record, ...]:
    return tuple(record_from_plain(plain) for plain in json.loads(builder.RECORDS.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    with Casebook.sample(tmp_path_factory.mktemp("sample") / "Odesa desk.casebook", person="Tester") as casebook:
        return casebook.desk(casebook.articles.overview()[0].article.id)


def test_building_again_gives_the_same_records(builder: ModuleType, shipped: tuple[Record, ...]) -> None:
    """With the shipped claims in the place of what extraction finds, so that the test does not depend on the model."""
    version = next(record for record in shipped if isinstance(record, ArticleVersion))
    claims = [record for record in shipped if isinstance(record, Claim)]
    again = builder.records(builder.Found(version.extractor, claims))
    assert [record_to_plain(record) for record in again] == [record_to_plain(record) for record in shipped]


def test_every_quote_is_what_stands_in_the_text(desk: Desk) -> None:
    for claim in desk.claims:
        assert desk.version.text[claim.anchor.start : claim.anchor.end] == claim.quote
        assert desk.version.sentences[claim.sentence].contains(claim.anchor.span)
        for mention in (*claim.quantities, *claim.times):
            assert claim.anchor.start <= mention.start < mention.end <= claim.anchor.end
    assert len(desk.claims) == 64


def test_the_text_and_its_original_are_kept(desk: Desk) -> None:
    original = (ROOT / "resources" / "sample" / "article.txt").read_bytes()
    assert desk.version.sha256 == sha256(desk.version.text.encode()).hexdigest()
    snapshot = desk.snapshot(desk.version.snapshot_id)
    assert isinstance(snapshot, Snapshot)
    assert (snapshot.sha256, snapshot.size) == (sha256(original).hexdigest(), len(original))
    assert original.decode("utf-8") == desk.version.text


def test_every_link_ties_a_record_to_a_claim(desk: Desk, shipped: tuple[Record, ...]) -> None:
    links = [record for record in shipped if isinstance(record, Link)]
    assert len({link.id for link in links}) == len(links) > 100
    for link in links:
        assert desk.claim(link.claim_id)
        assert desk.record(link.evidence_id)
    assert {link.stance for link in links} == set(Stance)


def test_no_record_is_idle_and_tables_name_what_they_rest_on(desk: Desk, shipped: tuple[Record, ...]) -> None:
    linked = {record.evidence_id for record in shipped if isinstance(record, Link)}
    for record in desk.evidence:
        assert record.id in linked
        assert record.derived_from is None or isinstance(desk.record(record.derived_from), Evidence)


def test_the_work_is_at_every_stage(desk: Desk) -> None:
    assert {claim.status for claim in desk.claims} == set(Status)
    for claim in desk.claims:
        assert (claim.origin is Origin.EXTRACTED) == (claim.status is Status.SUGGESTED)
        assert claim.checkworthiness == 0 or claim.reasons


def test_verdicts_follow_the_workflow_and_the_scale(desk: Desk) -> None:
    ratings = {rating.key for rating in load_scale().ratings}
    flags = {flag.key for flag in load_scale().flags}
    for verdict in (record for record in desk.records.values() if isinstance(record, Verdict)):
        claim = desk.claim(verdict.claim_id)
        assert claim
        assert verdict.is_draft == (claim.status is Status.IN_PROGRESS)
        assert verdict.is_draft or (verdict.rating in ratings and verdict.rationale and verdict.as_of)
        assert set(verdict.flags) <= flags
        assert (verdict.signed_by_id is not None) == (claim.status is Status.SIGNED_OFF)
        assert verdict.signed_by_id is None or verdict.signed_by_id != verdict.person_id
        assert desk.links(claim.id), f"a verdict without evidence: {claim.quote}"


def test_the_people_are_placeholders(desk: Desk) -> None:
    assert {person.name for person in desk.people} == {"Sample checker", "Sample reader", "Tester"}


def test_the_sample_is_laid_out_in_one_change(tmp_path: Path) -> None:
    with Casebook.sample(tmp_path / "sample.casebook", person="Tester") as casebook:
        assert casebook.history.latest(1)[0].label == "Lay out the sample"
        assert [summary.total for summary in casebook.articles.overview()] == [64]
        assert casebook.evidence.snapshot_bytes(next(iter(_snapshots(casebook)))).startswith(b"Russia and Ukraine")


def _snapshots(casebook: Casebook) -> list[Snapshot]:
    desk = casebook.desk(casebook.articles.overview()[0].article.id)
    return [record for record in desk.records.values() if isinstance(record, Snapshot)]


def test_the_tables_hold_what_the_files_do_and_lead_to_their_records(desk: Desk) -> None:
    toll, exchanges, strikes = desk.tables
    assert isinstance(toll, TollSeries)
    assert isinstance(exchanges, ComparatorTable)
    assert isinstance(strikes, ComparatorTable)
    assert (len(toll.points), len(exchanges.rows), len(strikes.rows)) == (5, 8, 5)
    assert [point.best for point in latest(toll, PersonStatus.KILLED, Moment.parse("2025-05-23"))] == [2]
    assert [point.best for point in latest(toll, PersonStatus.KILLED)] == [3]
    assert independent_sources(toll) == ("Oleh Kiper, Odesa Oblast governor",)
    for row in (*toll.points, *exchanges.rows, *strikes.rows):
        record = desk.record(row.evidence_id) if row.evidence_id else None
        assert record is not None
        assert record.title.startswith("Table of ")


def test_the_largest_exchange_is_that_of_the_article(desk: Desk) -> None:
    exchanges = next(table for table in desk.tables if table.title == "Prisoner exchanges")
    assert isinstance(exchanges, ComparatorTable)
    assert extreme(exchanges, exchanges.measures[-1]).sentence == (
        "Largest of 8 by total (780; next 614), since 2022-06-29."
    )
