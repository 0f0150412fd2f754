"""The claims of all articles as lines of work."""

from __future__ import annotations

from checks.casebook import Casebook
from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim, Priority
from checks.domain.moment import Moment
from checks.domain.verdict import Verdict

DUE = Moment.parse("2025-06-01")


def test_a_line_tells_article_owner_and_plan(casebook: Casebook, version: ArticleVersion, claim: Claim) -> None:
    casebook.planning.assign([claim.id], casebook.me)
    casebook.planning.set_due([claim.id], DUE)
    casebook.planning.set_priority([claim.id], Priority.HIGH)
    line = next(each for each in casebook.work() if each.claim_id == claim.id)
    assert (line.article_id, line.quote) == (version.article_id, claim.quote)
    assert (line.owner_id, line.owner, line.due, line.priority) == (
        casebook.me.id,
        casebook.me.name,
        DUE,
        Priority.HIGH,
    )


def test_what_was_rejected_or_lies_in_the_archive_is_left_out(
    casebook: Casebook, version: ArticleVersion, claim: Claim
) -> None:
    casebook.claims.reject(casebook.claims.get(claim.id))
    assert claim.id not in {line.claim_id for line in casebook.work()}
    casebook.claims.restore(casebook.claims.get(claim.id))
    assert claim.id in {line.claim_id for line in casebook.work()}
    casebook.articles.archive(casebook.articles.get(version.article_id))
    assert casebook.work() == ()


def test_a_second_check_that_is_asked_for_stands_in_its_line(casebook: Casebook, claim: Claim) -> None:
    casebook.second_checks.ask(casebook.claims.get(claim.id))
    assert next(each for each in casebook.work() if each.claim_id == claim.id).asked_ids == (None,)


def test_a_verdict_that_was_sent_back_is_marked_until_it_is_proposed_again(casebook: Casebook, claim: Claim) -> None:
    me = casebook.me.name
    draft = Verdict(casebook.me.id, claim.id, rating="true", rationale="So.")
    casebook.verdicts.propose(draft)
    casebook.people.sign_in("Colleague")
    casebook.verdicts.send_back(casebook.claims.get(claim.id), "Which hospital?")
    assert next(each for each in casebook.work() if each.claim_id == claim.id).is_returned
    casebook.people.sign_in(me)
    casebook.verdicts.propose(draft)
    assert not next(each for each in casebook.work() if each.claim_id == claim.id).is_returned
