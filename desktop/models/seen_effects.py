"""What the bounds for earlier checks mean for the article on the desk."""

from __future__ import annotations

from collections.abc import Iterable

from checks.matching.match import Match
from checks.matching.similarity import Closeness
from checks.matching.weights import MatchSettings

NOTHING = "No earlier claims were found for the article on the desk: nothing to try the bounds on."


def effect_words(found: Iterable[tuple[Match, ...]], settings: MatchSettings) -> str:
    """How many of the claims that have earlier ones would show some, and how many would be marked.

    Only what was found under the present bounds is counted: lower bounds can bring more.
    """
    each = [[match.similarity.closeness(settings) for match in matches] for matches in found if matches]
    if not each:
        return NOTHING
    shown = sum(any(close is not Closeness.NO for close in closeness) for closeness in each)
    certain = sum(Closeness.NEAR_CERTAIN in closeness for closeness in each)
    claims = "1 claim" if len(each) == 1 else f"{len(each)} claims"
    return f"Of {claims} with earlier ones here, {shown} would show them, and {certain} would be marked near-certain."
