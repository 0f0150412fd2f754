"""What became of a file that came in: the sums, and row by row what stayed out and why."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSortFilterProxyModel, Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import a11y
from desktop.dialogs.places import ask_place
from desktop.models.import_rows import ACCOUNT, Cells, account_cells
from desktop.widgets.label import Label
from desktop.widgets.text_table import TextTable

if TYPE_CHECKING:
    from checks.exchange.importing.account import Account


class ImportAccount(QDialog):
    """Stays open beside the window. The rows can be filtered, copied, and saved as a table."""

    def __init__(self, name: str, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Account of {name}")
        self.resize(640, 420)
        self._name = name
        self._cells = Cells(ACCOUNT, account_cells(account))
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._cells)
        self._found.setFilterKeyColumn(-1)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Filter rows")
        a11y.name(self._search, "Filter rows")
        self._search.textChanged.connect(self._found.setFilterFixedString)
        self._table = TextTable(self._found, "Rows", (72, 140, 0))
        self._said = Label(role="meta", ink="find_conflicts")
        self._said.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(Label(account.summary, role="title"))
        box.addWidget(Label(_further(account), role="meta", ink="ink_2"))
        if self._cells.cells:
            box.addWidget(self._search)
            box.addWidget(self._table, 1)
        else:
            box.addStretch(1)
        box.addWidget(self._said)
        box.addWidget(self._buttons())

    @property
    def shown(self) -> list[tuple[str, ...]]:
        """The rows that the filter lets through."""
        found = (self._found.mapToSource(self._found.index(row, 0)).row() for row in range(self._found.rowCount()))
        return [self._cells.cells[row] for row in found]

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for words, does in (("Copy", self._table.copy), ("Save as CSV…", self.save)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setEnabled(bool(self._cells.cells))
            button.clicked.connect(does)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return buttons

    @Slot()
    def save(self) -> None:
        """Save the rows that are shown."""
        path = SaveAccount.ask(self, Path.home() / f"{Path(self._name).stem}, account.csv")
        if path is None:
            return
        try:
            write_account(path, self.shown)
        except OSError as problem:
            self._said.setText(f"{path.name} cannot be written ({problem.strerror}): choose another folder.")
        else:
            self._said.set_ink("ink_2")
            self._said.setText(f"Saved as {path}")
        self._said.show()


class SaveAccount:
    """Asks where the account is to be saved."""

    @classmethod
    def ask(cls, parent: QWidget, suggested: Path) -> Path | None:
        """The file; None where the person thinks better of it."""
        path, _ = ask_place(parent, "Save Account", suggested, "Tables (*.csv)")
        return path if path is None or path.suffix else path.with_suffix(".csv")


def write_account(path: Path, rows: list[tuple[str, ...]]) -> None:
    """Write the rows as CSV; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(ACCOUNT)
        writer.writerows([_harmless(cell) for cell in row] for row in rows)


def _harmless(cell: str) -> str:
    """The cell as text: see OWASP, CSV Injection."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _further(account: Account) -> str:
    """How the table is to be read."""
    unsaid = account.skipped + account.remarked - len(account.reasons) - len(account.remarks)
    if not account.skipped and not account.remarked:
        return "There is nothing to say of single rows."
    more = f" {unsaid:,} more are only counted." if unsaid > 0 else ""
    return f"Undo takes the whole import back.{more}" if account.imported else f"Nothing came in.{more}"
