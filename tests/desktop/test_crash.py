from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.crash import LAST_RUN, CrashDialog, CrashReporter, left_behind, report_on


@pytest.fixture
def reporter(monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashReporter]:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda *_: None)
    monkeypatch.setattr(sys, "unraisablehook", lambda *_: None)
    made = CrashReporter()
    made.install()
    yield made
    made.uninstall()


def shown() -> list[CrashDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog) and each.isVisible()]


def raise_and_report(message: str) -> None:
    try:
        raise RuntimeError(message)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_fault_shows_a_report_and_the_program_goes_on(reporter: CrashReporter, qtbot: QtBot) -> None:
    raise_and_report("the first fault")
    qtbot.waitUntil(lambda: bool(shown()))
    (dialog,) = shown()
    assert "the first fault" in dialog.report
    assert "raise_and_report" in dialog.report
    raise_and_report("the second fault")
    qtbot.waitUntil(lambda: "the second fault" in dialog.report)
    assert shown() == [dialog]
    dialog.reject()
    assert not shown()


def test_a_fault_on_another_thread_is_shown_on_this_one(reporter: CrashReporter, qtbot: QtBot) -> None:
    def work() -> None:
        raise ValueError("far away")

    thread = threading.Thread(target=work, name="far")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown()))
    (dialog,) = shown()
    assert "far away" in dialog.report
    dialog.reject()


def test_the_report_can_be_copied(reporter: CrashReporter, qtbot: QtBot) -> None:
    raise_and_report("to be copied")
    qtbot.waitUntil(lambda: bool(shown()))
    (dialog,) = shown()
    button = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy Report")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "to be copied" in QGuiApplication.clipboard().text()
    dialog.reject()


def test_uninstalling_gives_the_hooks_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    reporter = CrashReporter()
    reporter.install()
    assert sys.excepthook != before[0]
    reporter.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_the_report_names_the_versions() -> None:
    report = report_on(KeyError("missing"))
    assert "claimdesk" in report.splitlines()[0]
    assert "KeyError" in report


def words(dialog: CrashDialog) -> str:
    return dialog.findChildren(QLabel)[0].text()


def test_what_is_typed_is_saved_first(reporter: CrashReporter, qtbot: QtBot) -> None:
    order: list[str] = []
    reporter.save_with(lambda: order.append(f"saved, {len(shown())} shown"))
    raise_and_report("a fault")
    qtbot.waitUntil(lambda: bool(shown()))
    assert order == ["saved, 0 shown"]
    (dialog,) = shown()
    assert "what you were typing is saved" in words(dialog)
    dialog.reject()


def test_it_is_said_when_typing_cannot_be_saved(reporter: CrashReporter, qtbot: QtBot) -> None:
    def fail() -> None:
        raise OSError("no room")

    reporter.save_with(fail)
    raise_and_report("a fault")
    qtbot.waitUntil(lambda: bool(shown()))
    (dialog,) = shown()
    assert "could not be saved" in words(dialog)
    dialog.reject()


def test_the_same_fault_over_and_over_is_counted(qtbot: QtBot) -> None:
    dialog = CrashDialog("a report\n", "What happened.")
    qtbot.addWidget(dialog)
    for _ in range(500):
        dialog.add("a report\n")
    dialog.add("another\n")
    assert dialog.report.count("a report") == 1
    assert "(501 times)" in dialog.report
    assert "another" in dialog.report


def test_a_fault_where_nobody_waits_for_it_is_caught(reporter: CrashReporter, qtbot: QtBot) -> None:
    class Fragile:
        def __del__(self) -> None:
            raise RuntimeError("while it was let go")

    fragile = Fragile()
    del fragile
    qtbot.waitUntil(lambda: bool(shown()))
    (dialog,) = shown()
    assert "while it was let go" in dialog.report
    dialog.reject()


def test_a_sudden_end_leaves_a_report_for_the_next_start(tmp_path: Path, qtbot: QtBot) -> None:
    """A real process that is torn down from inside, as a fault in a library does it."""
    code = (
        "import os, sys; from pathlib import Path; from desktop.crash import CrashReporter\n"
        "from PySide6.QtCore import QCoreApplication; app = QCoreApplication([])\n"
        "CrashReporter(Path(sys.argv[1])).install(); os.abort()"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, capture_output=True, timeout=60)
    assert ended.returncode != 0
    report = left_behind(tmp_path)
    assert "The last run ended suddenly." in report
    assert "Fatal Python error: Aborted" in report
    assert left_behind(tmp_path) == ""  # it is told once
    reporter = CrashReporter()
    reporter.tell_of_last_run(report)
    (dialog,) = shown()
    assert "it ended suddenly" in words(dialog)
    assert dialog.report == report.rstrip("\n") or dialog.report == report
    dialog.reject()


def test_an_ordinary_end_leaves_nothing(tmp_path: Path) -> None:
    reporter = CrashReporter(tmp_path / "faults")
    reporter.install()
    assert (tmp_path / "faults" / LAST_RUN).exists()
    reporter.uninstall()
    assert list((tmp_path / "faults").iterdir()) == []
    assert left_behind(tmp_path / "none") == ""


def test_a_folder_that_cannot_be_made_costs_no_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    reporter = CrashReporter(tmp_path / "file" / "faults")
    reporter.install()
    reporter.uninstall()
