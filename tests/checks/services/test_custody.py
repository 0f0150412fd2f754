"""Every byte that came in is what it was, or is named."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text

from checks.casebook import Casebook
from checks.domain.custody import CustodyAction
from checks.domain.evidence import Evidence, EvidenceKind
from checks.errors import Cancelled
from checks.ingest.reader import read_bytes

ON_BOTH_ENGINES = True


@pytest.fixture
def where(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """A file or a database, which somebody can tamper with."""
    return f"sqlite:///{tmp_path}/desk.casebook" if engine == "sqlite" else request.getfixturevalue("server").fresh()


@pytest.fixture
def kept(casebook: Casebook) -> Evidence:
    """A record with a snapshot."""
    document = read_bytes(b"Nine people were hurt, the governor said.", name="page.txt")
    record = Evidence(casebook.me.id, EvidenceKind.REPORT, "A page")
    added = casebook.evidence.add(record, document).after
    return next(each for each in added if isinstance(each, Evidence))


def hash_of(casebook: Casebook, record: Evidence) -> str:
    assert record.snapshot_id is not None
    return casebook.evidence.snapshot(record).sha256


def spoil(where: str, statement: str, **values: object) -> None:
    """Change the database behind the back of the casebook, whatever refers to what."""
    engine = create_engine(where, poolclass=NullPool)
    rules = "PRAGMA foreign_keys = OFF" if where.startswith("sqlite") else "SET session_replication_role = replica"
    with engine.begin() as connection:
        connection.execute(text(rules))
        connection.execute(text(statement), values)


def test_what_comes_in_is_noted(casebook: Casebook, kept: Evidence) -> None:
    (entry,) = casebook.custody.of(hash_of(casebook, kept))
    assert entry.action is CustodyAction.TAKEN_IN
    assert entry.person_id == casebook.me.id
    assert entry.tool.startswith("claimdesk ")


def test_undo_takes_the_record_back_and_not_the_entry(casebook: Casebook, kept: Evidence) -> None:
    digest = hash_of(casebook, kept)
    casebook.apply(casebook.history.latest(1)[0].inverse())
    assert casebook.evidence.all() == ()
    assert [entry.action for entry in casebook.custody.of(digest)] == [CustodyAction.TAKEN_IN]
    assert casebook.custody.verify().is_sound  # the bytes are kept, and known


def test_a_sound_casebook_is_sound(casebook: Casebook, kept: Evidence) -> None:
    seen: list[tuple[int, int]] = []
    found = casebook.custody.verify(lambda done, total: seen.append((done, total)))
    assert (found.intact, found.is_sound) == (1, True)
    assert seen == [(0, 1), (1, 1)]


def test_one_flipped_bit_is_found_and_noted(casebook: Casebook, kept: Evidence, where: str) -> None:
    digest = hash_of(casebook, kept)
    data = bytearray(casebook.evidence.snapshot_bytes(casebook.evidence.snapshot(kept)))
    for place in (0, len(data) // 2, len(data) - 1):
        data[place] ^= 1
        spoil(where, "UPDATE blobs SET data = :data WHERE sha256 = :digest", data=bytes(data), digest=digest)
        found = casebook.custody.verify()
        assert found.altered == (digest,)
        assert (found.intact, found.missing, found.foreign) == (0, (), ())
        data[place] ^= 1
    assert [entry.action for entry in casebook.custody.of(digest)][1:] == [CustodyAction.FOUND_ALTERED] * 3


def test_missing_bytes_are_named_by_their_snapshot(casebook: Casebook, kept: Evidence, where: str) -> None:
    spoil(where, "DELETE FROM blobs")
    found = casebook.custody.verify()
    assert found.missing == (casebook.evidence.snapshot(kept),)
    assert not found.is_sound


def test_foreign_bytes_are_named(casebook: Casebook, kept: Evidence, where: str) -> None:
    digest = sha256(b"slipped in").hexdigest()
    spoil(where, "INSERT INTO blobs VALUES (:digest, :data)", digest=digest, data=b"slipped in")
    found = casebook.custody.verify()
    assert (found.foreign, found.intact) == ((digest,), 1)


def test_verifying_can_be_stopped(casebook: Casebook, kept: Evidence) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        casebook.custody.verify(stop)


def test_a_step_by_hand(casebook: Casebook, kept: Evidence) -> None:
    digest = hash_of(casebook, kept)
    casebook.custody.note(digest, CustodyAction.DERIVED, sha256_after="f" * 64, tool="PDFium", note="page 1")
    assert casebook.custody.of("f" * 64) == casebook.custody.of(digest)[1:]
