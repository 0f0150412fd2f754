"""Whatever is edited, undone and looked at again in whatever order: stored findings are those of a fresh run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from unittest.mock import patch
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from checks.casebook import Casebook
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Kind
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.finding import Finding, Level
from checks.domain.moment import Moment
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from checks.ingest.document import Document
from checks.rules.context import Context
from checks.rules.engine import affected, check
from checks.rules.rule import Example, Need, Notice, Rule

TEXT = "Eight people were killed on Friday. Two more were hurt, the governor said."


def all_that_bears(claim: Claim, context: Context) -> Iterator[Notice]:
    """Tells everything that a claim rests on, so that no change of it goes unseen."""
    linked = (f"{link.stance} {record.says} {len(record.named)}" for link, record in context.linked(claim))
    verdict = context.desk.verdict(claim.id)
    told = (claim.statement, claim.quote, context.published, verdict and verdict.rationale, *linked)
    yield Notice(Level.NOTE, " | ".join(map(str, told)))


def how_many(context: Context) -> Iterator[Notice]:
    """Speaks of the article, to the claim nearest to its end."""
    end = len(context.text)
    yield Notice(Level.PARTLY, "This is the end.", spans=(replace(context.sentences[-1], start=end - 1, end=end),))


def _rule(name: str, **checks: object) -> Rule:
    return Rule(name, "", "", frozenset(Need), frozenset(), "", "", Example("", ""), **checks)  # type: ignore[arg-type]


RULES = (_rule("test.all", of_claim=all_that_bears), _rule("test.end", of_article=how_many))


class Work(RuleBasedStateMachine):
    """A person works on a casebook, and rules look again now and then at what a change may have touched."""

    casebook: Casebook

    @initialize()
    def open_casebook(self) -> None:
        self.rules = [patch(f"checks.rules.{module}.all_rules", lambda: RULES) for module in ("engine", "guarded")]
        for each in self.rules:
            each.start()
        numbers = count(1)
        self.new_id = lambda: UUID(int=next(numbers))
        self.casebook = Casebook.create("sqlite://", person="Checker", new_id=self.new_id)
        document = Document(text=TEXT, original=TEXT.encode(), media_type="text/plain", title="A strike")
        self.desk = self.casebook.desk(self.casebook.articles.add(document).after[1].id)
        self.done: list[Change] = []
        self.undone: list[Change] = []
        self.stale: frozenset[UUID] = frozenset()
        self.decided: dict[UUID, str | None] = {}

    def some(self, kind: type[Record], data: st.DataObject) -> Record | None:
        present = self.casebook._records.all(kind)
        return data.draw(st.sampled_from(present)) if present else None

    def do(self, action: Callable[[], Change]) -> None:
        try:
            change = action()
        except StepRefused:
            return
        if change.id:
            self.done.append(change)
            self.undone.clear()
            self.follow(change)

    def follow(self, change: Change) -> None:
        self.desk = self.desk.after(change, self.casebook.named_in(change))
        self.stale |= affected(change, self.desk)
        self.decided |= {record.id: record.dismissed for record in change.after if isinstance(record, Finding)}

    @rule(start=st.integers(0, 60), length=st.integers(3, 20))
    def add_claim(self, start: int, length: int) -> None:
        self.do(lambda: self.casebook.claims.add(self.desk.version, start, start + length, Kind.EVENT))

    @rule(data=st.data(), action=st.sampled_from(["accept", "reject", "delete", "state"]))
    def change_claim(self, data: st.DataObject, action: str) -> None:
        if not (claim := self.some(Claim, data)):
            return
        if action == "state":
            self.do(lambda: self.casebook.claims.edit(replace(claim, statement=f"{claim.statement}.")))
        else:
            self.do(lambda: getattr(self.casebook.claims, action)(claim))

    @rule(data=st.data(), at=st.integers(0, 70))
    def cut_or_join(self, data: st.DataObject, at: int) -> None:
        if claim := self.some(Claim, data):
            spans = self.casebook.spans
            self.do(lambda: spans.split(claim, at) if at % 2 else spans.merge_with_next(claim))

    @rule(data=st.data(), stance=st.sampled_from(Stance))
    def link(self, data: st.DataObject, stance: Stance) -> None:
        claim, known = self.some(Claim, data), self.some(Evidence, data)
        if claim and known:
            record = Evidence(self.new_id(), EvidenceKind.NOTE, "Call", supersedes=known.id)
            self.do(lambda: self.casebook.links.add_with_record(claim, record, stance))
        elif claim:
            record = Evidence(self.new_id(), EvidenceKind.NOTE, "Call")
            self.do(lambda: self.casebook.links.add_with_record(claim, record, stance))

    @rule(data=st.data(), action=st.sampled_from(["edit", "delete", "unlink"]))
    def change_record(self, data: st.DataObject, action: str) -> None:
        record, link = self.some(Evidence, data), self.some(Link, data)
        if action == "unlink" and link:
            self.do(lambda: self.casebook.links.remove(link))
        elif action == "edit" and record:
            self.do(lambda: self.casebook.evidence.edit(replace(record, says=f"{record.says}!")))
        elif action == "delete" and record:
            self.do(lambda: self.casebook.evidence.delete(record))

    @rule(data=st.data())
    def judge(self, data: st.DataObject) -> None:
        if claim := self.some(Claim, data):
            verdict = Verdict(self.new_id(), claim.id, "true", f"Because of {self.new_id().int}.")
            self.do(lambda: self.casebook.verdicts.save_draft(verdict))

    @rule(day=st.integers(1, 9))
    def date_article(self, day: int) -> None:
        dated = replace(self.desk.article, published=Moment.parse(f"2025-05-0{day}"))
        self.do(lambda: self.casebook.articles.edit(dated))

    @rule(data=st.data(), is_put_aside=st.sampled_from([True, True, False]))
    def decide(self, data: st.DataObject, is_put_aside: bool) -> None:
        if finding := self.some(Finding, data):
            findings = self.casebook.findings
            self.do(lambda: findings.dismiss(finding, "Why.") if is_put_aside else findings.restore(finding))

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.undone.append(self.casebook.apply(self.done.pop().inverse()))
        self.follow(self.undone[-1])

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.done.append(self.casebook.apply(self.undone.pop().inverse()))
        self.follow(self.done[-1])

    @rule()
    def refresh(self) -> None:
        change = self.casebook.findings.put(self.stale, check(self.desk, claims=self.stale))
        self.stale = frozenset()
        if change:
            self.desk = self.desk.after(change)

    @rule()
    def refresh_all(self) -> None:
        for change in self.casebook.findings.refresh_all():
            self.desk = self.desk.after(change)
        self.stale = frozenset()

    @invariant()
    def findings_are_those_of_a_fresh_run(self) -> None:
        fresh = self.casebook.desk(self.desk.article.id)
        shown, stored = ({each.id: each for claim in fresh.claims for each in on.findings(claim.id)}
                         for on in (self.desk, fresh))  # fmt: skip
        assert shown == stored
        expected = {each.id: replace(each, dismissed=self.decided.get(each.id)) for each in check(fresh)}
        untouched = {claim.id for claim in fresh.claims} - self.stale
        for each in (stored, expected):
            each_known = {key: value for key, value in each.items() if value.claim_id in untouched}
            each.clear()
            each.update(each_known)
        assert stored == expected

    def teardown(self) -> None:
        if not hasattr(self, "casebook"):
            return
        try:
            while self.done:
                self.undo()
            self.refresh()
            self.findings_are_those_of_a_fresh_run()
        finally:
            for each in self.rules:
                each.stop()
            self.casebook.close()


TestWork = Work.TestCase
TestWork.settings = settings(max_examples=8, stateful_step_count=25, deadline=None)
