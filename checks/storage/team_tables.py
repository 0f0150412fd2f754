"""The tables of what casebooks hand each other: bundles sent and received, what merging did, the history of others."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Integer, String, Table, Uuid

from checks.domain.transfer import Direction, Profile
from checks.storage.columns import HASH_LENGTH, arrived, key, metadata, moment, text, word
from checks.storage.types import WholeRecords

transfers = Table(
    "transfers",
    metadata,
    key(),
    Column("bundle_id", Uuid, nullable=False, index=True),
    word("direction", Direction, required=True),
    word("profile", Profile, required=True),
    text("name", required=True),
    Column("sha256", String(HASH_LENGTH), nullable=False),
    moment("at", required=True),
    text("to", required=True),
    *(Column(name, Integer, nullable=False) for name in ("records", "added", "changed", "decided", "withheld")),
    text("signer", required=True),
    Column("since", Integer),
    arrived(),
)

transfer_steps = Table(
    "transfer_steps",
    metadata,
    Column("transfer_id", Uuid, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("before", WholeRecords),
    Column("after", WholeRecords),
)
"""What merging a bundle did, portion by portion: its change names the transfer alone, and can be taken back."""

unread = Table(
    "unread",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    text("kind", required=True),
    Column("fields", JSON, nullable=False),
)
"""What a bundle of a later version held that this one does not know: kept, and handed on with the record."""

received = Table(
    "received",
    metadata,
    key(),
    Column("transfer_id", Uuid, nullable=False, index=True),
    Column("place", Integer, nullable=False),
    text("label", required=True),
    moment("at", required=True),
    Column("person_id", Uuid, nullable=False),
    Column("undoes", Uuid),
    text("reason", required=True),
    Column("before", WholeRecords, nullable=False),
    Column("after", WholeRecords, nullable=False),
)
"""The history of others that came in with bundles: who did what in their casebooks, in their order."""

ancestry = Table(
    "ancestry",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("change_id", Uuid, primary_key=True),
    Column("transfer_id", Uuid, primary_key=True, index=True),
    text("deleted"),
)
"""Which changes of others a record has gone through, by the bundle that said so; it holds while the transfer is there.

`deleted` is the kind of a record that one of them took away.
"""
