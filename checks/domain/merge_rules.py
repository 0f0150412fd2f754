"""What merging knows of each kind of record: what it hangs on, what makes two of them one, which fields go together.

Records are plain values here, as `codec.record_to_plain` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache, lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from checks.domain.codec import RECORD_TYPES, to_plain

Plain: TypeAlias = dict[str, Any]
"""A record as JSON holds it, with its kind under "record"."""


@dataclass(frozen=True)
class Reference:
    """A field that holds the id of another record."""

    field: str
    to: str
    """The kind of the other."""
    is_needed: bool = True
    """Does the record go with the other one? Else the field is emptied."""
    is_membership: bool = False
    """Is the record seen only as long as the other one is there, as the rows of an import?"""


_CLAIM = (Reference("claim_id", "Claim"),)
_IMPORT = Reference("import_id", "Import", is_membership=True)
REFERENCES: Mapping[str, tuple[Reference, ...]] = {
    "Snapshot": (Reference("derived_from", "Snapshot", is_needed=False),),
    "ArticleVersion": (Reference("article_id", "Article"), Reference("snapshot_id", "Snapshot", is_needed=False)),
    "Claim": (Reference("version_id", "ArticleVersion"),),
    "Evidence": (
        _IMPORT,
        Reference("snapshot_id", "Snapshot", is_needed=False),
        *(Reference(name, "Evidence", is_needed=False) for name in ("republished_from", "supersedes", "derived_from")),
    ),
    "EarlierCheck": (_IMPORT,),
    "Link": (*_CLAIM, Reference("evidence_id", "Evidence")),
    "Verdict": _CLAIM,
    "Comment": _CLAIM,
    "ClaimRelation": _CLAIM,
    "SecondCheck": _CLAIM,
    "Correction": _CLAIM,
    "Finding": _CLAIM,
    "Erratum": (Reference("article_id", "Article"),),
    "OriginRuling": (Reference("first_id", "Evidence"), Reference("second_id", "Evidence")),
}
"""What each kind of record names. People are left out: they are added and never taken away."""

KINDS = (
    *("Person", "Scale", "House", "Snapshot", "Import", "Article", "ArticleVersion", "Claim", "Evidence"),
    *("EarlierCheck", "Link", "Verdict", "Comment", "ClaimRelation", "SecondCheck", "Correction", "Erratum"),
    *("OriginRuling", "TollSeries", "ComparatorTable", "Finding"),
)
"""What is merged, in an order in which no record comes before what it needs. Each casebook keeps its own transfers."""

NATURAL_KEYS: Mapping[str, str] = {"Verdict": "claim_id", "Correction": "claim_id", "Scale": "version"}
"""The field of which a casebook has one record for each value: two desks that make one each have made the same one."""

GROUPS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "Claim": (("anchor", "sentence"),),
    "Verdict": (("rating", "scale_version"), ("said", "said_rationale"), ("confidence", "confidence_reason")),
    "Correction": (("decision", "original", "proposed"),),
    "SecondCheck": (("outcome", "closed_by_id", "closed_at"),),
}
"""Fields that say one thing together, so that they are never taken from two sides."""

BYLINES: Mapping[str, tuple[str, ...]] = {
    "Verdict": ("decided_at", "person_id", "signed_hash"),
    "Correction": ("decided_at", "person_id"),
}
"""Who decided and when, the time first. It follows what was decided: of two that agree, the later one stays."""

SIGNATURES: Mapping[str, tuple[str, ...]] = {"Verdict": ("signed_at", "signed_by_id")}
"""Of two signatures the earlier one stays, as long as it stands for what was merged."""

COLLECTIONS: Mapping[str, tuple[str, ...]] = {
    "Evidence": ("captures", "flags"),
    "TollSeries": ("points",),
    "ComparatorTable": ("rows",),
    "House": ("off",),
}
"""Lists that both sides may add to."""


COUNTED: Mapping[str, tuple[str, ...]] = {"ArticleVersion": ("number",)}
"""Fields that only count: two sides that count apart do not clash, see `merge_numbers`."""


@lru_cache(maxsize=2**14)
def as_id(text: str) -> UUID:
    """The id that a text holds. Merging reads the same ones again and again."""
    return UUID(text)


def record_id(record: Plain) -> UUID:
    """The id of a record."""
    return as_id(record["id"])


def named_by(record: Plain) -> Iterator[tuple[Reference, UUID]]:
    """The records that a record names, with the field that does."""
    for reference in REFERENCES.get(record["record"], ()):
        if record[reference.field] is not None:
            yield reference, as_id(record[reference.field])


def units(kind: str) -> Iterator[tuple[str, ...]]:
    """The fields of a kind, alone or with those that they go with; without the id, the byline and the signature."""
    groups = GROUPS.get(kind, ())
    apart = {"id", *BYLINES.get(kind, ()), *SIGNATURES.get(kind, ()), *COUNTED.get(kind, ())}
    apart |= {name for group in groups for name in group}
    yield from groups
    yield from ((each.name,) for each in fields(RECORD_TYPES[kind]) if each.name not in apart)


@cache
def blank(kind: str) -> Mapping[str, Any]:
    """What a record of a kind holds before anybody has filled it in: the fields that need not be given."""
    given = {}
    for each in fields(RECORD_TYPES[kind]):
        if each.name == "id":
            continue
        if each.default is not MISSING:
            given[each.name] = to_plain(each.default)
        elif each.default_factory is not MISSING:
            given[each.name] = to_plain(each.default_factory())
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
