"""Tells of each conflict what a person needs to decide it: the words, who changed what and why, the evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from checks.domain.merge_account import Author, Dispute, title_of
from checks.domain.merge_compare import portions
from checks.domain.merge_conflict import Conflict, Take
from checks.domain.merge_fields import Clash
from checks.domain.merge_rules import Plain, as_id, blank
from checks.services.merge_sides import BundleSide, CasebookSide, Told


def disputes(conflicts: Iterable[Conflict], ours: CasebookSide, theirs: BundleSide) -> Iterator[Dispute]:
    """The conflicts with what is told of them on both sides."""
    for some in portions(conflicts):
        wanted = {each.id for each in some} | {key for each in some for _, key in each.worked_on}
        shown = _Shown(wanted, ours, theirs)
        for conflict in some:
            keys = [conflict.id, *(clash.record_id for clash in conflict.clashes), *(k for _, k in conflict.worked_on)]
            yield Dispute(
                conflict,
                title_of(shown.records.get(conflict.id), conflict.id),
                shown.author(ours, theirs, keys),
                shown.author(theirs, ours, keys),
                tuple(shown.evidence_ours.get(conflict.id, ())),
                tuple(shown.evidence_theirs.get(conflict.id, ())),
                tuple(_work(conflict, ours, theirs)) if conflict.deleted_by else (),
            )


def _work(conflict: Conflict, ours: CasebookSide, theirs: BundleSide) -> Iterator[Clash]:
    """What the other side did, field by field, to what one side deleted; of what it hung on that, the words alone."""
    is_theirs = conflict.deleted_by is Take.OURS
    side, other = (theirs, ours) if is_theirs else (ours, theirs)
    for kind, key in conflict.worked_on:
        now = side.find(kind, [key]).get(key)
        if now is None:
            continue
        own, known = side.lineages([key]).get(key, ()), other.lineages([key]).get(key, ())
        base = side.bases({key: [each for each in own if each not in known]}).get(key)
        before = base if isinstance(base, dict) else None
        names = [name for name, value in now.items() if before and before.get(name) != value and name in blank(kind)]
        for name in names or ["record"]:
            old, new = (before or {}).get(name), title_of(now, key) if name == "record" else now[name]
            yield Clash(kind, key, name, old, *((None, new) if is_theirs else (new, None)))


_NAMED = ("Claim", "Evidence", "Article", "ArticleVersion", "Link", "Comment", "Import", "House", "Scale")
"""The kinds of which a conflict shows the words."""


class _Shown:
    """What of both sides is shown beside some conflicts."""

    def __init__(self, wanted: Collection[UUID], ours: CasebookSide, theirs: BundleSide) -> None:
        self.records: dict[UUID, Plain] = {}
        self._people: dict[UUID, str] = {}
        for kind in _NAMED:
            self.records |= ours.find(kind, wanted)
        for kind in _NAMED if wanted - self.records.keys() else ():
            self.records = {**theirs.find(kind, wanted), **self.records}
        self._ours, self._theirs = ours, theirs
        links = [each for each in theirs.records("Link") if as_id(each["claim_id"]) in wanted]
        self.evidence_theirs = _titles(links, _among(links, theirs))
        own = list(ours.referring("Link", "claim_id", wanted))
        self.evidence_ours = _titles(own, ours.find("Evidence", {UUID(each["evidence_id"]) for each in own}).values())

    def author(
        self, side: CasebookSide | BundleSide, other: CasebookSide | BundleSide, keys: list[UUID]
    ) -> Author | None:
        """Who changed any of these records last on one side, without the other's knowing."""
        own, known = side.lineages(keys), other.lineages(keys)
        news = {each for key in keys for each in set(own.get(key, ())) - set(known.get(key, ()))}
        told = side.told(news)
        last = max(told.values(), key=lambda each: each[1], default=None)
        return self._author(last) if last else None

    def _author(self, told: Told) -> Author:
        label, at, person, reason = told
        if not self._people:
            self._people = {UUID(each["id"]): each["name"] for each in self._theirs.records("Person")}
        here = self._ours.find("Person", {person}).get(person)
        return Author(here["name"] if here else self._people.get(person, "Unknown"), at, label, reason)


def _among(links: Iterable[Plain], theirs: BundleSide) -> list[Plain]:
    wanted = {each["evidence_id"] for each in links}
    return [each for each in theirs.records("Evidence") if each["id"] in wanted] if wanted else []


def _titles(links: Iterable[Plain], evidence: Iterable[Plain]) -> dict[UUID, list[str]]:
    titles = {each["id"]: each["title"] for each in evidence}
    found: dict[UUID, list[str]] = {}
    for link in links:
        found.setdefault(UUID(link["claim_id"]), []).append(str(titles.get(link["evidence_id"], link["evidence_id"])))
    return found
