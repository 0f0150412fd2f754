"""The texts that stay behind when something leaves: what must not be found in it."""

from __future__ import annotations

from collections.abc import Mapping

_SHORTEST_NAME = 4
_SHORTEST_HARD = 6
_SHORTEST_SOFT = 10
_MOST_SOFT = 50_000


class Secrets:
    """Texts that were withheld: hard ones may stand nowhere in what leaves, soft ones nowhere but where they belong.

    An old wording that still stands in the new one is no secret; a word of a private note is.
    """

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._hard: dict[str, str] = {}
        self._soft: dict[str, str] = {}

    @property
    def names(self) -> Mapping[str, str]:
        """Names of people, with what they are."""
        return self._names

    @property
    def hard(self) -> Mapping[str, str]:
        """Other hard secrets, with where they come from."""
        return self._hard

    @property
    def soft(self) -> Mapping[str, str]:
        """Soft secrets, with where they come from."""
        return {text: why for text, why in self._soft.items() if text not in self._hard and text not in self._names}

    def add_name(self, name: str) -> None:
        """A person of the desk."""
        if len(name.strip()) >= _SHORTEST_NAME:
            self._names[name.strip()] = "the name of a person at the desk"

    def add(self, text: str, why: str, *, is_hard: bool) -> None:
        """A text that stays; short ones are left out, for they stand everywhere."""
        text = text.strip()
        if is_hard and len(text) >= _SHORTEST_HARD:
            self._hard.setdefault(text, why)
        elif len(text) >= _SHORTEST_SOFT and len(self._soft) < _MOST_SOFT:
            self._soft.setdefault(text, why)
