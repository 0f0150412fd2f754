"""The address of a page to be fetched."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop import a11y
from desktop.widgets.label import Label


class FetchPage(QDialog):
    """Asks for a web address."""

    def __init__(self, suggestion: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fetch Web Page")
        self._field = QLineEdit(suggestion.strip() if is_address(suggestion) else "")
        self._field.setPlaceholderText("https://…")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        fetch = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        fetch.setText("Fetch")
        fetch.setProperty("primary", True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(a11y.label("&Address of the page", self._field))
        box.addWidget(self._field)
        box.addWidget(Label("The page is kept as it is now, beside its text.", role="meta", ink="ink_3"))
        box.addStretch(1)
        box.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._field.textChanged.connect(self._allow)
        self._allow()

    @classmethod
    def ask(cls, parent: QWidget, suggestion: str = "") -> str | None:
        """An address that begins with http or https; None where the person thinks better of it."""
        dialog = cls(suggestion, parent)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return whole_address(dialog._field.text()) if is_wanted else None

    def sizeHint(self) -> QSize:
        """Room for a long address."""
        return QSize(560, 160)

    @Slot()
    def _allow(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(
            is_address(whole_address(self._field.text()))
        )


def whole_address(text: str) -> str:
    """What was typed as browsers read it: `www.example.org/news` is meant to begin with https."""
    typed = text.strip()
    host = typed.partition("/")[0]
    return f"https://{typed}" if "." in host.strip(".") and ":" not in host and "@" not in host else typed


def is_address(text: str) -> bool:
    """Is this the address of a web page?"""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not any(map(str.isspace, text.strip()))
