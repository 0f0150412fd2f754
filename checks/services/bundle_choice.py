"""What of a casebook goes into a bundle: everything, articles with all they need, or what is new since a change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from checks.domain.article import Article, ArticleVersion, Snapshot
from checks.domain.claim import Claim
from checks.domain.codec import RECORD_TYPES
from checks.domain.correction import Correction, Erratum
from checks.domain.evidence import Evidence, Link
from checks.domain.finding import Finding
from checks.domain.house import House
from checks.domain.imported import EarlierCheck, Import
from checks.domain.origin import OriginRuling
from checks.domain.person import Comment
from checks.domain.relation import ClaimRelation
from checks.domain.second_check import SecondCheck
from checks.domain.transfer import Transfer
from checks.domain.verdict import Scale, Verdict
from checks.errors import NotFound
from checks.exchange.bundle.references import REFERENCES
from checks.storage import history
from checks.storage.rows import ROOM_IN_A_CHANGE, portions
from checks.storage.tables import TABLES

Chosen = Mapping[type[Any], Collection[UUID]]
"""The ids of the chosen records by kind."""

_ON_CLAIMS: tuple[type[Any], ...] = (
    Link,
    Verdict,
    Comment,
    Finding,
    SecondCheck,
    Correction,
    ClaimRelation,
)
_OF_THE_HOUSE: tuple[type[Any], ...] = (House, Scale)


@dataclass(frozen=True)
class Choice:
    """What to put into a bundle; the whole casebook where neither is given."""

    articles: tuple[UUID, ...] = ()
    """Only these articles, with their texts, claims, evidence, verdicts and all that those need."""
    since: int | None = None
    """Only what changes after the one of this number touched, with what it needs to be understood."""


def chosen_ids(connection: Connection, choice: Choice) -> Chosen | None:
    """The ids of what was chosen; None for everything. NotFound where an article is not there."""
    if not choice.articles and choice.since is None:
        return None
    found = _Found(connection)
    if choice.articles:
        found.add_articles(choice.articles)
    if choice.since is not None:
        found.keep_new(choice.since, only_among=bool(choice.articles))
    found.add_what_is_needed()
    return found.ids


class _Found:
    """A set of records that grows until it speaks of nothing that is not in it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.ids: dict[type[Any], set[UUID]] = {kind: set() for kind in TABLES if kind is not Transfer}

    def add_articles(self, articles: Collection[UUID]) -> None:
        """Articles, and everything that hangs on them."""
        self._add(Article, "id", articles)
        if len(self.ids[Article]) < len(set(articles)):
            raise NotFound("This article is not in the casebook any more. Choose another.")
        self._add(ArticleVersion, "article_id", articles)
        self._add(Erratum, "article_id", articles)
        self._add(Claim, "version_id", self.ids[ArticleVersion])
        for kind in _ON_CLAIMS:
            self._add(kind, "claim_id", self.ids[Claim])
        self.add_what_is_needed()

    def keep_new(self, since: int, *, only_among: bool) -> None:
        """What was touched after a change, or came in with an import after it; `only_among` what was chosen before."""
        touched = history.touched_since(self._connection, since)
        for kind, held in self.ids.items():
            table = TABLES[kind]
            arrived = select(table.c.id).where(table.c.arrived >= (since + 1) * ROOM_IN_A_CHANGE)
            new = set(self._connection.execute(arrived).scalars()) | self._present(kind, touched)
            self.ids[kind] = held & new if only_among else new

    def add_what_is_needed(self) -> None:
        """Whatever the records name, and what those name, until nothing is missing."""
        for kind in _OF_THE_HOUSE:
            self.ids[kind] |= set(self._connection.execute(select(TABLES[kind].c.id)).scalars())
        size = -1
        while size != (size := sum(map(len, self.ids.values()))):
            self._add_named()
            self._add_kept()
            self._add_rulings()

    def _add_named(self) -> None:
        for kind_name, named in REFERENCES.items():
            kind: type[Any] = RECORD_TYPES[kind_name]
            for field, target in named.items():
                self.ids[RECORD_TYPES[target]] |= self._values(kind, field)
        self._add(Import, "id", self._values(Evidence, "import_id"))
        self._add(EarlierCheck, "id", self._values(ClaimRelation, "other_id"))

    def _add_kept(self) -> None:
        """Captures of the evidence, and what was derived from anything that is kept."""
        captures = self._raw_values(Evidence, "captures")
        self.ids[Snapshot] |= {each.snapshot_id for every in captures for each in every if each.snapshot_id}
        self._add(Snapshot, "derived_from", self.ids[Snapshot])

    def _add_rulings(self) -> None:
        columns, known = TABLES[OriginRuling].c, self.ids[Evidence]
        chosen = select(columns.id, columns.first_id, columns.second_id)
        rows = self._connection.execute(chosen).all()
        self.ids[OriginRuling] |= {row[0] for row in rows if row[1] in known and row[2] in known}

    def _add(self, kind: type[Any], field: str, values: Collection[UUID]) -> None:
        columns = TABLES[kind].c
        for part in portions(list(values)):
            chosen = select(columns.id).where(columns[field].in_(part))
            self.ids[kind] |= set(self._connection.execute(chosen).scalars())

    def _present(self, kind: type[Any], ids: Iterable[UUID]) -> set[UUID]:
        columns = TABLES[kind].c
        return {
            found
            for part in portions(list(ids))
            for found in self._connection.execute(select(columns.id).where(columns.id.in_(part))).scalars()
        }

    def _values(self, kind: type[Any], field: str) -> set[UUID]:
        return {each for each in self._raw_values(kind, field) if each is not None}

    def _raw_values(self, kind: type[Any], field: str) -> list[Any]:
        columns = TABLES[kind].c
        found: list[Any] = []
        for part in portions(list(self.ids[kind])):
            found += self._connection.execute(select(columns[field]).where(columns.id.in_(part))).scalars()
        return found
