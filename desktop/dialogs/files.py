"""Which file? Asked with the system's own dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from desktop.dialogs.places import ask_place
from desktop.settings import CASEBOOK_SUFFIX

ARTICLES = "Articles (*.txt *.md *.markdown *.html *.htm *.docx *.pdf);;All files (*)"
BUNDLES = "Bundles (*.claimdesk);;All files (*)"
CASEBOOKS = f"Casebooks (*{CASEBOOK_SUFFIX});;All files (*)"


class OpenArticles:
    """Asks for article files."""

    @classmethod
    def ask(cls, parent: QWidget, folder: Path) -> tuple[Path, ...] | None:
        """One or more files; None where the person thinks better of it."""
        names, _ = QFileDialog.getOpenFileNames(parent, "Open Article", str(folder), ARTICLES)
        return tuple(Path(name) for name in names) or None


class OpenCasebook:
    """Asks for a casebook's file."""

    @classmethod
    def ask(cls, parent: QWidget, folder: Path) -> Path | None:
        """The file; None where the person thinks better of it."""
        name, _ = QFileDialog.getOpenFileName(parent, "Open Casebook", str(folder), CASEBOOKS)
        return Path(name) if name else None


class ChooseBundle:
    """Asks for a bundle that another desk handed over."""

    @classmethod
    def ask(cls, parent: QWidget, folder: Path) -> Path | None:
        """The file; None where the person thinks better of it."""
        name, _ = QFileDialog.getOpenFileName(parent, "Open Bundle", str(folder), BUNDLES)
        return Path(name) if name else None


class BundlePassphrase:
    """Asks for the passphrase of a sealed bundle."""

    @classmethod
    def ask(cls, parent: QWidget, sentence: str) -> str | None:
        """What was typed; None where the person thinks better of it."""
        words, is_given = QInputDialog.getText(parent, "Sealed Bundle", sentence, QLineEdit.EchoMode.Password)
        return words if is_given else None


class PutAway:
    """Asks whether what was decided on a bundle may be lost."""

    @classmethod
    def ask(cls, parent: QWidget, name: str, decided: int) -> bool:
        """May it?"""
        count = "One decision" if decided == 1 else f"{decided} decisions"
        box = QMessageBox(QMessageBox.Icon.Question, "Merge", f"{count} on “{name}” would be lost.", parent=parent)
        away = box.addButton("Put Away", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton("Go On Deciding", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is away


class NewCasebook:
    """Asks where a new casebook is to lie."""

    @classmethod
    def ask(cls, parent: QWidget, folder: Path) -> Path | None:
        """The file, with the usual suffix; None where the person thinks better of it."""
        path, _ = ask_place(parent, "New Casebook", folder / "Casebook", CASEBOOKS)
        return path if path is None or path.suffix else path.with_suffix(CASEBOOK_SUFFIX)
