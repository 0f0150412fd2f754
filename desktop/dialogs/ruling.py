"""Rulings on sources: two records go back to one source, or they do not, for a reason that others can read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from checks.domain.evidence import Evidence
from checks.domain.origin import Origin
from desktop import a11y, theme
from desktop.dialogs.form_dialog import FormDialog
from desktop.models.evidence_words import record_line, record_name, shared_words
from desktop.widgets.label import Label
from desktop.widgets.saving_text import GrowingText


class Ruling(FormDialog):
    """Asks for the reason of a ruling; nothing is ruled without one."""

    def __init__(self, title: str, about: str, save: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(title, about, save, parent)
        self.resize(480, 280)
        self.reason_field = GrowingText("quote_row", (2, 6))
        self.reason_field.setPlaceholderText(example)
        self.column.addWidget(a11y.label("Reason", self.reason_field))
        self.column.addWidget(self.reason_field)
        self.reason_field.setFocus()

    @property
    def reason(self) -> str:
        """What is typed."""
        return self.reason_field.text().strip()

    def objections(self) -> tuple[str, ...]:
        """A reason is needed."""
        return () if self.reason else ("Say why, so that others can follow.",)

    def is_changed(self) -> bool:
        """Was a reason typed?"""
        return bool(self.reason)

    def focus_objection(self) -> None:
        """Go to the reason."""
        self.reason_field.setFocus()

    def _is_given(self) -> bool:
        is_given = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return is_given


class NotTheSame(Ruling):
    """Asks why a record does not go back to the source of those that it stands with."""

    def __init__(self, record: Evidence, origin: Origin, parent: QWidget | None = None) -> None:
        about = f"{record_name(record)}. {record_line(record)}"
        super().__init__("Not the Same Source", about, "Rule", "The reporter was at the scene herself", parent)
        others = ", ".join(record_name(other) for other in origin.records if other.id != record.id)
        self.column.addWidget(Label(f"It counts apart from: {others}.", role="meta", ink="ink_2"))
        self.column.addWidget(Label(f"Now held together: {shared_words(origin)}.", role="meta", ink="ink_2"))
        self.column.addStretch(1)

    @classmethod
    def ask(cls, parent: QWidget, record: Evidence, origin: Origin) -> str | None:
        """The reason; None where the person thinks better of it."""
        dialog = cls(record, origin, parent)
        return dialog.reason if dialog._is_given() else None


class NotDuplicates(Ruling):
    """Asks why two records that look alike are two."""

    def __init__(self, one: Evidence, other: Evidence, parent: QWidget | None = None) -> None:
        about = f"{record_name(one)} and {record_name(other)}"
        super().__init__("Not Duplicates", about, "Rule", "An earlier and a later state of the story", parent)
        note = "They are not listed as duplicates any more. Whether they are one source is another question."
        self.column.addWidget(Label(note, role="meta", ink="ink_2"))
        self.column.addStretch(1)

    @classmethod
    def ask(cls, parent: QWidget, one: Evidence, other: Evidence) -> str | None:
        """The reason; None where the person thinks better of it."""
        dialog = cls(one, other, parent)
        return dialog.reason if dialog._is_given() else None


class SameSource(Ruling):
    """Asks with which other record of the claim a record is one source, and why."""

    def __init__(self, record: Evidence, others: Sequence[Evidence], parent: QWidget | None = None) -> None:
        about = f"{record_name(record)}. {record_line(record)}"
        super().__init__("Same Source As", about, "Rule", "Both rest on the mayor, who is not named", parent)
        self.resize(480, 420)
        self._others = tuple(others)
        self._list = self._make_list()
        self.column.insertWidget(0, a11y.label("Is one source with", self._list))
        self.column.insertWidget(1, self._list)
        self._list.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, record: Evidence, others: Sequence[Evidence]) -> tuple[Evidence, str] | None:
        """The other record and the reason; None where the person thinks better of it."""
        dialog = cls(record, others, parent)
        return (dialog.chosen, dialog.reason) if dialog._is_given() and dialog.chosen else None

    @property
    def chosen(self) -> Evidence | None:
        """The record that is chosen."""
        rows = self._list.selectionModel().selectedRows()
        return self._others[rows[0].row()] if rows else None

    def objections(self) -> tuple[str, ...]:
        """A record and a reason are needed."""
        missing = () if self.chosen else ("Choose the record that it is one source with.",)
        return (*missing, *super().objections())

    def focus_objection(self) -> None:
        """Go to what is missing."""
        (self.reason_field if self.chosen else self._list).setFocus()

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setMinimumHeight(120)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        for other in self._others:
            item = QListWidgetItem(f"{record_name(other)}. {record_line(other)}", made)
            item.setSizeHint(QSize(0, theme.current().line_height("body") + theme.current().space("s")))
        return made
