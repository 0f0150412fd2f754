"""When the war began that a text speaks of, from `resources/lexicons/conflicts.toml`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from checks.text.lexicons import lexicon

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Baseline:
    """A day from which a war is counted, and what began on it."""

    name: str
    began: date


@dataclass(frozen=True, slots=True)
class Conflict:
    """A war with the day it began; `ended` is None while it goes on."""

    name: str
    began: date
    named: frozenset[str]
    ended: date | None = None
    others: tuple[Baseline, ...] = ()
    """Other days from which it is counted."""
    fought_by: frozenset[str] = frozenset()

    def may_be(self, name: str) -> bool:
        """May the war that goes by this name, as in "the Lebanon war", be this one?"""
        return name.casefold() in self.named | self.fought_by

    def goes_on(self, day: date) -> bool:
        """Was it fought on this day?"""
        return self.began <= day and (self.ended is None or day <= self.ended)


def conflict_of(text: str, today: date) -> Conflict | None:
    """The war fought at publication that the text names most often; None where it names none, or two as often."""
    named = Counter(word.casefold() for word in _WORD.findall(text))
    counts = {one: sum(named[word] for word in one.named) for one in _conflicts() if one.goes_on(today)}
    most = max(counts.values(), default=0)
    best = [one for one, count in counts.items() if count == most > 0]
    return best[0] if len(best) == 1 else None


@cache
def _conflicts() -> tuple[Conflict, ...]:
    return tuple(
        Conflict(
            row["name"],
            row["began"],
            frozenset(row["named"]),
            row.get("ended"),
            _baselines(row),
            frozenset(row.get("fought_by", ())),
        )
        for row in lexicon("conflicts")["conflicts"]
    )


def _baselines(row: dict[str, Any]) -> tuple[Baseline, ...]:
    return tuple(Baseline(each["name"], each["began"]) for each in row.get("baselines", ()))
