"""Comments, the people who write them, and the history of who did what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.casebook import Casebook
from checks.domain.article import Article
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, Stance
from checks.errors import StepRefused


def test_a_comment_is_written_changed_and_removed(casebook: Casebook, article: Article, claim: Claim) -> None:
    comment = casebook.comments.add(claim, "Call the hospital.").after[0]
    assert comment.person_id == casebook.me.id
    casebook.comments.edit(replace(comment, text="Called the hospital."))
    (stored,) = casebook.desk(article.id).comments(claim.id)
    assert stored.text == "Called the hospital."
    casebook.comments.delete(stored)
    assert casebook.desk(article.id).comments(claim.id) == ()


def test_a_comment_needs_words(casebook: Casebook, claim: Claim) -> None:
    comment = casebook.comments.add(claim, "Call them.").after[0]
    for action in (
        lambda: casebook.comments.add(claim, "  "),
        lambda: casebook.comments.edit(replace(comment, text="")),
    ):
        with pytest.raises(StepRefused, match="Write something"):
            action()


def test_the_person_at_the_desk_is_known_before_the_first_write(casebook: Casebook) -> None:
    assert casebook.people.all() == (casebook.me,)
    assert casebook.history.latest() == (), "looking at a casebook writes nothing"


def test_a_person_is_kept_with_the_first_thing_done(casebook: Casebook, article: Article) -> None:
    assert [change.label for change in casebook.history.latest()] == ["Add article", "Sign in"]
    assert casebook.desk(article.id).person(article.owner_id) == casebook.me


def test_a_known_name_is_the_same_person(casebook: Casebook, article: Article) -> None:
    first = casebook.me
    second = casebook.people.sign_in("Colleague")
    casebook.articles.archive(article)
    assert casebook.people.sign_in(" Checker ") == first
    assert casebook.people.all() == (first, second)


def test_a_name_has_letters(casebook: Casebook) -> None:
    with pytest.raises(StepRefused, match="Enter a name"):
        casebook.people.sign_in(" ")


def test_every_change_says_who_when_and_what(casebook: Casebook, article: Article) -> None:
    change = casebook.articles.edit(replace(article, title="Other"))
    (stored, *_) = casebook.history.latest(1)
    assert stored == change
    assert (stored.label, stored.person_id) == ("Edit article", casebook.me.id)
    assert str(stored.at).startswith("2025-05-23T14:01")
    assert (stored.before, stored.after) == ((article,), (replace(article, title="Other"),))


def test_the_history_of_a_claim_tells_its_whole_story(casebook: Casebook, claim: Claim, evidence: Evidence) -> None:
    accepted = casebook.claims.accept(claim)
    casebook.links.add(claim, evidence, Stance.SUPPORTS)
    casebook.comments.add(claim, "Looks right.")
    casebook.apply(accepted.inverse())
    history = casebook.history.of(claim.id)
    assert [change.label for change in history] == [
        "Add claim",
        "Accept claim",
        "Link evidence",
        "Add comment",
        "Accept claim",
    ]
    assert history[-1].undoes == accepted.id


def test_the_latest_changes_come_first_and_no_more_than_asked_for(casebook: Casebook, claim: Claim) -> None:
    casebook.claims.reject(claim)
    assert [change.label for change in casebook.history.latest(2)] == ["Reject claim", "Add claim"]
