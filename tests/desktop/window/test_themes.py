"""A window that changes its theme looks like one that was opened in it: no colour stays behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from desktop import theme
from desktop.dialogs.preferences import Preferences
from desktop.session import Session
from desktop.settings import Places
from desktop.window.main import MainWindow
from desktop.window.program import Program

Settle = Callable[[Session], None]
PANES = ("Library", "Article", "Claims", "Inspector", "Job strip")


def pictures(window: MainWindow) -> dict[str, QImage]:
    for view in window.findChildren(QAbstractItemView):  # wherever the pointer was left, nothing is hovered over
        QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    widgets = {each.accessibleName(): each for each in window.findChildren(QWidget) if each.accessibleName() in PANES}
    found = {name: widget.grab().toImage() for name, widget in widgets.items()}
    found["menu bar"] = window.menuBar().grab().toImage()
    found["preferences"] = window.findChildren(Preferences)[0].grab().toImage()
    return found


def prepare(program: Program, where: str, settle: Settle) -> None:
    """Open the casebook and the preferences, with the keyboard in the library."""
    program.window.resize(1440, 900)
    program.window.show()
    program.session.open_casebook(where)
    settle(program.session)
    program.window.actions_by_id["preferences.open"].trigger()
    program.window.findChildren(Preferences)[0].show_page("Keys")


def stop(program: Program) -> None:
    program.window.findChildren(Preferences)[0].close()
    program.window.close()
    program.stop()


def still(window: MainWindow) -> dict[str, QImage]:
    """The pictures of the panes once nothing moves in them any more: what is read late has come."""
    last = pictures(window)
    for _ in range(40):
        QTest.qWait(100)
        now = pictures(window)
        if now == last:
            break
        last = now
    return last


def differing(window: MainWindow, fresh: dict[str, QImage]) -> set[str]:
    """The panes that look unlike fresh ones, also when a caret has had the time to blink."""
    left = set(fresh)
    for _ in range(40):
        live = pictures(window)
        left -= {part for part in left if live[part] == fresh[part]}
        if not left:
            break
        QTest.qWait(100)
    return left


def test_no_colour_stays_behind(application: QApplication, sample_path: Path, tmp_path: Path, settle: Settle) -> None:
    def start(name: str) -> Program:
        made = Program.start(application, Places(tmp_path, tmp_path / "none.json"), remembers_casebooks=False)
        theme.apply(application, name, article_size=17)
        prepare(made, str(sample_path), settle)
        application.processEvents()
        return made

    fresh: dict[str, dict[str, QImage]] = {}
    for name in theme.NAMES:
        program = start(name)
        fresh[name] = still(program.window)
        stop(program)
    program = start("light")
    stale = []
    for name in ("dark", "contrast", "light"):
        theme.apply(application, name)
        application.processEvents()
        stale += [(name, part) for part in sorted(differing(program.window, fresh[name]))]
    stop(program)
    theme.apply(application, "light")
    assert stale == []
    assert fresh["light"]["Article"] != fresh["dark"]["Article"]
