"""Everything in the window and its dialogs can be reached by keyboard and is called something by a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from checks.domain.claim import Status
from desktop import a11y
from desktop.crash import CrashDialog
from desktop.dialogs.about import About
from desktop.dialogs.fetch_page import FetchPage
from desktop.dialogs.reasons import Reasons
from desktop.studio.dialog_states import ACT
from desktop.studio.studio import WIDE, Studio, over
from desktop.window.main import MainWindow
from desktop.window.program import Program

PANES = ("Library", "Article", "Claims", "Inspector")
DIALOGS = {state.name: state for state in ACT.states}
_ROLE = QAccessible.Role
USED = {
    *(_ROLE.PushButton, _ROLE.ButtonMenu, _ROLE.ButtonDropDown, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.ComboBox),
    *(_ROLE.EditableText, _ROLE.SpinBox, _ROLE.Slider, _ROLE.ProgressBar, _ROLE.List, _ROLE.Tree, _ROLE.Table),
    *(_ROLE.ListItem, _ROLE.TreeItem, _ROLE.MenuItem, _ROLE.Link, _ROLE.Grip, _ROLE.Splitter),
}
"""Roles of what somebody uses, and not only reads."""


def everything_in(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield part
    for number in range(part.childCount()):
        child = part.child(number)
        if child is not None and child.isValid():
            yield from everything_in(child)


def nameless(widget: QWidget) -> list[str]:
    """What is shown in `widget`, can be used, and has no name; and how much was looked at, if nothing."""
    shown = [part for part in everything_in(QAccessible.queryAccessibleInterface(widget)) if not part.state().invisible]
    used = [part for part in shown if part.role() in USED or part.state().focusable]
    assert used
    return [describe(part) for part in used if not part.text(QAccessible.Text.Name).strip()]


def describe(part: QAccessibleInterface) -> str:
    thing = part.object()
    return f"{part.role().name} {type(thing).__name__} {thing.objectName() if thing else ''}"


@pytest.fixture
def studio(application: QApplication, program: Program, window: MainWindow) -> Studio:
    """The window with the sample, as pictures are taken of it."""
    return Studio(application, "light", WIDE, program)


def dialog_of(studio: Studio, state: str) -> QDialog:
    DIALOGS[state].show(studio)
    dialog = over(studio.window)[-1]
    assert isinstance(dialog, QDialog)
    return dialog


@pytest.mark.parametrize("width", [1440, 1000])
def test_all_in_the_window_has_a_name(studio: Studio, window: MainWindow, width: int) -> None:
    window.resize(width, 900)
    studio.choose(lambda claim: bool(studio.desk.links(claim.id)))
    assert nameless(window) == []


def test_the_start_page_has_names(program: Program, qtbot: QtBot) -> None:
    assert nameless(program.window) == []


def test_all_in_the_dialogs_has_a_name_and_tab_misses_nothing(studio: Studio) -> None:
    """In one window, one dialog after the other, for a window takes longer than all that is looked at."""
    faults = {}
    for state in DIALOGS:
        dialog = dialog_of(studio, state)
        usable = [each for each in dialog.findChildren(QWidget) if is_stop(each)]
        untold = [] if dialog.windowTitle() else ["no title"]
        missed = [name_of(each) for each in set(usable) ^ set(stops(usable[0]))]
        faults[state] = [*untold, *nameless(dialog), *missed]
        studio.tidy()
    assert not any(faults.values()), faults


@pytest.mark.parametrize("kind", [About, FetchPage, CrashDialog, Reasons])
def test_all_in_a_small_dialog_has_a_name(window: MainWindow, kind: type[QDialog], qtbot: QtBot) -> None:
    first = {About: {"Casebook": "Odesa.casebook"}, FetchPage: "", CrashDialog: "Report"}
    if kind is Reasons:
        claim = window._session.desk.claims[0]
        dialog: QDialog = Reasons(claim, window)
    else:
        dialog = kind(first[kind], window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []


def stops(first: QWidget) -> list[QWidget]:
    """The widgets that Tab leads to, from `first` until it comes round."""
    found = [first]
    while (now := found[-1].nextInFocusChain()) is not first:
        found.append(now)
    return [each for each in found if is_stop(each)]


def is_stop(widget: QWidget) -> bool:
    return a11y.takes_tab(widget) and widget.isVisible() and widget.isEnabled()


def pane(window: MainWindow, name: str) -> QWidget:
    return next(each for each in window.findChildren(QWidget) if each.accessibleName() == name)


def name_of(widget: QWidget) -> str:
    return widget.accessibleName() or widget.toolTip() or type(widget).__name__


def rank(names: list[str], beginning: str) -> int:
    return next(place for place, name in enumerate(names) if name.startswith(beginning))


def test_tab_leads_through_the_panes_in_their_order(studio: Studio, window: MainWindow) -> None:
    studio.choose(lambda claim: bool(studio.desk.links(claim.id)))
    visited = stops(next(each for each in pane(window, "Library").findChildren(QWidget) if is_stop(each)))
    panes = [next((name for name in PANES if pane(window, name).isAncestorOf(stop)), "") for stop in visited]
    assert [name for name, before in zip(panes, ["", *panes], strict=False) if name != before] == list(PANES)


def test_tab_leads_down_the_inspector(studio: Studio, window: MainWindow) -> None:
    claim = studio.choose(lambda claim: claim.status == Status.IN_PROGRESS and bool(studio.desk.links(claim.id)))
    session = studio.program.session
    session.do(lambda casebook: casebook.comments.add(claim, "Ask the port"))
    studio.settle()
    names = [name_of(stop) for stop in stops(pane(window, "Library").focusProxy())]
    publisher = studio.desk.linked(claim.id)[0][1].publisher
    down = ["Status", "Statement", "Fields", publisher, "Link evidence", "New record", "Delete Comment", "New comment"]
    down += ["1, True", "7, Unproven", "Reasons", "True as of", "Show or Hide the History"]
    places = [rank(names, beginning) for beginning in down]
    assert places == sorted(places)


@pytest.mark.parametrize("change", ["claim", "change"])
def test_tab_misses_nothing_that_can_be_used(studio: Studio, window: MainWindow, change: str) -> None:
    claim = studio.choose(lambda claim: len(studio.desk.links(claim.id)) > 1)
    if change == "change":
        link = studio.desk.links(claim.id)[0]
        studio.program.session.do(lambda casebook: casebook.links.remove(link))
        studio.settle()
    visited = stops(pane(window, "Claims").focusProxy())
    assert [name_of(each) for each in window.findChildren(QWidget) if is_stop(each) and each not in visited] == []


def menus_of(menu: QMenu) -> Iterator[QMenu]:
    yield menu
    for action in menu.actions():
        if isinstance(action.menu(), QMenu):
            yield from menus_of(action.menu())


def test_no_menu_leads_nowhere(studio: Studio, window: MainWindow) -> None:
    for top in window.menuBar().actions():
        for menu in menus_of(top.menu()):
            menu.aboutToShow.emit()
            assert menu.actions(), f"{menu.title()} is empty"
            for action in menu.actions():
                says = action.isSeparator() or action.menu() or action.statusTip() or action.toolTip()
                assert says, f"{action.text()} does not say what it does"
