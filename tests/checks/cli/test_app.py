"""How commands start, end and fail."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checks.cli import app
from checks.errors import ChecksError

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("spacy", "sqlalchemy", "jinja2", "trafilatura", "docx", "pypdfium2", "PySide6", "lxml", "desktop")


HELP_OF_ALL = """
import io, json, sys
from contextlib import redirect_stdout
from checks.cli.app import COMMANDS, main
for arguments in (["--help"], *([command, "--help"] for command in COMMANDS)):
    with redirect_stdout(io.StringIO()) as out:
        status = main(arguments)
    loaded = [name for name in HEAVY if name in sys.modules]
    print(json.dumps([arguments, status, "Usage: claimdesk" in out.getvalue(), loaded]))
"""


def test_help_loads_nothing_heavy() -> None:
    """All in one fresh Python: what none of them has loaded, each by itself has not."""
    code = f"HEAVY = {HEAVY!r}\n{HELP_OF_ALL}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert told == [[each, 0, True, []] for each in (["--help"], *([command, "--help"] for command in app.COMMANDS))]


def test_the_names_of_the_commands_cost_nothing() -> None:
    code = "import sys; from checks.cli.app import COMMANDS; print('typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_an_error_is_one_sentence_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["ingest", "/nowhere/at all.txt"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.strip().splitlines()) == 1


def test_a_sentence_with_line_breaks_stays_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(arguments: list[str] | None) -> None:
        raise ChecksError("First.\nSecond.")

    monkeypatch.setattr(app, "run", fail)
    assert app.main([]) == 2
    assert capsys.readouterr().err == "First. Second.\n"


@pytest.mark.parametrize(("wants_trace", "lines"), [(False, 1), (True, 4)])
def test_what_nobody_foresaw_is_said_and_traced_on_request(
    wants_trace: bool, lines: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(arguments: list[str] | None) -> None:
        raise ZeroDivisionError("no parts")

    monkeypatch.setattr(app, "run", fail)
    if wants_trace:
        monkeypatch.setenv(app.TRACEBACK, "1")
    assert app.main([]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) >= lines
    assert told[-1].startswith("The program did not foresee this (ZeroDivisionError: no parts)")


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["judge"]) == 2
    assert "judge" in capsys.readouterr().err


def test_python_m_checks_runs_the_commands() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checks", "report", "/nowhere.casebook"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
