"""A second person checks blind; then the two are brought together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.claim import Claim, Status
from checks.domain.person import Person
from checks.domain.second_check import SecondCheck
from checks.domain.verdict import Verdict
from checks.errors import StepRefused
from checks.storage import rows

FIRST, SECOND = "Eight names in the list.", "The list was counted again: seven."


@pytest.fixture
def judged(casebook: Casebook, claim: Claim) -> Claim:
    """A claim that the checker found true."""
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", FIRST))
    return casebook.claims.get(claim.id)


@pytest.fixture
def check(casebook: Casebook, judged: Claim) -> SecondCheck:
    """An open second check that anyone else may do."""
    made = casebook.second_checks.ask(judged).after[0]
    assert isinstance(made, SecondCheck)
    return made


@pytest.fixture
def colleague(casebook: Casebook, check: SecondCheck) -> Person:
    """Somebody else, who now sits at the desk."""
    return casebook.people.sign_in("Colleague")


def stored(casebook: Casebook, check: SecondCheck) -> SecondCheck:
    """The second check as the casebook holds it."""
    return casebook._records.get(SecondCheck, check.id)


def give(casebook: Casebook, check: SecondCheck, rating: str = "false") -> SecondCheck:
    """Hand a second check in."""
    casebook.second_checks.give(replace(stored(casebook, check), rating=rating, rationale=SECOND))
    return stored(casebook, check)


def test_each_sees_only_the_own_until_both_are_done(casebook: Casebook, check: SecondCheck, judged: Claim) -> None:
    author, verdict = casebook.me, casebook.verdicts.of(judged.id)
    colleague = casebook.people.sign_in("Colleague")
    assert check.hides_verdict_from(colleague.id, verdict)
    assert not check.hides_verdict_from(author.id, verdict)
    casebook.second_checks.save(replace(check, rationale="So far."))
    begun = stored(casebook, check)
    assert begun.person_id == colleague.id
    assert begun.shows_to(colleague.id)
    assert not begun.shows_to(author.id)
    given = give(casebook, check)
    assert given.shows_to(author.id)
    assert not given.hides_verdict_from(colleague.id, verdict)


def test_a_claim_has_one_open_check(casebook: Casebook, check: SecondCheck, judged: Claim) -> None:
    with pytest.raises(StepRefused, match="open already"):
        casebook.second_checks.ask(judged)
    casebook.second_checks.withdraw(check)
    casebook.second_checks.ask(judged)


def test_the_first_checker_is_not_the_second(casebook: Casebook, judged: Claim) -> None:
    with pytest.raises(StepRefused, match="Checker gave the first verdict"):
        casebook.second_checks.ask(judged, casebook.me)
    check = casebook.second_checks.ask(judged).after[0]
    assert isinstance(check, SecondCheck)
    with pytest.raises(StepRefused, match="Somebody else does the second check"):
        casebook.second_checks.save(replace(check, rationale="Me again."))


def test_a_check_that_somebody_does_is_theirs(casebook: Casebook, judged: Claim) -> None:
    chosen = casebook.people.invite("Colleague")
    check = casebook.second_checks.ask(judged, chosen).after[0]
    assert isinstance(check, SecondCheck)
    casebook.people.sign_in("Passer-by")
    with pytest.raises(StepRefused, match="somebody else's"):
        casebook.second_checks.save(check)
    with pytest.raises(StepRefused, match="Whoever asked"):
        casebook.second_checks.withdraw(check)


@pytest.mark.parametrize(
    ("rating", "reasons", "sentence"),
    [(None, SECOND, "Choose a rating"), ("pants_on_fire", SECOND, "Choose a rating"), ("true", " ", "Write down")],
)
def test_what_is_handed_in_is_whole(
    casebook: Casebook, check: SecondCheck, colleague: Person, rating: str | None, reasons: str, sentence: str
) -> None:
    with pytest.raises(StepRefused, match=sentence):
        casebook.second_checks.give(replace(check, rating=rating, rationale=reasons, person_id=colleague.id))


def test_what_is_handed_in_stays(casebook: Casebook, check: SecondCheck, colleague: Person) -> None:
    given = give(casebook, check)
    assert given.person_id == colleague.id
    with pytest.raises(StepRefused, match="stays as it was given"):
        casebook.second_checks.save(replace(given, rating="true"))


def test_nothing_is_signed_while_a_check_is_open(casebook: Casebook, judged: Claim, colleague: Person) -> None:
    with pytest.raises(StepRefused, match="A second check of this claim is open"):
        casebook.verdicts.sign_off(judged)


def test_what_differs_is_brought_together_in_words(casebook: Casebook, check: SecondCheck, colleague: Person) -> None:
    with pytest.raises(StepRefused, match="not handed in yet"):
        casebook.second_checks.close(check, "first")
    given = give(casebook, check)
    with pytest.raises(StepRefused, match="The two differ"):
        casebook.second_checks.close(given, "first")
    casebook.second_checks.close(given, "first", "One name stands twice in the second count.")
    closed = stored(casebook, check)
    assert (closed.is_closed, closed.outcome) == (True, "One name stands twice in the second count.")
    with pytest.raises(StepRefused, match="is closed"):
        casebook.second_checks.close(closed, "second", "No.")


def test_what_agrees_needs_no_words(casebook: Casebook, check: SecondCheck, judged: Claim, colleague: Person) -> None:
    casebook.second_checks.close(give(casebook, check, "true"), "first")
    casebook.verdicts.sign_off(judged)
    assert casebook.claims.get(judged.id).status is Status.SIGNED_OFF


def test_the_second_becomes_the_verdict_of_who_gave_it(
    casebook: Casebook, check: SecondCheck, judged: Claim, colleague: Person
) -> None:
    change = casebook.second_checks.close(give(casebook, check), "second", "Counted together: seven.")
    verdict = casebook.verdicts.of(judged.id)
    assert verdict is not None
    assert (verdict.rating, verdict.rationale, verdict.person_id) == ("false", SECOND, colleague.id)
    with pytest.raises(StepRefused, match="A second person signs off"):
        casebook.verdicts.sign_off(judged)
    casebook.apply(change.inverse())
    before = casebook.verdicts.of(judged.id)
    assert before is not None
    assert before.rationale == FIRST


def test_a_draft_from_elsewhere_is_not_compared_and_can_be_proposed(
    casebook: Casebook, check: SecondCheck, judged: Claim, colleague: Person
) -> None:
    """As merging can leave it: a check that is handed in beside a verdict that is being written."""
    given = give(casebook, check)
    verdict = casebook.verdicts.of(judged.id)
    assert verdict is not None
    with casebook._records.engine.begin() as connection:
        rows.update(connection, [verdict.drafted(), replace(judged, status=Status.IN_PROGRESS)])
    with pytest.raises(StepRefused, match="first verdict is not proposed"):
        casebook.second_checks.close(given, "second", "Seven.")
    casebook.people.sign_in("Checker")
    casebook.verdicts.propose(verdict)
    casebook.second_checks.close(given, "first", "Eight, counted together.")
    assert colleague.id == given.person_id


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.NOT_A_CLAIM])
def test_what_nobody_took_up_is_not_checked_twice(casebook: Casebook, claim: Claim, status: Status) -> None:
    moved = casebook.claims.set_status(claim, status).after[0]
    assert isinstance(moved, Claim)
    with pytest.raises(StepRefused, match="Accept it before"):
        casebook.second_checks.ask(moved)


def test_a_deleted_claim_takes_its_check_along(casebook: Casebook, check: SecondCheck, judged: Claim) -> None:
    change = casebook.claims.delete(judged)
    assert check in change.before
    casebook.apply(change.inverse())
    assert stored(casebook, check) == check


def test_what_is_handed_in_is_not_withdrawn_and_the_first_verdict_waits_for_it(
    casebook: Casebook, check: SecondCheck, judged: Claim
) -> None:
    author = casebook.me
    casebook.people.sign_in("Colleague")
    given = give(casebook, check)
    casebook.people.sign_in(author.name)
    with pytest.raises(StepRefused, match="Bring the two verdicts together"):
        casebook.second_checks.withdraw(given)
    verdict = casebook.verdicts.of(judged.id)
    assert verdict is not None
    for step in (casebook.verdicts.propose, casebook.verdicts.save_draft):
        with pytest.raises(StepRefused, match="Bring the two verdicts together"):
            step(replace(verdict, rating="false"))
    with pytest.raises(StepRefused, match="Bring the two verdicts together"):
        casebook.verdicts.withdraw(judged)
    casebook.second_checks.close(given, "first", "Counted together: eight.")
    casebook.verdicts.save_draft(replace(verdict, rationale="Eight, counted twice."))


def test_whoever_checks_blind_does_not_give_the_first_verdict_too(
    casebook: Casebook, check: SecondCheck, judged: Claim, colleague: Person
) -> None:
    casebook.second_checks.save(replace(check, rationale="So far."))
    verdict = casebook.verdicts.of(judged.id)
    assert verdict is not None
    with pytest.raises(StepRefused, match="blind"):
        casebook.verdicts.propose(verdict)
    assert casebook.me == colleague


def test_a_check_is_handed_in_once_the_first_verdict_is_proposed(
    casebook: Casebook, check: SecondCheck, judged: Claim
) -> None:
    author = casebook.me
    casebook.verdicts.withdraw(judged)
    casebook.people.sign_in("Colleague")
    with pytest.raises(StepRefused, match="not proposed yet"):
        give(casebook, check)
    assert not stored(casebook, check).is_given
    assert author != casebook.me


def _send_back(casebook: Casebook, claim: Claim) -> None:
    casebook.verdicts.send_back(claim, "Count again.")


def _work_on(casebook: Casebook, claim: Claim) -> None:
    casebook.claims.set_status(claim, Status.IN_PROGRESS)


def _work_on_many(casebook: Casebook, claim: Claim) -> None:
    casebook.many_claims.set_status([claim.id], Status.IN_PROGRESS)


def _revert(casebook: Casebook, claim: Claim) -> None:
    casebook.claims.revert(claim, casebook.history.of(claim.id)[0].id)


def _undo(casebook: Casebook, claim: Claim) -> None:
    proposed = next(each for each in casebook.history.of(claim.id) if each.label == "Propose verdict")
    casebook.apply(proposed.inverse())


@pytest.mark.parametrize("road", [_send_back, _work_on, _work_on_many, _revert, _undo])
def test_no_road_leads_around_a_check_that_is_handed_in(
    casebook: Casebook,
    check: SecondCheck,
    judged: Claim,
    colleague: Person,
    road: Callable[[Casebook, Claim], None],
) -> None:
    given = give(casebook, check)
    verdict = casebook.verdicts.of(judged.id)
    with pytest.raises(StepRefused, match="Bring the two verdicts together"):
        road(casebook, judged)
    assert casebook.verdicts.of(judged.id) == verdict
    casebook.second_checks.close(given, "second", f"{colleague.name} counted again.")
    assert casebook.verdicts.of(judged.id) != verdict
