"""The frame of dialogs that ask for more than a word: what it is about, fields that scroll, Save and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.widgets.label import Label
from desktop.widgets.scrolling import scrolling
from desktop.widgets.section import hairline


def press_by_ctrl_return(button: QPushButton) -> None:
    """Let Ctrl+Return press the button from any field: in a field for long text, Return alone begins a line."""
    button.setShortcut(QKeySequence("Ctrl+Return"))
    button.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))


class Discard:
    """Asks before typing is thrown away."""

    @classmethod
    def ask(cls, parent: QWidget) -> bool:
        """May it be thrown away?"""
        answer = QMessageBox.question(
            parent,
            "Discard?",
            "Discard what you typed?",
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Discard


class FormDialog(QDialog):
    """Saves only what is good, and says beside the buttons what is not; Esc asks before typing is lost."""

    def __init__(self, title: str, about: str, save: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(24, 12, 24, 16)
        self.column.setSpacing(12)
        self._objection = Label(role="meta", ink="find_conflicts")
        self._objection.setObjectName("objection")
        self._objection.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save_button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save_button.setText(save)
        self.save_button.setProperty("primary", True)
        press_by_ctrl_return(self.save_button)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self._arrange(about)

    def objections(self) -> tuple[str, ...]:
        """Sentences about what is missing or wrong."""
        return ()

    def is_changed(self) -> bool:
        """Was anything typed that would be lost?"""
        return False

    def focus_objection(self) -> None:
        """Go to the first field that is wrong."""

    @Slot()
    def save(self) -> None:
        """Close if all is good; say what is wrong otherwise."""
        objections = self.objections()
        self._objection.setText("\n".join(dict.fromkeys(objections)))
        self._objection.setVisible(bool(objections))
        if objections:
            self.focus_objection()
        else:
            self.accept()

    @Slot()
    def reject(self) -> None:
        """Close without saving, after asking if something was typed."""
        if not self.is_changed() or Discard.ask(self):
            super().reject()

    def _arrange(self, about: str) -> None:
        inner = QWidget()
        inner.setLayout(self.column)
        scroll = scrolling(inner)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.setSpacing(8)
        foot.addWidget(self._objection)
        foot.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if about:
            head = Label(about, role="quote_row", lines=2)
            head.setContentsMargins(0, 0, 0, 0)
            top = QVBoxLayout()
            top.setContentsMargins(24, 16, 24, 4)
            top.addWidget(head)
            layout.addLayout(top)
        layout.addWidget(scroll, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)
