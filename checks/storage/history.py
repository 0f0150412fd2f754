"""The stored history: every change that was applied, in order."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, RowMapping, func, insert, select

from checks.domain.change import Change
from checks.domain.correction import Correction
from checks.domain.evidence import Link
from checks.domain.finding import Finding
from checks.domain.person import Comment
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Verdict
from checks.storage import chain
from checks.storage.rows import portions
from checks.storage.tables import changes, people, touches

_OF_CLAIM = Link | Verdict | Comment | SecondCheck | Correction


def last_number(connection: Connection) -> int:
    """How many changes were applied so far; changes are numbered from 1."""
    return connection.scalar(select(func.max(changes.c.number))) or 0


def append(connection: Connection, change: Change, number: int) -> None:
    """Keep `change`, with its id, time and person, as the one of this number.

    What people hang on a claim (links, verdict, remarks, second checks, corrections) touches the claim too, so that its
    history is whole; so does dismissing a finding, but not the finding itself, which a rule made.
    """
    connection.execute(
        insert(changes).values(
            id=change.id,
            number=number,
            label=change.label,
            at=change.at,
            person_id=change.person_id,
            undoes=change.undoes,
            reason=change.reason,
            before=change.before,
            after=change.after,
            digest=chain.seal(connection, change, number),
        )
    )
    records = (*change.before, *change.after)
    touched = (
        {record.id for record in records}
        | {record.claim_id for record in records if isinstance(record, _OF_CLAIM)}
        | {new.claim_id for _, new in change.edited if isinstance(new, Finding)}
    )
    connection.execute(insert(touches), [{"change_id": change.id, "record_id": each} for each in sorted(touched)])


def latest(connection: Connection, limit: int) -> tuple[Change, ...]:
    """The last `limit` changes, newest first."""
    chosen = select(changes).order_by(changes.c.number.desc()).limit(limit)
    return tuple(change_of(row) for row in connection.execute(chosen).mappings())


def last_id(connection: Connection) -> UUID | None:
    """The id of the change that was applied last."""
    return connection.scalar(select(changes.c.id).order_by(changes.c.number.desc()).limit(1))


def first_id(connection: Connection) -> UUID | None:
    """The id of the first change of all: it tells one casebook from another, wherever its file is moved."""
    return id_of(connection, 1)


def id_of(connection: Connection, number: int) -> UUID | None:
    """The id of the change with this number; None where there were not so many."""
    return connection.scalar(select(changes.c.id).where(changes.c.number == number))


def has(connection: Connection, change_id: UUID) -> bool:
    """Is the change with this id kept?"""
    return connection.scalar(select(changes.c.number).where(changes.c.id == change_id)) is not None


def since(connection: Connection, number: int, limit: int) -> tuple[tuple[int, Change], ...]:
    """The changes after the one with this number, oldest first, each with its own number; `limit` at most."""
    chosen = select(changes).where(changes.c.number > number).order_by(changes.c.number).limit(limit)
    return tuple((row["number"], change_of(row)) for row in connection.execute(chosen).mappings())


def last_on(connection: Connection, record_id: UUID) -> tuple[str, str] | None:
    """What was done last to a record, and the name of the person who did it."""
    chosen = (
        select(changes.c.label, people.c.name)
        .join(touches, touches.c.change_id == changes.c.id)
        .join(people, people.c.id == changes.c.person_id)
        .where(touches.c.record_id == record_id)
        .order_by(changes.c.number.desc())
        .limit(1)
    )
    row = connection.execute(chosen).first()
    return (row.label, row.name) if row else None


def number_before(connection: Connection, day: str) -> int:
    """The number of the last change before a day, as "2025-05-23"; 0 where there was none."""
    earlier = select(changes.c.number, changes.c.at).order_by(changes.c.number)
    found = (number for number, at in connection.execute(earlier) if str(at) < day)
    return max(found, default=0)


def touched_since(connection: Connection, number: int) -> set[UUID]:
    """The ids of the records that changes after the one with this number touched."""
    after = select(changes.c.id).where(changes.c.number > number)
    return set(connection.execute(select(touches.c.record_id).where(touches.c.change_id.in_(after))).scalars())


def of(connection: Connection, record_id: UUID) -> tuple[Change, ...]:
    """The changes that touched a record, oldest first."""
    chosen = (
        select(changes)
        .join(touches, touches.c.change_id == changes.c.id)
        .where(touches.c.record_id == record_id)
        .order_by(changes.c.number)
    )
    return tuple(change_of(row) for row in connection.execute(chosen).mappings())


def dismissals(connection: Connection, finding_ids: Collection[UUID]) -> dict[UUID, str]:
    """The reasons for which people dismissed findings with these ids, as far as that was decided last of each."""
    found: dict[UUID, str | None] = {}
    for part in portions(finding_ids):
        on_them = select(touches.c.change_id).where(touches.c.record_id.in_(part))
        chosen = select(changes).where(changes.c.id.in_(on_them)).order_by(changes.c.number)
        for row in connection.execute(chosen).mappings():
            decided = (each for each in (*row["before"], *row["after"]) if isinstance(each, Finding))
            found.update((finding.id, finding.dismissed) for finding in decided)
    return {finding_id: reason for finding_id, reason in found.items() if reason is not None}


def touched_again(connection: Connection, record_ids: Collection[UUID], *, except_by: str) -> set[UUID]:
    """Those of the records that were touched again after the change that brought them in.

    Changes with the label `except_by` do not count, nor does what takes them back.
    """
    record = touches.c.record_id
    several = (
        select(record)
        .join(changes, touches.c.change_id == changes.c.id)
        .where(changes.c.label != except_by)
        .group_by(record)
        .having(func.count() > 1)
    )
    return {
        found
        for part in portions(record_ids)
        for found in connection.execute(several.where(record.in_(part))).scalars()
    }


def change_of(row: RowMapping) -> Change:
    """The change that a row of `changes` holds."""
    return Change(
        label=row["label"],
        before=row["before"],
        after=row["after"],
        id=row["id"],
        at=row["at"],
        person_id=row["person_id"],
        undoes=row["undoes"],
        reason=row["reason"],
    )
