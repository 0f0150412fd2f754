"""Who does what by when, for one and for many, as one step."""

from __future__ import annotations

from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim, Kind, Priority, Status
from checks.domain.moment import Moment
from checks.domain.verdict import Verdict
from checks.errors import StepRefused

DUE = Moment.parse("2025-06-01")


@pytest.fixture
def claims(casebook: Casebook, version: ArticleVersion, claim: Claim) -> list[Claim]:
    """Two open claims."""
    other = casebook.claims.add(version, 36, 54, Kind.QUANTITY).after[0]
    assert isinstance(other, Claim)
    return [claim, other]


def test_many_claims_are_planned_in_one_step(casebook: Casebook, claims: list[Claim]) -> None:
    ids = [claim.id for claim in claims]
    colleague = casebook.people.invite("Colleague")
    given = casebook.planning.assign(ids, colleague)
    due, urgent = casebook.planning.set_due(ids, DUE), casebook.planning.set_priority(ids, Priority.URGENT)
    assert [change.label for change in (given, due, urgent)] == [
        "Give 2 claims to Colleague",
        "Set due date of 2 claims",
        "Set priority of 2 claims",
    ]
    for claim in (casebook.claims.get(each) for each in ids):
        assert (claim.owner_id, claim.due, claim.priority) == (colleague.id, DUE, Priority.URGENT)
    for change in (urgent, due, given):
        casebook.apply(change.inverse())
    assert [casebook.claims.get(each) for each in ids] == claims


def test_what_is_so_already_stays_out_of_it(casebook: Casebook, claims: list[Claim]) -> None:
    casebook.planning.set_priority([claims[0].id], Priority.HIGH)
    change = casebook.planning.set_priority([claim.id for claim in claims], Priority.HIGH)
    assert (change.label, len(change.after)) == ("Set priority of 1 claim", 1)
    assert casebook.planning.set_priority([claims[0].id], Priority.HIGH).id is None


def test_a_claim_can_be_nobodys(casebook: Casebook, claim: Claim) -> None:
    assert casebook.planning.assign([claim.id], None).label == "Give 1 claim to nobody"
    assert casebook.claims.get(claim.id).owner_id is None


def test_articles_are_planned_too(casebook: Casebook, claim: Claim) -> None:
    article = casebook.articles.overview()[0].article
    colleague = casebook.people.invite(" Colleague ")
    casebook.planning.assign_articles([article.id], colleague)
    casebook.planning.set_articles_due([article.id], DUE)
    planned = casebook.articles.get(article.id)
    assert (planned.owner_id, planned.due) == (colleague.id, DUE)


def test_plans_leave_a_signature_standing(casebook: Casebook, claim: Claim) -> None:
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Eight names."))
    casebook.people.sign_in("Colleague")
    casebook.verdicts.sign_off(casebook.claims.get(claim.id))
    casebook.planning.set_priority([claim.id], Priority.LOW)
    assert casebook.claims.get(claim.id).status is Status.SIGNED_OFF


def test_a_colleague_is_kept_once(casebook: Casebook, claim: Claim) -> None:
    first = casebook.people.invite("Colleague")
    assert casebook.people.invite("Colleague") == first
    assert casebook.people.sign_in("Colleague") == first
    assert [change.label for change in casebook.history.latest(1)] == ["Add colleague"]
    with pytest.raises(StepRefused, match="Enter the name"):
        casebook.people.invite(" ")
