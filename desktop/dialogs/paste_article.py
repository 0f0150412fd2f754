"""An article out of the clipboard, to be looked at before it is added."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QSize, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import a11y, theme
from desktop.dialogs.form_dialog import press_by_ctrl_return


@dataclass(frozen=True)
class Pasted:
    """The text, or the HTML that it was copied as where nobody has edited the text."""

    text: str
    html: str | None = None


class PasteArticle(QDialog):
    """Shows the clipboard's text; it can be edited, or pasted here."""

    def __init__(self, clipboard: QMimeData, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste as Article")
        self._text = clipboard.text()
        self._html = clipboard.html() if clipboard.hasHtml() else None
        self._field = QPlainTextEdit(self._text)
        self._field.setProperty("field", True)
        self._field.setPlaceholderText("Paste the article here")
        self._field.setTabChangesFocus(True)
        self._field.setFont(QFont(theme.current().font("document")))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        add = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        add.setText("Add Article")
        add.setProperty("primary", True)
        press_by_ctrl_return(add)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(a11y.label("&Text of the article, its title in the first line", self._field))
        box.addWidget(self._field, 1)
        box.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._field.textChanged.connect(self._allow)
        self._allow()

    @classmethod
    def ask(cls, parent: QWidget, clipboard: QMimeData) -> Pasted | None:
        """What is to be added; None where the person thinks better of it."""
        dialog = cls(clipboard, parent)
        is_added = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.value() if is_added else None

    def value(self) -> Pasted:
        """What stands in the field."""
        text = self._field.toPlainText()
        return Pasted(text, self._html if text == QPlainTextEdit(self._text).toPlainText() else None)

    def sizeHint(self) -> QSize:
        """Room for a few paragraphs."""
        return QSize(680, 480)

    @Slot()
    def _allow(self) -> None:
        has_text = bool(self._field.toPlainText().strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(has_text)
