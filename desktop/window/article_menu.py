"""The Article menu: its details, looking for claims, walking through them."""

from __future__ import annotations

from desktop.window.action_spec import Entry, Spec, When

ENTRIES: tuple[Entry, ...] = (
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
    Spec(
        "article.weigh_claims",
        "Weigh the Claims Again",
        tip="Reckon check-worthiness anew, with the weights of the preferences; nothing else of a claim changes",
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
        "findings.next",
        "Next Finding",
        ("Alt+N",),
        tip="Go to the next finding of the article that does more than bear a claim out",
        when=When.ARTICLE,
    ),
    Spec("findings.previous", "Previous Finding", ("Alt+P",), tip="Go to the finding before", when=When.ARTICLE),
    Spec(
        "findings.overview",
        "All Findings",
        letters=("Shift+F",),
        icon="ph.diamond",
        tip="Show all that the rules noticed in place of the claims, or the claims again",
        when=When.ARTICLE,
    ),
    Spec(
        "findings.check_all",
        "Check All Articles",
        tip="Run the rules on every article of the casebook",
        when=When.CASEBOOK,
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
)
