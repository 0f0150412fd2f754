"""The Edit menu: undo, finding, preferences."""

from __future__ import annotations

from desktop.window.action_spec import Entry, Spec, When

ENTRIES: tuple[Entry, ...] = (
    Spec("edit.undo", "Undo", ("Ctrl+Z",), ("U",), "ph.arrow-u-up-left", "Take the last change back", When.UNDO),
    Spec("edit.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), (), "ph.arrow-u-up-right", "Do it again", When.REDO),
    None,
    Spec(
        "edit.find",
        "Find",
        ("Ctrl+F",),
        icon="ph.magnifying-glass",
        tip="Find words in the article; in the evidence view, search the records",
        when=When.FINDABLE,
    ),
    Spec("edit.find_next", "Find Next", ("F3",), tip="Go to the next place", when=When.ARTICLE),
    Spec("edit.find_previous", "Find Previous", ("Shift+F3",), tip="Go to the place before", when=When.ARTICLE),
    Spec(
        "edit.next_gap",
        "Select Next in No Claim",
        (),
        ("G",),
        tip="Select the next number, name, date or quotation that no claim covers",
        when=When.ARTICLE,
    ),
    Spec(
        "search.everything",
        "Search Everything",
        ("Ctrl+K",),
        icon="ph.magnifying-glass",
        tip="Find anything in the casebook, and any command, by typing",
    ),
    Spec("claims.search", "Search Claims", ("Ctrl+Shift+F",), tip="Find claims by words", when=When.ARTICLE),
    None,
    Spec(
        "preferences.open",
        "Preferences…",
        ("Ctrl+,",),
        icon="ph.gear-six",
        tip="Choose theme, text size, your name, keys and backups",
    ),
)
