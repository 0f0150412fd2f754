"""Kept copies that are not what came in."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from checks.casebook import Casebook
from checks.domain.claim import Kind
from checks.domain.custody import CustodyAction
from checks.domain.evidence import Evidence, EvidenceKind, Stance
from checks.domain.finding import Level
from checks.ingest.document import Document
from checks.rules.engine import check

TEXT = "Eight people were killed on Friday. Two more were hurt, the governor said."


def test_a_copy_that_was_altered_is_told_until_it_is_right_again(tmp_path: Path) -> None:
    with Casebook.create(tmp_path / "a.casebook", person="Checker") as casebook:
        article = casebook.articles.add(Document(TEXT, TEXT.encode(), "text/plain", "A strike")).after[1]
        version = casebook.desk(article.id).version
        claim = casebook.claims.add(version, 0, 34, Kind.QUANTITY).after[0]
        page = Document("A list.", b"A list.", "text/plain", "A list")
        record = Evidence(uuid4(), EvidenceKind.REPORT, "A list")
        casebook.links.add_with_record(claim, record, Stance.SUPPORTS, document=page)
        desk = casebook.desk(article.id)
        assert not [each for each in check(desk) if each.rule == "source.integrity"]
        sha256 = desk.snapshot(desk.linked(claim.id)[0][1].snapshot_id).sha256

        for action, expected in (
            (CustodyAction.FOUND_ALTERED, "was altered after it came in"),
            (CustodyAction.FOUND_MISSING, "is missing"),
        ):
            casebook._records.note_custody([casebook._records.custody_entry(sha256, action)])
            (found,) = [each for each in check(casebook.desk(article.id)) if each.rule == "source.integrity"]
            assert (found.level, expected in found.message) == (Level.PARTLY, True)

        casebook._records.note_custody([casebook._records.custody_entry(sha256, CustodyAction.VERIFIED)])
        restored = casebook.desk(article.id)
        assert restored.faults == {}
