"""What rules look at: the desk of one article, with what was read from its texts once for all rules."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from datetime import tzinfo
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link
from checks.domain.mention import Quantity, Quotation, TimeMention
from checks.domain.moment import Moment
from checks.domain.origin import Origin
from checks.domain.span import Span
from checks.domain.ties import Table, is_tied, records_in
from checks.domain.tolls import zone_of
from checks.matching.sources import origins_of, text_of
from checks.rules.texts import quantities_of, sentences_of
from checks.text.conflicts import Conflict, conflict_of
from checks.text.quotations import find_quotations
from checks.text.sentences import split_sentences
from checks.text.times import find_times

T = TypeVar("T")


class Reading:
    """One text with what is read from it, each when it is first asked for."""

    def __init__(self, text: str, published: Moment | None) -> None:
        self.text = text
        self._published = published

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences in order."""
        return sentences_of(self.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its figures in order."""
        return quantities_of(self.text)

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """Its times in order, against its own day of publication."""
        return find_times(self.text, self._published, self.sentences)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Its quotations in order."""
        return find_quotations(self.text)


class Context:
    """A desk as rules see it. Made anew for each run; nothing in it changes."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._readings: dict[UUID, Reading] = {}
        self._origins: dict[UUID, tuple[Origin, ...]] = {}
        self._made: dict[Hashable, Any] = {}

    @property
    def text(self) -> str:
        """The canonical text of the article."""
        return self.desk.version.text

    @property
    def published(self) -> Moment | None:
        """When the article was published."""
        return self.desk.article.published

    @cached_property
    def zone(self) -> tzinfo:
        """The zone in which the article tells the time; UTC where none is known."""
        return zone_of(self.desk.article.timezone)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the article."""
        return self.desk.version.sentences or split_sentences(self.text, self.desk.version.furniture)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All figures of the article, in claims or not."""
        return quantities_of(self.text)

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """All times of the article, in claims or not."""
        return find_times(self.text, self.published, self.sentences)

    @cached_property
    def conflict(self) -> Conflict | None:
        """The war that the article speaks of, where the table of wars has it."""
        return conflict_of(self.text, self.published.day) if self.published else None

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """All quotations of the article."""
        return find_quotations(self.text)

    def sentence(self, claim: Claim) -> Span:
        """The sentence that a claim stands in; the claim's own words where sentences are not known."""
        at = claim.anchor.span
        return next((span for span in self.sentences if span.start <= at.start < span.end), at)

    def claims_at(self, *spans: Span) -> Iterator[Claim]:
        """The claims that share a code point with one of these places, in the order of the text."""
        return (claim for claim in self.desk.claims if any(claim.anchor.span.overlaps(span) for span in spans))

    def linked(self, claim: Claim) -> tuple[tuple[Link, Evidence], ...]:
        """The links of a claim with their records."""
        return self.desk.linked(claim.id)

    def origins(self, claim: Claim) -> tuple[Origin, ...]:
        """The independent sources behind the records of a claim."""
        if claim.id not in self._origins:
            self._origins[claim.id] = origins_of(self.desk, claim.id)
        return self._origins[claim.id]

    def tables(self, claim: Claim) -> tuple[Table, ...]:
        """The toll series and comparator tables that a claim is measured against.

        A row that was made from a linked record ties its table to the claim as the record itself would.
        """
        linked = {link.evidence_id for link in self.desk.links(claim.id)}
        return tuple(
            table for table in self.desk.tables if is_tied(table, claim, linked | self._made_from(table, linked))
        )

    def _made_from(self, table: Table, linked: Collection[UUID]) -> set[UUID]:
        records = filter(None, map(self.desk.record, records_in(table)))
        return {record.id for record in records if record.derived_from in linked}

    def reading(self, record: Evidence) -> Reading:
        """The text of a record (its page or file, else what it quotes and says) with what is read from it."""
        if record.id not in self._readings:
            self._readings[record.id] = Reading(text_of(record, self.desk.texts), record.published)
        return self._readings[record.id]

    def has_own_text(self, record: Evidence) -> bool:
        """Is the record's page or file kept as text, rather than only told in a checker's words?"""
        return record.id in self.desk.texts

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes, made once for all rules and claims of this run; `key` names it."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made
