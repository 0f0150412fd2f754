"""The house scale: which ratings there are, and how a newsroom makes it its own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from checks.domain.change import Change
from checks.domain.codec import from_plain
from checks.domain.scale_edit import require_sound, with_keys
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Scale, Verdict
from checks.errors import StepRefused
from checks.services.records import Records


@cache
def load_scale(name: str = "house") -> Scale:
    """The scale in `resources/scales/<name>.toml`."""
    text = (files("resources") / "scales" / f"{name}.toml").read_text(encoding="utf-8")
    return from_plain(tomllib.loads(text), Scale)


def rating_labels(records: Records) -> Mapping[str, str]:
    """What ratings are called in a casebook, by their keys: those of the scale in use, and those dropped since."""
    stored = sorted(records.all(Scale), key=lambda scale: scale.version)
    return {rating.key: rating.label for scale in (load_scale(), *stored) for rating in scale.ratings}


class Scales:
    """The versions of the scale in a casebook: verdicts are given on the highest, and name the one they were given on.

    `known` is the scale as it was last read or changed here: views read it without asking the casebook.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self.known = self.current

    @property
    def current(self) -> Scale:
        """The scale that verdicts are given on."""
        return self.versions()[-1]

    def versions(self) -> tuple[Scale, ...]:
        """Every version that was ever in use, oldest first; the one that the program brings where none was changed."""
        stored = sorted(self._records.all(Scale), key=lambda scale: scale.version)
        return tuple(stored) or (load_scale(),)

    def version(self, number: int | None) -> Scale:
        """The scale that a verdict was given on; the current one where that is not known."""
        versions = self.versions()
        return next((each for each in versions if each.version == number), versions[-1])

    def look(self) -> Scale:
        """Read again which scale is in use; somebody else may have changed it."""
        self.known = self.current
        return self.known

    def edit(self, scale: Scale) -> Change:
        """Let these be the ratings and flags from now on, as a new version; a rating without a key is given one.

        StepRefused for a scale that nobody could use, and for one without a rating or flag that is in use.
        """
        versions = self.versions()
        now = versions[-1]
        made = with_keys(scale, versions)
        require_sound(made, versions)
        self._require_used_kept(now, made)
        if replace(made, version=now.version, id=now.id) == now:
            return Change("Change house scale")
        stored = self._records.all(Scale)
        fresh = replace(made, version=now.version + 1, id=self._records.new_id())
        change = self._records.apply(Change("Change house scale", after=(*(() if stored else (now,)), fresh)))
        self.look()
        return change

    def _require_used_kept(self, now: Scale, made: Scale) -> None:
        dropped = [rating for rating in now.ratings if rating.key not in {each.key for each in made.ratings}]
        for rating in dropped:
            count = len(self._records.referring(Verdict, "rating", [rating.key]))
            count += len(self._records.referring(SecondCheck, "rating", [rating.key]))
            if count:
                raise StepRefused(
                    f"“{rating.label}” cannot be dropped: {_verdicts(count)}. Give it another name instead."
                )
        gone = {flag.key: flag.label for flag in now.flags} | {flag.key: "" for flag in made.flags}
        used = {key for verdict in self._records.all(Verdict) for key in verdict.flags}
        for key, label in gone.items():
            if label and key in used:
                raise StepRefused(
                    f"The flag “{label}” cannot be dropped: verdicts carry it. Give it another name instead."
                )


def _verdicts(count: int) -> str:
    return "1 verdict uses it" if count == 1 else f"{count} verdicts use it"
