"""Rules run beside the work: when they look, what they throw away, and how a fault is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.finding import Finding, Level
from checks.rules.context import Context
from checks.rules.reference import rule_called
from checks.rules.rule import Notice, Rule
from desktop.checking import Look, is_of_rules
from desktop.jobs import Job
from desktop.session import Session

Settle = Callable[[Session], None]
Called = Callable[[str], Claim]


def odd_words(claim: Claim, _: Context) -> Iterator[Notice]:
    """A rule that needs no thought: statements with an odd number of words are noticed."""
    if len(claim.statement.split()) % 2:
        yield Notice(Level.NOTE, f"{claim.statement}: that is odd.")


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> list[Rule]:
    """The rules that run."""
    made = [replace(rule_called("figure.subset"), id="own.odd", of_claim=odd_words, of_article=None, kinds=frozenset())]
    monkeypatch.setattr("checks.rules.guarded.all_rules", lambda: iter(made))
    return made


@pytest.fixture
def runs(desk_session: Session) -> list[Job]:
    """The runs so far."""
    found: list[Job] = []
    desk_session.jobs.job_started.connect(lambda job: found.append(job) if job.label == "Checking rules" else None)
    return found


def restate(session: Session, claim: Claim, words: str) -> None:
    session.do(lambda casebook: casebook.claims.edit(replace(casebook.claims.get(claim.id), statement=words)))


def noticed(session: Session, claim: Claim) -> list[str]:
    return [finding.message for finding in session.desk.findings(claim.id)]


def test_nothing_is_looked_at_before_it_starts(
    desk_session: Session, rules: list[Rule], runs: list[Job], claim_called: Called, settle: Settle
) -> None:
    restate(desk_session, claim_called("four"), "Four words it has")
    settle(desk_session)
    assert runs == []
    assert desk_session.checking.look_at(claim_called("four").id) is Look.NONE


def test_what_is_noticed_shows_and_is_no_step_of_the_person(
    desk_session: Session, rules: list[Rule], claim_called: Called, settle: Settle
) -> None:
    steps, told = desk_session.undo_stack.count(), []
    desk_session.changed.connect(told.append)
    desk_session.checking.start()
    assert desk_session.checking.look_at(claim_called("four").id) is Look.FIRST
    settle(desk_session)
    odd = [claim for claim in desk_session.desk.claims if len(claim.statement.split()) % 2]
    assert odd
    assert {record.claim_id for change in told for record in change.after} == {claim.id for claim in odd}
    assert desk_session.undo_stack.count() == steps
    assert {desk_session.checking.look_at(claim.id) for claim in desk_session.desk.claims} == {Look.DONE}


def test_a_finding_falls_away_and_comes_back_with_what_it_rests_on(
    desk_session: Session, rules: list[Rule], claim_called: Called, settle: Settle
) -> None:
    claim = claim_called("four")
    desk_session.checking.start()
    settle(desk_session)
    restate(desk_session, claim, "Just three words")
    settle(desk_session)
    assert noticed(desk_session, claim) == ["Just three words: that is odd."]
    restate(desk_session, claim, "No odd words here")
    settle(desk_session)
    assert noticed(desk_session, claim) == []
    desk_session.undo()
    settle(desk_session)
    assert noticed(desk_session, claim) == ["Just three words: that is odd."]


def test_a_burst_of_changes_is_one_run(
    desk_session: Session, rules: list[Rule], runs: list[Job], claim_called: Called, settle: Settle
) -> None:
    desk_session.checking.start()
    settle(desk_session)
    runs.clear()
    for number in range(40):
        restate(desk_session, claim_called("four"), " ".join(["word"] * (number + 1)))
    settle(desk_session)
    assert 1 <= len(runs) <= 4
    assert noticed(desk_session, claim_called("four")) == []


def test_what_changes_while_they_look_is_looked_at_again(
    qtbot: QtBot, desk_session: Session, rules: list[Rule], runs: list[Job], claim_called: Called, settle: Settle
) -> None:
    claim, may_go = claim_called("four"), Event()

    def slow(claim: Claim, context: Context) -> Iterator[Notice]:
        may_go.wait(10)
        yield from odd_words(claim, context)

    rules[0] = replace(rules[0], of_claim=slow)
    written: list[Change] = []
    desk_session.changed.connect(written.append)
    desk_session.checking.start()
    qtbot.waitUntil(lambda: bool(runs))
    assert desk_session.checking.is_ready
    restate(desk_session, claim, "Just three words")
    qtbot.waitUntil(lambda: bool(written))
    assert desk_session.checking.look_at(claim.id) is Look.FIRST
    may_go.set()
    settle(desk_session)
    said = [each.message for change in written for each in change.after if isinstance(each, Finding)]
    assert [words for words in said if words.startswith(claim.statement)] == []
    assert noticed(desk_session, claim) == ["Just three words: that is odd."]
    assert len(runs) == 2


def test_leaving_the_article_stops_them(
    qtbot: QtBot, desk_session: Session, rules: list[Rule], runs: list[Job], settle: Settle
) -> None:
    may_go, began = Event(), Event()

    def slow(claim: Claim, context: Context) -> Iterator[Notice]:
        began.set()
        may_go.wait(10)
        yield from odd_words(claim, context)

    rules[0] = replace(rules[0], of_claim=slow)
    desk_session.checking.start()
    qtbot.waitUntil(began.is_set)
    desk_session.do(lambda casebook: casebook.articles.delete(desk_session.desk.article))
    qtbot.waitUntil(lambda: desk_session.desk is None)
    may_go.set()
    settle(desk_session)
    assert runs[0].is_cancelled()
    assert desk_session.checking.is_idle


def test_a_dismissed_finding_is_no_reason_to_look_again_and_stays_dismissed(
    desk_session: Session, rules: list[Rule], runs: list[Job], claim_called: Called, settle: Settle
) -> None:
    claim = claim_called("four")
    restate(desk_session, claim, "Just three words")
    desk_session.checking.start()
    settle(desk_session)
    (finding,) = desk_session.desk.findings(claim.id)
    before = len(runs)
    desk_session.do(lambda casebook: casebook.findings.dismiss(finding, "It is meant so."))
    settle(desk_session)
    assert len(runs) == before
    restate(desk_session, claim_called("eight"), "One more")
    desk_session.checking.look_again()
    settle(desk_session)
    assert [each.dismissed for each in desk_session.desk.findings(claim.id)] == ["It is meant so."]


def test_rejected_claims_are_not_looked_at(
    desk_session: Session, rules: list[Rule], claim_called: Called, settle: Settle
) -> None:
    claim = claim_called("four")
    desk_session.do(lambda casebook: casebook.claims.set_status(claim, Status.NOT_A_CLAIM))
    settle(desk_session)
    desk_session.checking.start()
    settle(desk_session)
    assert desk_session.checking.look_at(claim.id) is Look.NONE


def test_a_rule_that_fails_is_named(
    desk_session: Session, rules: list[Rule], claim_called: Called, settle: Settle
) -> None:
    def broken(claim: Claim, context: Context) -> Iterator[Notice]:
        raise ZeroDivisionError
        yield

    rules.append(replace(rules[0], id="own.broken", of_claim=broken, of_article=None))
    desk_session.checking.start()
    settle(desk_session)
    assert desk_session.checking.failed_rules == ("own.broken",)
    assert desk_session.checking.look_at(claim_called("four").id) is Look.DONE


def test_a_run_that_cannot_be_written_leaves_the_claims_unlooked_at(
    desk_session: Session, rules: list[Rule], claim_called: Called, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checks.errors import ChecksError
    from checks.services.findings import Findings

    def refuse(*_: object) -> None:
        raise ChecksError("The disk is full.")

    monkeypatch.setattr(Findings, "put", refuse)
    desk_session.checking.start()
    settle(desk_session)
    assert desk_session.checking.look_at(claim_called("four").id) is Look.FAILED
    monkeypatch.undo()
    desk_session.checking.stop()


def test_only_findings_are_of_rules(claim_called: Called) -> None:
    claim = claim_called("four")
    finding = Finding(claim.id, claim.id, "own.odd", Level.NOTE, "Odd.")
    assert is_of_rules(Change("Run rules", after=(finding,)))
    assert not is_of_rules(Change("Add claim", after=(claim, finding)))
