"""First schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Lay out every table of the first schema."""
    _create("people", _text("name", required=True))
    op.create_table("blobs", sa.Column("sha256", sa.String(64)), _bytes("data"), _primary("blobs", "sha256"))
    _create(
        "snapshots",
        sa.Column("sha256", sa.String(64), nullable=False),
        _text("media_type", required=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        _text("name"),
        _text("url"),
        _word("taken_at"),
        _foreign("snapshots", "sha256", "blobs.sha256"),
        indexed=["sha256"],
    )
    _create(
        "articles",
        _text("title", required=True),
        _text("byline"),
        _text("publisher"),
        _text("url"),
        _word("published"),
        _text("timezone"),
        _text("language"),
        _word("report_state", required=True),
        _id("owner_id"),
        _word("due"),
        sa.Column("is_archived", sa.Boolean, nullable=False),
        _foreign("articles", "owner_id", "people.id"),
        indexed=["owner_id"],
    )
    _create(
        "versions",
        _id("article_id", required=True),
        _number("number"),
        _text("text", required=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        _id("snapshot_id"),
        _parts("offsets", required=True),
        _parts("furniture", required=True),
        _parts("sentences", required=True),
        _text("extractor"),
        _foreign("versions", "article_id", "articles.id"),
        _foreign("versions", "snapshot_id", "snapshots.id"),
        sa.UniqueConstraint("article_id", "number", name="uq_versions_article_id_number"),
        indexed=["article_id", "snapshot_id"],
    )
    _create_claims()
    _create_evidence()
    _create_what_hangs_on_claims()
    _create_history()


def _create_claims() -> None:
    _create(
        "claims",
        _id("version_id", required=True),
        _number("anchor_start"),
        _number("anchor_end"),
        _text("anchor_quote", required=True),
        _text("anchor_prefix", required=True),
        _text("anchor_suffix", required=True),
        _number("sentence"),
        _word("kind", required=True),
        _parts("also", required=True),
        _text("statement", required=True),
        _word("polarity", required=True),
        _word("modality", required=True),
        sa.Column("checkworthiness", sa.Double, nullable=False),
        *(_parts(name, required=True) for name in ("reasons", "quantities", "times", "places", "actors")),
        *(_parts(name) for name in ("attribution", "comparison", "quotation")),
        _parts("resolves", required=True),
        _word("status", required=True),
        _word("origin", required=True),
        _id("owner_id"),
        _foreign("claims", "version_id", "versions.id"),
        _foreign("claims", "owner_id", "people.id"),
        indexed=["version_id", "owner_id"],
    )


def _create_evidence() -> None:
    _create(
        "evidence",
        _word("kind", required=True),
        _text("title", required=True),
        _text("says", required=True),
        *(_text(name) for name in ("url", "archived_url", "publisher", "byline_origin", "original_source")),
        _id("republished_from"),
        *(_word(name) for name in ("side", "source_stance")),
        *(_word(name) for name in ("published", "event_start", "event_end", "event_precision", "as_of")),
        _parts("place"),
        _parts("figures", required=True),
        *(_text(name) for name in ("quote_text", "quote_language", "medium", "hedge", "weapon", "language")),
        *(_word(name) for name in ("reliability", "credibility")),
        *(_text(name) for name in ("licence", "attribution_text")),
        _word("accessed"),
        _text("query"),
        _id("snapshot_id"),
        _text("timestamp_token"),
        _parts("custody", required=True),
        _parts("flags", required=True),
        *(_id(name) for name in ("supersedes", "derived_from")),
        _text("note", required=True),
        _foreign("evidence", "republished_from", "evidence.id"),
        _foreign("evidence", "snapshot_id", "snapshots.id"),
        _foreign("evidence", "supersedes", "evidence.id"),
        _foreign("evidence", "derived_from", "evidence.id"),
        indexed=["republished_from", "snapshot_id", "supersedes", "derived_from"],
    )


def _create_what_hangs_on_claims() -> None:
    _create(
        "links",
        _id("claim_id", required=True),
        _id("evidence_id", required=True),
        _word("stance", required=True),
        _text("passage", required=True),
        _text("locator"),
        _text("note", required=True),
        _foreign("links", "claim_id", "claims.id"),
        _foreign("links", "evidence_id", "evidence.id"),
        indexed=["claim_id", "evidence_id"],
    )
    _create(
        "findings",
        _id("claim_id", required=True),
        _text("rule", required=True),
        _word("level", required=True),
        _text("message", required=True),
        *(_parts(name, required=True) for name in ("values", "spans", "missing")),
        _text("dismissed"),
        _foreign("findings", "claim_id", "claims.id"),
        indexed=["claim_id"],
    )
    _create(
        "verdicts",
        _id("claim_id", required=True),
        _text("rating"),
        _text("rationale", required=True),
        _word("as_of"),
        _parts("flags", required=True),
        _text("proposed_wording", required=True),
        sa.Column("is_draft", sa.Boolean, nullable=False),
        _id("person_id"),
        _word("decided_at"),
        _id("signed_by_id"),
        _word("signed_at"),
        _foreign("verdicts", "claim_id", "claims.id"),
        _foreign("verdicts", "person_id", "people.id"),
        _foreign("verdicts", "signed_by_id", "people.id"),
        sa.UniqueConstraint("claim_id", name="uq_verdicts_claim_id"),
        indexed=["claim_id", "person_id", "signed_by_id"],
    )
    _create(
        "comments",
        _id("claim_id", required=True),
        _id("person_id"),
        _text("text", required=True),
        _word("written_at", required=True),
        _foreign("comments", "claim_id", "claims.id"),
        _foreign("comments", "person_id", "people.id"),
        indexed=["claim_id", "person_id"],
    )


def _create_history() -> None:
    op.create_table(
        "changes",
        _id("id", required=True),
        _number("number"),
        _text("label", required=True),
        _word("at", required=True),
        _id("person_id", required=True),
        _id("undoes"),
        _parts("before", required=True),
        _parts("after", required=True),
        _primary("changes", "id"),
        _foreign("changes", "person_id", "people.id"),
        _foreign("changes", "undoes", "changes.id"),
        sa.UniqueConstraint("number", name="uq_changes_number"),
    )
    _index("changes", ["person_id", "undoes"])
    op.create_table(
        "touches",
        _id("change_id", required=True),
        _id("record_id", required=True),
        _primary("touches", "change_id", "record_id"),
        _foreign("touches", "change_id", "changes.id"),
    )
    _index("touches", ["record_id"])


def _create(table: str, *parts: sa.schema.SchemaItem, indexed: list[str] | None = None) -> None:
    arrived = sa.Column("arrived", sa.BigInteger, nullable=False)
    op.create_table(table, _id("id", required=True), *parts, arrived, _primary(table, "id"))
    _index(table, indexed or [])


def _index(table: str, columns: list[str]) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _foreign(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}", deferrable=True, initially="DEFERRED")


def _id(name: str, *, required: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid, nullable=not required)


def _text(name: str, *, required: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=not required)


def _word(name: str, *, required: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(40), nullable=not required)


def _parts(name: str, *, required: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=not required)


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer, nullable=False)


def _bytes(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.LargeBinary, nullable=False)
