"""Goes through all that two casebooks differ in: what can be merged by rule, and what a person has to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from checks.domain.merge_account import MOST_NAMED, NAMED, has_title, title_of
from checks.domain.merge_compare import Ours, Theirs, outcomes, portions
from checks.domain.merge_conflict import Conflict, Take
from checks.domain.merge_fields import Clash
from checks.domain.merge_numbers import Numbers
from checks.domain.merge_rules import KINDS, REFERENCES, Plain, Reference, named_by, record_id
from checks.domain.merging import Fate, Outcome

Roots = frozenset[UUID]
"""The uppermost records that were deleted, with which others go or stay."""


@dataclass
class _Open:
    """A conflict while it is being found."""

    kind: str
    clashes: list[Clash] = field(default_factory=list)
    deleted_by: Take | None = None
    worked_on: dict[UUID, str] = field(default_factory=dict)


class Survey:
    """What merging would do. Its memory grows with what was deleted or is in conflict, not with what is the same."""

    def __init__(self, ours: Ours) -> None:
        self._ours = ours
        self._open: dict[UUID, _Open] = {}
        self._kinds: dict[UUID, str] = {}
        self._rewired: set[tuple[UUID, UUID]] = set()
        self._unseen: set[UUID] = set()
        self.counts: Counter[tuple[str, Fate]] = Counter()
        self.named: dict[tuple[str, Fate], list[str]] = {}
        """The first names of records that come in, change or go."""
        self.news = 0
        """Records of which theirs knows changes that we do not."""
        self.gone_here: dict[UUID, Roots] = {}
        """Records of theirs that we deleted, or that hang on such, with what was deleted uppermost."""
        self.gone_there: dict[UUID, Roots] = {}
        """Records of ours that they deleted, or that hang on such."""
        self.goes_too: dict[str, list[UUID]] = {}
        """Of these, by kind, what they never saw: ours, hung on what they deleted."""
        self.named_there: dict[str, list[UUID]] = {}
        """Records of ours, by kind, that name one that they deleted, and can do without."""
        self.numbers = Numbers()
        self.suspects: set[UUID] = set()
        """Claims that both sides touched: a signature may not stand for what is merged."""
        self.edited_evidence: set[UUID] = set()
        """Records that either side changed: the same goes for the claims that they are linked to."""

    @classmethod
    def of(cls, ours: Ours, theirs: Theirs) -> Survey:
        """Compare the two."""
        made = cls(ours)
        for portion in outcomes(ours, theirs):
            for outcome in portion:
                made.take(outcome)
        made.close()
        return made

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a person has to decide, in a fixed order."""
        return tuple(
            Conflict(root, each.kind, tuple(each.clashes), each.deleted_by, tuple(_pairs(each.worked_on)))
            for root, each in sorted(self._open.items(), key=lambda item: (KINDS.index(item[1].kind), item[0]))
        )

    @property
    def is_empty(self) -> bool:
        """Does theirs hold nothing that we do not know?"""
        silent = (Fate.SAME, Fate.OURS, Fate.GONE)
        return not self.news and all(fate in silent for (_, fate), count in self.counts.items() if count)

    def take(self, outcome: Outcome) -> None:
        """Note what becomes of one record."""
        self.news += bool(outcome.news)
        fate = outcome.fate
        if fate in (Fate.ADDED, Fate.GONE) or (outcome.is_deletion and outcome.theirs.record):
            fate = self._from_there(outcome)
        elif fate is Fate.DELETED or outcome.is_deletion:
            self._from_here(outcome)
        elif fate in (Fate.THEIRS, Fate.MERGED, Fate.CONFLICT):
            self._changed(outcome)
        self.counts[outcome.kind, fate] += 1
        if fate in NAMED:
            self._name(outcome, fate)
        self._suspect(outcome)

    def _name(self, outcome: Outcome, fate: Fate) -> None:
        names = self.named.setdefault((outcome.kind, fate), [])
        record = outcome.theirs.record or outcome.ours.record
        if len(names) < MOST_NAMED and record is not None and has_title(record):
            names.append(title_of(record, record_id(record)))

    def _from_there(self, outcome: Outcome) -> Fate:
        """Note a record that theirs has and we have not."""
        record = outcome.theirs.record or {}
        key, roots, is_hidden = record_id(record), self._roots(record, self.gone_here), False
        for reference, target in named_by(record):
            is_hidden |= reference.is_membership and target in self.gone_here and not outcome.news
        if outcome.fate is Fate.ADDED and not roots:
            self._name_gone(outcome.kind, record)
            self.numbers.add(record)
            return Fate.ADDED
        self._go(self.gone_here, outcome.kind, key, roots)
        if outcome.fate is Fate.GONE or is_hidden or outcome.kind == "Finding":
            return Fate.GONE
        self._conflict(self.gone_here[key], Take.OURS, outcome.kind, key)
        self.numbers.add(record)  # it comes back where theirs is taken
        return Fate.CONFLICT

    def _name_gone(self, kind: str, record: Plain) -> None:
        """Note that theirs names a record which we deleted, and which it could do without."""
        for _, target in named_by(record):
            if target in self.gone_here:
                self._conflict(self.gone_here[target], Take.OURS, kind, record_id(record))

    def _from_here(self, outcome: Outcome) -> None:
        """Note a record of ours that they deleted."""
        record = outcome.ours.record or {}
        key = record_id(record)
        self._go(self.gone_there, outcome.kind, key, self._roots(record, self.gone_there))
        if outcome.fate is Fate.CONFLICT:
            self._conflict(self.gone_there[key], Take.THEIRS, outcome.kind, key)

    def _changed(self, outcome: Outcome) -> None:
        """Note a record that is there on both sides."""
        before, after = outcome.ours.record or {}, outcome.result or {}
        self._name_gone(outcome.kind, after)
        self.numbers.add(after)
        named = {target for _, target in named_by(after)}
        self._rewired.update((record_id(before), each) for _, each in named_by(before) if each not in named)
        if outcome.clashes:
            subject, kind = (
                (UUID(after["claim_id"]), "Claim") if "claim_id" in after else (UUID(after["id"]), outcome.kind)
            )
            found = self._open.setdefault(subject, _Open(kind))
            found.clashes += outcome.clashes

    def _suspect(self, outcome: Outcome) -> None:
        if outcome.kind == "Claim" and outcome.ours.has_news and outcome.theirs.has_news:
            self.suspects |= outcome.ids
        elif outcome.kind == "Evidence" and (outcome.ours.has_news or outcome.fate in (Fate.THEIRS, Fate.CONFLICT)):
            self.edited_evidence |= outcome.ids

    def close(self) -> None:
        """Find what of ours hangs on what they deleted; it may be unknown to them."""
        for kind in KINDS:
            for reference in REFERENCES.get(kind, ()):
                gone = [each for each in self.gone_there if self._kinds[each] == reference.to]
                for record in self._naming(kind, reference, gone):
                    self._hangs(kind, reference, record)
        self.numbers.settle(self._ours)

    def _naming(self, kind: str, reference: Reference, targets: Iterable[UUID]) -> Iterator[Plain]:
        for ids in portions(targets):
            yield from self._ours.referring(kind, reference.field, ids)

    def _hangs(self, kind: str, reference: Reference, record: Plain) -> None:
        key, target = record_id(record), UUID(record[reference.field])
        if (key, target) in self._rewired:
            return
        if not reference.is_needed:
            if key not in self.gone_there:
                self._conflict(self.gone_there[target], Take.THEIRS, kind, key)
                self.named_there.setdefault(kind, []).append(key)
            return
        is_unseen = key not in self.gone_there or key in self._unseen
        is_worked_on = is_unseen and kind != "Finding"
        if reference.is_membership:
            is_worked_on = is_unseen and bool(self._ours.lineages([key]).get(key))
        if is_unseen and key not in self._unseen and not reference.is_membership:
            self.goes_too.setdefault(kind, []).append(key)
        self._unseen |= {key} if is_unseen else set()
        roots = self.gone_there[target]
        self._go(self.gone_there, kind, key, roots | (self.gone_there.get(key, frozenset()) - {key}))
        if is_worked_on:
            self._conflict(roots, Take.THEIRS, kind, key)

    @staticmethod
    def _roots(record: Plain, gone: dict[UUID, Roots]) -> Roots:
        needed = (target for reference, target in named_by(record) if reference.is_needed and target in gone)
        return frozenset(root for target in needed for root in gone[target])

    def _go(self, gone: dict[UUID, Roots], kind: str, key: UUID, roots: Roots) -> None:
        gone[key] = roots or frozenset((key,))
        self._kinds[key] = kind

    def _conflict(self, roots: Roots, deleted_by: Take, kind: str, key: UUID) -> None:
        for root in roots:
            found = self._open.setdefault(root, _Open(self._kinds[root]))
            found.deleted_by = deleted_by
            found.worked_on[key] = kind


def _pairs(worked_on: dict[UUID, str]) -> Iterator[tuple[str, UUID]]:
    return ((kind, key) for key, kind in worked_on.items())
