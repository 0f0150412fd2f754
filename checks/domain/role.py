"""What a person may do in a casebook that a team shares on a server."""

from __future__ import annotations

from enum import StrEnum

from checks.domain.change import Change
from checks.domain.house import House
from checks.domain.verdict import Scale, Verdict


class Role(StrEnum):
    """From the least to the most: each may do all that those before it may."""

    READER = "reader"
    CHECKER = "checker"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    @property
    def may_write(self) -> bool:
        """May anything be changed?"""
        return self is not Role.READER

    def objection_to(self, change: Change) -> str:
        """Why somebody in this role may not make a change, in a sentence; empty where nothing is in the way."""
        if self is Role.READER:
            return f"“{change.label}” was not done: you may only read this casebook. Ask an admin for another role."
        if self is Role.CHECKER and any(isinstance(new, Verdict) and new.signed_by_id for new in change.after):
            return f"“{change.label}” was not done: only a reviewer signs off. Ask one, or an admin for the role."
        if self is not Role.ADMIN and any(isinstance(each, House | Scale) for each in (*change.before, *change.after)):
            return f"“{change.label}” was not done: only an admin changes what holds for the whole house."
        return ""
