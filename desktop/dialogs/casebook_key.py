"""The key of an encrypted casebook, or the password of a server: typed unseen, kept only where the person wants it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop import a11y
from desktop.opening import Key
from desktop.widgets.label import Label
from desktop.widgets.secret_line import secret_line

SHORTEST = 8
"""Characters of a new key, at least."""
_SHORT = f"At least {SHORTEST} characters; several words are best."
_DIFFER = "The two do not agree."
_LOST = "If this key is lost, the casebook is lost: nobody can open it without, and nobody can give you another."


class CasebookKey(QDialog):
    """Asks for a key: once to open, twice to make one."""

    def __init__(self, sentence: str, parent: QWidget | None = None, *, is_new: bool = False) -> None:
        """`sentence`: what is asked for, and why."""
        super().__init__(parent)
        self._is_new = is_new
        self.setWindowTitle("Key of the New Casebook" if is_new else "Open Casebook")
        self._field, self._again = secret_line(), secret_line()
        self._why = Label(role="meta", ink="ink_2")
        self._keep = QCheckBox("&Keep it in the keyring of this computer")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText("Make Casebook" if is_new else "Open")
        self._ok.setProperty("primary", True)
        self._lay_out(sentence)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for field in (self._field, self._again):
            field.textChanged.connect(self._allow)
        self._allow()

    @classmethod
    def ask(cls, parent: QWidget, sentence: str, *, is_new: bool = False) -> Key | None:
        """What was typed; None where the person thinks better of it."""
        dialog = cls(sentence, parent, is_new=is_new)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return Key(dialog._field.text(), dialog._keep.isChecked()) if is_wanted else None

    def sizeHint(self) -> QSize:
        """Room for a sentence."""
        return QSize(520, 330 if self._is_new else 220)

    def _lay_out(self, sentence: str) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(Label(sentence, role="document", ink="ink_2"))
        box.addWidget(a11y.label("K&ey or password" if not self._is_new else "K&ey", self._field))
        box.addWidget(self._field)
        if self._is_new:
            box.addWidget(a11y.label("Once &more", self._again))
            box.addWidget(self._again)
            box.addWidget(self._why)
            box.addWidget(Label(_LOST, role="meta", ink="status_recheck"))
        box.addWidget(self._keep)
        box.addStretch(1)
        box.addWidget(self._buttons)

    @Slot()
    def _allow(self) -> None:
        typed = self._field.text()
        if self._is_new:
            is_long = len(typed) >= SHORTEST
            differs = bool(self._again.text()) and typed != self._again.text()
            self._why.setText(_DIFFER if is_long and differs else "" if is_long else _SHORT)
        self._ok.setEnabled(len(typed) >= SHORTEST and typed == self._again.text() if self._is_new else bool(typed))
