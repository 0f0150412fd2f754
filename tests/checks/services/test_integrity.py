"""One flipped byte anywhere in what is kept is found and named, by record and by file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.casebook import Casebook
from checks.domain.custody import CustodyAction, Fault
from checks.domain.evidence import Evidence, EvidenceKind
from checks.ingest.document import Document
from checks.ingest.reader import read_bytes

FILES = {
    "Small": ("small.txt", b"Nine people were hurt."),
    "Large": ("large.pdf", bytes(range(256)) * 12_000),
    "Page": ("page.txt", b"One person was killed. " * 500),
}
PAGE = b"<html><title>Port</title><article><p>Two missiles struck the port of Odesa on Friday.</p></article></html>"


@dataclass(frozen=True)
class Kept:
    path: Path
    casebook: Casebook
    records: dict[str, Evidence]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    path = tmp_path_factory.mktemp("kept") / "desk.casebook"
    with Casebook.create(path, person="Checker") as casebook:
        records = {}
        for title, (name, data) in FILES.items():
            record = Evidence(uuid4(), EvidenceKind.REPORT, title)
            document = Document("Words.", data, "text/plain", name=name)
            added = casebook.evidence.add(record, document).after
            records[title] = next(each for each in added if isinstance(each, Evidence))
        yield Kept(path, casebook, records)


def flip(path: Path, digest: str, place: int, bits: int) -> None:
    """Turn bits of one byte over, as a failing disk or somebody with an editor would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        (row,) = connection.execute("SELECT rowid FROM blobs WHERE sha256 = ?", (digest,)).fetchone()
        with connection.blobopen("blobs", "data", row) as blob:
            blob[place] = blob[place] ^ bits


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.sampled_from(sorted(FILES)), share=st.floats(0, 1), bits=st.integers(1, 255))
def test_one_flipped_byte_anywhere_is_found_and_named(kept: Kept, title: str, share: float, bits: int) -> None:
    name, data = FILES[title]
    snapshot = kept.casebook.evidence.snapshot(kept.records[title])
    place = round(share * (len(data) - 1))
    flip(kept.path, snapshot.sha256, place, bits)
    found = kept.casebook.custody.verify()
    flip(kept.path, snapshot.sha256, place, bits)
    (trouble,) = found.troubles
    assert (trouble.fault, trouble.sha256) == (Fault.ALTERED, snapshot.sha256)
    assert (trouble.name, trouble.belongs_to) == (name, (title,))
    assert trouble.found not in (None, snapshot.sha256)
    assert (found.is_sound, found.intact) == (False, len(FILES) - 1)


def test_one_record_alone_is_verified_and_noted(kept: Kept) -> None:
    small = kept.casebook.evidence.snapshot(kept.records["Small"])
    flip(kept.path, small.sha256, 3, 1)
    assert kept.casebook.custody.verify(record=kept.records["Page"]).is_sound
    assert not kept.casebook.custody.verify(record=kept.records["Small"]).is_sound
    flip(kept.path, small.sha256, 3, 1)
    page = kept.casebook.evidence.snapshot(kept.records["Page"])
    assert kept.casebook.custody.of(page.sha256)[-1].action is CustodyAction.VERIFIED
    last = kept.casebook.custody.of(small.sha256)[-1]
    assert last.action is CustodyAction.FOUND_ALTERED
    assert last.sha256_after is not None


def test_a_record_of_which_nothing_is_kept_is_sound(kept: Kept) -> None:
    bare = Evidence(uuid4(), EvidenceKind.NOTE, "A note")
    kept.casebook.evidence.add(bare)
    found = kept.casebook.custody.verify(record=bare)
    assert (found.is_sound, found.intact, found.summary) == (True, 0, "No files are kept.")


def test_captures_and_what_was_made_of_them_are_named(tmp_path: Path) -> None:
    path = tmp_path / "web.casebook"
    answer = httpx.MockTransport(lambda _: httpx.Response(200, headers={"Content-Type": "text/html"}, content=PAGE))
    with Casebook.create(path, person="Checker") as casebook, httpx.Client(transport=answer) as client:
        record = Evidence(uuid4(), EvidenceKind.REPORT, "The port", url="http://93.184.215.14/")
        casebook.evidence.add(record)
        for _ in range(2):
            casebook.captures.capture(record, client=client)
        record = casebook.evidence.get(record.id)
        snapshots = casebook.custody.kept_of(record)
        assert {each.media_type for each in snapshots} == {"application/warc+gzip", "text/plain"}
        assert casebook.custody.verify(record=record).intact == len({each.sha256 for each in snapshots})
        for digest, size in {(each.sha256, each.size) for each in snapshots}:
            flip(path, digest, size // 2, 8)
        found = casebook.custody.verify()
    assert {trouble.belongs_to for trouble in found.troubles} == {("The port",)}
    assert {trouble.name for trouble in found.troubles} == {"93.184.215.14.warc.gz", "93.184.215.14.txt"}
    assert found.intact == 0


def test_the_article_is_named_as_well(tmp_path: Path) -> None:
    path = tmp_path / "article.casebook"
    with Casebook.create(path, person="Checker") as casebook:
        casebook.articles.add(read_bytes(b"Eight people were killed on Friday.", name="story.txt"))
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("DELETE FROM blobs")
        (trouble,) = casebook.custody.verify().troubles
        title = casebook.articles.overview()[0].article.title
    assert (trouble.fault, trouble.name, trouble.belongs_to) == (Fault.MISSING, "story.txt", (title,))
    assert trouble.sentence == (f"“story.txt” of “{title}” is missing. Take it out of a backup, or capture it again.")


def test_the_chain_of_a_record_holds_every_step(kept: Kept) -> None:
    record = kept.records["Large"]
    kept.casebook.custody.verify(record=record)
    entries = kept.casebook.custody.of_record(record)
    assert entries[0].action is CustodyAction.TAKEN_IN
    assert entries[-1].action is CustodyAction.VERIFIED
