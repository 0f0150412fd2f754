"""The Help menu."""

from __future__ import annotations

from desktop.window.action_spec import Entry, Spec

ENTRIES: tuple[Entry, ...] = (
    Spec("help.guide", "Help", ("F1",), icon="ph.question", tip="Read how to use claimdesk"),
    Spec("help.keys", "All Keys", ("Ctrl+/",), icon="ph.keyboard", tip="See every key"),
    None,
    Spec("help.about", "About claimdesk", tip="Version, licence, and where things are kept"),
)
