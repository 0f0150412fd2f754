"""What is sealed beside an encrypted casebook opens with that casebook alone, whatever its key is by then."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.casebook import Casebook
from checks.services.moving import move
from checks.storage import cipher
from checks.storage.sealing import Sealing

pytest.importorskip("sqlcipher3", reason="there is nothing to encrypt with: extra encrypted")

KEY, OTHER = "three good words", "four other words there"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", 1_000)


def sealing_of(path: Path, key: str | None) -> Sealing | None:
    with Casebook.open(path, person="Checker", key=key) as casebook:
        return casebook.sealing


def test_a_casebook_opens_what_it_sealed_also_with_another_key(tmp_path: Path) -> None:
    path = tmp_path / "Sources.casebook"
    with Casebook.create(path, person="Checker", key=KEY) as casebook:
        assert casebook.sealing
        sealed = casebook.sealing.seal(b"Ask the port")
        casebook.change_key(OTHER)
    assert b"port" not in sealed
    again = sealing_of(path, OTHER)
    assert again
    assert again.unseal(sealed) == b"Ask the port"


def test_what_was_altered_or_sealed_elsewhere_is_not_opened(tmp_path: Path) -> None:
    one, other = Sealing(b"1" * 32), Sealing(b"2" * 32)
    sealed = one.seal(b"Ask the port")
    assert sealed != one.seal(b"Ask the port"), "the same words do not look the same"
    for broken in (sealed[:-1] + bytes([sealed[-1] ^ 1]), b"", b"{}"):
        with pytest.raises(ValueError, match="not sealed"):
            one.unseal(broken)
    with pytest.raises(ValueError, match="not sealed"):
        other.unseal(sealed)


def test_a_usual_casebook_seals_nothing_and_a_moved_one_has_its_own_key(tmp_path: Path) -> None:
    plain, sealed, copied = (tmp_path / f"{name}.casebook" for name in ("plain", "sealed", "copied"))
    Casebook.create(plain, person="Checker").close()
    assert sealing_of(plain, None) is None
    move(plain, sealed, new_key=KEY)
    first = sealing_of(sealed, KEY)
    move(sealed, copied, key=KEY, new_key=KEY)
    second = sealing_of(copied, KEY)
    assert first
    assert second
    with pytest.raises(ValueError, match="not sealed"):
        second.unseal(first.seal(b"Ask the port"))
