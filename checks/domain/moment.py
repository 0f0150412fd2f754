"""A point of time, as exactly as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self


@dataclass(frozen=True)
class Moment:
    """A day, or a day with its clock time, which may carry a zone. Written and read in ISO 8601."""

    day: date
    clock: time | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2025-05-23", "20250523", "2025-05-23T17:01" or "2025-05-23T17:01+03:00"; ValueError for anything else.

        A week is not read: it names no day.
        """
        if "W" in text:
            raise ValueError(f"“{text}” names a week, not a day")
        if len(text) <= len("2025-05-23"):
            return cls(date.fromisoformat(text))
        return cls.of(datetime.fromisoformat(text))

    @classmethod
    def of(cls, at: datetime) -> Self:
        """The moment of a `datetime`, with its zone if it has one."""
        return cls(at.date(), at.timetz())

    def __str__(self) -> str:
        """The ISO 8601 form, without seconds where they are zero."""
        if self.clock is None:
            return self.day.isoformat()
        exact = self.clock.second or self.clock.microsecond
        return datetime.combine(self.day, self.clock).isoformat(timespec="auto" if exact else "minutes")
