"""Idle is who touches no key, mouse or wheel in any window; then an encrypted casebook is locked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings import SettingsFile
from desktop.window.idle import IdleWatch


class Lock:
    def __init__(self) -> None:
        self.can_lock = True
        self.times = 0

    def lock(self) -> None:
        self.times += 1
        self.can_lock = False


class Session(QObject):
    library_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lock = Lock()


class Watched:
    """A watch over one window, with clocks that are set by hand."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self.session, self.settings = Session(), SettingsFile(path)
        self.awake, self.wall = 0.0, 1_000.0
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.watch = IdleWatch(self.session, self.settings, self.window, clocks=lambda: (self.awake, self.wall))
        self.session.library_changed.emit()

    def pass_minutes(self, minutes: float, *, asleep: bool = False) -> None:
        self.wall += minutes * 60
        self.awake += 0 if asleep else minutes * 60


@pytest.fixture
def watched(tmp_path: Path, qtbot: QtBot) -> Watched:
    return Watched(tmp_path / "settings.json", qtbot)


def test_a_quarter_of_an_hour_unless_another_time_is_chosen(watched: Watched) -> None:
    watched.pass_minutes(14.9)
    watched.watch.look()
    assert watched.session.lock.times == 0
    watched.pass_minutes(0.2)
    watched.watch.look()
    assert watched.session.lock.times == 1


@pytest.mark.parametrize(("minutes", "passed", "times"), [(5, 6, 1), (60, 59, 0), (0, 10_000, 0)])
def test_the_time_is_that_of_the_preferences(watched: Watched, minutes: int, passed: float, times: int) -> None:
    watched.settings.change(lock_minutes=minutes)
    watched.pass_minutes(passed)
    watched.watch.look()
    assert watched.session.lock.times == times


@pytest.mark.parametrize("touch", ["key", "click", "move", "wheel"])
def test_whoever_touches_anything_is_there(watched: Watched, touch: str) -> None:
    watched.pass_minutes(14)
    window = watched.window.windowHandle()
    match touch:
        case "key":
            QTest.keyClick(window, Qt.Key.Key_Shift)
        case "click":
            QTest.mouseClick(window, Qt.MouseButton.LeftButton)
        case "move":
            QTest.mouseMove(window, QPoint(3, 4))
        case "wheel":
            none, at = Qt.MouseButton.NoButton, QPointF(1, 1)
            keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
            QGuiApplication.sendEvent(window, QWheelEvent(at, at, QPoint(), QPoint(0, 120), none, keys, phase, False))
    assert watched.watch.idle_seconds == 0
    watched.pass_minutes(14)
    watched.watch.look()
    assert watched.session.lock.times == 0


def test_any_window_counts_also_one_that_opened_later(watched: Watched, qtbot: QtBot) -> None:
    dialog = QDialog(watched.window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    watched.watch.look()
    watched.pass_minutes(10)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    assert watched.watch.idle_seconds == 0


def test_a_computer_that_slept_is_locked_by_the_first_touch(watched: Watched) -> None:
    watched.pass_minutes(600, asleep=True)
    QTest.keyClick(watched.window.windowHandle(), Qt.Key.Key_A)
    assert watched.session.lock.times == 1


def test_a_clock_that_is_set_back_does_not_put_it_off(watched: Watched) -> None:
    watched.wall -= 100_000
    watched.awake += 16 * 60
    watched.watch.look()
    assert watched.session.lock.times == 1


def test_nothing_is_watched_while_nothing_can_be_locked(watched: Watched) -> None:
    watched.session.lock.can_lock = False
    watched.session.library_changed.emit()
    assert not watched.watch._looks.isActive()
    watched.pass_minutes(600)
    QTest.keyClick(watched.window.windowHandle(), Qt.Key.Key_A)
    assert watched.session.lock.times == 0
    watched.session.lock.can_lock = True
    watched.session.library_changed.emit()
    assert (watched.watch._looks.isActive(), watched.watch.idle_seconds) == (True, 0)
