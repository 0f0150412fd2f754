"""Locks an encrypted casebook after a while in which nobody touched a key, the mouse or the wheel."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from desktop.session import Session
from desktop.settings import SettingsFile

LOOK_EVERY_MS = 5_000
"""Milliseconds between two looks at the clock, and at which windows there are."""
_TOUCHES = frozenset(
    {
        *(QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.Wheel),
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove),
        *(QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletPress, QEvent.Type.TabletMove),
    }
)


def two_clocks() -> tuple[float, float]:
    """Seconds by the clock that nobody can set, and by the one that goes on while the computer sleeps."""
    return time.monotonic(), time.time()


class IdleWatch(QObject):
    """Listens to the system's own windows: they get what is typed and pointed at, whatever widget it is for."""

    def __init__(
        self,
        session: Session,
        settings: SettingsFile,
        parent: QObject | None = None,
        *,
        clocks: Callable[[], tuple[float, float]] = two_clocks,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._clocks = clocks
        self._touched = clocks()
        self._looks = QTimer(self, interval=LOOK_EVERY_MS)
        self._looks.timeout.connect(self.look)
        session.library_changed.connect(self._begin)

    @property
    def idle_seconds(self) -> float:
        """How long nobody has touched anything, by the clock that says more."""
        return max(now - then for now, then in zip(self._clocks(), self._touched, strict=True))

    @Slot()
    def look(self) -> None:
        """Lock if it is time; otherwise go on listening, to windows that are new as well."""
        self._lock_in_time()
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)  # a second time changes nothing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - whichever window it is
        """Somebody is there; who comes back after too long, as from a computer that slept, finds it locked."""
        if event.type() in _TOUCHES and self._looks.isActive():
            self._lock_in_time()
            self._touched = self._clocks()
        return False

    def _lock_in_time(self) -> None:
        minutes = self._settings.current.lock_minutes
        if minutes > 0 and self.idle_seconds >= minutes * 60:
            self._session.lock.lock()

    @Slot()
    def _begin(self) -> None:
        """Another casebook may be open: watch while it is one that can be locked."""
        if not self._session.lock.can_lock:
            self._looks.stop()
        elif not self._looks.isActive():
            self._touched = self._clocks()
            self._looks.start()
            self.look()
