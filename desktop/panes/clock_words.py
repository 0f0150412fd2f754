"""When something was done, as the person at the desk reads it: in local time, and short if it was today."""

from __future__ import annotations

from datetime import UTC, date, datetime

from checks.domain.moment import Moment
from desktop.widgets.moments import say_day


def say_when(moment: Moment, today: date | None = None) -> str:
    """The time of something done: "14:19" today, "22 May, 14:19" this year, "22 May 2025, 14:19" before."""
    now = today or datetime.now(UTC).astimezone().date()
    if moment.clock is None:
        return say_day(moment.day, known_year=now.year)
    at = datetime.combine(moment.day, moment.clock)
    local = at.astimezone() if at.tzinfo else at
    clock = f"{local:%H:%M}"
    return clock if local.date() == now else f"{say_day(local.date(), known_year=now.year)}, {clock}"
