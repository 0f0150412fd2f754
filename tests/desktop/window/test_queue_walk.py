"""A queue leads from claim to claim: on in the article, on to the next article, and round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from checks.domain.article import Article
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.queue import Queue
from checks.ingest.reader import read_text
from desktop.session import Session
from desktop.window.queue_walk import QueueWalk

Settle = Callable[[Session], None]
ClaimCalled = Callable[[str], Claim]


class Walked:
    """The walk over a session, with the claims that it chose."""

    def __init__(self, session: Session, settle: Settle) -> None:
        self.session = session
        self.chosen: list[UUID] = []
        self.notes: list[str] = []
        self._settle = settle
        self.walk = QueueWalk(session, lambda: self.chosen[-1] if self.chosen else None, self.chosen.append)
        session.desk_changed.connect(self.walk.follow)
        session.noted.connect(self.notes.append)

    def go(self, times: int = 1, queue: Queue = Queue.RECHECK) -> None:
        for _ in range(times):
            self.walk.go_on(queue)
            self._settle(self.session)

    def open(self, article: Article) -> None:
        self.session.open_article(article.id)
        self._settle(self.session)

    def mark(self, *claims: Claim, status: Status = Status.RECHECK) -> None:
        after = tuple(replace(claim, status=status) for claim in claims)
        self.session.do(lambda casebook: casebook.apply(Change("Mark", claims, after)))
        self._settle(self.session)

    def add_article(self, words: str) -> tuple[Article, Claim]:
        """Another article with its first word to re-check; it lies on the desk then."""
        self.session.do(lambda casebook: casebook.articles.add(read_text(f"{words}\n\n{words} were hit.\n")))
        self._settle(self.session)
        assert self.session.desk is not None
        version, start = self.session.desk.version, self.session.desk.version.text.rindex(words)
        self.session.do(lambda casebook: casebook.claims.add(version, start, start + len(words), Kind.EVENT))
        self._settle(self.session)
        self.mark(*self.session.desk.claims)
        (claim,) = self.session.desk.claims
        return self.session.desk.article, claim


@pytest.fixture
def walked(desk_session: Session, settle: Settle) -> Walked:
    return Walked(desk_session, settle)


def test_it_goes_from_one_to_the_next_and_round(walked: Walked, claim_called: ClaimCalled) -> None:
    first, last = claim_called("Russian"), claim_called("the first")
    walked.mark(first, last)
    walked.go(3)
    assert walked.chosen == [first.id, last.id, first.id]


def test_it_goes_on_from_wherever_one_is(walked: Walked, claim_called: ClaimCalled) -> None:
    first, last = claim_called("Russian"), claim_called("the first")
    walked.mark(first, last)
    walked.chosen.append(claim_called("eight").id)
    walked.go()
    assert walked.chosen[-1] == last.id


@pytest.mark.parametrize("queue", Queue)
def test_an_empty_queue_says_so_and_chooses_nothing(walked: Walked, queue: Queue) -> None:
    walked.go(queue=queue)
    assert walked.notes == [f"No claim waits in “{queue.value.capitalize()}”."]
    assert walked.chosen == []


def test_without_a_casebook_a_queue_is_empty(blank_session: Session, settle: Settle) -> None:
    walked = Walked(blank_session, settle)
    walked.go()
    assert walked.notes == ["No claim waits in “Re-check”."]


def test_after_the_last_claim_comes_the_next_article_and_then_the_first_again(
    walked: Walked, claim_called: ClaimCalled
) -> None:
    assert walked.session.desk is not None
    home, here = walked.session.desk.article, claim_called("Russian")
    walked.mark(here)
    away, there = walked.add_article("Bridges")
    walked.open(home)
    walked.go()
    assert walked.chosen == [here.id]
    walked.go()
    assert walked.session.desk.article.id == away.id
    assert walked.chosen == [here.id, there.id]
    walked.go()
    assert walked.session.desk.article.id == home.id
    assert walked.chosen == [here.id, there.id, here.id]


def test_an_archived_article_is_passed_over(walked: Walked, claim_called: ClaimCalled) -> None:
    assert walked.session.desk is not None
    home, here = walked.session.desk.article, claim_called("Russian")
    walked.mark(here)
    away, _ = walked.add_article("Bridges")
    walked.session.do(lambda casebook: casebook.articles.archive(away))
    walked.open(home)
    walked.go(2)
    assert walked.session.desk.article.id == home.id
    assert walked.chosen == [here.id, here.id]


def test_what_somebody_opens_by_hand_is_not_walked_into(walked: Walked, claim_called: ClaimCalled) -> None:
    assert walked.session.desk is not None
    home, here = walked.session.desk.article, claim_called("Russian")
    walked.mark(here)
    walked.add_article("Bridges")
    walked.open(home)
    walked.walk.follow()
    assert walked.chosen == []


def test_of_my_claims_the_decided_ones_do_not_wait(walked: Walked, claim_called: ClaimCalled, settle: Settle) -> None:
    mine = [replace(claim_called(words), owner_id=walked.session.me.id) for words in ("Russian", "eight")]
    before = tuple(claim_called(words) for words in ("Russian", "eight"))
    after = (replace(mine[0], status=Status.JUDGED), mine[1])
    walked.session.do(lambda casebook: casebook.apply(Change("Take on", before, after)))
    settle(walked.session)
    walked.go(2, queue=Queue.MINE)
    assert walked.chosen == [mine[1].id, mine[1].id]
