"""Passphrases and desk keys: who can open a bundle, and who made it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from checks.errors import CasebookError
from checks.exchange.bundle import sealing
from checks.exchange.bundle.reading import open_bundle
from checks.exchange.bundle.refusal import BundleAltered, BundleRefused, BundleSealed
from checks.exchange.bundle.signing import Keyring, fingerprint
from checks.exchange.bundle.writing import write_bundle
from tests.checks.exchange.bundle.parcels import BLOB, DIGEST, Parcel, packed, unpacked

PASSPHRASE = "correct horse battery"


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make keys in a moment; the cost is tested by itself."""
    monkeypatch.setattr(sealing, "_OPERATIONS", 1)
    monkeypatch.setattr(sealing, "_MEMORY", 8192)


@pytest.fixture
def sealed(tmp_path: Path, light: None) -> Path:
    out = tmp_path / "odesa.claimdesk"
    write_bundle(Parcel(), out, passphrase=PASSPHRASE)
    return out


def test_the_passphrase_opens_it(sealed: Path) -> None:
    assert BLOB not in sealed.read_bytes()
    assert b"manifest" not in sealed.read_bytes()
    with open_bundle(sealed, PASSPHRASE) as bundle:
        assert bundle.blob(DIGEST) == BLOB


@pytest.mark.parametrize(
    ("passphrase", "words"), [(None, "is encrypted: give the passphrase"), ("wrong horse", "does not open with this")]
)
def test_without_the_passphrase_it_stays_shut(sealed: Path, passphrase: str | None, words: str) -> None:
    with pytest.raises(BundleSealed, match=words):
        open_bundle(sealed, passphrase)


def test_it_opens_however_the_keyboard_makes_its_letters(tmp_path: Path, light: None) -> None:
    write_bundle(Parcel(), tmp_path / "e.claimdesk", passphrase="caf\u00e9 au lait")
    open_bundle(tmp_path / "e.claimdesk", "cafe\u0301 au lait").close()


def test_a_short_passphrase_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(BundleSealed, match="at least 12"):
        write_bundle(Parcel(), tmp_path / "odesa.claimdesk", passphrase="short")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: data + b"x", lambda data: data[:30]])
def test_a_sealed_one_that_was_cut_or_grew_is_refused(sealed: Path, change: object) -> None:
    sealed.write_bytes(change(sealed.read_bytes()))  # type: ignore[operator]
    with pytest.raises(BundleRefused):
        open_bundle(sealed, PASSPHRASE)


def test_pieces_cannot_change_places(sealed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sealing, "_PIECE", 100)
    write_bundle(Parcel(), tmp_path / "pieces.claimdesk", passphrase=PASSPHRASE)
    data = bytearray((tmp_path / "pieces.claimdesk").read_bytes())
    head = len(sealing.MAGIC) + 16 + 24
    data[head : head + 234] = data[head + 117 : head + 234] + data[head : head + 117]
    (tmp_path / "pieces.claimdesk").write_bytes(data)
    with pytest.raises(BundleRefused):
        open_bundle(tmp_path / "pieces.claimdesk", PASSPHRASE)


def test_a_passphrase_costs_whoever_tries_many() -> None:
    assert sealing._OPERATIONS >= 3
    assert sealing._MEMORY >= 256 * 2**20


def test_a_signature_tells_who_made_it(tmp_path: Path) -> None:
    key = Keyring(tmp_path / "theirs").desk_key("Odesa desk")
    write_bundle(Parcel(), tmp_path / "s.claimdesk", key=key)
    with open_bundle(tmp_path / "s.claimdesk") as bundle:
        assert bundle.signer is not None
        assert not bundle.signer.is_known
        assert bundle.signer.name == "Odesa desk"
        assert bundle.signer.fingerprint == fingerprint(key.public)
        ours = Keyring(tmp_path / "ours")
        ours.trust(bundle.signer.public, "Our friends in Odesa")
    with open_bundle(tmp_path / "s.claimdesk", trusted=ours.trusted()) as bundle:
        assert bundle.signer is not None
        assert bundle.signer.is_known
        assert bundle.signer.name == "Our friends in Odesa"


def test_a_signature_of_other_content_is_refused(tmp_path: Path) -> None:
    out, key = tmp_path / "s.claimdesk", Keyring(tmp_path / "keys").desk_key("Odesa desk")
    write_bundle(Parcel(), out, key=key)
    members = unpacked(out)
    members["records/Comment.jsonl"] = members["records/Comment.jsonl"].replace(b"Ask again.", b"Never ask.")
    packed(members, out)
    with pytest.raises(BundleAltered, match="was altered after it was signed"):
        open_bundle(out)


def test_a_signature_can_be_taken_off_but_not_exchanged(tmp_path: Path) -> None:
    """Whoever takes it off leaves a bundle that nobody signed, and the program says so."""
    out = tmp_path / "s.claimdesk"
    write_bundle(Parcel(), out, key=Keyring(tmp_path / "keys").desk_key("Odesa desk"))
    members = unpacked(out)
    del members["signature.json"]
    packed(members, out, is_listed=False)
    with open_bundle(out) as bundle:
        assert bundle.signer is None


def test_the_desk_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "keys")
    made = keyring.desk_key("Odesa desk")
    assert keyring.desk_key("Another name") == made
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "keys" / "desk-key.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "{}", '{"name": "x", "seed": "00"}', "[]"])
def test_a_broken_key_is_never_replaced(tmp_path: Path, content: str) -> None:
    path = tmp_path / "desk-key.json"
    path.write_text(content)
    with pytest.raises(CasebookError, match=r"put .* back"):
        Keyring(tmp_path).desk_key()
    assert path.read_text() == content


def test_a_broken_list_of_trusted_desks_is_told(tmp_path: Path) -> None:
    (tmp_path / "trusted-desks.json").write_text("{")
    with pytest.raises(CasebookError, match="trusted desks"):
        Keyring(tmp_path).trusted()


def test_a_fingerprint_can_be_read_out() -> None:
    assert fingerprint(b"\0" * 32) == "6668 7aad f862 bd77 6c8f c18b 8e9f 8e20 0897 1485"
