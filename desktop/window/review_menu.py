"""The Review menu: verdict, rating, proposal and signature."""

from __future__ import annotations

from desktop.window.action_spec import Entry, Spec, Submenu, When

_RATINGS = tuple(
    Spec(
        f"claim.rate_{n}", f"Rating {n}", letters=(str(n),), when=When.RATABLE, tip=f"Give the house scale's rating {n}"
    )
    for n in range(1, 10)
)

_RELATIONS = (
    Spec("seen.same", "Same Claim", letters=("Shift+S",), when=When.CLAIM, tip="The earlier claim is the same"),
    Spec("seen.updated", "Updated Figure", letters=("Shift+U",), when=When.CLAIM, tip="Only the figure is a later one"),
    Spec("seen.contradicts", "Contradicts", letters=("Shift+C",), when=When.CLAIM, tip="Both cannot be right"),
    Spec("seen.broader", "Broader", letters=("Shift+B",), when=When.CLAIM, tip="The earlier claim says more than this"),
    Spec("seen.part", "Part of", letters=("Shift+P",), when=When.CLAIM, tip="The earlier claim is a part of this one"),
)

_REPORT = (
    Spec("review.send_for_review", "Send for Review", when=When.DRAFTED, tip="Hand the report to an editor"),
    Spec("review.send_back", "Send Back…", when=When.IN_REVIEW, tip="Give the report back to the desk, saying why"),
    Spec("review.publish", "Publish…", when=When.IN_REVIEW, tip="Let readers have the report"),
    Spec("review.correct", "Correct…", when=When.PUBLIC, tip="Put something right in a published report, in the open"),
    Spec("review.void", "Make Void…", when=When.PUBLIC, tip="Withdraw a published report, saying why"),
    Spec("review.take_back", "Begin Anew", when=When.VOID, tip="Work on a void report as a draft again"),
)

_CORRECTION = (
    Spec("review.accept", "Accept", icon="ph.check", when=When.REVIEWED, tip="Accept the correction (A in the review)"),
    Spec("review.decline", "Decline", icon="ph.x", when=When.REVIEWED, tip="Keep the wording (X in the review)"),
    Spec("review.reopen", "Reopen", when=When.REVIEWED, tip="Leave it to be decided again (R in the review)"),
)

ENTRIES: tuple[Entry, ...] = (
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
        "claim.send_back",
        "Send Verdict Back…",
        icon="ph.arrow-u-up-left",
        when=When.RETURNABLE,
        tip="Give a verdict back to who proposed it, with what is missing",
    ),
    Spec(
        "claim.sign_off",
        "Sign Off",
        icon="ph.lock-simple",
        when=When.SIGNABLE,
        tip="Agree with a verdict that somebody else proposed",
    ),
    None,
    Submenu("Report", _REPORT, "ph.files"),
    Submenu("Correction", _CORRECTION, "ph.pencil-simple"),
    Spec(
        "second.ask",
        "Ask for Second Check…",
        icon="ph.users",
        when=When.MARKED,
        tip="Let somebody decide without seeing the first verdict, and compare the two",
    ),
    Spec(
        "export.preflight",
        "Check for Publishing…",
        icon="ph.export",
        when=When.ARTICLE,
        tip="See what search engines would refuse of the signed verdicts, and export them",
    ),
    None,
    Spec(
        "seen.show",
        "Seen Before",
        letters=("B",),
        icon="ph.clock-counter-clockwise",
        when=When.CLAIM,
        tip="Go to the earlier check that is most like the claim",
    ),
    Submenu("Confirm as", _RELATIONS),
    Spec(
        "seen.carry",
        "Carry Evidence Over",
        letters=("Shift+E",),
        icon="ph.link",
        when=When.CLAIM,
        tip="Link the records of the confirmed earlier claim, each to be confirmed again",
    ),
    None,
    Spec(
        "pairs.contradictions",
        "Contradictions…",
        icon="ph.warning-circle",
        when=When.CASEBOOK,
        tip="List claims of all articles that give different figures for one event",
    ),
    Spec(
        "pairs.duplicates",
        "Duplicate Claims…",
        icon="ph.git-merge",
        when=When.CASEBOOK,
        tip="List claims of all articles that say the same, to merge them",
    ),
    None,
    Spec(
        "review.history",
        "History…",
        ("Ctrl+Shift+H",),
        icon="ph.clock-counter-clockwise",
        when=When.CASEBOOK,
        tip="See who did what when, field by field, and bring back what was",
    ),
)
