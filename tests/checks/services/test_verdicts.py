"""A verdict is drafted, proposed, taken back and signed off by a second person."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Evidence, Stance
from checks.domain.mention import Attribution
from checks.domain.moment import Moment
from checks.domain.verdict import Confidence, Rating, Said, Verdict
from checks.errors import StepRefused


@pytest.fixture
def draft(claim: Claim) -> Verdict:
    """A verdict with all that a proposal needs."""
    return Verdict(uuid4(), claim.id, "mostly_true", "Seven names, and one more the next day.")


def standing(casebook: Casebook, claim: Claim) -> Verdict:
    """The verdict that the casebook holds on the claim."""
    verdict = casebook.verdicts.of(claim.id)
    assert verdict is not None
    return verdict


def status(casebook: Casebook, claim: Claim) -> Status:
    """Where the claim stands."""
    return casebook.claims.get(claim.id).status


def test_a_draft_may_lack_everything(casebook: Casebook, claim: Claim) -> None:
    casebook.verdicts.save_draft(Verdict(uuid4(), claim.id))
    assert standing(casebook, claim).is_draft
    assert status(casebook, claim) is Status.OPEN


def test_a_claim_has_one_verdict(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    casebook.verdicts.save_draft(draft)
    casebook.verdicts.save_draft(replace(draft, id=uuid4(), rationale="Eight names."))
    assert standing(casebook, claim).id == draft.id
    assert standing(casebook, claim).rationale == "Eight names."


def test_a_proposal_judges_the_claim_in_the_same_change(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    casebook.verdicts.save_draft(draft)
    change = casebook.verdicts.propose(draft)
    verdict = standing(casebook, claim)
    assert (verdict.is_draft, verdict.person_id) == (False, casebook.me.id)
    assert verdict.decided_at is not None
    assert status(casebook, claim) is Status.JUDGED
    casebook.apply(change.inverse())
    assert standing(casebook, claim).is_draft
    assert status(casebook, claim) is Status.OPEN


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"rating": None}, "Choose a rating"),
        ({"rating": "pants_on_fire"}, "Choose a rating"),
        ({"rationale": " \n"}, "Write down the reasons"),
    ],
)
def test_a_proposal_needs_rating_and_reasons(
    casebook: Casebook, claim: Claim, draft: Verdict, fields: dict[str, str | None], sentence: str
) -> None:
    with pytest.raises(StepRefused, match=sentence):
        casebook.verdicts.propose(replace(draft, **fields))  # type: ignore[arg-type]
    assert casebook.verdicts.of(claim.id) is None


def test_a_suggestion_is_not_judged_before_it_is_accepted(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    casebook.claims.set_status(claim, Status.SUGGESTED)
    with pytest.raises(StepRefused, match="“suggested” cannot become “judged”"):
        casebook.verdicts.propose(draft)


def test_a_proposal_can_be_improved(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    casebook.verdicts.propose(draft)
    casebook.verdicts.propose(replace(draft, rating="true"))
    assert standing(casebook, claim).rating == "true"
    assert status(casebook, claim) is Status.JUDGED


def test_editing_a_proposal_makes_it_a_draft_again(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    casebook.verdicts.propose(draft)
    casebook.verdicts.save_draft(replace(draft, rationale="Not sure."))
    assert standing(casebook, claim).is_draft
    assert status(casebook, claim) is Status.IN_PROGRESS


def test_a_proposal_can_be_taken_back(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    judged = casebook.verdicts.propose(draft).after[0]
    casebook.verdicts.withdraw(judged)
    verdict = standing(casebook, claim)
    assert (verdict.is_draft, verdict.decided_at, verdict.rationale) == (True, None, draft.rationale)
    assert status(casebook, claim) is Status.IN_PROGRESS


def test_nobody_signs_off_the_own_verdict(casebook: Casebook, draft: Verdict) -> None:
    judged = casebook.verdicts.propose(draft).after[0]
    with pytest.raises(StepRefused, match="A second person signs off"):
        casebook.verdicts.sign_off(judged)


def test_a_colleague_signs_off(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    judged = casebook.verdicts.propose(draft).after[0]
    author = casebook.me
    colleague = casebook.people.sign_in("Colleague")
    casebook.verdicts.sign_off(judged)
    verdict = standing(casebook, claim)
    assert (verdict.person_id, verdict.signed_by_id) == (author.id, colleague.id)
    assert verdict.signed_at is not None
    assert status(casebook, claim) is Status.SIGNED_OFF


def test_what_is_signed_off_stays_as_it_is(casebook: Casebook, draft: Verdict) -> None:
    judged = casebook.verdicts.propose(draft).after[0]
    casebook.people.sign_in("Colleague")
    signed = casebook.verdicts.sign_off(judged).after[0]
    with pytest.raises(StepRefused, match="Mark the claim for re-check"):
        casebook.verdicts.save_draft(draft)
    with pytest.raises(StepRefused, match="“signed off” cannot become “judged”"):
        casebook.verdicts.propose(draft)
    with pytest.raises(StepRefused, match="“signed off” cannot become “in progress”"):
        casebook.verdicts.withdraw(signed)


def test_only_what_is_proposed_can_be_taken_back(casebook: Casebook, claim: Claim) -> None:
    with pytest.raises(StepRefused, match="no proposed verdict"):
        casebook.verdicts.withdraw(claim)


def test_a_proposal_says_on_which_scale_it_is_given(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    casebook.verdicts.propose(draft)
    assert standing(casebook, claim).scale_version == 1
    casebook.scales.edit(replace(casebook.scale, ratings=(*casebook.scale.ratings, Rating("", "Satire"))))
    casebook.verdicts.propose(replace(draft, rating="satire"))
    assert (standing(casebook, claim).rating, standing(casebook, claim).scale_version) == ("satire", 2)


def test_whether_it_was_said_is_asked_of_what_somebody_says(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    with pytest.raises(StepRefused, match="in its own words"):
        casebook.verdicts.propose(replace(draft, said=Said.YES))
    casebook.claims.edit(replace(claim, attribution=Attribution("the governor")))
    casebook.verdicts.propose(replace(draft, said=Said.YES))
    assert standing(casebook, claim).said is Said.YES


@pytest.mark.parametrize("said", [Said.DIFFERENTLY, Said.NO, Said.UNPROVEN])
def test_that_it_was_not_said_needs_reasons(casebook: Casebook, claim: Claim, draft: Verdict, said: Said) -> None:
    casebook.claims.edit(replace(claim, attribution=Attribution("the governor")))
    with pytest.raises(StepRefused, match="Write down what they said"):
        casebook.verdicts.propose(replace(draft, said=said))
    casebook.verdicts.propose(replace(draft, said=said, said_rationale="The post says “about eight”."))


def test_confidence_rests_on_something(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    with pytest.raises(StepRefused, match="what the confidence rests on"):
        casebook.verdicts.propose(replace(draft, confidence=Confidence.LOW))
    casebook.verdicts.propose(replace(draft, confidence=Confidence.LOW, confidence_reason="One source."))
    assert standing(casebook, claim).confidence is Confidence.LOW


@pytest.mark.parametrize(("day", "is_allowed"), [("2025-05-23", False), ("2025-05-24", True)])
def test_the_next_check_lies_ahead(
    casebook: Casebook, claim: Claim, draft: Verdict, day: str, is_allowed: bool
) -> None:
    verdict = replace(draft, recheck_on=Moment.parse(day))
    if is_allowed:
        casebook.verdicts.propose(verdict)
        assert str(standing(casebook, claim).recheck_on) == day
    else:
        with pytest.raises(StepRefused, match="still to come"):
            casebook.verdicts.propose(verdict)


def test_a_verdict_relies_on_what_is_linked(
    casebook: Casebook, claim: Claim, draft: Verdict, evidence: Evidence
) -> None:
    with pytest.raises(StepRefused, match="not linked to the claim"):
        casebook.verdicts.propose(replace(draft, relied_on=(evidence.id,)))
    casebook.links.add(claim, evidence, Stance.SUPPORTS)
    casebook.verdicts.propose(replace(draft, relied_on=(evidence.id,)))
    assert standing(casebook, claim).relied_on == (evidence.id,)


def test_a_house_may_let_one_person_sign(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    casebook.house.edit(replace(casebook.house.get(), allows_single_person=True))
    casebook.verdicts.propose(draft)
    casebook.verdicts.sign_off(casebook.claims.get(claim.id))
    verdict = standing(casebook, claim)
    assert verdict.signed_by_id == verdict.person_id == casebook.me.id


def test_a_verdict_is_sent_back_with_what_is_missing(casebook: Casebook, claim: Claim, draft: Verdict) -> None:
    author = casebook.me
    judged = casebook.verdicts.propose(draft).after[0]
    with pytest.raises(StepRefused, match="Withdraw it instead"):
        casebook.verdicts.send_back(judged, "No.")
    casebook.people.sign_in("Colleague")
    with pytest.raises(StepRefused, match="Say what is missing"):
        casebook.verdicts.send_back(judged, " ")
    change = casebook.verdicts.send_back(judged, "Ask the second hospital.")
    (comment,) = casebook.desk(casebook.articles.overview()[0].article.id).comments(claim.id)
    assert (comment.text, comment.is_return, comment.person_id) == (
        "Ask the second hospital.",
        True,
        casebook.me.id,
    )
    back = casebook.claims.get(claim.id)
    assert (back.status, back.owner_id, standing(casebook, claim).is_draft) == (Status.IN_PROGRESS, author.id, True)
    with pytest.raises(StepRefused, match="Only a judged claim"):
        casebook.verdicts.send_back(back, "Again.")
    casebook.apply(change.inverse())
    assert not standing(casebook, claim).is_draft
