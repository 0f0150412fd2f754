"""The history of the casebook in a window of its own, which stays open beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.session import Session

if TYPE_CHECKING:
    from desktop.panes.history_pane import HistoryPane


class HistoryCommands(QObject):
    """Shows the history, and brings records back."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._dialog: HistoryDialog | None = None
        session.leaving.connect(self._close)

    def show(self) -> None:
        """Open the history, or bring it to the front."""
        if self._dialog is None:
            self._dialog = HistoryDialog(self._session, self._window)
            self._dialog.pane.restore_requested.connect(self._restore)
            self._dialog.finished.connect(self._forget)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot(object, object)
    def _restore(self, record_id: UUID, change_id: UUID) -> None:
        self._session.do(lambda casebook: casebook.history.restore(record_id, change_id))

    @Slot()
    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    @Slot()
    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class HistoryDialog(QDialog):
    """The history with a Close button."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        from desktop.panes.history_pane import HistoryPane

        super().__init__(parent)
        self.setWindowTitle("History")
        self.resize(1080, 680)
        self.pane: HistoryPane = HistoryPane(session)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 12)
        box.addWidget(self.pane, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(buttons)
        box.addLayout(foot)
        self.pane.table.setFocus()
