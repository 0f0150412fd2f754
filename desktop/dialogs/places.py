"""Asks where a file is to be saved, and lets nobody save one in the place of a casebook."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from checks.storage.inspection import is_casebook


def ask_place(parent: QWidget, title: str, suggested: Path | str, kinds: str) -> tuple[Path | None, str]:
    """The file and the kind that was chosen; None where the person thinks better of it. Asks again for a casebook."""
    while True:
        name, kind = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
        if not name or not is_casebook(Path(name)):
            return (Path(name) if name else None), kind
        QMessageBox.warning(
            parent, title, f"“{Path(name).name}” is a casebook, and would be lost. Choose another name."
        )
