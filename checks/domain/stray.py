"""Records that are not what the history last told of them: something was done to them beside the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from checks.domain.change import Change, Record
from checks.domain.codec import record_to_plain
from checks.domain.difference import about, differences


class Astray(StrEnum):
    """How a record differs from what the history tells."""

    ALTERED = "altered"
    UNTOLD = "untold"
    GONE = "gone"


@dataclass(frozen=True)
class Stray:
    """One record that is not as the history left it."""

    fault: Astray
    record_id: UUID
    about: str
    """The record in words, as the history has it where it has it: "Verdict “Counted twice”"."""
    differences: tuple[str, ...] = ()
    """What differs, field by field: what the history has → what lies there."""

    @property
    def sentence(self) -> str:
        """What is wrong, and what to do."""
        says = {
            Astray.ALTERED: f"{self.about} was altered, and not by a step of the history",
            Astray.UNTOLD: f"{self.about} was put there, and not by a step of the history",
            Astray.GONE: f"{self.about} is gone, and no step of the history took it away",
        }
        details = f": {'; '.join(self.differences)}" if self.differences else ""
        return f"{says[self.fault]}{details}. Compare it with a backup, and ask who had the casebook."


def altered(told: Record, there: Record | None, names: Mapping[UUID, str]) -> Stray:
    """The record that the history tells of, against what lies there; None where that cannot even be read.

    `names` puts people that fields refer to in words.
    """
    if there is None:
        return Stray(Astray.ALTERED, told.id, about(told), ("it cannot be read any more",))
    return Stray(Astray.ALTERED, told.id, about(told), tuple(_differences(told, there, names)))


def _differences(told: Record, there: Record, names: Mapping[UUID, str]) -> Iterator[str]:
    """In words where there are words for a field, else by the field's own name."""
    found = differences(Change("", (told,), (there,)), names)
    spoken = [f"{each.field}: {each.before} → {each.after}" for each in found]
    yield from spoken or (
        f"{name}: {was} → {now}" for name, was, now in _fields(record_to_plain(told), record_to_plain(there))
    )


def _fields(told: dict[str, Any], there: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    for name in sorted({*told, *there}):
        if told.get(name) != there.get(name):
            yield name.replace("_", " "), told.get(name), there.get(name)
