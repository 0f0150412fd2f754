"""Asks what was wrong in a published report, what it says now, and why: readers are told all three."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from desktop import a11y
from desktop.dialogs.form_dialog import FormDialog
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText


@dataclass(frozen=True)
class ErratumWords:
    """What a person typed."""

    was: str
    now: str
    reason: str


class ErratumDialog(FormDialog):
    """Three fields, all of them needed."""

    def __init__(self, title: str, was: str = "", parent: QWidget | None = None) -> None:
        """`was`: what the report says of the current claim, to begin from."""
        super().__init__("Correct the Report", title, "Correct", parent)
        self.resize(520, 460)
        self._begun = was.strip()
        self.was = self._field("What the report said", "It said that four people were wounded", self._begun)
        self.now = self._field("What it says now", "It says that eight people were wounded")
        self.reason = self._field("Reason", "We read the governor's first message, not the later one")
        note = "Readers are told: every later report prints these words under “Corrected since it was published”."
        self.column.addWidget(Label(note, role="meta", ink="ink_2"))
        self.column.addStretch(1)
        (self.now if self._begun else self.was).setFocus()

    @classmethod
    def ask(cls, parent: QWidget, title: str, was: str = "") -> ErratumWords | None:
        """The words; None where the person thinks better of it."""
        dialog = cls(title, was, parent)
        is_given = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.words if is_given else None

    @property
    def words(self) -> ErratumWords:
        """What is typed."""
        return ErratumWords(*(field.text().strip() for field in (self.was, self.now, self.reason)))

    def objections(self) -> tuple[str, ...]:
        """All three are needed, and the first two have to differ."""
        found = self.words
        missing = (
            (found.was, "Write down what the report said."),
            (found.now, "Write down what it says now."),
            (found.reason, "Say why it was wrong: readers are told."),
        )
        objections = tuple(sentence for words, sentence in missing if not words)
        return objections or (("Both are the same. Change one of the two.",) if found.was == found.now else ())

    def is_changed(self) -> bool:
        """Was anything typed?"""
        return (self.words.was, self.words.now, self.words.reason) != (self._begun, "", "")

    def focus_objection(self) -> None:
        """Go to the first field that is empty, else to what it says now."""
        fields = (self.was, self.now, self.reason)
        next((field for field in fields if not field.text().strip()), self.now).setFocus()

    def _field(self, label: str, example: str, text: str = "") -> GrowingText:
        made = GrowingText("quote_row", (2, 6))
        made.setPlaceholderText(example)
        made.set_text(text)
        self.column.addWidget(a11y.label(label, made))
        self.column.addWidget(made)
        return made
