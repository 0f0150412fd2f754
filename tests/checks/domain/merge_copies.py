"""Small casebooks in memory that people work on, pass on and merge: what the engine is tried on, without a database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from uuid import UUID, uuid5

from checks.domain.article import Article, ArticleVersion
from checks.domain.claim import Claim, Kind
from checks.domain.codec import record_to_plain
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.house import House
from checks.domain.merge_conflict import Choice, Conflict
from checks.domain.merge_fields import Base, Lost
from checks.domain.merge_result import Decider, Decisions, Portion
from checks.domain.merge_rules import NATURAL_KEYS, Plain, named_by, record_id
from checks.domain.merge_survey import Survey
from checks.domain.moment import Moment
from checks.domain.person import Comment, Person
from checks.domain.span import Anchor
from checks.domain.verdict import Verdict

_IDS = UUID("9d1f0d54-58a9-4b0f-8a51-3a8fc1a5e111")
ARTICLE, VERSION = uuid5(_IDS, "article"), uuid5(_IDS, "version")
PEOPLE = tuple(uuid5(_IDS, f"person {name}") for name in "ABC")
_MOMENT = Moment.parse("2025-05-23T12:00+00:00")

Edit = tuple[UUID, Plain | None, Plain | None]
"""A record's id and its content before and after."""
Choose = Callable[[Conflict], Choice]


def made_id(*parts: object) -> UUID:
    """An id that is the same for the same parts."""
    return uuid5(_IDS, repr(parts))


@cache
def _templates() -> dict[str, Plain]:
    some, other = made_id("some"), made_id("other")
    records = (
        Person(some, "Somebody"),
        Article(some, "An article"),
        ArticleVersion(some, some, 1, "Eight were hurt.", "0" * 64),
        Claim(some, some, Anchor(0, 5, "Eight", "", " were"), 0, Kind.QUANTITY),
        Evidence(some, EvidenceKind.REPORT, "A report"),
        Link(some, some, other, Stance.SUPPORTS),
        Verdict(some, some),
        Comment(some, some, None, "", _MOMENT),
        House(),
    )
    return {type(record).__name__: record_to_plain(record) for record in records}


def plain(kind: str, key: UUID, **values: object) -> Plain:
    """A record with these values."""
    stored = {name: str(value) if isinstance(value, UUID) else value for name, value in values.items()}
    return {**_templates()[kind], "id": str(key), **stored}


@dataclass(frozen=True)
class Done:
    """One change of a history; `merges` where it wrote a bundle in, whose records stand elsewhere."""

    id: UUID
    edits: tuple[Edit, ...] = ()
    merges: bool = False


