"""The tables of second readings: blind checks, corrections, and the versions of the house scale."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Column, Integer, Table, UniqueConstraint, Uuid

from checks.domain.correction import Decision
from checks.domain.verdict import Flag, Rating, Said
from checks.storage.columns import arrived, key, many, metadata, moment, reference, text, word

second_checks = Table(
    "second_checks",
    metadata,
    key(),
    reference("claim_id", "claims", required=True),
    reference("asked_by_id", "people", required=True),
    moment("asked_at", required=True),
    reference("person_id", "people"),
    text("rating"),
    word("said", Said),
    text("rationale", required=True),
    moment("as_of"),
    many("relied_on", UUID),
    moment("given_at"),
    text("outcome", required=True),
    reference("closed_by_id", "people"),
    moment("closed_at"),
    arrived(),
)

corrections = Table(
    "corrections",
    metadata,
    key(),
    reference("claim_id", "claims", required=True),
    text("original", required=True),
    text("proposed", required=True),
    word("decision", Decision, required=True),
    text("reason", required=True),
    reference("person_id", "people"),
    moment("decided_at"),
    arrived(),
    UniqueConstraint("claim_id"),
)

errata = Table(
    "errata",
    metadata,
    key(),
    reference("article_id", "articles", required=True),
    text("was", required=True),
    text("now", required=True),
    text("reason", required=True),
    reference("person_id", "people", required=True),
    moment("at", required=True),
    Column("claim_id", Uuid),
    arrived(),
)

scales = Table(
    "scales",
    metadata,
    key(),
    text("name", required=True),
    Column("version", Integer, nullable=False),
    many("ratings", Rating),
    many("flags", Flag),
    arrived(),
)
"""Each version of the house scale; none where the one that the program brings was never changed."""
