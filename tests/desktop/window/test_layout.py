"""The window is found where it was left, its panes come and go, and nothing moves for those who want it so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.settings import Settings, SettingsFile, WindowState
from desktop.window.arrangement import Pane
from desktop.window.layout import DeskLayout
from desktop.window.main import MainWindow
from desktop.window.program import Program


def layout_of(window: MainWindow) -> DeskLayout:
    return window.findChildren(DeskLayout)[0]


def glide_of(window: MainWindow) -> QPropertyAnimation:
    return layout_of(window).findChildren(QPropertyAnimation)[0]


@pytest.fixture
def moving(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bool], None]]:
    """Let things move, or not, as on a screen."""
    before = theme.current()
    monkeypatch.setattr(theme.QGuiApplication, "platformName", lambda: "xcb")
    yield lambda wanted: theme.set_motion(wanted=wanted)
    theme._Current.theme = replace(theme.current(), has_motion=before.has_motion)


def test_a_window_left_off_the_screen_comes_back(program: Program, application: QApplication) -> None:
    window = program.window
    window.resize(900, 500)
    window.move(-20_000, -20_000)
    window.close()
    kept = program.settings.current
    again = Program.start(application, program.places)
    assert again.settings.current.window == kept.window
    again.window.show()
    screen = application.primaryScreen().availableGeometry()
    assert screen.intersects(again.window.frameGeometry())
    again.window.close()
    again.stop()


@pytest.mark.parametrize(
    "broken",
    [
        Settings(theme="purple", article_size=900, library_order="weight", keys={"no.action": "Ctrl+B"}),
        Settings(window=WindowState("not base 64 ☹", panes=(0, -5, 3, 9_999_999)), backup_minutes=-3),
        Settings(keys={"article.next_claim": "no such key"}, recent=("\0", "://"), person="\n"),
    ],
)
def test_strange_settings_do_not_stop_the_start(application: QApplication, program: Program, broken: Settings) -> None:
    places = replace(program.places, settings=program.places.settings.with_name("strange.json"))
    SettingsFile(places.settings).keep(broken)
    again = Program.start(application, places)
    again.window.show()
    assert theme.current().name in theme.NAMES
    assert theme.current().article_size in theme.ARTICLE_SIZES
    again.window.close()
    again.stop()


def test_the_widths_are_kept_and_given_back(window: MainWindow) -> None:
    layout = layout_of(window)
    layout.set_widths((200, 560, 300, 370))
    assert layout.widths()[0] == 200
    assert layout.widths()[2:] == (300, 370)
    for useless in ((), (1, 2, 3), (0, 560, 300, 370)):
        layout.set_widths(useless)
        assert layout.widths()[0] == 200


def test_a_library_that_is_not_wanted_stays_away_until_it_is(window: MainWindow) -> None:
    layout = layout_of(window)
    window.resize(1100, 700)
    layout.want_library(wanted=False)
    window.resize(1440, 900)
    assert not layout.is_library_shown
    layout.want_library(wanted=True)
    assert layout.is_library_shown


def test_f6_passes_through_all_panes_both_ways(window: MainWindow) -> None:
    layout = layout_of(window)
    layout.show_pane(Pane.LIBRARY)
    seen = []
    for by in (1, 1, 1, 1, -1, -1):
        layout.step(by)
        seen.append(layout.focused)
    expected = [Pane.ARTICLE, Pane.CLAIMS, Pane.INSPECTOR, Pane.LIBRARY, Pane.INSPECTOR, Pane.CLAIMS]
    assert seen == expected


def test_the_library_glides_in_over_the_article(
    window: MainWindow, moving: Callable[[bool], None], qtbot: QtBot
) -> None:
    moving(True)
    window.resize(1100, 700)
    layout_of(window).show_library(True)
    glide = glide_of(window)
    assert glide.duration() == 120
    qtbot.waitUntil(lambda: glide.state() == QAbstractAnimation.State.Stopped)
    library = next(each for each in window.findChildren(QWidget) if each.accessibleName() == "Library")
    assert library.x() == 0


def test_nothing_glides_for_those_who_want_no_motion(window: MainWindow, moving: Callable[[bool], None]) -> None:
    moving(False)
    assert theme.current().motion("slow_ms") == 0
    window.resize(1100, 700)
    layout_of(window).show_library(True)
    assert glide_of(window).state() == QAbstractAnimation.State.Stopped
