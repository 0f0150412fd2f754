"""`claimdesk bundle` and `claimdesk unbundle`."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.cli.app import main
from checks.domain.evidence import Evidence, EvidenceKind
from checks.exchange.bundle import sealing
from checks.exchange.bundle.reading import open_bundle


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A casebook with one record, which names a telephone."""
    where = tmp_path / "desk.casebook"
    with Casebook.create(where, person="Olena Checker") as book:
        book.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "A post", "Ring +380 67 123 45 67", note="Private."))
    return where


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "odesa.claimdesk"


def test_a_casebook_goes_into_a_bundle_and_out_of_it(
    path: Path, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bundle", str(path), str(out), "--to", "Kyiv"]) == 0
    assert capsys.readouterr().out == "Made odesa.claimdesk: 2 records.\n"
    new = tmp_path / "new.casebook"
    assert main(["unbundle", str(out), str(new)]) == 0
    assert "with 2 records. It is not signed" in capsys.readouterr().out
    with Casebook.open(new, person="Somebody") as book:
        assert [each.title for each in book._records.all(Evidence)] == ["A post"]


def test_a_casebook_that_is_there_is_not_written_over(path: Path, out: Path) -> None:
    assert main(["bundle", str(path), str(out)]) == 0
    before = path.read_bytes()
    assert main(["unbundle", str(out), str(path)]) == 2
    assert path.read_bytes() == before
    assert main(["bundle", str(path), str(path)]) == 2
    assert path.read_bytes() == before


def test_findings_are_told_and_nothing_is_written(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundle", str(path), str(out), "--profile", "partner"]) == 1
    told = capsys.readouterr()
    assert "“+380 67 123 45 67” looks like a telephone number" in told.out
    assert "one finding is not decided on" in told.err
    assert not out.exists()
    assert main(["bundle", str(path), str(out), "--profile", "partner", "--json"]) == 1
    (leak,) = json.loads(capsys.readouterr().out)["leaks"]
    assert leak["where"][0]["field"] == "says"


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("--blot-out=+380 67 123 45 67", "Ring █████████████████"),
        ("--harmless=+380 67 123 45 67=It is in every phone book", "Ring +380 67 123 45 67"),
    ],
)
def test_a_decision_lets_it_go(path: Path, out: Path, option: str, says: str) -> None:
    assert main(["bundle", str(path), str(out), "--profile", "partner", option]) == 0
    with open_bundle(out) as opened:
        assert [each.says for each in opened.records(Evidence)] == [says]


def test_harmless_needs_a_reason(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundle", str(path), str(out), "--harmless", "words"]) == 2
    assert "gives no reason" in capsys.readouterr().err


def test_the_preview_writes_nothing(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundle", str(path), str(out), "--profile", "partner", "--preview"]) == 1
    told = capsys.readouterr().out
    assert "Evidence: note" in told
    assert "decide" in told
    assert main(["bundle", str(path), str(out), "--preview", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["goes"] == {"Evidence": 1, "Person": 1}
    assert not out.exists()


def test_a_signed_and_sealed_bundle(
    path: Path, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "_OPERATIONS", 1)
    monkeypatch.setattr(sealing, "_MEMORY", 8192)
    secret, new = tmp_path / "passphrase.txt", tmp_path / "new.casebook"
    secret.write_text("correct horse battery\n")
    assert main(["bundle", str(path), str(out), "--passphrase-file", str(secret), "--sign"]) == 0
    assert "Signed by desk" in capsys.readouterr().out
    assert main(["unbundle", str(out), str(new)]) == 2
    assert "is encrypted" in capsys.readouterr().err
    trusted = ["unbundle", str(out), str(new), "--passphrase-file", str(secret), "--trust", "Odesa"]
    assert main(trusted) == 0
    assert "It is signed by Odesa (" in capsys.readouterr().out
    assert main([*trusted[:2], str(tmp_path / "again.casebook"), *trusted[3:5], "--json"]) == 0
    assert "It is signed by Odesa (" in json.loads(capsys.readouterr().out)["signature"]


@pytest.mark.parametrize("content", ["", "\nsecond line"])
def test_an_empty_passphrase_is_told(path: Path, out: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "p.txt").write_text(content)
    assert main(["bundle", str(path), str(out), "--passphrase-file", str(tmp_path / "p.txt")]) == 2
    assert main(["bundle", str(path), str(out), "--passphrase-file", str(tmp_path / "none.txt")]) == 2


def test_what_is_new_since_a_day_or_a_change(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for since in ("2020-01-01", "1"):
        assert main(["bundle", str(path), str(out), "--since", since, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["records"] == 2
    for since in ("2999-01-01", "99"):
        assert main(["bundle", str(path), str(out), "--since", since]) == 2
        assert "There is nothing to be sent" in capsys.readouterr().err
    assert main(["bundle", str(path), str(out), "--since", "lately"]) == 2
    assert "neither the number of a change nor a day" in capsys.readouterr().err


def test_words_that_stand_nowhere_are_told(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["bundle", str(path), str(out), "--profile", "partner", "--blot-out", "+380 67 123 45 67"]
    assert main([*wanted, "--blot-out", "nothere"]) == 2
    assert "“nothere” stands nowhere in what would go" in capsys.readouterr().err
    assert not out.exists()
    assert main([*wanted, "--blot-out", "nothere", "--preview"]) == 0
    assert "nowhere “nothere”" in capsys.readouterr().out
    assert main(wanted) == 0


def test_no_other_file_is_replaced(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for other in (path, out):
        if other is out:
            out.write_text("notes")
        held = other.read_bytes()
        assert main(["bundle", str(path), str(other)]) == 2
        assert "is there already and is no bundle" in capsys.readouterr().err
        assert other.read_bytes() == held


def test_an_unsigned_bundle_has_no_key_to_trust(path: Path, out: Path, tmp_path: Path) -> None:
    assert main(["bundle", str(path), str(out)]) == 0
    assert main(["unbundle", str(out), str(tmp_path / "new.casebook"), "--trust", "Odesa"]) == 2
    assert not (tmp_path / "new.casebook").exists()
