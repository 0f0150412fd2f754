"""Every action of the window in one table: menus, keys, buttons and the page of all keys are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from checks.domain.claim import Kind, Status
from desktop.widgets.claim_icons import KIND_ICONS, STATUS_ICONS


class When(Enum):
    """What an action needs before it can be chosen."""

    ALWAYS = auto()
    CASEBOOK = auto()
    ARTICLE = auto()
    SELECTION = auto()
    """Words selected in the article."""
    CLAIM = auto()
    MARKED = auto()
    """A claim that was not rejected."""
    REJECTED = auto()
    ACCEPTABLE = auto()
    REJECTABLE = auto()
    RATABLE = auto()
    JUDGED = auto()
    SIGNABLE = auto()
    """A verdict that somebody else proposed."""
    UNDO = auto()
    REDO = auto()


@dataclass(frozen=True)
class Spec:
    """One action. `keys` work in the whole window, `letters` in article and claims only, never in fields."""

    id: str
    """"group.method": which command carries it out."""
    text: str
    keys: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    when: When = When.ALWAYS
    check: str = ""
    """Checkable actions of one name exclude each other; "*" stands alone."""


@dataclass(frozen=True)
class Submenu:
    """A menu inside a menu; one without entries is filled when it opens."""

    title: str
    entries: tuple[Spec | None, ...] = ()
    icon: str = ""


Entry = Spec | Submenu | None
"""None is a separator."""

_RATINGS = tuple(
    Spec(
        f"claim.rate_{n}", f"Rating {n}", letters=(str(n),), when=When.RATABLE, tip=f"Give the house scale's rating {n}"
    )
    for n in range(1, 8)
)

_QUESTIONS = {
    Kind.EVENT: "Did it happen?",
    Kind.QUANTITY: "Is the figure right?",
    Kind.SUPERLATIVE: "Is it the largest, the first, the only one?",
    Kind.TIME: "When was it, and how long?",
    Kind.PLACE: "Where was it?",
    Kind.QUOTE: "Were these the words?",
    Kind.STATEMENT: "Did they say, agree or refuse it?",
    Kind.RESPONSIBILITY: "Who did it?",
    Kind.IDENTITY: "Is that the name, rank or office?",
    Kind.PREDICTION: "What is said to be coming?",
    Kind.OPINION: "A judgement: there is nothing to look up",
}
_KINDS = tuple(
    Spec(f"span.kind_{kind.value}", kind.value.capitalize(), when=When.CLAIM, icon=KIND_ICONS[kind], tip=question)
    for kind, question in _QUESTIONS.items()
)
SETTABLE = (Status.SUGGESTED, Status.OPEN, Status.IN_PROGRESS, Status.JUDGED, Status.RECHECK)
"""Statuses that can be set by hand: the others come with "Not a Claim" and with signing."""
_STATUSES = tuple(
    Spec(
        f"claim.status_{status.name.lower()}",
        status.value.capitalize(),
        when=When.CLAIM,
        icon=STATUS_ICONS[status],
        tip=f"Say that the claim is {status.value}",
    )
    for status in SETTABLE
)
_ENDS = tuple(
    Spec(
        f"span.{end}_{side}",
        f"{end.capitalize()} to the {side.capitalize()}",
        (f"{keys}+{side.capitalize()}",),
        when=When.MARKED,
        tip=f"Move the {end} of the claim by a word to the {side}",
    )
    for end, keys in (("end", "Alt"), ("start", "Alt+Shift"))
    for side in ("left", "right")
)

MENUS: dict[str, tuple[Entry, ...]] = {
    "File": (
        Spec("file.new_casebook", "New Casebook…", icon="ph.hard-drive", tip="Begin an empty casebook in a file"),
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
            "file.back_up",
            "Back Up Casebook",
            icon="ph.archive-box",
            tip="Copy the casebook beside itself",
            when=When.CASEBOOK,
        ),
        None,
        Spec("file.quit", "Quit", ("Ctrl+Q",), tip="Close claimdesk"),
    ),
    "Edit": (
        Spec("edit.undo", "Undo", ("Ctrl+Z",), ("U",), "ph.arrow-u-up-left", "Take the last change back", When.UNDO),
        Spec("edit.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), (), "ph.arrow-u-up-right", "Do it again", When.REDO),
        None,
        Spec(
            "edit.find",
            "Find in Article",
            ("Ctrl+F",),
            icon="ph.magnifying-glass",
            tip="Find words in the article",
            when=When.ARTICLE,
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
        Spec("claims.search", "Search Claims", ("Ctrl+Shift+F",), tip="Find claims by words", when=When.ARTICLE),
        None,
        Spec(
            "preferences.open",
            "Preferences…",
            ("Ctrl+,",),
            icon="ph.gear-six",
            tip="Choose theme, text size, your name, keys and backups",
        ),
    ),
    "View": (
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
    ),
    "Article": (
        Spec(
            "article.details",
            "Article Details…",
            ("Ctrl+I",),
            icon="ph.article",
            tip="Correct title, byline, publisher, date, zone and language",
            when=When.ARTICLE,
        ),
        Spec(
            "article.look_for_claims",
            "Look for Claims",
            icon="ph.magnifying-glass",
            tip="Look for claims anew; those that somebody has worked on stay",
            when=When.ARTICLE,
        ),
        None,
        Spec(
            "article.next_claim",
            "Next Claim",
            letters=("J",),
            icon="ph.caret-down",
            tip="Go to the next claim",
            when=When.ARTICLE,
        ),
        Spec(
            "article.previous_claim",
            "Previous Claim",
            letters=("K",),
            icon="ph.caret-up",
            tip="Go to the claim before",
            when=When.ARTICLE,
        ),
        Spec(
            "article.next_unfinished",
            "Next Unfinished Claim",
            letters=("Shift+J",),
            when=When.ARTICLE,
            tip="Go to the next claim that is not decided",
        ),
        Spec(
            "article.previous_unfinished",
            "Previous Unfinished Claim",
            letters=("Shift+K",),
            when=When.ARTICLE,
            tip="Go to the claim before that is not decided",
        ),
        None,
        Spec(
            "article.archive",
            "Archive Article",
            icon="ph.archive-box",
            when=When.ARTICLE,
            tip="Take the article off the list and keep it, or bring it back",
        ),
        Spec(
            "article.delete",
            "Delete Article",
            icon="ph.trash-simple",
            when=When.ARTICLE,
            tip="Delete the article with everything on it",
        ),
    ),
    "Claim": (
        Spec(
            "claim.accept",
            "Accept, Take On",
            letters=("A",),
            icon="ph.check",
            when=When.ACCEPTABLE,
            tip="Accept the claim; again: work on it",
        ),
        Spec(
            "claim.reject",
            "Not a Claim",
            letters=("X",),
            icon="ph.x",
            when=When.REJECTABLE,
            tip="Say that there is nothing to check",
        ),
        Spec(
            "claim.restore",
            "Restore",
            letters=("Shift+X",),
            icon="ph.arrow-clockwise",
            when=When.REJECTED,
            tip="Take back that it is no claim",
        ),
        None,
        Spec(
            "claim.new",
            "New Claim from Selection",
            letters=("N",),
            icon="ph.plus",
            when=When.SELECTION,
            tip="Make a claim of the selected words",
        ),
        Spec(
            "span.resize",
            "Move the Ends",
            letters=("R",),
            when=When.MARKED,
            tip="Choose an end with the arrow keys and move it with Shift",
        ),
        Submenu("Move an End by a Word", _ENDS),
        Spec(
            "span.split",
            "Split",
            letters=("S",),
            icon="ph.scissors",
            when=When.MARKED,
            tip="Make two claims of one, at the caret or where you choose",
        ),
        Spec(
            "span.merge",
            "Merge with Next",
            letters=("M",),
            icon="ph.git-merge",
            when=When.MARKED,
            tip="Make one claim of this and the next of its sentence",
        ),
        None,
        Spec("span.kind", "Change Kind…", letters=("C",), when=When.CLAIM, tip="Say which question the claim asks"),
        Submenu("Kind", _KINDS),
        Submenu("Status", _STATUSES),
        Spec("claim.make_mine", "Make Mine", icon="ph.user", when=When.CLAIM, tip="Become the owner of the claim"),
        Spec(
            "claim.edit",
            "Edit Statement and Fields",
            ("F2",),
            icon="ph.pencil-simple",
            when=When.CLAIM,
            tip="Correct what the claim says",
        ),
        Spec(
            "claim.why",
            "Why Check This?",
            icon="ph.scales",
            when=When.CLAIM,
            tip="See what makes the claim worth checking",
        ),
        None,
        Spec(
            "claim.delete",
            "Delete Claim",
            icon="ph.trash-simple",
            when=When.CLAIM,
            tip="Delete the claim with its links and its verdict",
        ),
    ),
    "Evidence": (
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
            "evidence.findings",
            "Findings",
            letters=("F",),
            icon="ph.diamond",
            when=When.CLAIM,
            tip="Go to what the rules noticed; D dismisses one",
        ),
    ),
    "Review": (
        Spec(
            "claim.write_verdict",
            "Give Verdict",
            letters=("V",),
            icon="ph.scales",
            when=When.CLAIM,
            tip="Write the text of the verdict",
        ),
        Submenu("Rating", _RATINGS),
        Spec(
            "claim.propose",
            "Propose Verdict",
            ("Ctrl+Return",),
            icon="ph.check-circle",
            when=When.RATABLE,
            tip="Propose the verdict for a second reading",
        ),
        None,
        Spec(
            "claim.withdraw",
            "Withdraw Verdict",
            icon="ph.arrow-clockwise",
            when=When.JUDGED,
            tip="Take the proposed verdict back into work",
        ),
        Spec(
            "claim.sign_off",
            "Sign Off",
            icon="ph.lock-simple",
            when=When.SIGNABLE,
            tip="Agree with a verdict that somebody else proposed",
        ),
    ),
    "Help": (
        Spec("help.guide", "Help", ("F1",), icon="ph.question", tip="Read how to use claimdesk"),
        Spec("help.keys", "All Keys", ("Ctrl+/",), icon="ph.keyboard", tip="See every key"),
        None,
        Spec("help.about", "About claimdesk", tip="Version, licence, and where things are kept"),
    ),
}
"""All menus from left to right, each from top to bottom."""

CLAIM_MENU = ("claim.accept", "claim.reject", "claim.restore", "span.resize", "span.split", "span.merge", "span.kind")
"""What the menu of the text offers for the claim under the pointer."""


def specs() -> tuple[Spec, ...]:
    """All actions in the order of the menus."""
    return tuple(spec for entries in MENUS.values() for spec in _flat(entries))


def _flat(entries: tuple[Entry, ...]) -> tuple[Spec, ...]:
    found: list[Spec] = []
    for entry in entries:
        if isinstance(entry, Submenu):
            found.extend(spec for spec in entry.entries if spec)
        elif entry is not None:
            found.append(entry)
    return tuple(found)
