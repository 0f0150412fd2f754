"""The Evidence menu: records that bear on the claim, and what the rules noticed."""

from __future__ import annotations

from desktop.window.action_spec import Entry, Spec, When

ENTRIES: tuple[Entry, ...] = (
    Spec(
        "evidence.link",
        "Link Evidence…",
        letters=("E",),
        icon="ph.link",
        when=When.CLAIM,
        tip="Tie a record to the claim",
    ),
    Spec(
        "evidence.new",
        "New Evidence Record…",
        ("Ctrl+Shift+E",),
        icon="ph.plus",
        when=When.CLAIM,
        tip="Write down a record and tie it to the claim",
    ),
    Spec(
        "evidence.peek",
        "Show First Record",
        letters=("Space",),
        icon="ph.eye",
        when=When.CLAIM,
        tip="Look at the first record that is linked, without leaving the claim",
    ),
    None,
    Spec(
        "evidence.sources",
        "Sources of This Claim…",
        icon="ph.git-merge",
        when=When.CLAIM,
        tip="See which records count as one source, and why, and what was ruled",
    ),
    Spec(
        "evidence.duplicates",
        "Duplicates…",
        icon="ph.files",
        when=When.CASEBOOK,
        tip="Find records that are held twice, and merge them",
    ),
    None,
    Spec(
        "evidence.findings",
        "Findings",
        letters=("F",),
        icon="ph.diamond",
        when=When.CLAIM,
        tip="Go to what the rules noticed; D dismisses one",
    ),
    None,
    Spec(
        "imports.show_list",
        "Imports…",
        icon="ph.table",
        when=When.CASEBOOK,
        tip="See which files came in, when and by whom, and take them away again",
    ),
)
