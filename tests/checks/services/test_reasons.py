"""What is signed or published changes for a reason alone, which the history keeps."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import Article
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Evidence, Stance
from checks.domain.verdict import Verdict
from checks.errors import ReasonNeeded


@pytest.fixture
def signed(casebook: Casebook, claim: Claim, evidence: Evidence) -> Claim:
    """A claim with a verdict that a colleague signed; the colleague is at the desk."""
    casebook.links.add(claim, evidence, Stance.SUPPORTS)
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Eight names."))
    casebook.people.sign_in("Colleague")
    casebook.verdicts.sign_off(casebook.claims.get(claim.id))
    return casebook.claims.get(claim.id)


@pytest.fixture
def published(casebook: Casebook, signed: Claim, article: Article) -> Article:
    """An article with a signed verdict, whose report readers have."""
    casebook.reports.send_for_review(article)
    casebook.reports.publish(casebook.articles.get(article.id))
    return casebook.articles.get(article.id)


def test_a_signed_verdict_is_opened_for_a_reason(casebook: Casebook, signed: Claim) -> None:
    with pytest.raises(ReasonNeeded, match=r"This opens a verdict that is signed off\. Say why\."):
        casebook.claims.set_status(signed, Status.RECHECK)
    assert casebook.claims.get(signed.id) == signed
    with casebook.because(" A new list came out. "):
        change = casebook.claims.set_status(signed, Status.RECHECK)
    assert change.reason == "A new list came out."
    assert casebook.history.of(signed.id)[-1].reason == "A new list came out."


def test_a_reason_is_for_what_is_done_within_alone(casebook: Casebook, signed: Claim) -> None:
    with casebook.because("Only this."):
        casebook.comments.add(signed, "Look again.")
    assert casebook.comments.add(signed, "And again.").reason == ""
    with pytest.raises(ReasonNeeded):
        casebook.claims.delete(signed)


def test_many_are_opened_for_one_reason(casebook: Casebook, signed: Claim) -> None:
    with pytest.raises(ReasonNeeded):
        casebook.many_claims.set_status([signed.id], Status.RECHECK)
    with casebook.because("A new list came out."):
        assert casebook.many_claims.set_status([signed.id], Status.RECHECK).reason == "A new list came out."


def test_evidence_that_changes_is_reason_enough(casebook: Casebook, signed: Claim, evidence: Evidence) -> None:
    casebook.evidence.edit(replace(evidence, says="Seven"))
    assert casebook.claims.get(signed.id).status is Status.RECHECK


def test_a_step_is_taken_back_without_another_reason(casebook: Casebook, signed: Claim) -> None:
    signing = casebook.history.latest(1)[0]
    casebook.apply(signing.inverse())
    assert casebook.claims.get(signed.id).status is Status.JUDGED


def test_what_readers_have_changes_for_a_reason(casebook: Casebook, published: Article, signed: Claim) -> None:
    with pytest.raises(ReasonNeeded, match="The report on this article is published"):
        casebook.articles.edit(replace(published, title="Other"))
    with casebook.because("A slip in the title."):
        casebook.articles.edit(replace(published, title="Other"))
    with casebook.because("A new list came out."):
        casebook.claims.set_status(signed, Status.RECHECK)
        casebook.verdicts.save_draft(Verdict(uuid4(), signed.id, "true", "Eight names."))
    casebook.verdicts.save_draft(Verdict(uuid4(), signed.id, "false", "Seven names."))
    with pytest.raises(ReasonNeeded, match="is published"):
        casebook.verdicts.propose(Verdict(uuid4(), signed.id, "false", "Seven names."))


def test_plans_for_a_published_article_need_none(casebook: Casebook, published: Article, signed: Claim) -> None:
    casebook.planning.assign_articles([published.id], None)
    casebook.articles.archive(casebook.articles.get(published.id))
    casebook.comments.add(signed, "Readers wrote.")
