"""One walk through the claims, for keys, buttons and panes alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from desktop.session import Session
from desktop.window.choice import Choice, is_unfinished

ClaimCalled = Callable[[str], Claim]
Settle = Callable[[Session], None]


@pytest.fixture
def told() -> list[UUID | None]:
    return []


@pytest.fixture
def choice(desk_session: Session, told: list[UUID | None]) -> Choice:
    return Choice(desk_session, told.append)


def quotes(choice: Choice, by: int, steps: int, accepts: Callable[[Claim], bool] | None = None) -> list[str]:
    """The first word of each claim that the walk comes to."""
    found = []
    for _ in range(steps):
        choice.step(by, accepts=accepts)
        assert choice.claim is not None
        found.append(choice.claim.quote.split()[0])
    return found


def test_the_walk_follows_the_text_and_stops_at_its_ends(choice: Choice, told: list[UUID | None]) -> None:
    assert quotes(choice, 1, 7) == ["Russian", "One", "eight", "four", "the", "The", "The"]
    assert len(told) == 6, "at the end nothing is chosen anew"
    assert quotes(choice, -1, 6) == ["the", "four", "eight", "One", "Russian", "Russian"]


def test_without_a_claim_the_walk_back_begins_at_the_end(choice: Choice) -> None:
    assert quotes(choice, -1, 1) == ["The"]


def test_rejected_and_decided_claims_are_passed_over(
    choice: Choice, desk_session: Session, settle: Settle, claim_called: ClaimCalled
) -> None:
    judged, rejected = claim_called("eight"), claim_called("One")
    desk_session.do(
        lambda casebook: casebook.apply(Change("Judge", (judged,), (replace(judged, status=Status.JUDGED),)))
    )
    desk_session.do(lambda casebook: casebook.claims.reject(rejected))
    settle(desk_session)
    assert quotes(choice, 1, 3) == ["Russian", "eight", "four"]
    choice.choose(None)
    assert quotes(choice, 1, 2, is_unfinished) == ["Russian", "four"]


def test_the_walk_keeps_to_what_the_list_shows(
    choice: Choice, desk_session: Session, claim_called: ClaimCalled
) -> None:
    kept = [claim_called(words).id for words in ("Russian", "four", "the first")]
    choice.keep(frozenset(kept))
    assert quotes(choice, 1, 4) == ["Russian", "four", "the", "the"]
    assert quotes(choice, -1, 2, is_unfinished) == ["four", "Russian"]
    choice.keep(None)
    assert quotes(choice, 1, 1) == ["One"]


def test_claims_that_come_later_are_walked_over_whatever_the_filter_kept(
    choice: Choice, desk_session: Session, settle: Settle, claim_called: ClaimCalled
) -> None:
    choice.keep(frozenset({claim_called("Russian").id}))
    desk = desk_session.desk
    assert desk is not None
    start = desk.version.text.index("commander")
    desk_session.do(lambda casebook: casebook.claims.add(desk.version, start, start + 9, Kind.IDENTITY))
    settle(desk_session)
    assert quotes(choice, 1, 2) == ["Russian", "commander"]


def test_after_a_decision_the_next_claim_is_offered_and_not_gone_to(
    choice: Choice, desk_session: Session, settle: Settle, claim_called: ClaimCalled
) -> None:
    claim = claim_called("One person")
    choice.choose(claim.id)
    changes: list[Change] = []
    desk_session.changed.connect(changes.append)
    desk_session.do(lambda casebook: casebook.claims.reject(claim))
    settle(desk_session)
    assert choice.offer(changes[-1]) == f"Not a claim. Next unfinished (Shift+J): “{claim_called('eight').quote}”"
    assert choice.claim_id == claim.id
    desk_session.undo()
    settle(desk_session)
    assert choice.offer(changes[-1]) == "", "taking back decides nothing"
    desk_session.redo()
    settle(desk_session)
    assert choice.offer(changes[-1]).startswith("Not a claim.")


def test_taking_back_a_recheck_offers_nothing(choice: Choice, claim_called: ClaimCalled) -> None:
    claim = claim_called("One person")
    choice.choose(claim.id)
    states = tuple((replace(claim, status=status),) for status in (Status.RECHECK, Status.JUDGED))
    assert choice.offer(Change("Move claim", *states)).startswith("Judged. Next unfinished")
    assert choice.offer(Change("Move claim", *states, undoes=claim.id)) == ""


def test_the_last_decisions_say_so(
    choice: Choice, desk_session: Session, settle: Settle, claim_called: ClaimCalled
) -> None:
    changes: list[Change] = []
    desk_session.changed.connect(changes.append)
    desk = desk_session.desk
    assert desk is not None
    offers = []
    for claim in (desk.claims[-1], *desk.claims[:-1]):
        choice.choose(claim.id)
        desk_session.do(lambda casebook, each=claim: casebook.claims.reject(each))
        settle(desk_session)
        offers.append(choice.offer(changes[-1]))
    assert offers[0] == "Not a claim. No unfinished claim follows; Shift+K goes back to one."
    assert offers[-1] == "Not a claim. All claims are decided."


def test_a_change_to_another_claim_offers_nothing(choice: Choice, claim_called: ClaimCalled) -> None:
    claim, other = claim_called("One person"), claim_called("four who")
    choice.choose(other.id)
    assert choice.offer(Change("Reject claim", (claim,), (replace(claim, status=Status.NOT_A_CLAIM),))) == ""
