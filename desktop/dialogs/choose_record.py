"""Choosing the record that another one names."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from desktop.dialogs.form_dialog import FormDialog
from desktop.dialogs.record_search import RecordSearch
from desktop.models.record_book import RecordBook


class ChooseRecord(FormDialog):
    """Search and list; the record itself cannot be chosen."""

    def __init__(
        self, book: RecordBook, label: str, *, without: UUID | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, "", "Choose", parent)
        self.resize(560, 520)
        self._search = RecordSearch(book, nothing="Nothing matches. Search for less.")
        self._search.model.show_linked({without: None} if without else {})
        self.column.addWidget(self._search)
        self._search.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, book: RecordBook, label: str, without: UUID | None = None) -> UUID | None:
        """The id of the chosen record; None where the person thinks better of it."""
        dialog = cls(book, label, without=without, parent=parent)
        is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        return chosen if is_chosen else None

    @property
    def chosen(self) -> UUID | None:
        """The id of the record that is current."""
        record = self._search.chosen
        return record.id if record else None

    def objections(self) -> tuple[str, ...]:
        """What is missing."""
        return () if self.chosen else ("Choose a record in the list.",)

    def focus_objection(self) -> None:
        """Go to the search."""
        self._search.setFocus()
