"""Every command works where Qt is not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checks.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_QT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6", "qtawesome", "qtpy"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NoQt())
from desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def claimdesk(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a fresh Python in which Qt cannot be imported."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("command", ["extract", "ingest", "report", "doctor"])
def test_the_help_of_each_command(command: str) -> None:
    done = claimdesk(command, "--help")
    assert done.returncode == 0, done.stderr
    assert command in done.stdout


def test_the_help_of_the_program_names_the_commands() -> None:
    done = claimdesk("--help")
    assert done.returncode == 0, done.stderr
    assert all(command in done.stdout for command in ("extract", "ingest", "report", "doctor", "--sample"))


def test_ingest(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Two strikes hit the port\n\nTwo people were wounded on Friday.\n", encoding="utf-8")
    done = claimdesk("ingest", str(article), "--json")
    assert done.returncode == 0, done.stderr
    assert "Two people were wounded on Friday." in done.stdout


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    done = claimdesk("ingest", str(tmp_path / "nothing.txt"), "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_window_says_what_is_missing() -> None:
    done = claimdesk("--sample")
    assert done.returncode == 2
    assert "PySide6" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistyped_command_is_answered_with_those_there_are() -> None:
    done = claimdesk("extrct", "article.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert ", ".join(COMMANDS) in done.stderr
