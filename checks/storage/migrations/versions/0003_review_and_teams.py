"""Second readings, corrections, versions of the scale; a chain in the history; bundles sent and taken in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables and columns; what was there before has no due date, no reason, no part in the chain."""
    _add("articles", report_note=sa.Text)
    _add("claims", due=sa.String(40), priority=sa.String(40))
    _add(
        "verdicts",
        signed_hash=sa.String(64),
        said=sa.String(40),
        said_rationale=sa.Text,
        relied_on=sa.JSON,
        confidence=sa.String(40),
        confidence_reason=sa.Text,
        recheck_on=sa.String(40),
        scale_version=sa.Integer,
    )
    _add("comments", is_return=sa.Boolean)
    _add("house", allows_single_person=sa.Boolean)
    _add("changes", reason=sa.Text, digest=sa.String(64))
    _create_reviews()
    _create_transfers()


_BEFORE = {
    "report_note": "",
    "priority": "normal",
    "said_rationale": "",
    "relied_on": "[]",
    "confidence_reason": "",
    "is_return": sa.false(),
    "allows_single_person": sa.false(),
    "reason": "",
}
"""What columns that are never empty hold in rows from before."""


def _add(table: str, **columns: object) -> None:
    with op.batch_alter_table(table) as batch:
        for name, kind in columns.items():
            batch.add_column(
                sa.Column(name, kind, nullable=name not in _BEFORE, server_default=_BEFORE.get(name))  # type: ignore[arg-type]
            )
    with op.batch_alter_table(table) as batch:
        for name, kind in columns.items():
            if name in _BEFORE:
                batch.alter_column(name, existing_type=kind, server_default=None)  # type: ignore[arg-type]


def _create_reviews() -> None:
    _create(
        "second_checks",
        *(sa.Column(name, sa.Uuid, nullable=False) for name in ("claim_id", "asked_by_id")),
        _moment("asked_at"),
        sa.Column("person_id", sa.Uuid),
        sa.Column("rating", sa.Text),
        sa.Column("said", sa.String(40)),
        _text("rationale"),
        sa.Column("as_of", sa.String(40)),
        sa.Column("relied_on", sa.JSON, nullable=False),
        sa.Column("given_at", sa.String(40)),
        _text("outcome"),
        sa.Column("closed_by_id", sa.Uuid),
        sa.Column("closed_at", sa.String(40)),
        _foreign("second_checks", "claim_id", "claims.id"),
        *(_foreign("second_checks", name, "people.id") for name in ("asked_by_id", "person_id", "closed_by_id")),
        indexed=["claim_id", "asked_by_id", "person_id", "closed_by_id"],
    )
    _create(
        "corrections",
        sa.Column("claim_id", sa.Uuid, nullable=False),
        *(_text(name) for name in ("original", "proposed")),
        sa.Column("decision", sa.String(40), nullable=False),
        _text("reason"),
        sa.Column("person_id", sa.Uuid),
        sa.Column("decided_at", sa.String(40)),
        _foreign("corrections", "claim_id", "claims.id"),
        _foreign("corrections", "person_id", "people.id"),
        sa.UniqueConstraint("claim_id", name="uq_corrections_claim_id"),
        indexed=["claim_id", "person_id"],
    )
    _create(
        "errata",
        sa.Column("article_id", sa.Uuid, nullable=False),
        *(_text(name) for name in ("was", "now", "reason")),
        sa.Column("person_id", sa.Uuid, nullable=False),
        _moment("at"),
        sa.Column("claim_id", sa.Uuid),
        _foreign("errata", "article_id", "articles.id"),
        _foreign("errata", "person_id", "people.id"),
        indexed=["article_id", "person_id"],
    )
    _create(
        "scales",
        _text("name"),
        _number("version"),
        *(sa.Column(name, sa.JSON, nullable=False) for name in ("ratings", "flags")),
    )


def _create_transfers() -> None:
    _create(
        "transfers",
        sa.Column("bundle_id", sa.Uuid, nullable=False),
        *(sa.Column(name, sa.String(40), nullable=False) for name in ("direction", "profile")),
        _text("name"),
        sa.Column("sha256", sa.String(64), nullable=False),
        _moment("at"),
        _text("to"),
        *(_number(name) for name in ("records", "added", "changed", "decided", "withheld")),
        _text("signer"),
        sa.Column("since", sa.Integer),
        indexed=["bundle_id"],
    )
    op.create_table(
        "transfer_steps",
        sa.Column("transfer_id", sa.Uuid, nullable=False),
        _number("place"),
        *(sa.Column(name, sa.JSON) for name in ("before", "after")),
        sa.PrimaryKeyConstraint("transfer_id", "place", name="pk_transfer_steps"),
    )
    op.create_table(
        "unread",
        sa.Column("record_id", sa.Uuid, nullable=False),
        _text("kind"),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("record_id", name="pk_unread"),
    )
    op.create_table(
        "received",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("transfer_id", sa.Uuid, nullable=False),
        _number("place"),
        _text("label"),
        _moment("at"),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("undoes", sa.Uuid),
        _text("reason"),
        *(sa.Column(name, sa.JSON, nullable=False) for name in ("before", "after")),
        sa.PrimaryKeyConstraint("id", name="pk_received"),
    )
    op.create_index("ix_received_transfer_id", "received", ["transfer_id"])
    names = ("record_id", "change_id", "transfer_id")
    op.create_table(
        "ancestry",
        *(sa.Column(name, sa.Uuid, nullable=False) for name in names),
        sa.Column("deleted", sa.Text),
        sa.PrimaryKeyConstraint(*names, name="pk_ancestry"),
    )
    op.create_index("ix_ancestry_transfer_id", "ancestry", ["transfer_id"])


def _create(table: str, *parts: sa.schema.SchemaItem, indexed: list[str] | None = None) -> None:
    arrived = sa.Column("arrived", sa.BigInteger, nullable=False)
    key = sa.PrimaryKeyConstraint("id", name=f"pk_{table}")
    op.create_table(table, sa.Column("id", sa.Uuid, nullable=False), *parts, arrived, key)
    for column in indexed or []:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _foreign(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}", deferrable=True, initially="DEFERRED")


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(40), nullable=False)


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer, nullable=False)
