"""The View menu: panes, text size, theme, how claims are listed."""

from __future__ import annotations

from desktop.window.action_spec import Entry, Spec, Submenu, When

ENTRIES: tuple[Entry, ...] = (
    Spec(
        "view.desk",
        "Desk",
        ("Ctrl+1",),
        icon="ph.article",
        tip="Show the article with its claims; Esc leads back here from elsewhere",
        check="view",
    ),
    Spec(
        "view.evidence",
        "Evidence",
        ("Ctrl+2",),
        icon="ph.file-text",
        tip="Show all evidence records, with their documents and fields",
        when=When.CASEBOOK,
        check="view",
    ),
    Spec(
        "view.tables",
        "Tables",
        ("Ctrl+3",),
        icon="ph.table",
        tip="Show toll series and tables of comparators",
        when=When.CASEBOOK,
        check="view",
    ),
    Spec(
        "view.review",
        "Review",
        ("Ctrl+4",),
        icon="ph.files",
        tip="Read the report as it will be, and decide on its corrections",
        when=When.ARTICLE,
        check="view",
    ),
    Spec(
        "view.work",
        "Work",
        ("Ctrl+5",),
        icon="ph.user",
        tip="Show what is yours to do over all articles, or the board of all claims",
        when=When.CASEBOOK,
        check="view",
    ),
    None,
    Spec("view.library", "Library", ("Ctrl+B",), icon="ph.columns", tip="Show or hide the library", check="*"),
    Spec(
        "view.find_article",
        "Find an Article",
        ("Ctrl+Shift+O",),
        icon="ph.magnifying-glass",
        tip="Search the library by title, publisher and owner",
        when=When.CASEBOOK,
    ),
    Submenu(
        "Sort Articles",
        (
            Spec("view.sort_date", "By Date", tip="Latest first", check="sort"),
            Spec("view.sort_due", "By Due Date", tip="What is due first comes first", check="sort"),
            Spec("view.sort_progress", "By Progress", tip="The least decided first", check="sort"),
            Spec("view.sort_title", "By Title", tip="From A to Z", check="sort"),
        ),
        "ph.sort-ascending",
    ),
    Spec("view.next_pane", "Next Pane", ("F6",), tip="Go to the next pane"),
    Spec("view.previous_pane", "Previous Pane", ("Shift+F6",), tip="Go to the pane before"),
    None,
    Spec("view.larger_text", "Larger Text", ("Ctrl++", "Ctrl+="), icon="ph.text-aa", tip="Enlarge the article"),
    Spec("view.smaller_text", "Smaller Text", ("Ctrl+-",), tip="Make the article's text smaller"),
    Spec("view.standard_text", "Standard Text", ("Ctrl+0",), tip="Show the article at 17 pixels"),
    Submenu(
        "Theme",
        (
            Spec("view.theme_system", "As the System", tip="Follow the system's colours", check="theme"),
            Spec("view.theme_light", "Light", tip="Dark text on a light ground", check="theme"),
            Spec("view.theme_dark", "Dark", tip="Light text on a dark ground", check="theme"),
            Spec("view.theme_contrast", "High Contrast", tip="Black on white with strong lines", check="theme"),
        ),
    ),
    None,
    Spec(
        "view.letter_keys",
        "Single-Letter Keys",
        icon="ph.keyboard",
        check="*",
        tip="Let J, K, A, X and the other letters work in the article and the claims",
    ),
    Spec("claims.one_line", "One-Line Claims", ("Ctrl+Shift+D",), (), "ph.rows", "Show more claims", check="*"),
    Spec("claims.fold_unlikely", "Fold Unlikely Claims", tip="Fold what hardly anybody would check", check="*"),
    Spec("view.jobs", "Running Jobs", ("F8",), icon="ph.stop-circle", tip="See what runs, and stop it"),
)
