"""What a change does to the list of articles."""

from __future__ import annotations

from dataclasses import replace

from checks.domain.change import Change
from checks.domain.claim import Status
from checks.domain.person import Person
from checks.domain.queue import Queue
from checks.domain.summary import ArticleSummary
from desktop.session import Session
from desktop.shelf import article_of, counted, put_away


def test_only_the_article_on_the_desk_is_counted_anew(session: Session) -> None:
    desk, me = session.desk, session.me
    here, other = session.library[0], ArticleSummary(replace(desk.article, id=me.id), 3, 9)
    claim = next(claim for claim in desk.claims if claim.status == Status.SUGGESTED)
    later = desk.after(Change("Reject", (claim,), (replace(claim, status=Status.NOT_A_CLAIM),)))
    found = counted((here, other), later, me)
    assert found == (replace(here, decided=here.decided + 1), other)


def test_queues_are_counted_for_the_person_at_the_desk(session: Session) -> None:
    (mine,) = counted(session.library, session.desk, session.me)
    judges = {
        session.desk.verdict(claim.id).person_id for claim in session.desk.claims if session.desk.verdict(claim.id)
    }
    judge = next(person for person in session.desk.people if person.id in judges)
    (theirs,) = counted(session.library, session.desk, Person(judge.id, judge.name))
    assert mine.waiting[Queue.SECOND_READING] > theirs.waiting.get(Queue.SECOND_READING, 0)


def test_removed_and_archived_articles_are_put_away_and_no_others(session: Session) -> None:
    article = session.desk.article
    archived = replace(article, is_archived=True)
    assert put_away(Change("Archive", (article,), (archived,))) == {article.id}
    assert put_away(Change("Delete", (article,))) == {article.id}
    assert put_away(Change("Bring back", (archived,), (article,))) == set()
    assert put_away(Change("Edit", (archived,), (replace(archived, title="Other"),))) == set()


def test_an_empty_desk_has_no_article(session: Session) -> None:
    assert article_of(session.desk) == session.desk.article.id
    assert article_of(None) is None
