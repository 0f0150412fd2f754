"""`claimdesk doctor`."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace

import pytest

from checks.casebook import Casebook
from checks.cli import examination
from checks.cli.app import main
from checks.cli.examination import Checkup, State, examine
from checks.errors import ExtractionError
from checks.extraction import parser

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for the program, and a model that loads at once."""
    monkeypatch.setenv("CLAIMDESK_HOME", str(tmp_path / "home"))
    model = SimpleNamespace()
    monkeypatch.setattr(parser, "load_parser", lambda: SimpleNamespace(name="model 1.0", model=model))
    return tmp_path / "home"


def found(name: str, casebook: str | None = None) -> Checkup:
    return next(checkup for checkup in examine(casebook) if checkup.name == name)


def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "Everything is there." in told
    assert "failed" not in told


def test_json(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["doctor", "--json"]) == 0
    answer = json.loads(capfdbinary.readouterr().out)
    assert answer["ok"] is True
    assert {"Python", "Language model", "SQLite", "Casebooks", "Data"} <= {each["name"] for each in answer["checks"]}
    assert all(each.keys() == {"name", "state", "found", "advice"} for each in answer["checks"])


def test_something_missing_is_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(examination, "RESOURCES", ("sample/nothing.json",))
    assert main(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "missing: sample/nothing.json" in told
    assert "→ Install the program again." in told
    assert "Something is missing" in told


def test_a_tampered_model_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise ExtractionError("The file is another one: reinstall it.")

    monkeypatch.setattr(parser, "load_parser", refuse)
    assert found("Language model") == Checkup(
        "Language model",
        State.FAILED,
        "its files are not the known ones",
        "The file is another one: reinstall it.",
    )


def test_without_a_model_there_are_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "load_parser", lambda: SimpleNamespace(name="rules", model=None))
    assert found("Language model").state is State.WARNING


def test_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {"claimdesk": "0.1", "old": "1.0", "fits": "2.0"}

    def version(name: str) -> str:
        if name not in versions:
            raise PackageNotFoundError(name)
        return versions[name]

    needed = ["old>=2", "fits>=2", "gone", "qtawesome>=1", "team>=3; extra == 'team'"]
    monkeypatch.setattr(examination, "requires", lambda name: needed)
    monkeypatch.setattr(examination, "version", version)
    by_name = {checkup.name: checkup for checkup in examine()}
    assert (by_name["old"].state, by_name["old"].found) == (State.FAILED, "1.0 is not >=2")
    assert (by_name["gone"].state, by_name["gone"].advice) == (State.FAILED, "Run: pip install 'gone'")
    assert by_name["qtawesome"].state is State.WARNING
    assert by_name["Packages"].found == "fits 2.0"
    assert "team" not in by_name


def test_the_casebooks_that_are_here_are_named(home: Path) -> None:
    assert "claimdesk report --sample" in found("Casebooks").found
    (home / "casebooks").mkdir(parents=True)
    Casebook.create(home / "casebooks" / "My casebook.casebook", person="Tester").close()
    assert found("Casebooks").found.endswith("casebooks: My casebook.casebook")


def test_a_folder_that_cannot_be_made(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.write_text("a file is in the way", encoding="utf-8")
    checkup = found("Casebooks")
    assert checkup.state is State.FAILED
    assert "CLAIMDESK_HOME" in checkup.advice


def test_a_casebook(tmp_path: Path) -> None:
    path = tmp_path / "desk.casebook"
    Casebook.create(path, person="Tester").close()
    before = path.read_bytes()
    assert found("Casebook", str(path)).state is State.OK
    assert path.read_bytes() == before


def test_a_file_that_is_no_casebook(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("nothing", encoding="utf-8")
    assert main(["doctor", str(path)]) == 1
    assert found("Casebook", str(path)).state is State.FAILED


def test_qt_is_looked_up_and_not_loaded() -> None:
    code = "import sys; from checks.cli.examination import examine; examine(); print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_an_encrypted_casebook_needs_its_key_and_is_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3", reason="there is nothing to encrypt with: extra encrypted")
    where = tmp_path / "Sources.casebook"
    Casebook.create(where, person="Ana", key="three good words").close()
    assert main(["doctor", str(where)]) == 2
    assert "is encrypted. Give its key" in capsys.readouterr().err
    monkeypatch.setenv("CLAIMDESK_KEY", "three good words")
    main(["doctor", str(where)])
    assert "sound, schema" in capsys.readouterr().out
