"""The command `claimdesk ingest`."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from checks.cli.ingest import ingest
from checks.errors import IngestError

TEXT = "Port struck on Friday\n\nTwo missiles struck the port of Odesa on Friday, officials said — 390 люди.\n"


def run(*arguments: str, given: bytes | None = None) -> Result:
    app = typer.Typer()
    app.command()(ingest)
    return CliRunner().invoke(app, list(arguments), input=given)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_holds_the_document_and_nothing_else(article: Path) -> None:
    result = run(str(article), "--json")
    fields = json.loads(result.stdout_bytes.decode("utf-8"))
    assert result.exit_code == 0
    assert fields["text"] == TEXT
    assert fields["title"] == "Port struck on Friday"
    assert fields["published"] is None
    assert fields["media_type"] == "text/plain"


def test_without_json_a_person_can_read_it(article: Path) -> None:
    shown = run(str(article)).stdout_bytes.decode("utf-8")
    assert shown.startswith("Title:     Port struck on Friday\nLanguage:  en\n\n")
    assert TEXT in shown


def test_standard_input_is_read() -> None:
    result = run("-", "--json", given="Київ мовчить".encode())
    assert json.loads(result.stdout_bytes.decode("utf-8"))["text"] == "Київ мовчить"


def test_a_batch_goes_on_after_a_failure(article: Path, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    rows = [{"id": "no", "path": "gone.txt"}, {"id": "yes", "path": str(article)}]
    batch.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = run("--batch", str(batch), "--json")
    first, second = map(json.loads, result.stdout_bytes.decode("utf-8").splitlines())
    assert result.exit_code == 0
    assert first["id"] == "no"
    assert "There is no file" in first["error"]
    assert (second["id"], second["title"]) == ("yes", "Port struck on Friday")


def test_a_batch_of_failures_alone_fails(tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "no", "path": "gone.txt"}\n', encoding="utf-8")
    result = run("--batch", str(batch), "--json")
    assert json.loads(result.stdout)["id"] == "no"
    assert isinstance(result.exception, IngestError)
    assert "None of the 1 articles could be read" in str(result.exception)


def test_an_empty_batch_is_no_failure(tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text("", encoding="utf-8")
    assert (run("--batch", str(batch)).exit_code, run("--batch", str(batch)).stdout) == (0, "")


@pytest.mark.parametrize("arguments", [[], ["a.txt", "--batch", "b.jsonl"], ["--batch", "gone.jsonl"], ["gone.txt"]])
def test_wrong_calls_are_told(arguments: list[str]) -> None:
    result = run(*arguments)
    assert isinstance(result.exception, IngestError)
    assert str(result.exception).endswith(".")
