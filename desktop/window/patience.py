"""Waiting for a state while the window goes on working."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QTimer

SECONDS = 120
"""How long to wait at most; a busy machine may need long to load the language model."""


class TooLong(TimeoutError):
    """What was waited for did not happen."""


def wait_until(is_so: Callable[[], bool], what: str, *, seconds: float = SECONDS) -> None:
    """Let events happen until `is_so()`; TooLong, naming `what` was waited for, after so many seconds."""
    deadline = QDeadlineTimer(round(seconds * 1000))
    heartbeat = QTimer(interval=10)  # an event to wait for where nothing else happens
    heartbeat.start()
    while not is_so():
        if deadline.hasExpired():
            raise TooLong(f"waited {seconds:.0f} s for {what}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    heartbeat.stop()
