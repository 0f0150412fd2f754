"""Asking before records go that claims stand on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from checks.domain.record_line import RecordLine
from desktop.models.evidence_words import record_name


class DeleteRecords:
    """Asks where links go along; what nothing is linked to goes without a question, since undo brings it back."""

    @classmethod
    def ask(cls, parent: QWidget, records: Sequence[RecordLine]) -> bool:
        """May they be deleted?"""
        links = sum(record.links for record in records)
        if not links:
            return True
        box = QMessageBox(QMessageBox.Icon.Question, "Delete Record", question(records), parent=parent)
        delete = box.addButton("Delete with Links", QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.exec()
        is_wanted = box.clickedButton() is delete
        box.deleteLater()
        return is_wanted


def question(records: Sequence[RecordLine]) -> str:
    """What goes along, in words."""
    links = sum(record.links for record in records)
    what = f"“{record_name(records[0])}” is" if len(records) == 1 else f"These {len(records)} records are"
    claims = "a claim" if links == 1 else f"claims by {links} links"
    return f"{what} linked to {claims}. Delete with what ties them? The claims stay, and one undo brings all back."
