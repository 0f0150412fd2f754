"""Owner, due date and priority in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from checks.domain.claim import Claim, Priority
from desktop.widgets.moments import say_day

DAYS: Mapping[str, Callable[[date], date]] = {
    "Today": lambda today: today,
    "Tomorrow": lambda today: today + timedelta(days=1),
    "In a Week": lambda today: today + timedelta(days=7),
}
"""Days that are offered as due dates, by what they are called."""


def is_overdue(claim: Claim, today: date) -> bool:
    """Should it be decided by now, and is not?"""
    return claim.due is not None and claim.due.day < today and not claim.status.is_decided


def due_words(claim: Claim, today: date) -> str:
    """A due date as it is said: "due today", "due 24 May", "overdue since 20 May", "no due date"."""
    if claim.due is None:
        return "no due date"
    day = claim.due.day
    said = {0: "today", 1: "tomorrow"}.get((day - today).days, say_day(day, known_year=today.year))
    return f"overdue since {said}" if is_overdue(claim, today) else f"due {said}"


def priority_words(priority: Priority) -> str:
    """A priority as it is said: "urgent", "high priority"."""
    return priority.value if priority is Priority.URGENT else f"{priority.value} priority"
