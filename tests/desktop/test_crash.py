from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.crash import CrashDialog, CrashReporter, report_on


@pytest.fixture
def reporter(monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashReporter]:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda *_: None)
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
    before = sys.excepthook, threading.excepthook
    reporter = CrashReporter()
    reporter.install()
    assert sys.excepthook != before[0]
    reporter.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_report_names_the_versions() -> None:
    report = report_on(KeyError("missing"))
    assert "claimdesk" in report.splitlines()[0]
    assert "KeyError" in report
