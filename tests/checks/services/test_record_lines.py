"""The light rows that one question reads say what the records themselves say."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.evidence import (
    Capture,
    CaptureState,
    Credibility,
    Evidence,
    EvidenceFlag,
    EvidenceKind,
    EvidencePlace,
    Figure,
    Reliability,
    Side,
    Stance,
)
from checks.domain.imported import Import
from checks.domain.moment import Moment
from checks.domain.record_line import Copy, RecordLine
from checks.ingest.reader import read_text

AT = Moment.parse("2025-05-23T17:01+03:00")
FULL = Evidence(
    UUID(int=1),
    EvidenceKind.DATASET_ROW,
    "Row 12",
    "8 injured",
    url="https://example.org/12",
    publisher="Records",
    byline_origin="Wire",
    side=Side.THIRD,
    published=AT,
    place=EvidencePlace("Odesa port", latitude=46.5),
    figures=(Figure("killed", best=1), Figure("wounded", best=8, as_of=AT)),
    quote_text="eight “injured”",
    weapon="Iskander",
    reliability=Reliability.B,
    credibility=Credibility.POSSIBLY_TRUE,
    flags=(EvidenceFlag.GRAPHIC, EvidenceFlag.PERSONAL_INFO),
    captures=(Capture(AT, CaptureState.KEPT, uuid4()), Capture(AT, CaptureState.FAILED, reason="No answer.")),
    key="UCDP GED 12",
    note="seen",
)
BARE = Evidence(UUID(int=2), EvidenceKind.NOTE, "A call")


@pytest.fixture
def casebook(tmp_path: Path):
    with Casebook.create(tmp_path / "Lines.casebook", person="Ana") as made:
        yield made


def test_the_rows_are_those_of_the_records(sample_path: Path) -> None:
    with Casebook.open(sample_path, person="Ana") as sample:
        sample.evidence.add(FULL)
        sample.evidence.add(BARE)
        lines = sample.evidence.overview()
        records = sample.evidence.all()
        assert [line.id for line in lines] == [record.id for record in records]
        assert lines == tuple(RecordLine.of(record, line.links) for record, line in zip(records, lines, strict=True))
        assert sum(line.links for line in lines) == sum(
            len(sample.desk(each.article.id).links(claim.id))
            for each in sample.articles.overview()
            for claim in sample.desk(each.article.id).claims
        )
        assert sample.evidence.count() == len(records)


def test_a_row_tells_whether_a_copy_is_kept(casebook: Casebook) -> None:
    casebook.evidence.add(FULL)
    casebook.evidence.add(BARE)
    casebook.evidence.add(Evidence(UUID(int=3), EvidenceKind.DOCUMENT, "List"), read_text("Eight people."))
    assert [line.copy for line in casebook.evidence.overview()] == [Copy.FAILED, Copy.NONE, Copy.KEPT]


def test_words_hold_what_no_other_part_of_the_row_says() -> None:
    words = RecordLine.of(FULL, 0).words.splitlines()
    assert words == [
        "eight “injured”", "https://example.org/12", "Odesa port", "Iskander", "seen", "UCDP GED 12", "killed",
        "wounded",
    ]  # fmt: skip
    assert RecordLine.of(BARE, 0).words == ""


def test_what_came_with_an_import_that_was_undone_is_not_counted(casebook: Casebook) -> None:
    import_ = Import(uuid4(), "rows.csv", "Table", "0" * 64, 2, 0, AT)
    rows = [Evidence(uuid4(), EvidenceKind.DATASET_ROW, f"Row {n}", import_id=import_.id) for n in range(2)]
    change = casebook.imports.bring_in("rows.csv", [rows], lambda _: import_)
    assert casebook.evidence.count() == len(casebook.evidence.overview()) == 2
    assert {line.import_id for line in casebook.evidence.overview()} == {import_.id}
    casebook.apply(change.inverse())
    assert casebook.evidence.count() == len(casebook.evidence.overview()) == 0


def test_a_desk_has_no_evidence_but_that_of_its_claims(sample_path: Path) -> None:
    with Casebook.open(sample_path, person="Ana") as sample:
        article = sample.articles.overview()[0].article.id
        before = sample.desk(article)
        sample.evidence.add(FULL)
        assert sample.desk(article).evidence == before.evidence
        assert sample.desk(article).record(FULL.id) is None
        change = sample.links.add(before.claims[0], FULL, Stance.SUPPORTS)
        (named,) = sample.named_in(change)
        assert named == FULL
        assert before.after(change, (named,)).evidence == sample.desk(article).evidence
        assert sample.named_in(change.inverse()) == ()
