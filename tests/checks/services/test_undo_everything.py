"""Whatever is done in whatever order can be taken back to the start and brought forward to the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.person import Comment
from checks.domain.span import Anchor, Span
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from checks.extraction.extract import Extraction
from checks.extraction.reading import Mentions
from checks.ingest.document import Document
from checks.storage.tables import TABLES
from tests.checks.server import Server

TEXT = "Eight people were killed on Friday. Two more were hurt, the governor said."

Content = dict[UUID, Record]


@dataclass
class Step:
    """A change that stands or was taken back, with the content before it."""

    change: Change
    before: Content


class Work(RuleBasedStateMachine):
    """Two people work on a casebook, and keep pressing Undo and Redo."""

    casebook: Casebook
    desk: Desk

    @initialize()
    def open_casebook(self) -> None:
        numbers = count(1)
        self.new_id = lambda: UUID(int=next(numbers))
        self.casebook = Casebook.create(self.where(), person="Checker", new_id=self.new_id)
        self.casebook.articles.add(_document("First"))
        self.casebook.people.sign_in("Colleague")
        article = self.casebook.articles.add(_document("Second")).after[1]
        self.desk = self.casebook.desk(article.id)
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def where(self) -> str:
        """The address of a database without a casebook."""
        return "sqlite://"

    def content(self) -> Content:
        records = self.casebook._records
        return {record.id: record for kind in TABLES for record in records.all(kind)}

    def some(self, kind: type[Record], data: st.DataObject) -> Record | None:
        present = self.casebook._records.all(kind)
        return data.draw(st.sampled_from(present)) if present else None

    def do(self, action: Callable[[], Change]) -> None:
        before = self.content()
        try:
            change = action()
        except StepRefused:
            assert self.content() == before
            return
        if change.id:
            self.done.append(Step(change, before))
            self.undone.clear()
            self.follow(change)

    def follow(self, change: Change) -> None:
        self.desk = self.desk.after(change)

    @rule(name=st.sampled_from(["Checker", "Colleague"]))
    def sign_in(self, name: str) -> None:
        self.casebook.people.sign_in(name)

    @rule(title=st.text("abc", max_size=3))
    def add_article(self, title: str) -> None:
        self.do(lambda: self.casebook.articles.add(_document(title)))

    @rule(data=st.data(), title=st.text("abc", max_size=3))
    def edit_article(self, data: st.DataObject, title: str) -> None:
        article = self.some(Article, data)
        self.do(lambda: self.casebook.articles.edit(replace(article, title=title)))

    @rule(data=st.data())
    def delete_article(self, data: st.DataObject) -> None:
        article = self.some(Article, data)
        if article != self.desk.article:
            self.do(lambda: self.casebook.articles.delete(article))

    @rule(data=st.data(), starts=st.sets(st.integers(0, 9), max_size=4))
    def find_claims(self, data: st.DataObject, starts: set[int]) -> None:
        version = self.some(ArticleVersion, data)
        self.do(lambda: self.casebook.claims.suggest(version, _extraction(version, sorted(starts))))

    @rule(data=st.data(), start=st.integers(10, 30), length=st.integers(0, 9))
    def add_claim(self, data: st.DataObject, start: int, length: int) -> None:
        version = self.some(ArticleVersion, data)
        self.do(lambda: self.casebook.claims.add(version, start, start + length, Kind.EVENT))

    @rule(data=st.data(), statement=st.text("abc", max_size=3))
    def edit_claim(self, data: st.DataObject, statement: str) -> None:
        if claim := self.some(Claim, data):
            self.do(lambda: self.casebook.claims.edit(replace(claim, statement=statement)))

    @rule(data=st.data(), start=st.integers(0, 40), length=st.integers(0, 20))
    def move_span(self, data: st.DataObject, start: int, length: int) -> None:
        if claim := self.some(Claim, data):
            self.do(lambda: self.casebook.spans.move(claim, start, start + length))

    @rule(data=st.data(), at=st.integers(0, 40))
    def split_claim(self, data: st.DataObject, at: int) -> None:
        if claim := self.some(Claim, data):
            self.do(lambda: self.casebook.spans.split(claim, at))

    @rule(data=st.data())
    def merge_claims(self, data: st.DataObject) -> None:
        if claim := self.some(Claim, data):
            self.do(lambda: self.casebook.spans.merge_with_next(claim))

    @rule(data=st.data())
    def restore_claim(self, data: st.DataObject) -> None:
        if claim := self.some(Claim, data):
            self.do(lambda: self.casebook.claims.restore(claim))

    @rule(data=st.data(), status=st.sampled_from(Status))
    def set_status(self, data: st.DataObject, status: Status) -> None:
        if claim := self.some(Claim, data):
            self.do(lambda: self.casebook.claims.set_status(claim, status))

    @rule(data=st.data(), action=st.sampled_from(["accept", "reject", "delete"]))
    def move_claim(self, data: st.DataObject, action: str) -> None:
        if claim := self.some(Claim, data):
            self.do(lambda: getattr(self.casebook.claims, action)(claim))

    @rule(data=st.data())
    def add_evidence(self, data: st.DataObject) -> None:
        other = self.some(Evidence, data)
        record = Evidence(self.new_id(), EvidenceKind.REPORT, "List", supersedes=other.id if other else None)
        self.do(lambda: self.casebook.evidence.add(record, _document("List")))

    @rule(data=st.data(), says=st.text("abc", max_size=3))
    def edit_evidence(self, data: st.DataObject, says: str) -> None:
        if record := self.some(Evidence, data):
            self.do(lambda: self.casebook.evidence.edit(replace(record, says=says)))

    @rule(data=st.data())
    def delete_evidence(self, data: st.DataObject) -> None:
        if record := self.some(Evidence, data):
            self.do(lambda: self.casebook.evidence.delete(record))

    @rule(data=st.data(), stance=st.sampled_from(Stance), is_new=st.booleans())
    def link(self, data: st.DataObject, stance: Stance, is_new: bool) -> None:
        claim, known = self.some(Claim, data), self.some(Evidence, data)
        if claim and is_new:
            record = Evidence(self.new_id(), EvidenceKind.NOTE, "Call")
            self.do(lambda: self.casebook.links.add_with_record(claim, record, stance))
        elif claim and known:
            self.do(lambda: self.casebook.links.add(claim, known, stance))

    @rule(data=st.data(), stance=st.sampled_from(Stance))
    def edit_link(self, data: st.DataObject, stance: Stance) -> None:
        if link := self.some(Link, data):
            self.do(lambda: self.casebook.links.edit(replace(link, stance=stance)))

    @rule(data=st.data())
    def unlink(self, data: st.DataObject) -> None:
        if link := self.some(Link, data):
            self.do(lambda: self.casebook.links.remove(link))

    @rule(data=st.data(), action=st.sampled_from(["save_draft", "propose"]), rating=st.sampled_from(["true", None]))
    def judge(self, data: st.DataObject, action: str, rating: str | None) -> None:
        if claim := self.some(Claim, data):
            verdict = Verdict(self.new_id(), claim.id, rating, "Eight names.")
            self.do(lambda: getattr(self.casebook.verdicts, action)(verdict))

    @rule(data=st.data(), action=st.sampled_from(["withdraw", "sign_off"]))
    def move_verdict(self, data: st.DataObject, action: str) -> None:
        if claim := self.some(Claim, data):
            self.do(lambda: getattr(self.casebook.verdicts, action)(claim))

    @rule(data=st.data(), text=st.text("abc", max_size=3))
    def comment(self, data: st.DataObject, text: str) -> None:
        if claim := self.some(Claim, data):
            self.do(lambda: self.casebook.comments.add(claim, text))

    @rule(data=st.data())
    def delete_comment(self, data: st.DataObject) -> None:
        if comment := self.some(Comment, data):
            self.do(lambda: self.casebook.comments.delete(comment))

    @rule(data=st.data())
    def revert(self, data: st.DataObject) -> None:
        if claim := self.some(Claim, data):
            steps = self.casebook.history.of(claim.id)
            step = data.draw(st.sampled_from(range(len(steps))))
            self.do(lambda: self.casebook.claims.revert(claim, steps[step].id))

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        step = self.done.pop()
        undone = self.casebook.apply(step.change.inverse())
        assert self.content() == step.before
        self.undone.append(Step(undone, step.before))
        self.follow(undone)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        step = self.undone.pop()
        done = self.casebook.apply(step.change.inverse())
        self.done.append(Step(done, step.before))
        self.follow(done)

    @invariant()
    def the_desk_follows_without_asking(self) -> None:
        fresh = self.casebook.desk(self.desk.article.id)
        assert (self.desk.article, self.desk.version, self.desk.claims) == (fresh.article, fresh.version, fresh.claims)
        assert self.desk.evidence == fresh.evidence
        for claim in fresh.claims:
            assert self.desk.links(claim.id) == fresh.links(claim.id)
            assert self.desk.verdict(claim.id) == fresh.verdict(claim.id)
            assert self.desk.comments(claim.id) == fresh.comments(claim.id)

    def teardown(self) -> None:
        if not hasattr(self, "done"):
            return
        end, start = self.content(), self.done[0].before if self.done else self.content()
        steps = len(self.done)
        while self.done:
            self.undo()
        assert self.content() == start
        for _ in range(steps):
            self.redo()
        assert self.content() == end
        self.casebook.close()


TestWork = Work.TestCase
TestWork.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)


def test_on_postgresql(server: Server) -> None:
    class OnServer(Work):
        def where(self) -> str:
            return server.fresh()

    few = settings(max_examples=3, stateful_step_count=25, deadline=None)
    run_state_machine_as_test(OnServer, settings=few)


def _document(title: str) -> Document:
    return Document(text=TEXT, original=TEXT.encode(), media_type="text/plain", title=title)


def _extraction(version: ArticleVersion, starts: list[int]) -> Extraction:
    claims = tuple(
        Claim(UUID(int=version.id.int * 100 + start), version.id, Anchor.at(TEXT, start, start + 5), 0, Kind.QUANTITY)
        for start in starts
    )
    return Extraction((Span(0, 35),), (), claims, Mentions((), (), ()), f"test {len(starts)}")
