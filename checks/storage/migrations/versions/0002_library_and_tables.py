"""Imports, custody, tables to measure against, earlier checks; captures, pictures; relations of claims."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables, and the columns of snapshots and evidence; custody moves out of the evidence records."""
    with op.batch_alter_table("snapshots") as snapshots:
        snapshots.add_column(sa.Column("derived_from", sa.Uuid))
        snapshots.add_column(sa.Column("picture", sa.JSON))
        snapshots.add_column(sa.Column("timestamp", sa.Text))
        snapshots.create_foreign_key(
            "fk_snapshots_derived_from", "snapshots", ["derived_from"], ["id"], deferrable=True, initially="DEFERRED"
        )
        snapshots.create_index("ix_snapshots_derived_from", ["derived_from"])
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_column("custody")  # no version of the program ever wrote into it
        evidence.add_column(sa.Column("captures", sa.JSON, nullable=False, server_default="[]"))
        evidence.add_column(sa.Column("import_id", sa.Uuid))
        evidence.add_column(sa.Column("key", sa.String(200)))
        evidence.add_column(sa.Column("codes", sa.JSON, nullable=False, server_default="[]"))
        evidence.create_index("ix_evidence_import_id", ["import_id"])
        evidence.create_index("ix_evidence_key", ["key"])
    with op.batch_alter_table("evidence") as evidence:
        evidence.alter_column("captures", existing_type=sa.JSON, server_default=None)
        evidence.alter_column("codes", existing_type=sa.JSON, server_default=None)
    with op.batch_alter_table("links") as links:
        links.add_column(sa.Column("is_carried", sa.Boolean, nullable=False, server_default=sa.false()))
    with op.batch_alter_table("links") as links:
        links.alter_column("is_carried", existing_type=sa.Boolean, server_default=None)
    _create_custody_and_imports()
    _create_relations()
    _create_what_claims_are_measured_against()
    _begin_the_chain_of_custody()


def _begin_the_chain_of_custody() -> None:
    """Say of all bytes that are here that they were here before the chain was kept."""
    connection = op.get_bind()
    custody = sa.table("custody", *(sa.column(name) for name in _OPENING), sa.column("id", sa.Uuid))
    hashes = connection.execute(sa.text("SELECT sha256 FROM blobs ORDER BY sha256")).scalars().all()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for number, sha256 in enumerate(hashes, start=1):
        values = (sha256, "taken in", now, "claimdesk", "kept before the chain of custody began", number)
        connection.execute(custody.insert().values(id=uuid4(), **dict(zip(_OPENING, values, strict=True))))


_OPENING = ("sha256", "action", "at", "tool", "note", "arrived")


def _create_custody_and_imports() -> None:
    _create(
        "custody",
        _hash("sha256"),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("person_id", sa.Uuid),
        _text("tool"),
        sa.Column("sha256_after", sa.String(64)),
        _text("note"),
        _foreign("custody", "person_id", "people.id"),
        indexed=["sha256", "person_id"],
    )
    _create(
        "imports",
        _text("name"),
        _text("format"),
        _hash("sha256"),
        sa.Column("records", sa.Integer, nullable=False),
        sa.Column("skipped", sa.Integer, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        _text("query"),
    )
    _create(
        "earlier_checks",
        *(_text(name) for name in ("text", "title", "summary")),
        *(sa.Column(name, sa.Text) for name in ("url", "publisher")),
        sa.Column("published", sa.String(40)),
        sa.Column("rating", sa.Text),
        sa.Column("key", sa.String(200)),
        sa.Column("language", sa.Text),
        sa.Column("import_id", sa.Uuid),
        indexed=["key", "import_id"],
    )


def _create_relations() -> None:
    _create(
        "claim_relations",
        *(sa.Column(name, sa.Uuid, nullable=False) for name in ("claim_id", "other_id")),
        sa.Column("relation", sa.String(40), nullable=False),
        *(_text(name) for name in ("text", "where")),
        sa.Column("person_id", sa.Uuid),
        sa.Column("at", sa.String(40)),
        _foreign("claim_relations", "claim_id", "claims.id"),
        _foreign("claim_relations", "person_id", "people.id"),
        indexed=["claim_id", "other_id", "person_id"],
    )


def _create_what_claims_are_measured_against() -> None:
    _create(
        "toll_series",
        _text("title"),
        _text("event"),
        sa.Column("timezone", sa.Text),
        sa.Column("points", sa.JSON, nullable=False),
        _text("note"),
    )
    _create(
        "comparator_tables",
        _text("title"),
        *(sa.Column(name, sa.JSON, nullable=False) for name in ("measures", "rows")),
        *(sa.Column(name, sa.String(40)) for name in ("covers_from", "covers_until")),
        _text("coverage"),
        sa.Column("terms", sa.JSON, nullable=False),
        _text("note"),
    )
    _create(
        "house",
        *(sa.Column(name, sa.JSON, nullable=False) for name in ("off", "limits", "spellings")),
        *(sa.Column(name, sa.Double) for name in ("suggest", "near_certain")),
        sa.Column("window_days", sa.Integer),
    )
    _create(
        "origin_rulings",
        *(sa.Column(name, sa.Uuid, nullable=False) for name in ("first_id", "second_id")),
        sa.Column("is_same", sa.Boolean, nullable=False),
        _text("reason"),
        sa.Column("person_id", sa.Uuid),
        sa.Column("question", sa.String(40), nullable=False),
        _foreign("origin_rulings", "first_id", "evidence.id"),
        _foreign("origin_rulings", "second_id", "evidence.id"),
        _foreign("origin_rulings", "person_id", "people.id"),
        indexed=["first_id", "second_id", "person_id"],
    )


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


def _hash(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(64), nullable=False)
