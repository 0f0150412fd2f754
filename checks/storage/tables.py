"""The tables of a casebook, one for each kind of record, named and typed so that every SQL database can hold them.

Columns carry the names of the domain's fields; `rows` relies on it. A change here needs a migration beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    Uuid,
)

from checks.domain.article import Article, ArticleVersion, Picture, ReportState, Snapshot
from checks.domain.claim import Claim, Kind, Modality, Origin, Polarity, Priority, Reason, Status
from checks.domain.correction import Correction, Erratum
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
from checks.domain.second_check import SecondCheck
from checks.domain.span import Span
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.domain.transfer import Transfer
from checks.domain.verdict import Confidence, Said, Scale, Verdict
from checks.storage.columns import (
    HASH_LENGTH,
    KEY_LENGTH,
    arrived,
    key,
    many,
    metadata,
    moment,
    one,
    reference,
    text,
    word,
)
from checks.storage.review_tables import corrections, errata, scales, second_checks
from checks.storage.team_tables import transfers
from checks.storage.types import WholeRecords

people = Table("people", metadata, key(), text("name", required=True), arrived())

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
    key(),
    Column(
        "sha256",
        String(HASH_LENGTH),
        ForeignKey("blobs.sha256", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    ),
    text("media_type", required=True),
    Column("size", BigInteger, nullable=False),
    text("name"),
    text("url"),
    moment("taken_at"),
    reference("derived_from", "snapshots"),
    one("picture", Picture),
    text("timestamp"),
    arrived(),
)

custody = Table(
    "custody",
    metadata,
    key(),
    Column("sha256", String(HASH_LENGTH), nullable=False, index=True),
    word("action", CustodyAction, required=True),
    moment("at", required=True),
    reference("person_id", "people"),
    text("tool", required=True),
    Column("sha256_after", String(HASH_LENGTH)),
    text("note", required=True),
    arrived(),
)
"""The chain of custody: rows are only ever added, and no change takes one back."""

imports = Table(
    "imports",
    metadata,
    key(),
    text("name", required=True),
    text("format", required=True),
    Column("sha256", String(HASH_LENGTH), nullable=False),
    Column("records", Integer, nullable=False),
    Column("skipped", Integer, nullable=False),
    moment("at", required=True),
    text("query", required=True),
    arrived(),
)


def _import() -> Column[Any]:
    # No foreign key: what came in with an import stays when the import is undone, unseen, until it is done again.
    return Column("import_id", Uuid, index=True)


articles = Table(
    "articles",
    metadata,
    key(),
    text("title", required=True),
    text("byline"),
    text("publisher"),
    text("url"),
    moment("published"),
    text("timezone"),
    text("language"),
    word("report_state", ReportState, required=True),
    reference("owner_id", "people"),
    moment("due"),
    Column("is_archived", Boolean, nullable=False),
    text("report_note", required=True),
    arrived(),
)

versions = Table(
    "versions",
    metadata,
    key(),
    reference("article_id", "articles", required=True),
    Column("number", Integer, nullable=False),
    text("text", required=True),
    Column("sha256", String(HASH_LENGTH), nullable=False),
    reference("snapshot_id", "snapshots"),
    many("offsets", tuple[int, int]),
    many("furniture", Span),
    many("sentences", Span),
    text("extractor"),
    arrived(),
    UniqueConstraint("article_id", "number"),
)

claims = Table(
    "claims",
    metadata,
    key(),
    reference("version_id", "versions", required=True),
    Column("anchor_start", Integer, nullable=False),
    Column("anchor_end", Integer, nullable=False),
    text("anchor_quote", required=True),
    text("anchor_prefix", required=True),
    text("anchor_suffix", required=True),
    Column("sentence", Integer, nullable=False),
    word("kind", Kind, required=True),
    many("also", Kind),
    text("statement", required=True),
    word("polarity", Polarity, required=True),
    word("modality", Modality, required=True),
    Column("checkworthiness", Double, nullable=False),
    many("reasons", Reason),
    many("quantities", Quantity),
    many("times", TimeMention),
    many("places", Place),
    many("actors", Actor),
    one("attribution", Attribution),
    one("comparison", Comparison),
    one("quotation", Quotation),
    many("resolves", Resolution),
    word("status", Status, required=True),
    word("origin", Origin, required=True),
    reference("owner_id", "people"),
    moment("due"),
    word("priority", Priority, required=True),
    arrived(),
)

evidence = Table(
    "evidence",
    metadata,
    key(),
    word("kind", EvidenceKind, required=True),
    text("title", required=True),
    text("says", required=True),
    text("url"),
    text("archived_url"),
    text("publisher"),
    text("byline_origin"),
    text("original_source"),
    reference("republished_from", "evidence"),
    word("side", Side),
    word("source_stance", SourceStance),
    moment("published"),
    moment("event_start"),
    moment("event_end"),
    word("event_precision", Precision),
    moment("as_of"),
    one("place", EvidencePlace),
    many("figures", Figure),
    text("quote_text"),
    text("quote_language"),
    text("medium"),
    text("hedge"),
    text("weapon"),
    text("language"),
    word("reliability", Reliability),
    word("credibility", Credibility),
    text("licence"),
    text("attribution_text"),
    moment("accessed"),
    text("query"),
    reference("snapshot_id", "snapshots"),
    text("timestamp_token"),
    many("captures", Capture),
    many("flags", EvidenceFlag),
    reference("supersedes", "evidence"),
    reference("derived_from", "evidence"),
    _import(),
    Column("key", String(KEY_LENGTH), index=True),
    many("codes", tuple[str, str]),
    text("note", required=True),
    arrived(),
)

links = Table(
    "links",
    metadata,
    key(),
    reference("claim_id", "claims", required=True),
    reference("evidence_id", "evidence", required=True),
    word("stance", Stance, required=True),
    text("passage", required=True),
    text("locator"),
    text("note", required=True),
    Column("is_carried", Boolean, nullable=False),
    arrived(),
)

findings = Table(
    "findings",
    metadata,
    key(),
    reference("claim_id", "claims", required=True),
    text("rule", required=True),
    word("level", Level, required=True),
    text("message", required=True),
    many("values", FindingValue),
    many("spans", Span),
    many("missing", str),
    text("dismissed"),
    arrived(),
)

verdicts = Table(
    "verdicts",
    metadata,
    key(),
    reference("claim_id", "claims", required=True),
    text("rating"),
    text("rationale", required=True),
    moment("as_of"),
    many("flags", str),
    text("proposed_wording", required=True),
    Column("is_draft", Boolean, nullable=False),
    reference("person_id", "people"),
    moment("decided_at"),
    reference("signed_by_id", "people"),
    moment("signed_at"),
    Column("signed_hash", String(HASH_LENGTH)),
    word("said", Said),
    text("said_rationale", required=True),
    many("relied_on", UUID),
    word("confidence", Confidence),
    text("confidence_reason", required=True),
    moment("recheck_on"),
    Column("scale_version", Integer),
    arrived(),
    UniqueConstraint("claim_id"),
)

comments = Table(
    "comments",
    metadata,
    key(),
    reference("claim_id", "claims", required=True),
    reference("person_id", "people"),
    text("text", required=True),
    moment("written_at", required=True),
    Column("is_return", Boolean, nullable=False),
    arrived(),
)

claim_relations = Table(
    "claim_relations",
    metadata,
    key(),
    reference("claim_id", "claims", required=True),
    Column("other_id", Uuid, nullable=False, index=True),
    word("relation", Relation, required=True),
    text("text", required=True),
    text("where", required=True),
    reference("person_id", "people"),
    moment("at"),
    arrived(),
)

earlier_checks = Table(
    "earlier_checks",
    metadata,
    key(),
    text("text", required=True),
    text("title", required=True),
    text("summary", required=True),
    text("url"),
    text("publisher"),
    moment("published"),
    text("rating"),
    Column("key", String(KEY_LENGTH), index=True),
    text("language"),
    _import(),
    arrived(),
)

toll_series = Table(
    "toll_series",
    metadata,
    key(),
    text("title", required=True),
    text("event", required=True),
    text("timezone"),
    many("points", TollPoint),
    text("note", required=True),
    arrived(),
)

comparator_tables = Table(
    "comparator_tables",
    metadata,
    key(),
    text("title", required=True),
    many("measures", Measure),
    many("rows", Comparator),
    moment("covers_from"),
    moment("covers_until"),
    text("coverage", required=True),
    many("terms", str),
    text("note", required=True),
    arrived(),
)

origin_rulings = Table(
    "origin_rulings",
    metadata,
    key(),
    reference("first_id", "evidence", required=True),
    reference("second_id", "evidence", required=True),
    Column("is_same", Boolean, nullable=False),
    text("reason", required=True),
    reference("person_id", "people"),
    word("question", Question, required=True),
    arrived(),
)

house = Table(
    "house",
    metadata,
    key(),
    many("off", str),
    many("limits", tuple[str, Level]),
    many("spellings", tuple[str, str]),
    Column("suggest", Double),
    Column("near_certain", Double),
    Column("window_days", Integer),
    Column("allows_single_person", Boolean, nullable=False),
    arrived(),
)
"""At most one row."""

changes = Table(
    "changes",
    metadata,
    key(),
    Column("number", Integer, nullable=False),
    text("label", required=True),
    moment("at", required=True),
    reference("person_id", "people", required=True),
    reference("undoes", "changes"),
    text("reason", required=True),
    Column("before", WholeRecords, nullable=False),
    Column("after", WholeRecords, nullable=False),
    Column("digest", String(HASH_LENGTH)),
    UniqueConstraint("number"),
)
"""The history: every action, numbered from 1 without gaps.

`digest` chains each to the one before it; those made before there was a chain have none.
"""

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
        SecondCheck: second_checks,
        Correction: corrections,
        Erratum: errata,
        Scale: scales,
        Transfer: transfers,
    }
)
"""Where each kind of record lies."""
