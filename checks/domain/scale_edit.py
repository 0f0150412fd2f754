"""What a house scale must be to be used, and the keys of ratings that are new on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from checks.domain.verdict import Flag, Rating, Scale
from checks.errors import StepRefused

MOST_RATINGS = 9
"""As many as there are digits to choose them by."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def with_keys(scale: Scale, versions: Iterable[Scale]) -> Scale:
    """`scale` with a key for each rating and flag that has none; no key of an earlier version is used again."""
    taken = {part.key for each in (*versions, scale) for part in _parts(each)}
    ratings = tuple(each if each.key else replace(each, key=_key(each.label, taken)) for each in scale.ratings)
    flags = tuple(each if each.key else replace(each, key=_key(each.label, taken)) for each in scale.flags)
    return replace(scale, ratings=ratings, flags=flags)


def require_sound(scale: Scale, versions: Collection[Scale]) -> None:
    """Raise StepRefused, saying what to change, for a scale that nobody could give verdicts on."""
    if not scale.ratings:
        raise StepRefused("A scale needs at least one rating.")
    if len(scale.ratings) > MOST_RATINGS:
        raise StepRefused(f"A scale has at most {MOST_RATINGS} ratings, one for each digit key.")
    if not scale.name.strip() or not all(part.label.strip() for part in _parts(scale)):
        raise StepRefused("Give the scale, and each rating and flag, a name.")
    _require_apart([rating.label for rating in scale.ratings], "ratings")
    _require_apart([flag.label for flag in scale.flags], "flags")
    if any(rating.value is not None and not 1 <= rating.value <= 5 for rating in scale.ratings):
        raise StepRefused("Numbers of ratings go from 1 (worst) to 5 (best); leave one that is off the scale empty.")
    if any(rating.colour and not _COLOUR.fullmatch(rating.colour) for rating in scale.ratings):
        raise StepRefused("Write colours as # and six digits, such as #1f7047.")
    _require_new_keys(scale, versions)


def _require_apart(labels: list[str], what: str) -> None:
    twice = [label for label, count in Counter(label.strip().casefold() for label in labels).items() if count > 1]
    if twice:
        raise StepRefused(f"Two {what} are called “{twice[0]}”. Give one of them another name.")


def _require_new_keys(scale: Scale, versions: Collection[Scale]) -> None:
    """A key that was dropped comes back with its old name alone: stored verdicts and exports stand on it."""
    *earlier, now = versions
    dropped = {rating.key: rating.label for each in earlier for rating in each.ratings}
    for rating in now.ratings:
        dropped.pop(rating.key, None)
    for rating in scale.ratings:
        if dropped.get(rating.key, rating.label) != rating.label:
            raise StepRefused(
                f"“{rating.key}” meant “{dropped[rating.key]}” once. Add “{rating.label}” as a new rating."
            )
    keys = [part.key for part in _parts(scale)]
    if len(set(keys)) < len(keys):
        raise StepRefused("Two ratings or flags have the same key. Remove one of them and add it anew.")


def _parts(scale: Scale) -> tuple[Rating | Flag, ...]:
    return *scale.ratings, *scale.flags


def _key(label: str, taken: set[str]) -> str:
    """A key for `label` that is none of `taken`, and now is."""
    base = re.sub(r"\W+", "_", label.casefold()).strip("_") or "rating"
    key, number = base, 2
    while key in taken:
        key, number = f"{base}_{number}", number + 1
    taken.add(key)
    return key
