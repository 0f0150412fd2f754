"""The menu bar, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop import assets
from desktop.window.action_spec import Entry, Submenu
from desktop.window.action_table import MENUS, specs
from desktop.window.actions import Actions


class Menus(QObject):
    """Fills a menu bar; a submenu without entries is filled by `fillers[title]` each time it opens."""

    def __init__(self, bar: QMenuBar, actions: Actions, fillers: dict[str, Callable[[QMenu], None]]) -> None:
        super().__init__(bar)
        self._actions = actions
        self._fillers = fillers
        for title, entries in MENUS.items():
            self._fill(bar.addMenu(_with_letter(title, bar)), entries)
        self._group()

    def casebook_menu(self, parent: QWidget) -> QMenu:
        """The menu behind the casebook's name: the first part of the File menu."""
        menu = QMenu("Casebook", parent)
        for entry in MENUS["File"]:
            if entry is None:
                break
            self._add(menu, entry)
        return menu

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            self._add(menu, entry)

    def _add(self, menu: QMenu, entry: Entry) -> None:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, Submenu):
            self._add_submenu(menu, entry)
        else:
            menu.addAction(self._actions[entry.id])

    def _add_submenu(self, menu: QMenu, entry: Submenu) -> None:
        submenu = menu.addMenu(entry.title)
        if entry.icon:
            submenu.setIcon(assets.icon(entry.icon))
        self._fill(submenu, entry.entries)
        if not entry.entries:
            fill = self._fillers[entry.title]
            submenu.aboutToShow.connect(lambda: fill(submenu))

    def _group(self) -> None:
        """Let checkable actions of one name exclude each other."""
        groups: dict[str, QActionGroup] = {}
        for spec in specs():
            if spec.check and spec.check != "*":
                groups.setdefault(spec.check, QActionGroup(self)).addAction(self._actions[spec.id])


def start_offers(actions: Actions) -> dict[str, QAction]:
    """The rows of the start page."""
    return {
        "Paste an article": actions["file.paste_article"],
        "Open a file": actions["file.open_article"],
        "Fetch a web page": actions["file.fetch_page"],
        "Open the sample article": actions["file.open_sample"],
    }


def _with_letter(title: str, bar: QMenuBar) -> str:
    """`title` with an "&" before the first of its letters that opens no other menu of the bar with Alt."""
    taken = {action.text().partition("&")[2][:1].casefold() for action in bar.actions()}
    place = next((place for place, letter in enumerate(title) if letter.casefold() not in taken), 0)
    return f"{title[:place]}&{title[place:]}"
