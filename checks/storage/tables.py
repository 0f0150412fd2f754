"""The tables of a casebook, one for each kind of record, named and typed so that every SQL database can hold them.

Columns carry the names of the domain's fields; `rows` relies on it. A change here needs a migration beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from checks.domain.article import Article, ArticleVersion, Picture, ReportState, Snapshot
from checks.domain.claim import Claim, Kind, Modality, Origin, Polarity, Reason, Status
from checks.domain.custody import CustodyAction
from checks.domain.evidence import (
    Capture,
    Credibility,
    Evidence,
    EvidenceFlag,
    EvidenceKind,
    EvidencePlace,
    Figure,
    Link,
    Reliability,
    Side,
    SourceStance,
    Stance,
)
from checks.domain.finding import Finding, FindingValue, Level
from checks.domain.house import House
from checks.domain.imported import EarlierCheck, Import
from checks.domain.mention import (
    Actor,
    Attribution,
    Comparison,
    Place,
    Precision,
    Quantity,
    Quotation,
    Resolution,
    TimeMention,
)
from checks.domain.origin import OriginRuling, Question
from checks.domain.person import Comment, Person
from checks.domain.relation import ClaimRelation, Relation
from checks.domain.span import Span
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.domain.verdict import Verdict
from checks.storage.types import MomentText, Parts, WholeRecords, Word

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)
"""Every constraint has a name, so that a later migration can speak of it."""

HASH_LENGTH = 64
"""Hexadecimal digits of a SHA-256."""
KEY_LENGTH = 200
"""Characters of the id that a data set gives its rows."""


def _key() -> Column[Any]:
    return Column("id", Uuid, primary_key=True)


def _arrived() -> Column[Any]:
    # Keeps the order in which records came in: the number of their change, and their place in it (see `rows.insert`).
    return Column("arrived", BigInteger, nullable=False)


def _reference(name: str, to: str, *, required: bool = False) -> Column[Any]:
    # Checked when the transaction ends: a change may then add and remove records in any order.
    key = ForeignKey(f"{to}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Uuid, key, nullable=not required, index=True)


def _text(name: str, *, required: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=not required)


def _word(name: str, kind: type[StrEnum], *, required: bool = False) -> Column[Any]:
    return Column(name, Word(kind), nullable=not required)


def _moment(name: str, *, required: bool = False) -> Column[Any]:
    return Column(name, MomentText, nullable=not required)


def _many(name: str, kind: Any) -> Column[Any]:  # noqa: ANN401 - the type of each part
    return Column(name, Parts(tuple[kind, ...]), nullable=False)


def _one(name: str, kind: Any) -> Column[Any]:  # noqa: ANN401 - the type of the part
    return Column(name, Parts(kind), nullable=True)


people = Table("people", metadata, _key(), _text("name", required=True), _arrived())

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String(HASH_LENGTH), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""Original bytes, each once by its hash; never changed, and kept when the snapshots that name them go."""

