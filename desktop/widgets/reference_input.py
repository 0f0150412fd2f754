"""Another record, told by its name; which one is chosen elsewhere, with a search."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.widgets.forms import Field, Raw
from desktop.widgets.icon_button import IconButton


class ReferenceInput(QWidget):
    """Says which record is meant. Whoever shows the form answers `wanted` by `choose`, and gives the names."""

    settled = Signal()
    wanted = Signal(object)
    """The person wants to choose a record: this input."""

    def __init__(self, spec: Field) -> None:
        super().__init__()
        self._label = spec.label
        self._chosen: UUID | None = None
        self._name_of: Callable[[UUID], str] = lambda _: "another record"
        self._button = QPushButton("Choose…")
        self._button.setProperty("link", True)
        self._button.setAutoDefault(False)
        self._clear = IconButton("ph.x", f"Clear {spec.label}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addWidget(self._clear)
        row.addStretch(1)
        self.setFocusProxy(self._button)
        self._button.clicked.connect(self._want)
        self._clear.clicked.connect(self._forget)
        self._tell()

    @property
    def label(self) -> str:
        """What the field is called."""
        return self._label

    def set_names(self, name_of: Callable[[UUID], str]) -> None:
        """Let `name_of` tell what a record is called."""
        self._name_of = name_of
        self._tell()

    def choose(self, record_id: UUID) -> None:
        """The person chose this record."""
        self.show_raw(record_id)
        self.settled.emit()

    def raw(self) -> Raw:
        """The id of the record."""
        return self._chosen

    def show_raw(self, raw: Raw) -> None:
        """Show which record is meant."""
        self._chosen = raw if isinstance(raw, UUID) else None
        self._tell()

    def _tell(self) -> None:
        words = self._name_of(self._chosen) if self._chosen else "Choose…"
        self._button.setText(words.replace("&", "&&"))
        self._button.setAccessibleName(f"{self._label}: {words}")
        self._clear.setVisible(self._chosen is not None)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self)

    @Slot()
    def _forget(self) -> None:
        self.show_raw(None)
        self.settled.emit()
