"""`claimdesk move`: what it says, and what it leaves. Servers are in the tests of the service."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.casebook import Casebook
from checks.cli.app import main
from checks.errors import KeyNeeded
from checks.storage import cipher, passwords

Captured = pytest.CaptureFixture[str]
KEY = "three good words"


def test_everything_goes_and_the_old_one_stays(sample_path: Path, tmp_path: Path, capsys: Captured) -> None:
    new = tmp_path / "New.casebook"
    assert main(["move", str(sample_path), str(new)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Moved: ")
    assert "all read again and the same. The old casebook is still there" in " ".join(said.split())
    with Casebook.open(sample_path, person="Checker") as old, Casebook.open(new, person="Checker") as moved:
        assert old.articles.overview() == moved.articles.overview()


def test_into_an_encrypted_one_and_out_of_it(
    sample_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    pytest.importorskip("sqlcipher3", reason="there is nothing to encrypt with: extra encrypted")
    monkeypatch.setattr(cipher, "ROUNDS", 1_000)
    monkeypatch.setattr(passwords, "kept", lambda _: None)
    sealed, plain = tmp_path / "Sealed.casebook", tmp_path / "Open.casebook"
    monkeypatch.setenv("CLAIMDESK_NEW_KEY", KEY)
    assert main(["move", str(sample_path), str(sealed), "--encrypted"]) == 0
    with pytest.raises(KeyNeeded):
        Casebook.open(sealed, person="Checker")
    monkeypatch.setenv("CLAIMDESK_KEY", KEY)
    assert main(["move", str(sealed), str(plain)]) == 0
    monkeypatch.delenv("CLAIMDESK_KEY")
    Casebook.open(plain, person="Checker").close()
    assert KEY not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("target", "sentence"), [("same", "cannot be moved onto itself"), ("there", "is there already")]
)
def test_nothing_is_moved_onto_something(
    sample_path: Path, tmp_path: Path, target: str, sentence: str, capsys: Captured
) -> None:
    there = tmp_path / "there.casebook"
    there.write_text("mine")
    before = sample_path.read_bytes()
    assert main(["move", str(sample_path), str(sample_path if target == "same" else there)]) == 2
    assert sentence in capsys.readouterr().err
    assert (there.read_text(), sample_path.read_bytes()) == ("mine", before)


def test_what_is_not_there_cannot_be_moved(tmp_path: Path, capsys: Captured) -> None:
    assert main(["move", str(tmp_path / "gone.casebook"), str(tmp_path / "new.casebook")]) == 2
    assert "There is no file" in capsys.readouterr().err
    assert not (tmp_path / "new.casebook").exists()
