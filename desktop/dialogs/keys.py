"""The cheat sheet: every action in its menu with its keys, to be searched, and printed on one's own paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import a11y, theme
from desktop.widgets.label import Label

NOTHING = "No action is called like that. Look for another word, or for a key such as Ctrl+F."
_KEY_COLUMN = 150
"""Pixels; the longest keys are two with their modifiers."""


@dataclass(frozen=True)
class KeyedAction:
    """One line of the sheet."""

    text: str
    keys: str
    """In words, as the system writes them; empty where there is none."""
    tip: str


@dataclass(frozen=True)
class KeyGroup:
    """A menu with its actions."""

    title: str
    actions: tuple[KeyedAction, ...]


class Keys(QDialog):
    """Stays open beside the window. Ctrl+F or typing searches, Ctrl+P prints."""

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("All Keys")
        self.resize(760, 640)
        self._groups = groups
        self._search = QLineEdit()
        self._search.setPlaceholderText("Find an action or a key")
        self._print = QPushButton("Print…")
        self._print.setAutoDefault(False)
        self._rows = _make_tree()
        self._menus: list[QTreeWidgetItem] = []
        self._nothing = Label(NOTHING, ink="ink_3")
        self._fill()
        self._lay_out()
        self._search.textChanged.connect(self.find_actions)
        self._print.clicked.connect(self._ask_printer)
        for key, act in (("Ctrl+F", self._search.setFocus), ("Ctrl+P", self._ask_printer)):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    @Slot(str)
    def find_actions(self, words: str) -> None:
        """Show the actions whose name, key or description has all of `words`, and the menus they are in."""
        wanted = words.casefold().split()
        found = 0
        for menu, group in zip(self._menus, self._groups, strict=True):
            kept = [_has(action, group.title, wanted) for action in group.actions]
            for row, is_kept in zip(_rows_of(menu), kept, strict=True):
                row.setHidden(not is_kept)
            menu.setHidden(not any(kept))
            found += sum(kept)
        self._nothing.setVisible(not found)
        self._rows.setVisible(bool(found))

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the actions that show."""
        rows = [row for menu in self._menus if not menu.isHidden() for row in _rows_of(menu)]
        return tuple(row.text(0) for row in rows if not row.isHidden())

    def page(self) -> QTextDocument:
        """The sheet as it is printed: black on white, menu by menu, only what has a key."""
        page = QTextDocument()
        page.setDefaultFont(theme.current().font("meta"))
        page.setHtml(f"<h2>Claimdesk: keys</h2>{''.join(map(_printed, self._groups))}")
        return page

    def _fill(self) -> None:
        colours = theme.current()
        for group in self._groups:
            menu = QTreeWidgetItem([group.title])
            menu.setFont(0, colours.font("strong"))
            menu.setFlags(Qt.ItemFlag.ItemIsEnabled)
            _say(menu, group.title, group.title, group.title)
            self._rows.addTopLevelItem(menu)
            self._menus.append(menu)
            menu.setFirstColumnSpanned(True)
            for action in group.actions:
                row = QTreeWidgetItem([action.text, action.keys, action.tip])
                row.setToolTip(2, action.tip)
                _say(row, action.text, action.keys or "no key", action.tip or action.text)
                row.setSizeHint(1, QSize(0, colours.size("hit_min")))
                menu.addChild(row)
            menu.setExpanded(True)

    def _lay_out(self) -> None:
        a11y.name(self._search, "Find an action or a key")
        a11y.name(self._rows, "All keys")
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(theme.current().space("s"))
        head.addWidget(self._search, 1)
        head.addWidget(self._print)
        hint = QVBoxLayout()
        hint.setContentsMargins(16, 0, 16, 8)
        hint.addWidget(self._nothing)
        self._nothing.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addLayout(hint)
        box.addWidget(self._rows, 1)

    @Slot()
    def _ask_printer(self) -> None:
        printer = AskPaper.ask(self)
        if printer is not None:
            self.page().print_(printer)


class AskPaper:
    """Asks for the printer with the system's own dialog."""

    @classmethod
    def ask(cls, parent: QWidget) -> QPrinter | None:
        """A printer that is set up; None where the person thinks better of it."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Claimdesk: keys")
        dialog = QPrintDialog(printer, parent)
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def _make_tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderLabels(["Action", "Key", "What it does"])
    tree.setRootIsDecorated(False)
    tree.setItemsExpandable(False)
    tree.setIndentation(theme.current().space("m"))
    tree.setTextElideMode(Qt.TextElideMode.ElideRight)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = tree.header()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    header.resizeSection(1, _KEY_COLUMN)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading)
    return tree


def _say(row: QTreeWidgetItem, *words: str) -> None:
    """What a screen reader says of each cell, also where nothing stands in it."""
    for column, said in enumerate(words):
        row.setData(column, Qt.ItemDataRole.AccessibleTextRole, said)


def _rows_of(menu: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [row for place in range(menu.childCount()) if (row := menu.child(place)) is not None]


def _has(action: KeyedAction, title: str, wanted: Sequence[str]) -> bool:
    said = " ".join((title, action.text, action.keys, action.tip)).casefold()
    return all(word in said for word in wanted)


def _printed(group: KeyGroup) -> str:
    rows = [
        f"<tr><td width='160'><b>{escape(action.keys)}</b></td><td>{escape(action.text)}</td></tr>"
        for action in group.actions
        if action.keys
    ]
    return f"<h4>{escape(group.title)}</h4><table cellspacing='2'>{''.join(rows)}</table>" if rows else ""
