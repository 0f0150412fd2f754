"""The File menu: casebooks, articles on their way in, reports."""

from __future__ import annotations

from desktop.window.action_spec import Entry, Spec, Submenu, When

ENTRIES: tuple[Entry, ...] = (
    Spec("file.new_casebook", "New Casebook…", icon="ph.hard-drive", tip="Begin an empty casebook in a file"),
    Spec(
        "file.new_encrypted_casebook",
        "New Encrypted Casebook…",
        icon="ph.lock-key",
        tip="Begin an empty casebook in a file that opens with its key alone",
    ),
    Spec("file.open_casebook", "Open Casebook…", icon="ph.folder-open", tip="Open another casebook"),
    Submenu("Open Recent", icon="ph.clock-counter-clockwise"),
    Spec("file.open_sample", "Open the Sample", icon="ph.book-open", tip="See how a checked article looks"),
    None,
    Spec(
        "file.open_article",
        "Open Article…",
        ("Ctrl+O",),
        icon="ph.folder-open",
        tip="Add an article from a file",
        when=When.CASEBOOK,
    ),
    Spec(
        "file.fetch_page",
        "Fetch Web Page…",
        ("Ctrl+L",),
        icon="ph.globe",
        tip="Add an article from the web",
        when=When.CASEBOOK,
    ),
    Spec(
        "file.paste_article",
        "Paste as Article…",
        ("Ctrl+Shift+N",),
        icon="ph.clipboard-text",
        tip="Add an article from the clipboard",
        when=When.CASEBOOK,
    ),
    Spec(
        "imports.choose",
        "Import…",
        ("Ctrl+Shift+I",),
        icon="ph.download-simple",
        tip="Bring in evidence and earlier checks from files: data sets, sources, notes, archives",
        when=When.CASEBOOK,
    ),
    None,
    Spec(
        "report.preview",
        "Report Preview",
        ("Ctrl+P",),
        icon="ph.printer",
        tip="Read the verdict report",
        when=When.ARTICLE,
    ),
    Spec(
        "report.export",
        "Export Report…",
        ("Ctrl+E",),
        icon="ph.export",
        tip="Save the verdict report",
        when=When.ARTICLE,
    ),
    Spec(
        "export.choose",
        "Export Claims…",
        ("Ctrl+Shift+X",),
        icon="ph.export",
        tip="Save claims and verdicts for other programs: ClaimReview, tables, JSON",
        when=When.ARTICLE,
    ),
    Spec(
        "statistics.open",
        "Statistics…",
        icon="ph.chart-line",
        tip="Count what is open, was judged, fired and is covered, in all articles",
        when=When.CASEBOOK,
    ),
    Spec(
        "file.back_up",
        "Back Up Casebook",
        icon="ph.archive-box",
        tip="Copy the casebook beside itself",
        when=When.CASEBOOK,
    ),
    None,
    Spec("file.quit", "Quit", ("Ctrl+Q",), tip="Close claimdesk"),
)
