"""Starts the program: application, theme, session and window."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qFormatLogMessage, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop.crash import CrashReporter, left_behind
from desktop.settings import Places
from desktop.window.file_commands import SAMPLE
from desktop.window.goods import is_casebook
from desktop.window.program import Program

_IDLE_WARNING = "This plugin does not support "
"""How Qt's offscreen platform begins what it says of every window, menu and tip; it means nothing there."""
PARSER_AFTER = 400
"""Milliseconds after the window shows until the language model and the rules load, which would slow the first look."""


def run(options: Namespace) -> int:
    """Open the window, or do what `options` ask for instead; the exit status."""
    if options.smoke or options.screenshots or not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        qInstallMessageHandler(pass_on)
    application = make_application()
    if options.smoke:
        from desktop.window.smoke import smoke

        return smoke(application)
    if options.screenshots or not has_screen():
        from desktop.studio.screenshots import take_all

        return take_all(application, options.screenshots)
    return open_window(application, options)


def has_screen() -> bool:
    """Can a window be shown? On Linux that takes a display; elsewhere there always is one."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "offscreen") != "offscreen":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def pass_on(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Write what Qt has to say to standard error, but for the one warning that means nothing."""
    if not message.startswith(_IDLE_WARNING):
        print(qFormatLogMessage(kind, context, message), file=sys.stderr)  # noqa: T201 - as Qt itself does


def make_application() -> QApplication:
    """The one `QApplication`."""
    application = cast("QApplication", QApplication.instance() or QApplication(sys.argv[:1]))
    application.setApplicationName("claimdesk")
    application.setDesktopFileName("claimdesk")
    return application


def open_window(application: QApplication, options: Namespace) -> int:
    """Show the window and work until it is closed."""
    places = Places.usual()
    last_fault = left_behind(places.faults)
    reporter = CrashReporter(places.faults)
    reporter.install()
    program = Program.start(application, places, remembers_casebooks=not options.sample)
    reporter.save_with(program.window.save_typing)
    program.window.show()
    if last_fault:
        reporter.tell_of_last_run(last_fault)
    open_first(program, options)
    QTimer.singleShot(PARSER_AFTER, program.session.load_parser)
    QTimer.singleShot(PARSER_AFTER, program.session.checking.start)
    QTimer.singleShot(PARSER_AFTER, program.session.seen.start)
    status = application.exec()
    program.stop()
    reporter.uninstall()
    return status


def open_first(program: Program, options: Namespace) -> None:
    """Open what the command line names, else the last casebook, else a first one."""
    session, file = program.session, options.file
    if options.sample:
        import tempfile

        session.open_sample(Path(tempfile.mkdtemp(prefix="claimdesk-")) / SAMPLE)
        return
    if file is not None and is_casebook(file):
        session.open_casebook(file)
        return
    _open_last(program)
    if file is not None:
        program.window.files.open_path(file)


def _open_last(program: Program) -> None:
    settings, first = program.settings.current, program.places.first_casebook
    there = [where for where in settings.recent if "://" in where or Path(where).exists()]
    if there:
        program.session.open_casebook(there[0], article_id=settings.desk(there[0]).article_id)
    elif first.exists():
        program.session.open_casebook(first)
    else:
        program.session.create_casebook(first)
