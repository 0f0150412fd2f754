"""One step with many claims is one change, and goes as far as the workflow allows."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status, count_statuses
from checks.domain.span import Anchor
from checks.domain.verdict import Verdict
from checks.errors import NotFound, StepRefused


@pytest.fixture
def claims(casebook: Casebook, version: ArticleVersion) -> tuple[Claim, ...]:
    """Five suggestions in a casebook, in the order of the text."""
    made = tuple(
        Claim(UUID(int=2**40 + at), version.id, Anchor.at(version.text, at * 4, at * 4 + 3), 0, Kind.EVENT)
        for at in range(5)
    )
    casebook.apply(Change("Lay out", after=made))
    return made


def ids(claims: Iterable[Claim]) -> list[UUID]:
    return [claim.id for claim in claims]


def statuses(casebook: Casebook, claims: Iterable[Claim]) -> list[Status]:
    return [casebook.claims.get(claim.id).status for claim in claims]


def test_accepting_many_is_one_change_that_one_undo_takes_back(casebook: Casebook, claims: tuple[Claim, ...]) -> None:
    change = casebook.many_claims.accept(ids(claims))
    assert change.label == "Accept 5 claims"
    assert statuses(casebook, claims) == [Status.OPEN] * 5
    assert len(casebook.history.of(claims[0].id)) == 2
    casebook.apply(change.inverse())
    assert statuses(casebook, claims) == [Status.SUGGESTED] * 5


def test_accepting_first_opens_what_waits_then_takes_all_on(casebook: Casebook, claims: tuple[Claim, ...]) -> None:
    casebook.claims.accept(claims[0])
    change = casebook.many_claims.accept(ids(claims[:3]))
    assert {record.id for record in change.after} == set(ids(claims[1:3])), "what is open already stays as it is"
    casebook.many_claims.accept(ids(claims[:3]))
    assert statuses(casebook, claims) == [Status.IN_PROGRESS] * 3 + [Status.SUGGESTED] * 2
    assert casebook.claims.get(claims[0].id).owner_id == casebook.me.id


def test_what_cannot_be_rejected_stays(casebook: Casebook, claims: tuple[Claim, ...]) -> None:
    casebook.claims.accept(claims[0])
    casebook.verdicts.propose(Verdict(uuid4(), claims[0].id, "true", "Eight names."))
    change = casebook.many_claims.reject(ids(claims[:3]))
    assert change.label == "Reject 2 claims"
    assert statuses(casebook, claims[:3]) == [Status.JUDGED, Status.NOT_A_CLAIM, Status.NOT_A_CLAIM]


def test_where_nothing_can_be_done_it_says_why(casebook: Casebook, claims: tuple[Claim, ...]) -> None:
    casebook.claims.accept(casebook.claims.accept(claims[0]).after[0])
    casebook.claims.accept(claims[1])
    with pytest.raises(StepRefused, match=r"None of the 3 claims .*: 1 is suggested, 1 is open, 1 is in progress\."):
        casebook.many_claims.set_status(ids(claims[:3]), Status.RECHECK)
    with pytest.raises(StepRefused, match="cannot become “re-check”"):
        casebook.many_claims.set_status(ids(claims[:1]), Status.RECHECK)


def test_the_rules_of_single_claims_hold_for_many(casebook: Casebook, claims: tuple[Claim, ...]) -> None:
    with pytest.raises(StepRefused, match="None of the 5 claims"):
        casebook.many_claims.set_status(ids(claims), Status.SIGNED_OFF)
    assert statuses(casebook, claims) == [Status.SUGGESTED] * 5


def test_restoring_brings_each_back_to_where_it_was(casebook: Casebook, claims: tuple[Claim, ...]) -> None:
    casebook.claims.accept(claims[0])
    casebook.many_claims.reject(ids(claims[:2]))
    casebook.many_claims.restore(ids(claims[:3]))
    assert statuses(casebook, claims[:3]) == [Status.OPEN, Status.SUGGESTED, Status.SUGGESTED]


def test_claims_that_are_like_that_already_are_no_part_of_the_change(
    casebook: Casebook, claims: tuple[Claim, ...]
) -> None:
    casebook.claims.set_kind(claims[0], Kind.PLACE)
    change = casebook.many_claims.set_kind(ids(claims[:3]), Kind.PLACE)
    assert change.label == "Change kind of 2 claims"
    assert [casebook.claims.get(each.id).kind for each in claims] == [Kind.PLACE] * 3 + [Kind.EVENT] * 2
    assert casebook.many_claims.set_kind(ids(claims[:3]), Kind.PLACE).id is None, "nothing is written for nothing"


def test_many_become_mine_and_keep_their_status(casebook: Casebook, claims: tuple[Claim, ...]) -> None:
    casebook.people.sign_in("Colleague")
    assert casebook.many_claims.make_mine(ids(claims)).label == "Take over 5 claims"
    assert {casebook.claims.get(claim.id).owner_id for claim in claims} == {casebook.me.id}
    assert statuses(casebook, claims) == [Status.SUGGESTED] * 5


def test_deleting_many_takes_along_what_hangs_on_them(casebook: Casebook, claims: tuple[Claim, ...]) -> None:
    casebook.comments.add(claims[0], "Is it eight?")
    change = casebook.many_claims.delete(ids(claims[:2]))
    assert len(change.before) == 3
    with pytest.raises(NotFound):
        casebook.claims.get(claims[1].id)
    casebook.apply(change.inverse())
    assert [comment.text for comment in casebook.desk(_article(casebook)).comments(claims[0].id)] == ["Is it eight?"]


def _article(casebook: Casebook) -> UUID:
    return casebook.articles.overview()[0].article.id


def test_statuses_are_counted_in_words(claims: tuple[Claim, ...]) -> None:
    assert count_statuses(claims[:2]) == "2 are suggested"
    assert count_statuses([]) == ""
