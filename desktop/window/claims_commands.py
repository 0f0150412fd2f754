"""What belongs to the list of claims itself: search, one-line rows, folding, and the menu of its rows."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from desktop.panes.claims import ClaimsPane
from desktop.settings import SettingsFile
from desktop.window.action_spec import Submenu
from desktop.window.action_table import MENUS
from desktop.window.actions import Actions
from desktop.window.arrangement import Pane
from desktop.window.layout import DeskLayout

_MENU = (
    ("claim.accept", "claim.reject", "claim.restore", "claim.make_mine"),
    ("Kind", "Status"),
    ("claim.edit", "claim.why", "evidence.link", "claim.write_verdict"),
    ("claim.delete",),
)
"""What the menu of the rows offers, part by part: actions, and submenus of the Claim menu."""


class ClaimsCommands(QObject):
    """Commands for the pane as a whole; what is chosen is kept in the settings."""

    def __init__(self, pane: ClaimsPane, layout: DeskLayout, settings: SettingsFile, actions: Actions) -> None:
        super().__init__(pane)
        self._pane = pane
        self._layout = layout
        self._settings = settings
        self._actions = actions
        pane.set_actions(
            search=actions["claims.search"],
            density=actions["claims.one_line"],
            below=[actions["claims.one_line"], actions["claims.fold_unlikely"]],
        )
        pane.menu_requested.connect(self.open_menu)
        self._show_choices()

    def search(self) -> None:
        """Search in quotes, statements and fields."""
        self._layout.show_pane(Pane.CLAIMS)
        self._pane.open_search()

    def one_line(self) -> None:
        """Show each claim in one line, or in two."""
        self._settings.change(has_one_line_claims=not self._settings.current.has_one_line_claims)
        self._show_choices()

    def fold_unlikely(self) -> None:
        """Fold unlikely suggestions away, or show them."""
        self._settings.change(folds_unlikely=not self._settings.current.folds_unlikely)
        self._show_choices()

    @Slot(QPoint)
    def open_menu(self, point: QPoint) -> None:
        """Offer what can be done with the selected claims, at a point of the screen."""
        menu = QMenu("Claims", self._pane)
        for part in _MENU:
            menu.addSeparator()
            for entry in part:
                if entry in _SUBMENUS:
                    ids = [spec.id for spec in _SUBMENUS[entry].entries if spec]
                    menu.addMenu(entry).addActions([self._actions[each] for each in ids])
                else:
                    menu.addAction(self._actions[entry])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _show_choices(self) -> None:
        chosen = self._settings.current
        self._actions["claims.one_line"].setChecked(chosen.has_one_line_claims)
        self._actions["claims.fold_unlikely"].setChecked(chosen.folds_unlikely)
        self._pane.set_dense(chosen.has_one_line_claims)
        self._pane.fold_unlikely(chosen.folds_unlikely)


_SUBMENUS = {entry.title: entry for entry in MENUS["Claim"] if isinstance(entry, Submenu)}
