"""Encrypted casebooks: nothing of them can be read without the key, wherever it lies."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.claim import Kind
from checks.domain.evidence import Evidence, EvidenceKind
from checks.errors import CasebookError, KeyNeeded, NotACasebook
from checks.ingest.document import Document
from checks.storage import cipher, passwords
from checks.storage.inspection import is_casebook

pytest.importorskip("sqlcipher3", reason="there is nothing to encrypt with: extra encrypted")

KEY, OTHER = "three words 'quoted'", "four other words there"
PLANTED = ("Zhovtnevyi", "Ковальчук", "+380441234567", "planted@example.org")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash keys a few times only: what takes long is meant to, and is SQLCipher's business."""
    monkeypatch.setattr(cipher, "ROUNDS", 1_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "Sources.casebook"


@pytest.fixture
def made(path: Path) -> Path:
    """An encrypted casebook with something to hide, worked in, searched and copied."""
    path.parent.mkdir()
    text = " ".join(PLANTED) + " was hit on Friday."
    with Casebook.create(path, person=PLANTED[1], key=KEY) as casebook:
        document = Document(text=text, original=text.encode(), media_type="text/plain", title=PLANTED[0])
        version = casebook.articles.add(document).after[2]
        claim = casebook.claims.add(version, 0, len(text), Kind.EVENT).after[0]
        casebook.comments.add(claim, PLANTED[2])
        casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, PLANTED[3]))
        casebook.search.prepare()
        assert casebook.search.find(PLANTED[0]).hits
        assert casebook.matching.suggested_records(casebook.claims.get(claim.id)) is not None
        casebook.backup()
    return path


def found_in(folder: Path) -> list[str]:
    """The planted words that stand in any file, in any usual encoding."""
    wanted = {word.encode(code): word for word in PLANTED for code in ("utf-8", "utf-16-le", "utf-16-be")}
    files = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    assert files
    return sorted({word for data in files for coded, word in wanted.items() if coded in data})


def test_nothing_can_be_read_without_the_key(made: Path, tmp_path: Path) -> None:
    assert found_in(tmp_path) == []
    assert len(list((made.parent / "backups").iterdir())) == 1


def test_nothing_lies_open_while_it_is_used(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    with Casebook.create(path, person=PLANTED[1], key=KEY) as casebook:
        for number in range(50):
            casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, f"{PLANTED[number % 4]} {number}" * 200))
        casebook.search.prepare()
        assert found_in(tmp_path) == []


def test_the_same_words_are_found_in_a_file_that_is_not_encrypted(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    with Casebook.create(path, person=PLANTED[1]) as casebook:
        casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, " ".join(PLANTED)))
    assert found_in(tmp_path) == sorted(PLANTED)


def test_opens_with_its_key_alone(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyNeeded, match=r"“Sources” is encrypted\. Give its key"):
        Casebook.open(made, person="Checker")
    with pytest.raises(KeyNeeded, match=r"not the key of “Sources”.*if the key is lost, so is"):
        Casebook.open(made, person="Checker", key="not this key")
    for opened in (Casebook.open(made, person="A", key=KEY), Casebook.read(made, person="A", key=KEY)):
        with opened as casebook:
            assert casebook.is_encrypted
            assert [record.title for record in casebook.evidence.all()] == [PLANTED[3]]
    monkeypatch.setenv("CLAIMDESK_KEY", KEY)
    Casebook.open(made, person="Checker").close()
    assert is_casebook(made)


def test_originals_are_read_and_verified(made: Path) -> None:
    with Casebook.open(made, person="Checker", key=KEY) as casebook:
        assert casebook.custody.verify().is_sound


def test_copies_open_with_the_key(made: Path, tmp_path: Path) -> None:
    with Casebook.open(made, person="Checker", key=KEY) as casebook:
        assert casebook.backup() is None, "nothing has changed since the last copy"
        copy = casebook.backup(tmp_path / "copy.casebook")
    assert copy
    with pytest.raises(KeyNeeded):
        Casebook.open(copy, person="Checker")
    with Casebook.open(copy, person="Checker", key=KEY) as casebook:
        assert casebook.evidence.all()


def test_the_key_can_be_changed(made: Path) -> None:
    with Casebook.open(made, person="Checker", key=KEY) as casebook:
        casebook.change_key(OTHER)
        casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, "After"))
        copy = casebook.backup()
    with pytest.raises(KeyNeeded, match="not the key"):
        Casebook.open(made, person="Checker", key=KEY)
    for file in (made, copy):
        with Casebook.open(file, person="Checker", key=OTHER) as casebook:
            assert len(casebook.evidence.all()) == 2


def test_the_keyring_gives_and_follows_the_key(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ring: dict[object, str] = {}
    monkeypatch.setattr(passwords, "kept", lambda location: ring.get(location.path))
    monkeypatch.setattr(passwords, "keep", lambda location, secret: ring.update({location.path: secret}))
    Casebook.keep_key(made, KEY)
    with Casebook.open(made, person="Checker") as casebook:
        casebook.change_key(OTHER)
    assert ring == {made: OTHER}
    Casebook.open(made, person="Checker").close()


@pytest.mark.parametrize("key", ["short", "", "with a \0 in it"])
def test_a_bad_key_is_refused_before_anything_is_made(path: Path, key: str) -> None:
    path.parent.mkdir()
    with pytest.raises(CasebookError, match="at least 8 characters"):
        Casebook.create(path, person="Checker", key=key)
    assert not path.exists()


def test_only_an_encrypted_casebook_has_a_key(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    Casebook.create(path, person="Checker").close()
    with (
        Casebook.open(path, person="Checker", key=KEY) as casebook,
        pytest.raises(CasebookError, match="claimdesk move"),
    ):
        casebook.change_key(OTHER)
    noise = tmp_path / "noise.casebook"
    noise.write_bytes(bytes(range(256)) * 16)
    with pytest.raises(KeyNeeded, match="not the key"):
        Casebook.open(noise, person="Checker", key=KEY)
    with pytest.raises(NotACasebook):
        Casebook.open(_text(tmp_path), person="Checker", key=KEY)


def _text(folder: Path) -> Path:
    file = folder / "text.casebook"
    file.write_text("words " * 1000)
    return file
