"""What the Edit menu takes back: a stack of changes that are already written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Way:
    """A command of the stack, and how to move the stack past it."""

    command: ChangeCommand
    move: Callable[[], None]

    def went(self, change: Change) -> None:
        """The command was taken back, or done again, by `change`."""
        self.command.change = change
        self.move()

    def drop(self) -> None:
        """The command no longer fits: Qt drops an obsolete one as the stack moves past it."""
        self.command.setObsolete(True)
        self.move()


class UndoStack(QUndoStack):
    """A stack that moves after the casebook has written, never before.

    `undo()` and `redo()` ask the session, which writes on the casebook's thread and then goes the `Way`;
    a change that no longer fits is dropped from the stack instead.
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

    def way_back(self) -> Way | None:
        """What undo would take back, and how the stack moves below it; None where there is nothing."""
        command = self._at(self.index() - 1)
        return Way(command, super().undo) if command else None

    def way_on(self) -> Way | None:
        """What redo would do again, and how the stack moves above it; None where there is nothing."""
        command = self._at(self.index())
        return Way(command, super().redo) if command else None

    def _at(self, index: int) -> ChangeCommand | None:
        command = self.command(index) if 0 <= index < self.count() else None
        return command if isinstance(command, ChangeCommand) else None
