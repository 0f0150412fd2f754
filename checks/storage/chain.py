"""Seals each step of the stored history, and reads the whole chain again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import JSON, Connection, RowMapping, String, func, select, type_coerce

from checks.domain.chain import Break, BrokenStep, HistoryCheck, link
from checks.domain.change import Change
from checks.domain.codec import record_to_plain
from checks.domain.progress import Progress, no_progress
from checks.storage.tables import changes

_AT_ONCE = 200
"""Steps that are read at a time."""
_SEALED = ("id", "number", "label", "at", "person_id", "undoes", "reason", "before", "after")
"""The columns that a seal covers. A later version may add columns, but covers these as they are."""


def seal(connection: Connection, change: Change, number: int) -> str:
    """The seal of `change`, which is to be written as the one of this number."""
    stored = {
        "id": _id(change.id),
        "number": number,
        "label": change.label,
        "at": str(change.at),
        "person_id": _id(change.person_id),
        "undoes": _id(change.undoes),
        "reason": change.reason,
        "before": [record_to_plain(record) for record in change.before],
        "after": [record_to_plain(record) for record in change.after],
    }
    return link(_last_seal(connection, number), stored)


def check(connection: Connection, progress: Progress = no_progress) -> HistoryCheck:
    """Read every step again and hold it against its seal. Progress counts steps."""
    total = connection.scalar(select(func.count()).select_from(changes)) or 0
    broken: list[BrokenStep] = []
    seal_before, unsealed, number = "", 0, 0
    for count, row in enumerate(rows(connection), start=1):
        broken += [BrokenStep(Break.MISSING, gone) for gone in range(number + 1, row["number"])]
        number, is_first = row["number"], unsealed == count - 1
        expected = link(seal_before, _plain(row))
        if row["digest"] is None and is_first:
            unsealed += 1
        elif row["digest"] != expected:
            fault = Break.UNSEALED if row["digest"] is None else Break.ALTERED
            broken.append(BrokenStep(fault, number, row["label"], row["at"], is_first and unsealed > 0))
        seal_before = row["digest"] or expected
        progress(count, total)
    return HistoryCheck(total, unsealed, tuple(broken), seal_before if unsealed < total else "")


def _last_seal(connection: Connection, number: int) -> str:
    """The seal of the step before; where it has none, as all from before there was a chain, the one it would have."""
    stored = connection.execute(select(changes.c.digest).where(changes.c.number == number - 1)).scalar()
    if stored is not None or number == 1:
        return stored or ""
    seal_before = ""
    for row in rows(connection):
        seal_before = row["digest"] or link(seal_before, _plain(row))
    return seal_before


def rows(connection: Connection) -> Iterator[RowMapping]:
    """All steps in their order as they are stored, a portion at a time."""
    stored = {"before": JSON, "after": JSON, "at": String}
    columns = [type_coerce(changes.c[name], stored.get(name, changes.c[name].type)).label(name) for name in _SEALED]
    chosen, last = select(*columns, changes.c.digest).order_by(changes.c.number).limit(_AT_ONCE), 0
    while portion := connection.execute(chosen.where(changes.c.number > last)).mappings().all():
        yield from portion
        last = portion[-1]["number"]


def _plain(row: RowMapping) -> Mapping[str, Any]:
    ids = {name: _id(row[name]) for name in ("id", "person_id", "undoes")}
    return {name: row[name] for name in _SEALED} | ids


def _id(value: object) -> str | None:
    return None if value is None else str(value)
