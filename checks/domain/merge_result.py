"""What merging writes, record by record, once every conflict is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from checks.domain.merge_approvals import fallen
from checks.domain.merge_compare import Ours, Theirs, outcomes, portions
from checks.domain.merge_conflict import Choice, Conflict, MergeRefused, Take, Undecided, require_possible
from checks.domain.merge_fields import as_decided
from checks.domain.merge_rules import KINDS, Plain, named_by, record_id
from checks.domain.merge_survey import Roots, Survey
from checks.domain.merging import Fate, Outcome

_DECIDED = Choice(Take.OURS)
_SECOND_READINGS = UUID("0b6f7d2a-8c51-4f7e-9a3d-5e2c1d94b6f8")
"""The name space of second readings that merging makes: two desks that decide alike make the same one."""


@dataclass(frozen=True)
class Step:
    """One record before and after merging; None where it was not there or is no more."""

    before: Plain | None
    after: Plain | None
    is_own: bool = False
    """Does it hold what neither side had, or what was decided? Then merging is itself a change of the record."""


@dataclass(frozen=True)
class Portion:
    """What merging does to some records."""

    steps: tuple[Step, ...]
    news: tuple[tuple[frozenset[UUID], str, tuple[UUID, ...], bool], ...] = ()
    """The ids and the kind of records with the changes of theirs that we learn of; is the record gone there?"""
    dropped: tuple[tuple[UUID, str], ...] = ()
    """Records, with their kinds, that were decided to stay away or go on under another id: merging deleted them."""


@dataclass(frozen=True)
class Decider:
    """Who decides, and when."""

    person_id: UUID
    at: str


class Decisions:
    """Writes down what a survey found and a person decided. It goes through both sides once more."""

    def __init__(self, survey: Survey, choices: Mapping[UUID, Choice], decider: Decider) -> None:
        self._survey = survey
        self._choices = choices
        self._decider = decider
        self._conflicts = {conflict.id: conflict for conflict in survey.conflicts}
        self._recheck: set[UUID] = set()
        require_decided(survey.conflicts, choices)

    def portions(self, ours: Ours, theirs: Theirs) -> Iterator[Portion]:
        """All that is to be written, in an order in which nothing stands in the way of what follows."""
        yield Portion(tuple(self._numbered()))
        for portion in outcomes(ours, theirs):
            steps = [step for outcome in portion for step in self._steps(outcome)]
            news = ((each.ids, each.kind, each.news, each.theirs.record is None) for each in portion if each.news)
            dropped = [(record_id(each.theirs.record or {}), each.kind) for each in portion if self._is_dropped(each)]
            dropped += [(each.absorbed, each.kind) for each in portion if each.absorbed]
            yield Portion(tuple(steps), tuple(news), tuple(dropped))
        for kind, ids in reversed(tuple(self._left_over())):
            for some in portions(ids):
                yield Portion(tuple(self._afterwards(ours.find(kind, some).values())))
        for some in portions(self._recheck):
            yield Portion(tuple(_rechecked(ours.find("Claim", some).values())))
        suspects = set(self._survey.suspects)
        for some in portions(self._survey.edited_evidence):
            suspects.update(UUID(link["claim_id"]) for link in ours.referring("Link", "evidence_id", some))
        for some in portions(sorted(suspects)):
            yield Portion(tuple(Step(old, new, is_own=True) for old, new in fallen(ours, some)))

    def _numbered(self) -> Iterator[Step]:
        for version in self._survey.numbers.ours:
            yield Step(version, self._survey.numbers.numbered(version), is_own=True)

    def _steps(self, outcome: Outcome) -> Iterator[Step]:
        mine, other = outcome.ours.record, outcome.theirs.record
        if outcome.fate in (Fate.SAME, Fate.OURS):
            return
        if other is None:
            yield from self._deleted(outcome)
        elif mine is None:
            if self._comes_back(record_id(other)):
                made = self._fitting(other)
                yield Step(None, made, is_own=made != other or record_id(other) in self._survey.gone_here)
        else:
            decided = self._decided(outcome) if outcome.clashes else outcome.result or mine
            yield from self._changed(mine, other, decided, is_decided=bool(outcome.clashes))
            if outcome.clashes and outcome.kind == "Verdict":
                yield from self._second_reading(outcome)

    def _is_dropped(self, outcome: Outcome) -> bool:
        """Did a person decide against a record that theirs worked on?"""
        if outcome.ours.record or not outcome.theirs.record or not outcome.news or outcome.fate is Fate.GONE:
            return False
        return not self._comes_back(record_id(outcome.theirs.record))

    def _changed(self, mine: Plain, other: Plain, made: Plain, *, is_decided: bool) -> Iterator[Step]:
        gone = self._survey.gone_here
        needed = [target for reference, target in named_by(made) if reference.is_needed and target in gone]
        made = self._fitting(made) if all(self._comes_back(each) for each in needed) else mine
        if made != mine or is_decided:
            yield Step(mine, made, is_own=is_decided or made != {**other, "id": made["id"]})

    def _deleted(self, outcome: Outcome) -> Iterator[Step]:
        mine = outcome.ours.record
        if mine is None:
            return
        if self._goes(record_id(mine)):
            yield Step(mine, None)
        else:
            yield Step(mine, mine, is_own=True)

    def _decided(self, outcome: Outcome) -> Plain:
        result = outcome.result or {}
        choice = self._choice(outcome)
        theirs = [clash.field for clash in outcome.clashes if choice.of(clash) is Take.THEIRS]
        return as_decided(outcome.sides, result, outcome.clashes, theirs)

    def _choice(self, outcome: Outcome) -> Choice:
        result = outcome.result or {}
        return self._choices.get(UUID(result.get("claim_id", result["id"])), _DECIDED)

    def _comes_back(self, key: UUID) -> bool:
        """Will a record of theirs be there, as far as we have deleted it or what it needs?"""
        roots: Roots = self._survey.gone_here.get(key, frozenset())
        return all(self._take(root) is Take.THEIRS for root in roots)

    def _goes(self, key: UUID) -> bool:
        """Will a record of ours be gone that they deleted, or what it needs?"""
        roots: Roots = self._survey.gone_there.get(key, frozenset())
        return any(self._take(root) is not Take.OURS for root in roots)

    def _take(self, root: UUID) -> Take | None:
        """What was decided on a deletion; None where nothing spoke against it."""
        return self._choices[root].take if root in self._conflicts else None

    def _fitting(self, record: Plain) -> Plain:
        """The record with its number, and without the names of records that will not be there."""
        lost = {
            reference.field: None
            for reference, target in named_by(record)
            if not reference.is_needed and (not self._comes_back(target) or self._goes(target))
        }
        return self._survey.numbers.numbered({**record, **lost})

    def _left_over(self) -> Iterator[tuple[str, list[UUID]]]:
        for kind in KINDS:
            ids = (*self._survey.goes_too.get(kind, ()), *self._survey.named_there.get(kind, ()))
            if ids:
                yield kind, list(dict.fromkeys(ids))

    def _afterwards(self, records: Iterable[Plain]) -> Iterator[Step]:
        for record in records:
            after = None if self._goes(record_id(record)) else self._fitting(record)
            yield Step(record, after, is_own=True)

    def _second_reading(self, outcome: Outcome) -> Iterator[Step]:
        """Their verdict as a second check, and as a remark what that has no room for."""
        if self._choice(outcome).take is not Take.BOTH or outcome.theirs.record is None:
            return
        verdict, claim_id = outcome.theirs.record, outcome.theirs.record["claim_id"]
        self._recheck.add(UUID(claim_id))
        made = str(uuid5(_SECOND_READINGS, f"{claim_id} {sorted(verdict.items(), key=lambda item: item[0])}"))
        rest = _in_words(verdict)
        if verdict["rating"] is not None:
            yield Step(None, _as_second_check(made, verdict, self._decider), is_own=True)
        if rest or verdict["rating"] is None:
            text = "\n".join(([verdict["rationale"]] if verdict["rating"] is None else []) + rest)
            yield Step(None, _remark(made, verdict, text, self._decider), is_own=True)


def require_decided(conflicts: Iterable[Conflict], choices: Mapping[UUID, Choice]) -> None:
    """Raise MergeRefused unless there is a choice for each conflict, and none for anything else."""
    open_ = {conflict.id: conflict for conflict in conflicts}
    for key, choice in choices.items():
        if key not in open_:
            raise MergeRefused(f"There is nothing to decide on {key}. Take it out of the choices, or look again.")
        require_possible(open_[key], choice)
    left = len(open_.keys() - choices.keys())
    if left:
        what = "1 conflict is" if left == 1 else f"{left} conflicts are"
        raise Undecided(f"{what} to be decided first. Nothing was changed.")


def _rechecked(claims: Iterable[Plain]) -> Iterator[Step]:
    for claim in claims:
        if claim["status"] != "re-check":
            yield Step(claim, {**claim, "status": "re-check"}, is_own=True)


def _as_second_check(made: str, verdict: Plain, decider: Decider) -> Plain:
    taken = ("claim_id", "rating", "said", "rationale", "as_of", "relied_on")
    return {
        "record": "SecondCheck",
        "id": made,
        **{name: verdict[name] for name in taken},
        "asked_by_id": str(decider.person_id),
        "asked_at": decider.at,
        "person_id": verdict["person_id"],
        "given_at": verdict["decided_at"] or decider.at,
        "outcome": "",
        "closed_by_id": None,
        "closed_at": None,
    }


def _remark(made: str, verdict: Plain, text: str, decider: Decider) -> Plain:
    return {
        "record": "Comment",
        "id": str(uuid5(_SECOND_READINGS, made)),
        "claim_id": verdict["claim_id"],
        "person_id": verdict["person_id"],
        "text": text,
        "written_at": verdict["decided_at"] or decider.at,
        "is_return": False,
    }


def _in_words(verdict: Plain) -> list[str]:
    """What a verdict says beyond the fields of a second check."""
    said = (
        ("On what was said", verdict["said_rationale"]),
        ("Proposed wording", verdict["proposed_wording"]),
        ("Confidence", " ".join(filter(None, (verdict["confidence"], verdict["confidence_reason"])))),
        ("Flags", ", ".join(verdict["flags"])),
        ("To be checked again on", verdict["recheck_on"] or ""),
    )
    return [f"{name}: {words}" for name, words in said if words]