snapshots = Table(
    "snapshots",
    metadata,
    _key(),
    Column(
        "sha256",
        String(HASH_LENGTH),
        ForeignKey("blobs.sha256", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    ),
    _text("media_type", required=True),
    Column("size", BigInteger, nullable=False),
    _text("name"),
    _text("url"),
    _moment("taken_at"),
    _reference("derived_from", "snapshots"),
    _one("picture", Picture),
    _text("timestamp"),
    _arrived(),
)

custody = Table(
    "custody",
    metadata,
    _key(),
    Column("sha256", String(HASH_LENGTH), nullable=False, index=True),
    _word("action", CustodyAction, required=True),
    _moment("at", required=True),
    _reference("person_id", "people"),
    _text("tool", required=True),
    Column("sha256_after", String(HASH_LENGTH)),
    _text("note", required=True),
    _arrived(),
)
"""The chain of custody: rows are only ever added, and no change takes one back."""

imports = Table(
    "imports",
    metadata,
    _key(),
    _text("name", required=True),
    _text("format", required=True),
    Column("sha256", String(HASH_LENGTH), nullable=False),
    Column("records", Integer, nullable=False),
    Column("skipped", Integer, nullable=False),
    _moment("at", required=True),
    _text("query", required=True),
    _arrived(),
)


def _import() -> Column[Any]:
    # No foreign key: what came in with an import stays when the import is undone, unseen, until it is done again.
    return Column("import_id", Uuid, index=True)


articles = Table(
    "articles",
    metadata,
    _key(),
    _text("title", required=True),
    _text("byline"),
    _text("publisher"),
    _text("url"),
    _moment("published"),
    _text("timezone"),
    _text("language"),
    _word("report_state", ReportState, required=True),
    _reference("owner_id", "people"),
    _moment("due"),
    Column("is_archived", Boolean, nullable=False),
    _arrived(),
)

versions = Table(
    "versions",
    metadata,
    _key(),
    _reference("article_id", "articles", required=True),
    Column("number", Integer, nullable=False),
    _text("text", required=True),
    Column("sha256", String(HASH_LENGTH), nullable=False),
    _reference("snapshot_id", "snapshots"),
    _many("offsets", tuple[int, int]),
    _many("furniture", Span),
    _many("sentences", Span),
    _text("extractor"),
    _arrived(),
    UniqueConstraint("article_id", "number"),
)

claims = Table(
    "claims",
    metadata,
    _key(),
    _reference("version_id", "versions", required=True),
    Column("anchor_start", Integer, nullable=False),
    Column("anchor_end", Integer, nullable=False),
    _text("anchor_quote", required=True),
    _text("anchor_prefix", required=True),
    _text("anchor_suffix", required=True),
    Column("sentence", Integer, nullable=False),
    _word("kind", Kind, required=True),
    _many("also", Kind),
    _text("statement", required=True),
    _word("polarity", Polarity, required=True),
    _word("modality", Modality, required=True),
    Column("checkworthiness", Double, nullable=False),
    _many("reasons", Reason),
    _many("quantities", Quantity),
    _many("times", TimeMention),
    _many("places", Place),
    _many("actors", Actor),
    _one("attribution", Attribution),
    _one("comparison", Comparison),
    _one("quotation", Quotation),
    _many("resolves", Resolution),
    _word("status", Status, required=True),
    _word("origin", Origin, required=True),
    _reference("owner_id", "people"),
    _arrived(),
)

evidence = Table(
    "evidence",
    metadata,
    _key(),
    _word("kind", EvidenceKind, required=True),
    _text("title", required=True),
    _text("says", required=True),
    _text("url"),
    _text("archived_url"),
    _text("publisher"),
    _text("byline_origin"),
    _text("original_source"),
    _reference("republished_from", "evidence"),
    _word("side", Side),
    _word("source_stance", SourceStance),
    _moment("published"),
    _moment("event_start"),
    _moment("event_end"),
    _word("event_precision", Precision),
    _moment("as_of"),
    _one("place", EvidencePlace),
    _many("figures", Figure),
    _text("quote_text"),
    _text("quote_language"),
    _text("medium"),
    _text("hedge"),
    _text("weapon"),
    _text("language"),
    _word("reliability", Reliability),
    _word("credibility", Credibility),
    _text("licence"),
    _text("attribution_text"),
    _moment("accessed"),
    _text("query"),
    _reference("snapshot_id", "snapshots"),
    _text("timestamp_token"),
    _many("captures", Capture),
    _many("flags", EvidenceFlag),
    _reference("supersedes", "evidence"),
    _reference("derived_from", "evidence"),
    _import(),
    Column("key", String(KEY_LENGTH), index=True),
    _many("codes", tuple[str, str]),
    _text("note", required=True),
    _arrived(),
)

links = Table(
    "links",
    metadata,
    _key(),
    _reference("claim_id", "claims", required=True),
    _reference("evidence_id", "evidence", required=True),
    _word("stance", Stance, required=True),
    _text("passage", required=True),
    _text("locator"),
    _text("note", required=True),
    Column("is_carried", Boolean, nullable=False),
    _arrived(),
)

findings = Table(
    "findings",
    metadata,
    _key(),
    _reference("claim_id", "claims", required=True),
    _text("rule", required=True),
    _word("level", Level, required=True),
    _text("message", required=True),
    _many("values", FindingValue),
    _many("spans", Span),
    _many("missing", str),
    _text("dismissed"),
    _arrived(),
)

verdicts = Table(
    "verdicts",
    metadata,
    _key(),
    _reference("claim_id", "claims", required=True),
    _text("rating"),
    _text("rationale", required=True),
    _moment("as_of"),
    _many("flags", str),
    _text("proposed_wording", required=True),
    Column("is_draft", Boolean, nullable=False),
    _reference("person_id", "people"),
    _moment("decided_at"),
    _reference("signed_by_id", "people"),
    _moment("signed_at"),
    _arrived(),
    UniqueConstraint("claim_id"),
)

comments = Table(
    "comments",
    metadata,
    _key(),
    _reference("claim_id", "claims", required=True),
    _reference("person_id", "people"),
    _text("text", required=True),
    _moment("written_at", required=True),
    _arrived(),
)

claim_relations = Table(
    "claim_relations",
    metadata,
    _key(),
    _reference("claim_id", "claims", required=True),
    Column("other_id", Uuid, nullable=False, index=True),
    _word("relation", Relation, required=True),
    _text("text", required=True),
    _text("where", required=True),
    _reference("person_id", "people"),
    _moment("at"),
    _arrived(),
)

earlier_checks = Table(
    "earlier_checks",
    metadata,
    _key(),
    _text("text", required=True),
    _text("title", required=True),
    _text("summary", required=True),
    _text("url"),
    _text("publisher"),
    _moment("published"),
    _text("rating"),
    Column("key", String(KEY_LENGTH), index=True),
    _text("language"),
    _import(),
    _arrived(),
)

toll_series = Table(
    "toll_series",
    metadata,
    _key(),
    _text("title", required=True),
    _text("event", required=True),
    _text("timezone"),
    _many("points", TollPoint),
    _text("note", required=True),
    _arrived(),
)

comparator_tables = Table(
    "comparator_tables",
    metadata,
    _key(),
    _text("title", required=True),
    _many("measures", Measure),
    _many("rows", Comparator),
    _moment("covers_from"),
    _moment("covers_until"),
    _text("coverage", required=True),
    _many("terms", str),
    _text("note", required=True),
    _arrived(),
)

origin_rulings = Table(
    "origin_rulings",
    metadata,
    _key(),
    _reference("first_id", "evidence", required=True),
    _reference("second_id", "evidence", required=True),
    Column("is_same", Boolean, nullable=False),
    _text("reason", required=True),
    _reference("person_id", "people"),
    _word("question", Question, required=True),
    _arrived(),
)

house = Table(
    "house",
    metadata,
    _key(),
    _many("off", str),
    _many("limits", tuple[str, Level]),
    _many("spellings", tuple[str, str]),
    Column("suggest", Double),
    Column("near_certain", Double),
    Column("window_days", Integer),
    _arrived(),
)
"""At most one row."""

changes = Table(
    "changes",
    metadata,
    _key(),
    Column("number", Integer, nullable=False),
    _text("label", required=True),
    _moment("at", required=True),
    _reference("person_id", "people", required=True),
    _reference("undoes", "changes"),
    Column("before", WholeRecords, nullable=False),
    Column("after", WholeRecords, nullable=False),
    UniqueConstraint("number"),
)
"""The history: every action, numbered from 1 without gaps."""

touches = Table(
    "touches",
    metadata,
    Column("change_id", Uuid, ForeignKey("changes.id", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("record_id", Uuid, primary_key=True, index=True),
)
"""Which records each change touches, so that the history of one record is found at once."""

TABLES: Mapping[type[Any], Table] = MappingProxyType(
    {
        Person: people,
        Snapshot: snapshots,
        Article: articles,
        ArticleVersion: versions,
        Claim: claims,
        Evidence: evidence,
        Link: links,
        Finding: findings,
        Verdict: verdicts,
        Comment: comments,
        Import: imports,
        EarlierCheck: earlier_checks,
        TollSeries: toll_series,
        ComparatorTable: comparator_tables,
        OriginRuling: origin_rulings,
        House: house,
        ClaimRelation: claim_relations,
    }
)
"""Where each kind of record lies."""
