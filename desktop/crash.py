"""Faults of the program: one dialog with a report to copy, and the program goes on."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class CrashReporter(QObject):
    """Catches what nobody else caught, on any thread, and shows it on the GUI thread."""

    crashed = Signal(str)
    """A fault happened; the report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: CrashDialog | None = None
        self._hooks = (sys.excepthook, threading.excepthook)
        self.crashed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on, catch faults."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_on_thread

    def uninstall(self) -> None:
        """Give the hooks back to those who had them."""
        sys.excepthook, threading.excepthook = self._hooks

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self._hooks[0](kind, error, trace)
        self.crashed.emit(report_on(error, trace))

    def _caught_on_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    @Slot(str)
    def _show(self, report: str) -> None:
        """Show the first fault; what follows while its dialog is open joins it."""
        if self._dialog is None:
            self._dialog = CrashDialog(report, QApplication.activeWindow())
            self._dialog.finished.connect(self._forget)
            self._dialog.open()
        else:
            self._dialog.add(report)

    @Slot()
    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class CrashDialog(QDialog):
    """Says that work goes on, and offers the report for copying."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("A fault of the program")
        words = QLabel(
            "Something went wrong inside claimdesk. What was written is safe, and you can go on working.\n"
            "The report says what happened. It holds none of your articles or evidence; please send it along."
        )
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
        """Add the report on another fault."""
        self._report.appendPlainText("\n" + report)

    def sizeHint(self) -> QSize:
        """Room for a traceback."""
        return QSize(720, 420)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)


def report_on(error: BaseException, trace: TracebackType | None = None) -> str:
    """The fault with its way through the code, and the versions it happened with."""
    import platform
    import traceback
    from importlib.metadata import version

    lines = traceback.format_exception(type(error), error, trace or error.__traceback__)
    about = (
        f"claimdesk {version('claimdesk')}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    )
    return f"{about}\nThread: {threading.current_thread().name}\n\n{''.join(lines).rstrip()}\n"
