"""What the program is, in which version, and where it keeps things."""

from __future__ import annotations

import platform
from importlib.metadata import version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.widgets.label import Label


class About(QDialog):
    """Version, licence, folders."""

    def __init__(self, folders: dict[str, str], parent: QWidget | None = None) -> None:
        """`folders`: what is kept where, in words."""
        super().__init__(parent)
        self.setWindowTitle("About claimdesk")
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(8)
        box.addWidget(Label(f"claimdesk {version('claimdesk')}", role="quote_head"))
        box.addWidget(Label("The desk at which fact-checkers verify the claims in conflict coverage.", role="body"))
        box.addWidget(Label("MIT licence. Everything stays on this computer.", role="body", ink="ink_2"))
        for words, place in folders.items():
            label = Label(f"{words}: {place}", role="meta", ink="ink_2")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            box.addWidget(label)
        box.addWidget(Label(f"Python {platform.python_version()}, Qt {qVersion()}", role="meta", ink="ink_3"))
        box.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.setMinimumWidth(460)
