"""The command that looks at pairs of a claim and a text."""

from __future__ import annotations

import json

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from checks.cli.check import check
from checks.errors import IngestError
from checks.extraction.parser import RULES, Parser

BAD = {"id": 1, "claim": "At least 14 people were killed in Goma.", "evidence": "12 people were killed in Goma."}
GOOD = {"id": 2, "claim": "12 people were killed in Goma.", "evidence": "In Goma, twelve people were killed."}


@pytest.fixture
def run(monkeypatch):
    """Runs the command on lines from standard input, with the rules of extraction, which need no time to load."""
    monkeypatch.setattr("checks.extraction.parser.load_parser", lambda: Parser(RULES))
    app = typer.Typer()
    app.command()(check)

    def call(*rows: object, options: tuple[str, ...] = ()) -> Result:
        lines = "\n".join(json.dumps(row) for row in rows)
        done = CliRunner().invoke(app, ["--batch", "-", "--json", *options], input=lines)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return call


def test_a_conflict_is_an_answer_like_any_other(run):
    done = run(BAD, GOOD)
    assert done.exit_code == 0
    first, second = map(json.loads, done.stdout.splitlines())
    assert "conflicts" in {found["level"] for found in first["findings"]}
    assert "conflicts" not in {found["level"] for found in second["findings"]}


def test_without_a_conflict_it_ends_with_nought(run):
    assert run(GOOD, {"id": 3}).exit_code == 0


def test_a_conflict_can_be_made_a_failure(run):
    assert run(BAD, options=("--fail",)).exit_code == 1
    assert run(GOOD, options=("--fail",)).exit_code == 0


def test_a_batch_of_which_nothing_could_be_read_fails(run):
    with pytest.raises(IngestError, match="None of the 2"):
        run("nonsense", [])
