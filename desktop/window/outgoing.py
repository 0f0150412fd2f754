"""What leaves the casebook beside the report: exports, and the numbers of the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.session import Session
from desktop.settings import SettingsFile
from desktop.window.export_commands import ExportCommands
from desktop.window.statistics_commands import StatisticsCommands


def outgoing(
    session: Session, settings: SettingsFile, folder: Path, go_to: Callable[[UUID], object], window: QWidget
) -> dict[str, object]:
    """The commands by the first half of their ids; `folder`: where files are saved, `go_to` shows a claim."""
    return {
        "export": ExportCommands(session, settings, folder, go_to, window),
        "statistics": StatisticsCommands(session, folder, window),
    }
