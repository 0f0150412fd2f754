"""All imports of the casebook: when, by whom, from which file, how many rows; each can be taken away again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from checks.domain.imported import Import
from desktop import a11y
from desktop.models.import_rows import Cells
from desktop.widgets.label import Label
from desktop.widgets.text_table import TextTable

if TYPE_CHECKING:
    from checks.casebook import Casebook

_HEADERS = ("Rows", "File", "Format", "When", "Who", "Stayed out", "Asked of the source")
_NONE = "Nothing was imported yet. Choose Import… in the File menu, or drop a file on the window."


@dataclass(frozen=True)
class Brought:
    """An import, and who brought it in."""

    import_: Import
    who: str


def read_imports(casebook: Casebook) -> tuple[Brought, ...]:
    """On the casebook's thread: all imports, latest first."""
    people = {person.id: person.name for person in casebook.people.all()}
    found = []
    for import_ in casebook.imports.all():
        first = next(iter(casebook.history.of(import_.id)), None)
        found.append(Brought(import_, people.get(first.person_id, "") if first and first.person_id else ""))
    return tuple(reversed(found))


class ImportsList(QDialog):
    """Stays open beside the window; `removed` asks for an import to be taken away."""

    removed = Signal(object)
    """The `Import`."""

    def __init__(self, imports: tuple[Brought, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Imports")
        self.resize(900, 380)
        self._imports = imports
        self._cells = Cells(_HEADERS)
        self._table = TextTable(self._cells, "Imports", (64, 200, 110, 130, 96, 100, 0))
        self._nothing = Label(_NONE, ink="ink_2")
        self._remove = QPushButton("Remove")
        self._remove.setAutoDefault(False)
        a11y.name(
            self._remove, "Remove", "Takes the records of the import away, with their links. Undo brings it back."
        )
        self._remove.setToolTip(self._remove.accessibleDescription())
        self._remove.clicked.connect(self._ask_removal)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._remove, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(self._nothing)
        box.addWidget(self._table, 1)
        box.addStretch(0)
        box.addWidget(buttons)
        self._table.selectionModel().selectionChanged.connect(self._follow)
        self.show_imports(imports)

    @Slot(object)
    def show_imports(self, imports: tuple[Brought, ...]) -> None:
        """Show the imports as they are now."""
        self._imports = imports
        self._cells.show_rows([_cells(each) for each in imports])
        self._nothing.setVisible(not imports)
        self._table.setVisible(bool(imports))
        if imports:
            self._table.selectRow(0)
        self._follow()

    @Slot(QItemSelection, QItemSelection)
    def _follow(self, *_: QItemSelection) -> None:
        self._remove.setEnabled(len(self._table.chosen_rows) == 1)

    @Slot()
    def _ask_removal(self) -> None:
        (row,) = self._table.chosen_rows
        self.removed.emit(self._imports[row].import_)


def _cells(brought: Brought) -> tuple[str, ...]:
    each = brought.import_
    when = f"{each.at.day} {each.at.clock:%H:%M}" if each.at.clock else str(each.at.day)
    return f"{each.records:,}", each.name, each.format, when, brought.who, f"{each.skipped:,}", each.query
