"""Claims about attacks, tolls, and counts of people or weapons: what a reader would want the source of."""

from __future__ import annotations

import re
from functools import cache

from checks.domain.claim import Claim, Kind
from checks.text.lexicons import either

_ARMS = ("missile", "drone", "bomb", "rocket")


def is_of_harm(claim: Claim) -> bool:
    """Is it a number of people or weapons, a toll in words, or an attack?"""
    if claim.kind is Kind.QUANTITY and any(each.person_status or _is_counted(each.unit) for each in claim.quantities):
        return True
    can_be_attack = claim.kind in (Kind.EVENT, Kind.RESPONSIBILITY, Kind.QUANTITY)
    return bool((can_be_attack and _attack().search(claim.quote)) or _toll().search(claim.quote))


def _is_counted(unit: str | None) -> bool:
    return unit == "person" or (unit is not None and any(word in unit for word in _ARMS))


@cache
def _attack() -> re.Pattern[str]:
    return re.compile(rf"\b{either('sourcing', 'attack')}\b", re.IGNORECASE)


@cache
def _toll() -> re.Pattern[str]:
    return re.compile(rf"\b{either('sourcing', 'toll')}\b", re.IGNORECASE)
