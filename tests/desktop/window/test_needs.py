"""What an action needs: what the menus offer is what the casebook does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.claim import Claim, Status
from checks.domain.evidence import EvidenceKind
from checks.domain.person import Person
from checks.domain.record_line import RecordLine
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from desktop.session import Session
from desktop.window.action_spec import When
from desktop.window.needs import Situation

ClaimCalled = Callable[[str], Claim]
Settle = Callable[[Session], None]
COLLEAGUE = Person(UUID(int=99), "Colleague")


def situation(
    session: Session, claim: Claim | None, *others: Claim, has_selection: bool = False
) -> Callable[[When], bool]:
    return Situation(session, claim, has_selection, others).meets


@pytest.fixture
def put(desk_session: Session, settle: Settle, claim_called: ClaimCalled) -> Callable[[Status], Claim]:
    """Write a claim of the desk down with a status; as it is then."""

    def write(status: Status) -> Claim:
        claim = claim_called("eight")
        moved = replace(claim, status=status)
        if moved != claim:
            desk_session.do(lambda casebook: casebook.apply(Change("Set", (claim,), (moved,))))
        settle(desk_session)
        assert desk_session.desk is not None
        return desk_session.desk.claim(claim.id)

    return write


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize(
    ("need", "act"),
    [
        (When.ACCEPTABLE, lambda casebook, claim: casebook.claims.accept(claim)),
        (When.REJECTABLE, lambda casebook, claim: casebook.claims.reject(claim)),
        (When.REJECTED, lambda casebook, claim: casebook.claims.restore(claim)),
    ],
)
def test_what_is_offered_is_done_and_nothing_else(
    put: Callable[[Status], Claim],
    desk_session: Session,
    settle: Settle,
    status: Status,
    need: When,
    act: Callable[[Casebook, Claim], Change],
) -> None:
    claim = put(status)
    outcome: list[bool] = []

    def attempt(casebook: Casebook) -> Change:
        try:
            change = act(casebook, claim)
        except StepRefused:
            outcome.append(False)
            return Change("Nothing")
        outcome.append(True)
        return change

    desk_session.do(attempt)
    settle(desk_session)
    assert outcome == [situation(desk_session, claim)(need)]


@pytest.mark.parametrize("status", Status)
def test_a_verdict_is_written_on_what_is_neither_decided_nor_rejected(
    desk_session: Session, claim_called: ClaimCalled, status: Status
) -> None:
    meets = situation(desk_session, replace(claim_called("eight"), status=status))
    assert meets(When.RATABLE) is not status.is_decided
    assert meets(When.JUDGED) is (status is Status.JUDGED)
    assert meets(When.MARKED) is (status is not Status.NOT_A_CLAIM)
    assert meets(When.CLAIM)


def test_without_a_casebook_only_what_always_works_is_offered(blank_session: Session) -> None:
    meets = situation(blank_session, None)
    assert [when for when in When if meets(when)] == [When.ALWAYS, When.EVER]


def test_an_article_without_a_chosen_claim(desk_session: Session) -> None:
    met = {when for when in When if situation(desk_session, None)(when)}
    assert met == {When.ALWAYS, When.EVER, When.CASEBOOK, When.ARTICLE, When.FINDABLE, When.DRAFTED}
    assert situation(desk_session, None, has_selection=True)(When.SELECTION)


@pytest.mark.parametrize(
    ("count", "met"),
    [
        (0, {When.RECORDABLE, When.FINDABLE}),
        (1, {When.RECORDABLE, When.FINDABLE, When.BEARING, When.RECORDS, When.RECORD, When.LINKABLE}),
        (2, {When.RECORDABLE, When.FINDABLE, When.BEARING, When.RECORDS, When.PAIR, When.LINKABLE}),
    ],
)
def test_in_the_evidence_view_it_is_the_selected_records_that_count(
    desk_session: Session, count: int, met: set[When]
) -> None:
    records = tuple(RecordLine(UUID(int=n), EvidenceKind.NOTE, "A note") for n in range(count))
    here = Situation(desk_session, None, has_selection=False, records=records)
    everywhere = {When.ALWAYS, When.EVER, When.CASEBOOK, When.ARTICLE, When.DRAFTED, When.UNDO}
    assert {when for when in When if here.meets(when)} - everywhere == met


def test_undo_and_redo_are_offered_in_turns(desk_session: Session, settle: Settle, claim_called: ClaimCalled) -> None:
    meets = situation(desk_session, None)
    desk_session.do(lambda casebook: casebook.claims.reject(claim_called("eight")))
    settle(desk_session)
    assert (meets(When.UNDO), meets(When.REDO)) == (True, False)
    desk_session.undo()
    settle(desk_session)
    assert meets(When.REDO)


def test_of_many_one_that_allows_it_is_enough(desk_session: Session, claim_called: ClaimCalled) -> None:
    signed = replace(claim_called("eight"), status=Status.SIGNED_OFF)
    suggested, rejected = claim_called("Russian"), replace(claim_called("One"), status=Status.NOT_A_CLAIM)
    assert not situation(desk_session, signed)(When.ACCEPTABLE)
    assert situation(desk_session, signed, suggested)(When.ACCEPTABLE)
    assert situation(desk_session, signed, suggested)(When.REJECTABLE)
    assert not situation(desk_session, signed, suggested)(When.REJECTED)
    assert situation(desk_session, signed, rejected)(When.REJECTED)


def test_what_is_for_one_claim_looks_at_the_chosen_one_alone(desk_session: Session, claim_called: ClaimCalled) -> None:
    judged = replace(claim_called("eight"), status=Status.JUDGED)
    assert not situation(desk_session, claim_called("One"), judged)(When.JUDGED)
    assert not situation(desk_session, judged, claim_called("One"))(When.RATABLE)


@pytest.mark.parametrize("is_mine", [True, False])
def test_nobody_signs_a_verdict_of_their_own(
    put: Callable[[Status], Claim], desk_session: Session, settle: Settle, is_mine: bool
) -> None:
    claim = put(Status.JUDGED)
    judge = desk_session.me if is_mine else COLLEAGUE
    verdict = Verdict(UUID(int=3), claim.id, "true", "Two records agree.", is_draft=False, person_id=judge.id)
    people = () if is_mine else (COLLEAGUE,)
    desk_session.do(lambda casebook: casebook.apply(Change("Judge", after=(*people, verdict))))
    settle(desk_session)
    assert situation(desk_session, claim)(When.SIGNABLE) is not is_mine


def test_a_judged_claim_without_a_verdict_cannot_be_signed(
    put: Callable[[Status], Claim], desk_session: Session
) -> None:
    assert not situation(desk_session, put(Status.JUDGED))(When.SIGNABLE)
