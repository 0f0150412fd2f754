"""The history of a claim in words: who did what when, and what was there before."""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import Any
from uuid import UUID

from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Origin, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link
from checks.domain.finding import Finding
from checks.domain.moment import Moment
from checks.domain.person import Comment
from checks.domain.relation import ClaimRelation
from checks.domain.span import Anchor
from checks.domain.verdict import Verdict
from desktop.models.evidence_words import record_name
from desktop.panes.clock_words import say_when
from desktop.widgets.forms import say_number, sentence_case
from desktop.widgets.moments import say_moment

_TECHNICAL = {
    *("id", "version_id", "claim_id", "evidence_id", "other_id"),
    *("person_id", "signed_by_id", "snapshot_id", "owner_id"),
}
_NAMES = {
    "anchor": "Words of the article",
    "rationale": "Reasons",
    "is_draft": "Draft",
    "dismissed": "Dismissed for",
    "is_carried": "Carried over and not confirmed",
    "relation": "Stands to the earlier claim as",
}
"""Fields whose own names say too little."""
_LONGEST = 160
"""Characters of a value that are shown."""


class ChangeKind(StrEnum):
    """What a change is about, as the filter of the history names it."""

    WORDS = "Words and fields"
    DECISION = "Status and verdict"
    EVIDENCE = "Evidence"
    FINDINGS = "Findings"
    REMARKS = "Remarks"


def kind_of(change: Change, claim_id: UUID) -> ChangeKind:
    """What a change did to a claim; one that did several things counts by the weightiest."""
    touched = [record for record in (*change.before, *change.after) if _is_of(record, claim_id)]
    if any(isinstance(record, Verdict) for record in touched) or _moves(change, claim_id):
        return ChangeKind.DECISION
    for kind, found in (
        (Link, ChangeKind.EVIDENCE),
        (ClaimRelation, ChangeKind.EVIDENCE),
        (Finding, ChangeKind.FINDINGS),
        (Comment, ChangeKind.REMARKS),
    ):
        if any(isinstance(record, kind) for record in touched):
            return found
    return ChangeKind.WORDS


def belongs_to(change: Change, claim_id: UUID) -> bool:
    """Does a change touch the claim or what hangs on it?"""
    return any(_is_of(record, claim_id) for record in (*change.before, *change.after))


def status_change(changes: tuple[Change, ...], claim_id: UUID) -> Change | None:
    """The last change that brought the claim to where it stands; None where that is not known."""
    return next((change for change in reversed(changes) if _moves(change, claim_id)), None)


def action_words(change: Change) -> str:
    """What was done: the change's own label, or that something was taken back."""
    return f"Took back: {change.label[:1].lower()}{change.label[1:]}" if change.undoes else change.label


def person_words(change: Change, desk: Desk, me: UUID) -> str:
    """Who did it: "You", or a name."""
    return _person(change.person_id, desk, me)


def status_fact(changes: tuple[Change, ...], claim: Claim, desk: Desk, me: UUID) -> str:
    """Who brought a claim to its status, and when: "You, since 14:02".

    A claim that came in with its status, such as one of the sample, was brought there by whoever its records name, and
    not by the person who laid it out.
    """
    moved = status_change(changes, claim.id)
    if claim.status is Status.SUGGESTED and claim.origin is Origin.EXTRACTED:
        return "Found by the program"
    if moved is None or (claim.id in {each.id for each in moved.added} and claim.owner_id != moved.person_id):
        return _fact_of_records(claim, desk, me)
    return _since(person_words(moved, desk, me), moved.at)


def difference(change: Change, desk: Desk, claim_id: UUID) -> str:
    """What a change did to a claim, a line for each value that differs: "Statement: “One.” → “Two.”"."""
    edited = [(old, new) for old, new in change.edited if _is_of(new, claim_id) or isinstance(new, Evidence)]
    lines = [line for old, new in edited for line in _differences(old, new, desk)]
    lines += [f"Added: {_name(record, desk)}" for record in change.added if _is_of(record, claim_id)]
    lines += [f"Removed: {_name(record, desk)}" for record in change.removed if _is_of(record, claim_id)]
    return "\n".join(lines)


def _fact_of_records(claim: Claim, desk: Desk, me: UUID) -> str:
    """Who stands behind a status by the claim's own records; empty where they do not tell."""
    verdict = desk.verdict(claim.id)
    who: tuple[UUID | None, Moment | None] = (None, None)
    if claim.status is Status.SIGNED_OFF and verdict is not None:
        who = verdict.signed_by_id, verdict.signed_at
    elif claim.status is Status.JUDGED and verdict is not None:
        who = verdict.person_id, verdict.decided_at
    elif claim.status is Status.IN_PROGRESS:
        who = claim.owner_id, None
    return _since(_person(who[0], desk, me), who[1]) if who[0] is not None else ""


def _since(who: str, at: Moment | None) -> str:
    # The clock time matters today only; the header has room for a day.
    return f"{who}, since {say_when(at).partition(',')[0]}" if at else who


def _person(person_id: UUID | None, desk: Desk, me: UUID) -> str:
    person = desk.person(person_id)
    return "You" if person_id == me else person.name if person else "Somebody"


def _is_of(record: Record, claim_id: UUID) -> bool:
    return claim_id in (record.id, getattr(record, "claim_id", None))


def _moves(change: Change, claim_id: UUID) -> bool:
    if not change.undoes and any(isinstance(new, Claim) and new.id == claim_id for new in change.added):
        return True
    return any(
        isinstance(old, Claim) and isinstance(new, Claim) and new.id == claim_id and old.status is not new.status
        for old, new in change.edited
    )


def _differences(old: Record, new: Record, desk: Desk) -> list[str]:
    names = [field.name for field in dataclasses.fields(new) if field.name not in _TECHNICAL]
    about = f"{_record_of(new, desk)}, " if isinstance(new, Link) else ""
    return [
        sentence_case(f"{about}{_NAMES.get(name, name)}: {_say_field(old, name)} → {_say_field(new, name)}")
        for name in names
        if getattr(old, name) != getattr(new, name)
    ]


def _say_field(record: Record, name: str) -> str:
    value = getattr(record, name)
    return str(value).replace("_", " ") if name == "rating" and value else _say(value)


def _name(record: Record, desk: Desk) -> str:
    if isinstance(record, Link):
        return f"link to {_record_of(record, desk)}, {record.stance.value}"
    if isinstance(record, ClaimRelation):
        return f"{record.relation.value}, “{_short(record.text)}” ({record.where})"
    what = "remark" if isinstance(record, Comment) else type(record).__name__.lower()
    words = next(
        (getattr(record, name) for name in ("quote", "rationale", "message", "text") if _has(record, name)), ""
    )
    return f"{what} “{_short(words)}”" if words else what


def _record_of(link: Link, desk: Desk) -> str:
    record = desk.record(link.evidence_id)
    return record_name(record) if record else "a record that is gone"


def _has(record: Record, name: str) -> bool:
    return bool(getattr(record, name, ""))


def _say(value: Any) -> str:  # noqa: ANN401 - any value of any record
    if value is None or value in ("", ()):
        return "nothing"
    if isinstance(value, Anchor):
        value = value.quote
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
