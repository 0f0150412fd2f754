"""A part cannot exceed its whole."""

from __future__ import annotations

from collections.abc import Iterator

from checks.domain.claim import Claim, Kind
from checks.domain.extremes import plain
from checks.domain.finding import Level
from checks.domain.mention import Quantity
from checks.rules.context import Context
from checks.rules.figures.values import bounds, in_article
from checks.rules.rule import Example, Need, Notice, rule


@rule(
    "figure.subset",
    needs=Need.TEXT,
    kinds={Kind.QUANTITY},
    source="Arithmetic.",
    blind="A part and a whole that stand in different sentences.",
    example=Example("Eight people were wounded, including nine in critical condition.", "9 cannot be a part of 8."),
)
def part_fits(claim: Claim, context: Context) -> Iterator[Notice]:
    """A part cannot exceed its whole.

    "Eight were wounded, including nine in critical condition" has a slip in one of the two figures. Where the part
    fits, that is said too, so that nobody needs to count again.
    """
    wholes = {figure.start: figure for figure in context.quantities}
    for part in claim.quantities:
        whole = wholes.get(part.part_of) if part.part_of is not None else None
        least, most = bounds(part)[0], bounds(whole)[1] if whole else None
        if whole is not None and least is not None and most is not None:
            yield _notice(part, whole, least, most, context.text)


def _notice(part: Quantity, whole: Quantity, least: float, most: float, text: str) -> Notice:
    fits = least <= most
    verb = "is" if fits else "cannot be"
    message = f"{plain(least)} {verb} a part of {plain(most)}."
    values = (in_article("part", part, text), in_article("whole", whole, text))
    return Notice(Level.SUPPORTS if fits else Level.CONFLICTS, message, values)
