"""What all tests stand on: no network, own folders, and sessions and windows that leave nothing behind."""

from __future__ import annotations

import gc
import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.jobs import Jobs
    from desktop.session import Session
    from desktop.window.main import MainWindow
    from desktop.window.program import Program

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PATIENCE = 20_000
"""Milliseconds that a test waits for a state; far more than it takes, since machines can be busy."""


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look for dead cycles neither amid collecting, which makes half a million objects, nor among these ever after."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this computer."""
    connect = socket.socket.connect

    def connect_nearby(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if host not in ("localhost", "127.0.0.1", "::1"):
            raise PermissionError(f"a test must not reach {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_nearby)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program keep its settings and casebooks in a folder of this test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CLAIMDESK_HOME", str(folder))
    return folder


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The Qt application in the light theme; fails the test that leaves a window or a thread behind."""
    from PySide6.QtCore import QEvent

    from desktop import theme

    if (theme.current(), bool(qapp.styleSheet())) != (theme.Theme("light"), True):
        theme.apply(qapp, "light", article_size=17)
    threads, widgets = set(threading.enumerate()), set(qapp.topLevelWidgets())
    yield qapp
    qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _require_none("window", [str(each) for each in qapp.topLevelWidgets() if each not in widgets and each.isVisible()])
    _require_none("thread", [each.name for each in threading.enumerate() if each not in threads])


def _require_none(what: str, left: list[str]) -> None:
    assert not left, f"the test leaves a {what} behind: {', '.join(left)}"


@pytest.fixture
def jobs(application: QApplication) -> Iterator[Jobs]:
    """A worker for the casebook and a pool."""
    from desktop.jobs import Jobs

    made = Jobs()
    yield made
    made.close()


@pytest.fixture(scope="session")
def sample_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample casebook, laid out once; tests work on copies."""
    from checks.casebook import Casebook

    where = tmp_path_factory.mktemp("sample") / "Odesa desk.casebook"
    Casebook.sample(where, person="Checker").close()
    return where


@pytest.fixture
def sample_path(sample_master: Path, tmp_path: Path) -> Path:
    """A fresh copy of the sample casebook."""
    return Path(shutil.copy(sample_master, tmp_path / sample_master.name))


@pytest.fixture
def blank_session(jobs: Jobs) -> Iterator[Session]:
    """A session without a casebook."""
    from desktop.session import Session

    made = Session(jobs, person="Checker")
    yield made
    made.close()


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[Session], None]:
    """Wait until a session has done everything that was asked of it."""
    return lambda session: qtbot.waitUntil(session.is_idle, timeout=PATIENCE)


@pytest.fixture
def session(blank_session: Session, sample_path: Path, settle: Callable[[Session], None]) -> Session:
    """A session with the sample's article on the desk."""
    blank_session.open_casebook(sample_path)
    settle(blank_session)
    assert blank_session.desk is not None
    return blank_session


@pytest.fixture
def program(application: QApplication, own_folder: Path, qtbot: QtBot) -> Iterator[Program]:
    """The whole program with its window shown, without a casebook."""
    from desktop import theme
    from desktop.settings import Places
    from desktop.window.program import Program

    application.setStyleSheet("")  # under it Qt polishes every widget that is built several times
    made = Program.start(application, Places.usual())
    if theme.current() != theme.Theme("light"):
        theme.apply(application, "light", article_size=17)
    made.window.resize(1440, 900)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    made.stop()


@pytest.fixture
def window(program: Program, sample_path: Path, settle: Callable[[Session], None]) -> MainWindow:
    """The window with the sample's article on the desk."""
    program.session.open_casebook(sample_path)
    settle(program.session)
    return program.window
