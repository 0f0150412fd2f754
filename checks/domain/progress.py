"""How long work reports how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total) steps from the working thread; it raises `checks.errors.Cancelled` to stop the work."""


def no_progress(done: int, total: int) -> None:
    """Let nobody watch."""