@dataclass
class Casebook:
    """One copy: its records, what was done, and the changes that each record has gone through."""

    name: str
    content: dict[UUID, Plain] = field(default_factory=dict)
    history: dict[UUID, Done] = field(default_factory=dict)
    own: list[UUID] = field(default_factory=list)
    lineage: dict[UUID, dict[UUID, None]] = field(default_factory=dict)
    buried: dict[UUID, str] = field(default_factory=dict)
    beside: Casebook | None = None
    """What it was last merged into, as a bundle."""

    @classmethod
    def first(cls) -> Casebook:
        """A copy with an article, three people, two claims and two reports."""
        made = cls("0")
        base = [
            plain("Article", ARTICLE),
            plain("ArticleVersion", VERSION, article_id=ARTICLE),
            *(plain("Person", each, name=str(i)) for i, each in enumerate(PEOPLE)),
            *(plain("Claim", made_id("claim", i), version_id=VERSION) for i in range(2)),
            *(plain("Evidence", made_id("evidence", i), title=f"Report {i}") for i in range(2)),
        ]
        made.do([(record_id(each), None, each) for each in base])
        return made

    def copied(self, name: str) -> Casebook:
        """The same, for somebody else, or as a bundle."""
        lineage = {key: dict(changes) for key, changes in self.lineage.items()}
        return Casebook(name, dict(self.content), dict(self.history), [], lineage, dict(self.buried))

    def do(self, edits: Sequence[Edit]) -> None:
        """Make a change."""
        done = Done(made_id("change", self.name, len(self.own), len(self.history)), tuple(edits))
        self.history[done.id] = done
        self.own.append(done.id)
        for key, before, after in edits:
            self._write(key, before, after)
            for touched in {key, *_claims(before, after)}:
                self.lineage.setdefault(touched, {})[done.id] = None

    def undo(self) -> None:
        """Take the last own change back, if that still goes."""
        last = self.history[self.own[-1]] if self.own else None
        if last is None or last.merges or any(self.content.get(key) != after for key, _, after in last.edits):
            return
        edits = [(key, after, before) for key, before, after in reversed(last.edits)]
        if self.stands_after(edits):
            self.do(edits)

    def stands_after(self, edits: Iterable[Edit]) -> bool:
        """Would the records still name each other rightly?"""
        trial = Casebook("trial", dict(self.content))
        for key, before, after in edits:
            trial._write(key, before, after)
        return not trial.faults()

    def faults(self) -> list[str]:
        """What no database would take: names of records that are not there, two records that must be one."""
        wrong = [
            f"{record['record']} names a missing {reference.to}"
            for record in self.content.values()
            for reference, target in named_by(record)
            if target not in self.content
        ]
        unique = [
            (each["record"], each[NATURAL_KEYS[each["record"]]])
            for each in self.content.values()
            if each["record"] in NATURAL_KEYS
        ]
        unique += [(each["article_id"], each["number"]) for each in self._of("ArticleVersion")]
        return wrong + [f"{each} stands twice" for each in set(unique) if unique.count(each) > 1]

    def survey(self, bundle: Casebook) -> Survey:
        """What merging a bundle would do."""
        bundle.beside = self
        return Survey.of(self, bundle)

    def merge(self, bundle: Casebook, choose: Choose) -> Survey:
        """Merge a bundle, with all conflicts decided by `choose`."""
        survey = self.survey(bundle)
        choices = {conflict.id: choose(conflict) for conflict in survey.conflicts}
        decisions = Decisions(survey, choices, Decider(PEOPLE[0], str(_MOMENT)))
        merging = Done(made_id("merge", self.name, len(self.own), len(self.history)), merges=True)
        if survey.is_empty:
            return survey
        for portion in decisions.portions(self, bundle):
            self._write_portion(portion, merging.id)
        self.history |= {key: done for key, done in bundle.history.items() if key not in self.history}
        self.history[merging.id] = merging
        self.own.append(merging.id)
        return survey

    def _write_portion(self, portion: Portion, merging: UUID) -> None:
        for learnt in portion.news:
            ids, kind, news, is_gone = learnt
            for key in ids:
                self.lineage.setdefault(key, {}).update(dict.fromkeys(news))
                if is_gone and key not in self.content:
                    self.buried[key] = kind
        for key, kind in portion.dropped:
            self.lineage.setdefault(key, {})[merging] = None
            self.buried[key] = kind
        for step in sorted(portion.steps, key=lambda step: step.after is not None):
            keys = {record_id(each) for each in (step.before, step.after) if each}
            if step.before:
                assert self.content.get(record_id(step.before)) == step.before
                self._write(record_id(step.before), step.before, None)
            if step.after:
                self._write(record_id(step.after), None, step.after)
            if step.is_own:
                for key in keys | set(_claims(step.before, step.after)):
                    self.lineage.setdefault(key, {})[merging] = None

    def _write(self, key: UUID, before: Plain | None, after: Plain | None) -> None:
        if after is None:
            self.content.pop(key, None)
            self.buried[key] = (before or {})["record"]
        else:
            self.content[key] = after
            self.buried.pop(key, None)

    def _of(self, kind: str) -> list[Plain]:
        return [each for each in self.content.values() if each["record"] == kind]

    # What the engine asks of a casebook and of a bundle.

    is_cut_down = False

    def lineages(self, ids: Collection[UUID]) -> Mapping[UUID, tuple[UUID, ...]]:
        return {each: tuple(self.lineage.get(each, ())) for each in ids}

    def bases(self, news: Mapping[UUID, Sequence[UUID]]) -> Mapping[UUID, Base]:
        found: dict[UUID, Base] = {}
        for key, changes in news.items():
            for done in (self.history[each] for each in self.history if each in set(changes)):
                before = [was for edited, was, _ in done.edits if edited == key]
                if done.merges or before:
                    found[key] = Lost.BASE if done.merges else before[0]
                    break
        return found

    def present(self, kind: str, ids: Collection[str]) -> set[str]:
        return set(map(str, self.find(kind, list(map(UUID, ids)))))

    def find(self, kind: str, ids: Collection[UUID]) -> Mapping[UUID, Plain]:
        return {each: self.content[each] for each in ids if self.content.get(each, {}).get("record") == kind}

    def referring(self, kind: str, field: str, values: Collection[object]) -> Iterable[Plain]:
        wanted = {str(each) if isinstance(each, UUID) else each for each in values}
        return [each for each in self._of(kind) if each[field] in wanted]

    def tombstones(self, kind: str) -> Iterable[UUID]:
        return sorted(key for key, of_kind in self.buried.items() if of_kind == kind)

    def withheld(self, kind: str, record_id: UUID) -> Collection[str]:
        del kind, record_id
        return ()

    def has_same_past(self, record_id: str) -> bool:
        assert self.beside
        return list(self.lineage.get(UUID(record_id), ())) == list(self.beside.lineage.get(UUID(record_id), ()))

    def records(self, kind: str) -> Iterator[Plain]:
        return iter(sorted(self._of(kind), key=record_id))


def _claims(*records: Plain | None) -> set[UUID]:
    return {UUID(each["claim_id"]) for each in records if each and "claim_id" in each}


def hung_on(casebook: Casebook, key: UUID) -> list[Plain]:
    """The records that cannot be without this one, those that hang on them first."""
    hung = [
        each
        for each in casebook.content.values()
        if any(target == key and reference.is_needed for reference, target in named_by(each))
    ]
    found = [deeper for each in hung for deeper in hung_on(casebook, record_id(each))] + hung
    return list({each["id"]: each for each in found}.values())
