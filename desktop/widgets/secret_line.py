"""A line for keys, passwords and passphrases."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit


def secret_line() -> QLineEdit:
    """What is typed in it shows as dots."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
