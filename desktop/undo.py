"""What the Edit menu takes back: a stack of changes that are already written."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from checks.domain.change import Change


class Takes(Protocol):
    """Whoever can take a change back and do it again."""

    def undo(self) -> None:
        """Take the last change back."""

    def redo(self) -> None:
        """Do the change again that was taken back last."""


class ChangeCommand(QUndoCommand):
    """One change on the stack. Qt calls its `redo` on pushing and when the stack moves; the writing is done by then."""

    def __init__(self, change: Change, article_id: UUID | None) -> None:
        super().__init__(change.label)
        self.change = change
        """The change as it was applied last; its inverse is what comes next."""
        self.article_id = article_id
        """The article that lay on the desk."""


class UndoStack(QUndoStack):
    """A stack that moves after the casebook has written, never before.

    `undo()` and `redo()` ask the session, which writes on the casebook's thread and then calls `step_back` or
    `step_on`; a change that no longer fits is dropped from the stack instead.
    """

    def __init__(self, session: Takes, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def undo(self) -> None:
        """Take the last change back, once everything asked for before it is written."""
        self._session.undo()

    def redo(self) -> None:
        """Do the change again that was taken back last."""
        self._session.redo()

    @property
    def last(self) -> ChangeCommand | None:
        """The command that undo would take back."""
        return self._at(self.index() - 1)

    @property
    def next(self) -> ChangeCommand | None:
        """The command that redo would do."""
        return self._at(self.index())

    def step_back(self) -> None:
        """Move below the last command; drop it if it is obsolete."""
        super().undo()

    def step_on(self) -> None:
        """Move above the next command; drop it if it is obsolete."""
        super().redo()

    def _at(self, index: int) -> ChangeCommand | None:
        command = self.command(index) if 0 <= index < self.count() else None
        return command if isinstance(command, ChangeCommand) else None
