"""The history of a claim in words: who did what when, and what was there before."""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import Any
from uuid import UUID

from checks.domain.change import Change, Record
from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from desktop.widgets.forms import say_number, sentence_case
from desktop.widgets.moments import say_moment

_TECHNICAL = {"id", "version_id", "claim_id", "evidence_id", "person_id", "signed_by_id", "snapshot_id", "owner_id"}
_LONGEST = 160
"""Characters of a value that a tooltip shows."""


def belongs_to(change: Change, claim_id: UUID) -> bool:
    """Does a change touch the claim or what hangs on it?"""
    return any(claim_id in (record.id, getattr(record, "claim_id", None)) for record in (*change.before, *change.after))


def status_change(changes: tuple[Change, ...], claim_id: UUID) -> Change | None:
    """The last change that brought the claim to where it stands; None where that is not known."""
    return next((change for change in reversed(changes) if _moves(change, claim_id)), None)


def action_words(change: Change) -> str:
    """What was done: the change's own label, or that something was taken back."""
    return f"Took back: {change.label[:1].lower()}{change.label[1:]}" if change.undoes else change.label


def person_words(change: Change, desk: Desk, me: UUID) -> str:
    """Who did it: "You", or a name."""
    person = desk.person(change.person_id)
    return "You" if change.person_id == me else person.name if person else "Somebody"


def difference(change: Change) -> str:
    """What was there before and after, a line for each value that differs."""
    lines = [line for old, new in change.edited for line in _differences(old, new)]
    lines += [f"Added: {_name(record)}" for record in change.added]
    lines += [f"Removed: {_name(record)}" for record in change.removed]
    return "\n".join(lines)


def _moves(change: Change, claim_id: UUID) -> bool:
    if any(isinstance(new, Claim) and new.id == claim_id for new in change.added):
        return True
    return any(
        isinstance(old, Claim) and isinstance(new, Claim) and new.id == claim_id and old.status is not new.status
        for old, new in change.edited
    )


def _differences(old: Record, new: Record) -> list[str]:
    names = [field.name for field in dataclasses.fields(new) if field.name not in _TECHNICAL]
    return [
        f"{sentence_case(name)}: {_say(getattr(old, name))} → {_say(getattr(new, name))}"
        for name in names
        if getattr(old, name) != getattr(new, name)
    ]


def _name(record: Record) -> str:
    what = type(record).__name__.lower()
    words = next((getattr(record, name) for name in ("quote", "title", "text", "passage") if _has(record, name)), "")
    return f"{what} “{_short(words)}”" if words else what


def _has(record: Record, name: str) -> bool:
    return bool(getattr(record, name, ""))


def _say(value: Any) -> str:  # noqa: ANN401 - any value of any record
    if value is None or value in ("", ()):
        return "nothing"
    if dataclasses.is_dataclass(value) and not isinstance(value, Moment):
        value = tuple(_filled(value))
    if isinstance(value, tuple):
        return _short(", ".join(_say(part) for part in value))
    return _say_plain(value)


def _say_plain(value: object) -> str:
    match value:
        case Moment():
            return say_moment(value)
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return say_number(value)
        case StrEnum():
            return value.value.replace("_", " ")
        case _:
            return f"“{_short(str(value))}”"


def _filled(value: Any) -> list[Any]:  # noqa: ANN401 - a part of any record
    parts = (getattr(value, field.name) for field in dataclasses.fields(value) if field.name not in ("start", "end"))
    return [part for part in parts if part not in (None, "", (), False)]


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"
