"""The Claim menu: accepting and rejecting, spans by hand, kind and status."""

from __future__ import annotations

from checks.domain.claim import Kind, Priority, Status
from desktop.widgets.claim_icons import KIND_ICONS, STATUS_ICONS
from desktop.window.action_spec import Entry, Spec, Submenu, When

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
_DUE = tuple(
    Spec(f"plan.due_{name}", words, when=When.CLAIM, tip=tip)
    for name, words, tip in (
        ("today", "Today", "The selected claims should be decided today"),
        ("tomorrow", "Tomorrow", "The selected claims should be decided by tomorrow"),
        ("week", "In a Week", "The selected claims should be decided within a week"),
        ("none", "No Due Date", "The selected claims need not be decided by a day"),
    )
)
_PRIORITIES = tuple(
    Spec(
        f"plan.priority_{priority.value}",
        priority.value.capitalize(),
        when=When.CLAIM,
        tip=f"The selected claims are of {priority.value} priority",
    )
    for priority in Priority
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

ENTRIES: tuple[Entry, ...] = (
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
    Spec("plan.owner", "Give To…", icon="ph.user", when=When.CLAIM, tip="Choose who does the selected claims"),
    Submenu("Due", _DUE),
    Submenu("Priority", _PRIORITIES),
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
)
