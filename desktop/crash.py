"""Faults of the program: what is typed is saved, one dialog shows a report to copy, and the program goes on."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

LAST_RUN = "last-fault.txt"
"""What the interpreter writes when it is torn down in the middle of its work, and no Python code can run any more."""


class CrashReporter(QObject):
    """Catches what nobody else caught, on any thread, and shows it on the GUI thread."""

    crashed = Signal(str)
    """A fault happened; the report."""

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        """`folder`: where the report on a fault that ends the program is left for the next start."""
        super().__init__(parent)
        self._folder = folder
        self._save: Callable[[], None] = lambda: None
        self._dialog: CrashDialog | None = None
        self._last_words: TextIO | None = None
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self.crashed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on, catch faults."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_on_thread
        sys.unraisablehook = self._caught_unraisable
        if self._folder is not None:
            with suppress(OSError):  # a folder that cannot be written to costs the report on a sudden end, no more
                self._folder.mkdir(parents=True, exist_ok=True)
                self._last_words = (self._folder / LAST_RUN).open("w", encoding="utf-8")
                faulthandler.enable(self._last_words)

    def uninstall(self) -> None:
        """Give the hooks back to those who had them. The program ended as it should: nothing is left behind."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        if self._last_words is not None and self._folder is not None:
            faulthandler.disable()
            self._last_words.close()
            self._last_words = None
            (self._folder / LAST_RUN).unlink(missing_ok=True)

    def save_with(self, save: Callable[[], None]) -> None:
        """`save` is called on the GUI thread before a fault is shown: it writes down what is typed."""
        self._save = save

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self._hooks[0](kind, error, trace)
        self.crashed.emit(report_on(error, trace))

    def _caught_on_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _caught_unraisable(self, caught: sys.UnraisableHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    @Slot(str)
    def _show(self, report: str) -> None:
        """Show the first fault; what follows while its dialog is open joins it."""
        if self._dialog is not None:
            self._dialog.add(report)
            return
        self._open(report, _FAULT.format(_SAVED if self._is_saved() else _NOT_SAVED))

    def tell_of_last_run(self, report: str) -> None:
        """Show the report that the last run left behind, once the window is there."""
        self._open(report, _SUDDEN_END)

    def _open(self, report: str, words: str) -> None:
        self._dialog = CrashDialog(report, words, QApplication.activeWindow())
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _is_saved(self) -> bool:
        try:
            self._save()
        except Exception:  # noqa: BLE001 - the fault may lie where saving passes; the dialog then says so
            return False
        return True

    @Slot()
    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class CrashDialog(QDialog):
    """Says that work goes on, and offers the report for copying."""

    def __init__(self, report: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("A fault of the program")
        self._times = Counter([report])
        words = QLabel(f"{what}\n{_ABOUT_THE_REPORT}")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setProperty("field", True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setAccessibleName("Report")
        words.setBuddy(self._report)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy Report", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(words)
        box.addWidget(self._report, 1)
        box.addWidget(buttons)

    @property
    def report(self) -> str:
        """What the report says."""
        return self._report.toPlainText()

    def add(self, report: str) -> None:
        """Add the report on another fault; one that is there already is only counted."""
        self._times[report] += 1
        reports = (f"{text}{_times(count)}" for text, count in self._times.items())
        self._report.setPlainText("\n".join(reports))

    def sizeHint(self) -> QSize:
        """Room for a traceback."""
        return QSize(720, 420)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)


_FAULT = "Something went wrong inside claimdesk. {}"
_SAVED = "What was written is safe, what you were typing is saved, and you can go on working."
_NOT_SAVED = (
    "What was written is safe, but what you were typing just now could not be saved: copy it, then close claimdesk and "
    "open it again."
)
_SUDDEN_END = "When claimdesk ran last, it ended suddenly. What was written by then is safe."
_ABOUT_THE_REPORT = "The report says what happened. It holds none of your articles or evidence; please send it along."


def report_on(error: BaseException, trace: TracebackType | None = None) -> str:
    """The fault with its way through the code, and the versions it happened with."""
    import traceback

    lines = traceback.format_exception(type(error), error, trace or error.__traceback__)
    return f"{_versions()}\nThread: {threading.current_thread().name}\n\n{''.join(lines).rstrip()}\n"


def left_behind(folder: Path) -> str:
    """The report on the fault that ended the last run, with the versions of this one; empty where it ended well.

    Asking takes the report away, so that it is shown once.
    """
    path = folder / LAST_RUN
    try:
        report = path.read_text(encoding="utf-8", errors="replace").strip()
        path.unlink()
    except OSError:
        return ""
    return f"{_versions()}\nThe last run ended suddenly.\n\n{report}\n" if report else ""


def _versions() -> str:
    import platform
    from importlib.metadata import version

    return (
        f"claimdesk {version('claimdesk')}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    )


def _times(count: int) -> str:
    return f"\n({count} times)\n" if count > 1 else ""
