"""A report goes to the editor, back, to its readers, and is corrected in the open."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import Article, ReportState
from checks.domain.claim import Claim
from checks.domain.correction import Decision
from checks.domain.house import House
from checks.domain.publication import hindrances
from checks.domain.verdict import Verdict
from checks.errors import StepRefused


@pytest.fixture
def in_review(casebook: Casebook, article: Article) -> Article:
    """The article with its report at the editor's."""
    casebook.reports.send_for_review(article)
    return casebook.articles.get(article.id)


@pytest.fixture
def published(casebook: Casebook, in_review: Article) -> Article:
    """The article with a report that readers have."""
    casebook.people.sign_in("Editor")
    casebook.reports.publish(in_review)
    return casebook.articles.get(in_review.id)


def test_a_report_comes_back_with_what_is_to_be_done(casebook: Casebook, in_review: Article) -> None:
    with pytest.raises(StepRefused, match="Say what is to be done"):
        casebook.reports.return_(in_review, " ")
    casebook.reports.return_(in_review, "Ask the hospital.")
    returned = casebook.articles.get(in_review.id)
    assert (returned.report_state, returned.report_note) == (ReportState.RETURNED, "Ask the hospital.")
    casebook.reports.send_for_review(returned)
    assert casebook.articles.get(in_review.id).report_note == "Ask the hospital.", "the editor sees what was asked"


def test_a_report_can_be_taken_back(casebook: Casebook, in_review: Article) -> None:
    change = casebook.reports.take_back(in_review)
    assert casebook.articles.get(in_review.id).report_state is ReportState.DRAFT
    casebook.apply(change.inverse())
    assert casebook.articles.get(in_review.id) == in_review


def test_steps_that_lead_nowhere_are_refused(casebook: Casebook, article: Article) -> None:
    with pytest.raises(StepRefused, match="“draft” cannot become “published”"):
        casebook.reports.publish(article)
    with pytest.raises(StepRefused, match="“draft” cannot become “corrected”"):
        casebook.reports.correct(article, "Eight", "Seven", "Miscounted.")


def test_nobody_publishes_alone(casebook: Casebook, in_review: Article) -> None:
    with pytest.raises(StepRefused, match="The article is yours: ask a colleague"):
        casebook.reports.publish(in_review)
    casebook.house.edit(House(allows_single_person=True))
    casebook.reports.publish(in_review)
    assert casebook.articles.get(in_review.id).report_state is ReportState.PUBLISHED


def test_nobody_publishes_alone_by_doing_again_what_another_took_back(
    casebook: Casebook, article: Article, published: Article
) -> None:
    step = next(each for each in casebook.history.of(article.id) if each.label == "Publish report")
    back = casebook.apply(step.inverse())
    owner = next(person for person in casebook.people.all() if person.id == published.owner_id)
    casebook.people.sign_in(owner.name)
    with pytest.raises(StepRefused, match="The article is yours: ask a colleague"):
        casebook.apply(back.inverse())
    assert casebook.articles.get(article.id).report_state is ReportState.IN_REVIEW


def test_an_edit_of_the_article_moves_no_report(casebook: Casebook, in_review: Article) -> None:
    with pytest.raises(StepRefused, match="steps of its own"):
        casebook.articles.edit(replace(in_review, report_state=ReportState.PUBLISHED))
    assert casebook.articles.get(in_review.id) == in_review


def test_all_that_stands_in_the_way_is_named(casebook: Casebook, claim: Claim, in_review: Article) -> None:
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "false", "The list.", proposed_wording="Seven"))
    casebook.second_checks.ask(claim)
    colleague = casebook.people.sign_in("Editor")
    assert hindrances(casebook.desk(in_review.id), colleague.id) == (
        "1 verdict is not signed off.",
        "1 second check is open.",
        "1 correction is still to be decided.",
    )
    with pytest.raises(StepRefused, match=r"cannot be published yet\. 1 verdict is not signed off"):
        casebook.reports.publish(in_review)


def test_what_is_signed_and_decided_is_published(casebook: Casebook, claim: Claim, in_review: Article) -> None:
    judged = casebook.verdicts.propose(Verdict(uuid4(), claim.id, "false", "The list.", proposed_wording="Seven"))
    casebook.people.sign_in("Editor")
    casebook.verdicts.sign_off(casebook.claims.get(claim.id))
    casebook.corrections.decide(claim, Decision.ACCEPTED)
    casebook.reports.publish(in_review, "Good work.")
    assert casebook.articles.get(in_review.id).report_note == "Good work."
    assert judged.id


def test_drafts_do_not_stand_in_the_way(casebook: Casebook, claim: Claim, in_review: Article) -> None:
    casebook.verdicts.save_draft(Verdict(uuid4(), claim.id))
    casebook.people.sign_in("Editor")
    casebook.reports.publish(in_review)


def test_a_published_report_is_corrected_in_the_open(casebook: Casebook, published: Article, claim: Claim) -> None:
    change = casebook.reports.correct(published, "Eight", "Seven", "Counted twice.", claim)
    desk = casebook.desk(published.id)
    (erratum,) = desk.errata
    assert (erratum.was, erratum.now, erratum.reason, erratum.claim_id) == (
        "Eight",
        "Seven",
        "Counted twice.",
        claim.id,
    )
    assert (desk.article.report_state, change.reason) == (ReportState.CORRECTED, "Counted twice.")
    casebook.reports.correct(desk.article, "Friday", "Thursday", "The list.")
    assert [each.was for each in casebook.desk(published.id).errata] == ["Eight", "Friday"]


@pytest.mark.parametrize(
    ("was", "now", "reason", "sentence"),
    [
        (" ", "Seven", "Because.", "what the report said"),
        ("Eight", "", "Because.", "what it says now"),
        ("Eight", "Seven", "", "Say why it was wrong"),
        ("Eight", "Eight ", "Because.", "are the same"),
    ],
)
def test_a_correction_is_whole(
    casebook: Casebook, published: Article, was: str, now: str, reason: str, sentence: str
) -> None:
    with pytest.raises(StepRefused, match=sentence):
        casebook.reports.correct(published, was, now, reason)


def test_a_report_is_made_void_for_a_reason(casebook: Casebook, published: Article) -> None:
    with pytest.raises(StepRefused, match="Say why the report is void"):
        casebook.reports.void(published, "")
    change = casebook.reports.void(published, "The article was a hoax.")
    assert change.reason == "The article was a hoax."
    void = casebook.articles.get(published.id)
    assert (void.report_state, void.report_note) == (ReportState.VOID, "The article was a hoax.")
    assert casebook.history.of(published.id)[-1].reason == "The article was a hoax."


def test_a_report_that_moved_meanwhile_is_not_moved_again(casebook: Casebook, article: Article) -> None:
    casebook.reports.send_for_review(article)
    from checks.errors import Conflict

    with pytest.raises(Conflict):
        casebook.reports.send_for_review(replace(article, title="Other"))
