"""Which column of a table becomes which field of a record: corrected by hand, kept by name for the next file."""

from __future__ import annotations

from collections.abc import Mapping as Naming
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from checks.errors import ChecksError
from desktop import a11y
from desktop.dialogs.report_files import plain_name
from desktop.widgets.choosers import Dropdown
from desktop.widgets.forms import sentence_case
from desktop.widgets.label import Label

if TYPE_CHECKING:
    from checks.exchange.importing.mapping import Mapping, Target

_WORDS: Naming[str, str] = {
    "": "Leave out",
    "key": "Its id in the table",
    "says": "What it says",
    "url": "Address",
    "archived_url": "Archived address",
    "original_source": "Who knows",
    "byline_origin": "Agency in the byline",
    "event_start": "Event, from",
    "event_end": "Event, until",
    "as_of": "True as of",
    "figure_low": "Figure, low",
    "figure_high": "Figure, high",
    "quote_text": "Quoted words",
    "code": "Keep under its own name",
}
_SUFFIX = ".json"


class MappingFields(QWidget):
    """A row for each column, with the field it becomes; mappings that were kept can be taken again."""

    changed = Signal()
    """Some column becomes something else."""
    failed = Signal(str)
    """A mapping could not be kept or read; the sentence says what to do."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._mapping: Mapping | None = None
        self._choices: dict[str, Dropdown] = {}
        self._kept = Dropdown({})
        a11y.name(self._kept, "Kept mapping", "Takes a mapping that was kept before.")
        self._kept.activated.connect(self._take_kept)
        self._name = QLineEdit()
        self._name.setPlaceholderText("Name, to use it again")
        a11y.name(self._name, "Name of the mapping")
        self._keep = QPushButton("Keep Mapping")
        self._keep.setAutoDefault(False)
        self._keep.clicked.connect(self._save)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setColumnStretch(1, 1)
        self._lay_out()

    @property
    def mapping(self) -> Mapping | None:
        """The mapping as the fields show it."""
        if self._mapping is None:
            return None
        from checks.exchange.importing.mapping import Target

        # Qt hands an enum of strings back as a plain string
        pairs = tuple((column, Target(choice.currentData())) for column, choice in self._choices.items())
        return replace(self._mapping, columns=pairs)

    def show_mapping(self, mapping: Mapping, columns: tuple[str, ...]) -> None:
        """Show what each of `columns` becomes by `mapping`."""
        self._mapping = mapping
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._choices = {column: self._choice(column, mapping.target(column)) for column in columns if column}
        for row, (column, choice) in enumerate(self._choices.items()):
            self._grid.addWidget(Label(column, role="meta", lines=1), row, 0)
            self._grid.addWidget(choice, row, 1)
        self._name.setText(mapping.name)
        self._fill_kept()

    def _choice(self, column: str, chosen: Target) -> Dropdown:
        from checks.exchange.importing.mapping import Target

        box = Dropdown({target: _WORDS.get(target.value, sentence_case(target.value)) for target in Target})
        box.choose(chosen)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        a11y.name(box, f"Column {column} becomes")
        box.activated.connect(self.changed)
        return box

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setLayout(self._grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        scroll.setMinimumHeight(132)
        line = QHBoxLayout()
        for widget in (self._kept, self._name, self._keep):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label("Columns and what they become", role="strong"))
        column.addWidget(scroll, 1)
        column.addLayout(line)

    def _fill_kept(self) -> None:
        names: list[str] = []
        with suppress(OSError):
            names = sorted(path.stem for path in self._folder.glob(f"*{_SUFFIX}"))
        self._kept.clear()
        self._kept.addItem("Kept mappings")
        self._kept.addItems(names)
        self._kept.setEnabled(bool(names))
        self._kept.setCurrentIndex(max(self._kept.findText(self._name.text()), 0))

    @Slot(int)
    def _take_kept(self, index: int) -> None:
        from checks.exchange.importing.mapping import load_mapping

        if index < 1:
            return
        try:
            kept = load_mapping(self._folder / f"{self._kept.itemText(index)}{_SUFFIX}")
        except ChecksError as problem:
            self.failed.emit(str(problem))
            return
        self.show_mapping(kept, tuple(self._choices))
        self.changed.emit()

    @Slot()
    def _save(self) -> None:
        from checks.exchange.importing.mapping import save_mapping

        name, mapping = plain_name(self._name.text()), self.mapping
        if not name or mapping is None:
            self.failed.emit("Give the mapping a name, then keep it.")
            self._name.setFocus()
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            save_mapping(replace(mapping, name=name), self._folder / f"{name}{_SUFFIX}")
        except OSError:
            self.failed.emit(f"The mapping cannot be kept in {self._folder}: the folder cannot be written to.")
        except ChecksError as problem:
            self.failed.emit(str(problem))
        else:
            self.failed.emit("")
            self._name.setText(name)
            self._fill_kept()
