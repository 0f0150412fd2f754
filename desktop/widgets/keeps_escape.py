"""Esc for a part of a pane that is open, before the pane takes it as the way out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def is_escape(event: QEvent) -> bool:
    """Is this Esc, pressed, or about to be given to whoever has it as a shortcut?"""
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    return isinstance(event, QKeyEvent) and event.type() in kinds and event.key() == Qt.Key.Key_Escape
