from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.__main__ import main, parse
from desktop.session import Session
from desktop.window.program import Program
from desktop.window.smoke import look_through


def test_the_version_needs_no_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("claimdesk ")


def test_commands_run_without_qt() -> None:
    code = "import sys; sys.modules['PySide6'] = None; from desktop.__main__ import main; main(['extract', '--help'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "--json" in done.stdout, done.stderr


@pytest.mark.parametrize(
    ("platform", "names", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "vnc"}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_needed_on_linux(
    monkeypatch: pytest.MonkeyPatch, platform: str, names: dict[str, str], expected: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert app.has_screen() == expected


def test_only_what_means_nothing_is_silenced(capsys: pytest.CaptureFixture[str]) -> None:
    place = QMessageLogContext()
    app.pass_on(QtMsgType.QtWarningMsg, place, "This plugin does not support propagateSizeHints()")
    app.pass_on(QtMsgType.QtWarningMsg, place, "QFont: no such family")
    assert capsys.readouterr().err == "QFont: no such family\n"


def test_the_first_start_makes_a_casebook_and_the_second_opens_it(
    program: Program, settle: Callable[[Session], None]
) -> None:
    app.open_first(program, parse([]))
    settle(program.session)
    assert program.session.casebook_name == "My casebook"
    again = program.session.where
    program.session.create_casebook(program.places.data / "Other.casebook")
    settle(program.session)
    app.open_first(program, parse([again]))
    settle(program.session)
    assert program.session.where == again
    program.session.open_casebook(program.places.data / "Other.casebook")
    settle(program.session)
    app.open_first(program, parse([]))
    settle(program.session)
    assert program.session.casebook_name == "Other"


def test_an_article_file_is_opened_in_the_last_casebook(
    program: Program, tmp_path: Path, settle: Callable[[Session], None]
) -> None:
    path = tmp_path / "news.txt"
    path.write_text("Strike on the port\n\nTwo people were killed on Friday.\n")
    app.open_first(program, parse([str(path)]))
    settle(program.session)
    assert program.session.desk.article.title == "Strike on the port"
    assert program.session.desk.claims


def test_the_sample_is_laid_out_afresh(program: Program, settle: Callable[[Session], None]) -> None:
    app.open_first(program, parse(["--sample"]))
    settle(program.session)
    assert program.session.casebook_name == "Odesa desk"
    assert program.session.desk.decided


def test_a_whole_program_is_found_whole(application: QApplication, tmp_path: Path) -> None:
    found = look_through(application, tmp_path)
    assert [name for name, value in found.items() if not value] == []
    assert json.loads(json.dumps(found)) == found
