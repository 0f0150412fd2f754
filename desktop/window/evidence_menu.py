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
        "keeping.capture",
        "Capture Pages",
        icon="ph.archive-box",
        when=When.CLAIM,
        tip="Keep a copy of the page of each record of the claim of which there is none",
    ),
    Spec(
        "keeping.capture_again",
        "Capture Pages Again",
        icon="ph.arrow-clockwise",
        when=When.CLAIM,
        tip="Keep a copy of the pages as they are now, to see what changed",
    ),
    Spec(
        "keeping.changes",
        "What Changed…",
        icon="ph.clock-counter-clockwise",
        when=When.CLAIM,
        tip="See what the page of the record shows otherwise than when it was captured before",
    ),
    Spec(
        "keeping.kept",
        "What Is Kept…",
        icon="ph.files",
        when=When.CLAIM,
        tip="See the files of the record and its chain of custody",
    ),
    Spec(
        "keeping.verify",
        "Verify Integrity…",
        icon="ph.shield-check",
        when=When.CASEBOOK,
        tip="Read everything that is kept again, and see what is not as it was",
    ),
    None,
    Spec(
        "sources.of_claim",
        "Sources of This Claim…",
        icon="ph.git-merge",
        when=When.CLAIM,
        tip="See which records count as one source, and why, and what was ruled",
    ),
    Spec(
        "sources.duplicates",
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
