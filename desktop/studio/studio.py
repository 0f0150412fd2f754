"""A window on the sample, led from state to state, and how a picture of it is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from desktop import theme
from desktop.panes.inspector_history import HistorySection
from desktop.settings import Places
from desktop.window.file_commands import SAMPLE
from desktop.window.main import MainWindow
from desktop.window.patience import wait_until
from desktop.window.program import Program

Found = TypeVar("Found", bound=QWidget)
WIDE, LOW = QSize(1440, 900), QSize(1280, 720)
_LAYOUT_PASSES = 4
"""A field that grows asks its pane for room, and the pane its neighbours: each in a round of events of its own."""
FRAME = 30
"""Pixels that the title bar of a dialog takes in a picture."""


@dataclass
class Studio:
    """One window, and what is done to it for each picture."""

    application: QApplication
    theme_name: str
    size: QSize
    program: Program
    ratio: int = 1
    """Device pixels to a logical one: 2 where the system enlarges everything to 200 %."""
    _held: list[Callable[[], object]] = field(default_factory=list)

    @classmethod
    @contextmanager
    def open(cls, application: QApplication, theme_name: str, size: QSize, home: Path) -> Iterator[Studio]:
        """A window that keeps everything in `home`; no casebook is open."""
        application.setStyleSheet("")  # that of an earlier window: under it Qt polishes each widget several times
        program = Program.start(application, Places(home, home / "settings.json"), remembers_casebooks=False)
        if theme.current().name != theme_name:
            theme.apply(application, theme_name)
        try:
            program.window.resize(size)
            program.window.show()
            yield cls(application, theme_name, size, program)
        finally:
            program.window.close()
            program.stop()
            application.processEvents()

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.program.window

    @property
    def desk(self) -> Desk:
        """The article with its claims."""
        desk = self.program.session.desk
        if desk is None:
            raise LookupError("no article lies on the desk")
        return desk

    # What is done to the window

    def lay_sample(self) -> None:
        """Open the sample and wait until it lies on the desk."""
        self.program.session.open_sample(self.program.places.data / SAMPLE)
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked for is done and painted."""
        history = self.window.findChild(HistorySection)
        wait_until(lambda: self.program.session.is_idle() and not (history and history.is_reading), "the session")
        self.let_paint()

    def let_paint(self) -> None:
        """Let the layouts come to rest, without waiting for jobs."""
        for _ in range(_LAYOUT_PASSES):
            self.application.processEvents()
        for widget in over(self.window):
            if isinstance(widget, QDialog):
                widget.resize(widget.size().expandedTo(widget.sizeHint()))  # which a small screen would cut
        self.application.processEvents()

    def do(self, action_id: str) -> None:
        """Choose an action of the menus."""
        self.window.actions_by_id[action_id].trigger()
        self.settle()

    def write(self, action: Callable[..., Change], *records: object) -> None:
        """Let `action` change the casebook, which it gets, and these records after it."""
        self.program.session.do(lambda casebook: action(casebook, *records))
        self.settle()

    def resize(self, size: QSize, ratio: int = 1) -> None:
        """Give the window another size, in logical pixels."""
        self.window.resize(size)
        self.ratio = ratio
        self.settle()

    def choose(self, accepts: Callable[[Claim], bool]) -> Claim:
        """Choose the first claim that fits."""
        claim = next((claim for claim in self.desk.claims if accepts(claim)), None)
        if claim is None:
            raise LookupError("no claim of the article fits")
        self.window.choose_claim(claim.id)
        self.settle()
        return claim

    def find(self, kind: type[Found], name: str = "") -> Found:
        """The first widget of a kind in the window whose name begins like this."""
        found = (each for each in self.window.findChildren(kind) if each.accessibleName().startswith(name))
        widget = next(found, None)
        if widget is None:
            raise LookupError(f"the window has no {kind.__name__} called {name}")
        return widget

    def show(self, dialog: QDialog) -> QWidget:
        """Open a dialog over the window."""
        dialog.show()
        self.let_paint()
        return self.window

    def drop_menu(self, menu: QMenu, below: QWidget, *entries: str) -> QWidget:
        """Open a menu below a button, and in it one submenu after the other."""
        place = below.mapToGlobal(QPoint(below.width() - menu.sizeHint().width(), below.height()))
        menu.popup(place)
        self.put_menu(menu, place)
        for entry in entries:
            menu = self._open_submenu(menu, entry)
        return self.window

    def put_menu(self, menu: QMenu, place: QPoint) -> None:
        """Show a menu where somebody opened it; a platform without a screen would put it elsewhere."""
        self.let_paint()
        menu.move(max(place.x(), 0), max(place.y(), 0))
        self.let_paint()

    def put_popup(self, place: QPoint) -> QWidget:
        """Show the menu that has just opened at this place."""
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            self.put_menu(menu, place)
        return self.window

    def _open_submenu(self, menu: QMenu, entry: str) -> QMenu:
        action = next(each for each in menu.actions() if each.text() == entry)
        submenu = action.menu()
        if not isinstance(submenu, QMenu):
            raise LookupError(f"{entry} is no submenu")
        menu.setActiveAction(action)
        place = menu.pos() + QPoint(-submenu.sizeHint().width(), menu.actionGeometry(action).top())
        submenu.popup(place)
        self.put_menu(submenu, place)
        return submenu

    def later(self, undo: Callable[[], object]) -> None:
        """Do this once the picture is taken."""
        self._held.append(undo)

    def tidy(self) -> None:
        """Close whatever lies over the window, and take back what held only for one picture."""
        while self._held:
            self._held.pop()()
        for widget in over(self.window):
            if isinstance(widget, QDialog):
                widget.done(QDialog.DialogCode.Rejected)  # without asking whether to discard what is typed
                widget.deleteLater()
            else:
                widget.close()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def over(window: QWidget) -> list[QWidget]:
    """The dialogs, menus and tips that show over a window, the lowest first."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
    return sorted(shown, key=lambda each: each.windowType() != Qt.WindowType.Dialog)


def place_of(widget: QWidget, window: QWidget) -> QPoint:
    """Where a widget lies over its window; a dialog in the middle of it."""
    if isinstance(widget, QDialog):
        room = window.size() - widget.size()
        return QPoint(room.width() // 2, max((room.height() + FRAME) // 2, FRAME))
    return widget.pos() - window.mapToGlobal(QPoint(0, 0))


@dataclass(frozen=True)
class State:
    """Something that the window can show. States of one act follow upon each other."""

    name: str
    show: Callable[[Studio], object]
    is_only_wide: bool = False
    """Is it the same at every size, or one that brings its own size along?"""
    is_main: bool = False
    """Is it shown in high contrast, too?"""


@dataclass(frozen=True)
class Act:
    """States of one fresh window, in the order in which one leads to the next."""

    name: str
    states: tuple[State, ...]
    has_sample: bool = True
