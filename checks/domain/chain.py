"""The chain over the history: each step seals itself and all before it, so that a step altered later shows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from checks.domain.stray import Stray


def link(previous: str, step: Mapping[str, Any]) -> str:
    """SHA-256, in hexadecimal digits, over the seal of the step before ("" for the first) and the stored step.

    `step` holds plain values as they lie in the database, not what a version of the program makes of them.
    """
    text = json.dumps(step, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(f"{previous}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


class Break(StrEnum):
    """How the chain is broken at a step."""

    ALTERED = "altered"
    MISSING = "missing"
    UNSEALED = "unsealed"


@dataclass(frozen=True)
class BrokenStep:
    """One place where the history is not what was written."""

    fault: Break
    number: int
    label: str = ""
    at: str = ""
    """As it is stored."""
    follows_unsealed: bool = False
    """Is it the first with a seal? Then one of the steps before it may be the altered one."""

    @property
    def sentence(self) -> str:
        """What is wrong, and what to do."""
        step = f"Step {self.number}" + (f" (“{self.label}”, {self.at})" if self.label else "")
        where = f"{step}, or one before it," if self.follows_unsealed else step
        says = {
            Break.ALTERED: f"{where} of the history was altered after it was written.",
            Break.MISSING: f"{step} of the history is missing.",
            Break.UNSEALED: f"{step} of the history was not written by this program.",
        }
        return f"{says[self.fault]} Compare it with a backup, and ask who had the casebook."


@dataclass(frozen=True)
class HistoryCheck:
    """What reading the whole history again showed, and holding the records against it."""

    steps: int
    unsealed: int = 0
    """Steps from before there was a chain: the first sealed step vouches for them as they were then."""
    broken: tuple[BrokenStep, ...] = ()
    last_seal: str = ""
    """The seal of the last step. Whoever noted it elsewhere can tell whether the end was cut off or written anew."""
    strays: tuple[Stray, ...] = ()
    """Records that are not what the history last told of them."""

    @property
    def is_sound(self) -> bool:
        """Is every step what it was, and every record what the steps made of it?"""
        return not self.broken and not self.strays

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is wrong, one by one."""
        return (*(each.sentence for each in self.broken), *(each.sentence for each in self.strays))

    @property
    def summary(self) -> str:
        """The counts in a sentence: "The history holds 12 steps, unbroken; its last seal is 3f…"."""
        parts = [f"The history holds {_count(self.steps, 'step')}{self._seals()}"]
        if self.broken:
            parts.append(f"it is broken in {_count(len(self.broken), 'place')}")
        if self.strays:
            are = "record is" if len(self.strays) == 1 else "records are"
            parts.append(f"{len(self.strays)} {are} not what it says")
        if self.last_seal and not self.broken:
            parts.append(f"its last seal is {self.last_seal}")
        return f"{'; '.join(parts)}."

    def _seals(self) -> str:
        if self.broken:
            return ""
        if self.unsealed == self.steps:
            return ", none of them sealed: if one was altered, it does not show" if self.steps else ""
        return f", unbroken, the first {self.unsealed} from before there were seals" if self.unsealed else ", unbroken"


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
