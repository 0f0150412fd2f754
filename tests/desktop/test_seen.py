"""Earlier checks are looked for beside the work: when, what is looked for again, and what stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment
from checks.errors import ChecksError
from checks.services.matching import Matching
from desktop.jobs import Job
from desktop.seen import LONG, Look
from desktop.session import Session

Settle = Callable[[Session], None]
Called = Callable[[str], Claim]
WOUNDED = "eight others were wounded, including four who are in critical condition"


def bring_in(session: Session, *texts: str) -> None:
    """Earlier checks of these claims, as an import brings them."""
    brought = Import(uuid4(), "checks.jsonl", "Earlier checks", "0" * 64, len(texts), 0, Moment.parse("2025-05-20"))
    checks = tuple(EarlierCheck(uuid4(), text, publisher="Desk", rating="True", import_id=brought.id) for text in texts)
    session.do(lambda casebook: casebook.apply(Change("Bring in", after=(brought, *checks))))


@pytest.fixture
def searches(desk_session: Session) -> list[Job]:
    """The searches so far."""
    found: list[Job] = []
    desk_session.jobs.job_started.connect(lambda job: found.append(job) if "index" in job.label else None)
    return found


def test_nothing_is_looked_for_before_it_starts(
    desk_session: Session, searches: list[Job], claim_called: Called, settle: Settle
) -> None:
    bring_in(desk_session, WOUNDED)
    settle(desk_session)
    assert searches == []
    assert desk_session.seen.look_at(claim_called("eight").id) is Look.NONE


def test_what_was_checked_before_is_there_for_all_claims_and_nothing_is_written(
    desk_session: Session, claim_called: Called, settle: Settle
) -> None:
    claim = claim_called("eight")
    bring_in(desk_session, WOUNDED, "The minister resigned after the vote on the budget in the capital")
    settle(desk_session)
    steps = desk_session.undo_stack.count()
    desk_session.seen.start()
    assert desk_session.seen.look_at(claim.id) is Look.LOOKING
    settle(desk_session)
    assert [match.text for match in desk_session.seen.matches(claim.id)] == [WOUNDED]
    assert claim.id in desk_session.seen.near_certain
    assert claim_called("The commander").id not in desk_session.seen.near_certain
    assert {desk_session.seen.look_at(each.id) for each in desk_session.desk.claims} == {Look.DONE}
    assert desk_session.undo_stack.count() == steps


def test_an_import_is_found_at_once_and_gone_with_its_undo(
    desk_session: Session, claim_called: Called, settle: Settle
) -> None:
    desk_session.seen.start()
    settle(desk_session)
    assert desk_session.seen.matches(claim_called("eight").id) == ()
    bring_in(desk_session, WOUNDED)
    settle(desk_session)
    assert len(desk_session.seen.matches(claim_called("eight").id)) == 1
    desk_session.undo()
    settle(desk_session)
    assert desk_session.seen.matches(claim_called("eight").id) == ()


def test_only_a_claim_whose_words_change_is_looked_for_again(
    desk_session: Session, claim_called: Called, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    matches = Matching.matches

    def noted(self: Matching, what: Claim, **how: object) -> object:
        looked.append(what.id)
        return matches(self, what, **how)

    desk_session.seen.start()
    settle(desk_session)
    monkeypatch.setattr(Matching, "matches", noted)
    claim = claim_called("eight")
    desk_session.do(lambda casebook: casebook.claims.set_status(claim, Status.IN_PROGRESS))
    settle(desk_session)
    assert looked == []
    desk_session.do(lambda book: book.claims.edit(replace(book.claims.get(claim.id), statement="Nine were wounded")))
    settle(desk_session)
    assert looked == [claim.id]


def test_rejected_claims_are_not_looked_for(desk_session: Session, claim_called: Called, settle: Settle) -> None:
    claim = claim_called("eight")
    bring_in(desk_session, WOUNDED)
    desk_session.seen.start()
    settle(desk_session)
    desk_session.do(lambda casebook: casebook.claims.reject(claim))
    settle(desk_session)
    assert desk_session.seen.look_at(claim.id) is Look.NONE
    assert claim.id not in desk_session.seen.near_certain


def test_leaving_the_article_stops_it(
    desk_session: Session, searches: list[Job], qtbot: QtBot, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_left: list[bool] = []

    def endless(_: Matching) -> Iterator[tuple[int, int]]:
        while not has_left:
            yield 1, LONG

    monkeypatch.setattr(Matching, "steps", endless)
    desk_session.seen.start()
    qtbot.waitUntil(lambda: desk_session.seen.ready_share > 0)
    assert desk_session.seen.look_at(desk_session.desk.claims[0].id) is Look.INDEXING
    assert not searches[0].is_quiet
    assert "index" in searches[0].words
    desk_session.do(lambda casebook: casebook.articles.delete(desk_session.desk.article))  # and the desk is not blocked
    qtbot.waitUntil(lambda: desk_session.desk is None)
    assert searches[0].is_cancelled()
    has_left.append(True)  # the index of the casebook itself is made ready all the same
    settle(desk_session)
    assert desk_session.seen.is_idle


def test_a_person_can_stop_it_and_begin_again(
    desk_session: Session, searches: list[Job], qtbot: QtBot, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_: Matching) -> Iterator[tuple[int, int]]:
        while True:
            yield 1, LONG

    monkeypatch.setattr(Matching, "steps", endless)
    desk_session.seen.start()
    qtbot.waitUntil(lambda: desk_session.seen.ready_share > 0)
    searches[0].cancel()
    settle(desk_session)
    claim = desk_session.desk.claims[0]
    assert desk_session.seen.look_at(claim.id) is Look.FAILED
    assert desk_session.seen.failure
    monkeypatch.undo()
    desk_session.seen.look_again()
    settle(desk_session)
    assert desk_session.seen.look_at(claim.id) is Look.DONE


def test_a_fault_is_told(desk_session: Session, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Matching) -> Iterator[tuple[int, int]]:
        raise ChecksError("The disk is full.")
        yield

    monkeypatch.setattr(Matching, "steps", refuse)
    desk_session.seen.start()
    settle(desk_session)
    assert desk_session.seen.failure == "The disk is full."
    assert desk_session.seen.look_at(desk_session.desk.claims[0].id) is Look.FAILED
