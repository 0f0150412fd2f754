"""Articles come in together: read, compared with what is there, added in one change, searched one after the other."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest

from checks.domain.progress import Progress
from checks.errors import IngestError
from checks.ingest.document import Document
from checks.ingest.reader import read_text
from desktop.intake import Account, Found, Source
from desktop.session import Session

Settle = Callable[[Session], None]


def source(text: str, name: str = "a.txt") -> Source:
    return Source(name, lambda _: read_text(text))


def unreadable(_: Progress) -> Document:
    raise IngestError("scan.pdf holds no text: choose another file.")


ONE, TWO = "Eight people were killed on Friday.\n", "Two men were hurt in Kyiv on 3 May 2025.\n"


@pytest.fixture
def empty(blank_session: Session, tmp_path: Path, settle: Settle) -> Session:
    blank_session.create_casebook(tmp_path / "Desk.casebook")
    settle(blank_session)
    return blank_session


@pytest.fixture
def accounts(empty: Session) -> list[Account]:
    told: list[Account] = []
    empty.taken_in.connect(told.append)
    return told


def test_several_articles_come_in_with_one_undo(empty: Session, accounts: list[Account], settle: Settle) -> None:
    notes: list[str] = []
    empty.noted.connect(notes.append)
    empty.take_in([source(ONE), source(TWO)])
    assert empty.busy == "Reading articles…"
    settle(empty)
    assert [len(account.added) for account in accounts] == [2]
    assert empty.desk.article == accounts[0].added[0]
    assert all(summary.total for summary in empty.library)
    assert notes[-1].endswith("in 2 of 2 articles")
    for _ in range(empty.undo_stack.count()):
        empty.undo()
    settle(empty)
    assert empty.library == ()


def test_each_search_says_which_article_it_is_in(empty: Session, settle: Settle) -> None:
    seen: set[str] = set()
    empty.jobs.changed.connect(lambda: seen.update(job.label for job in empty.jobs.running if not job.is_quiet))
    empty.take_in([source(ONE), source(TWO)])
    settle(empty)
    expected = {"Reading articles", "Looking for claims in article 1 of 2", "Looking for claims in article 2 of 2"}
    assert expected <= seen


def test_what_cannot_be_read_is_put_down_and_the_rest_comes_in(
    empty: Session, accounts: list[Account], settle: Settle
) -> None:
    empty.take_in([Source("scan.pdf", unreadable), source(ONE)])
    settle(empty)
    (account,) = accounts
    assert len(account.added) == 1
    assert account.unread == (("scan.pdf", "scan.pdf holds no text: choose another file."),)


def test_one_article_that_cannot_be_read_fails_with_its_own_sentence(empty: Session, settle: Settle) -> None:
    said: list[str] = []
    empty.failed.connect(said.append)
    empty.take_in([Source("scan.pdf", unreadable)])
    settle(empty)
    assert said == ["scan.pdf holds no text: choose another file."]
    assert empty.busy == ""


def test_the_same_text_is_not_added_again(empty: Session, accounts: list[Account], settle: Settle) -> None:
    empty.take_in([source(ONE)])
    settle(empty)
    count = empty.undo_stack.count()
    empty.take_in([source(ONE, "copy.txt")])
    settle(empty)
    assert accounts[1] == Account(known=(empty.desk.article,))
    assert (len(empty.library), empty.undo_stack.count(), empty.busy) == (1, count, "")


def test_two_copies_in_one_batch_make_one_article(empty: Session, accounts: list[Account], settle: Settle) -> None:
    empty.take_in([source(ONE), source(ONE, "copy.txt"), source(TWO)])
    settle(empty)
    assert len(accounts[0].added) == len(empty.library) == 2


def test_a_stopped_batch_adds_nothing(empty: Session, accounts: list[Account], settle: Settle) -> None:
    notes: list[str] = []
    empty.noted.connect(notes.append)
    gate = Event()

    def slow(progress: Progress) -> Document:
        assert gate.wait(20)
        progress(1, 10)
        raise AssertionError("it was stopped")

    job = empty.take_in([source(ONE), Source("long.pdf", slow)])
    job.cancel()
    gate.set()
    settle(empty)
    assert (notes, accounts, empty.library, empty.busy) == (["Stopped. Nothing was changed."], [], (), "")


def test_a_stopped_search_keeps_the_articles(empty: Session, settle: Settle) -> None:
    notes: list[str] = []
    empty.noted.connect(notes.append)
    empty.jobs.job_started.connect(lambda job: job.cancel() if job.label.startswith("Looking") else None)
    empty.take_in([source(ONE), source(TWO)])
    settle(empty)
    assert notes == ["Stopped. The articles are kept; Look for Claims in the Article menu begins again."]
    assert [summary.total for summary in empty.library] == [0, 0]


LONG = "\n\n".join(f"At least {number} people were killed in Odesa on Friday." for number in range(2, 60))


def test_what_a_search_finds_is_shown_while_it_runs(empty: Session, settle: Settle) -> None:
    shown: list[Found] = []
    on_desk: list[int] = []
    empty.claims_found.connect(shown.append)
    empty.claims_found.connect(lambda _: on_desk.append(len(empty.desk.claims) if empty.desk else 0))
    empty.take_in([source(LONG)])
    settle(empty)
    counts = [len(found.claims) for found in shown]
    assert all(found.count >= len(found.claims) for found in shown)
    assert max(counts) <= 300, "more is only counted"
    assert all(later - earlier <= 60 for earlier, later in pairwise([0, *counts]))
    assert counts[:-1] == sorted(counts[:-1]), "it only grows"
    assert counts[0] > 0
    assert on_desk[0] == 0, "it shows before it is written"
    assert counts[-1] == 0, "and is dropped when it is"
    assert on_desk[-1] == len(empty.desk.claims) > 0
    assert {found.version_id for found in shown} == {empty.desk.version.id}


def test_what_a_stopped_search_found_is_dropped(empty: Session, settle: Settle) -> None:
    shown: list[Found] = []
    empty.claims_found.connect(shown.append)
    empty.jobs.job_started.connect(lambda job: job.cancel() if job.unit == "sentences" else None)
    empty.take_in([source(ONE)])
    settle(empty)
    assert empty.desk is not None
    assert shown == [Found(empty.desk.version.id)]
    assert empty.desk.claims == ()


def test_a_desk_of_its_own_weights_is_searched_by_them(empty: Session, settle: Settle) -> None:
    empty.weights = {"figure": 0.5}
    empty.take_in([source(ONE)])
    settle(empty)
    reasons = [reason for claim in empty.desk.claims for reason in claim.reasons if reason.feature == "figure"]
    assert {reason.weight for reason in reasons} == {0.5}


def test_what_is_read_before_the_casebook_is_open_waits_for_it(
    blank_session: Session, tmp_path: Path, settle: Settle
) -> None:
    blank_session.create_casebook(tmp_path / "new.casebook")
    blank_session.import_document(read_text("Strike on the port\n\nTwo people were killed on Friday."))
    settle(blank_session)
    assert blank_session.desk is not None
    assert blank_session.desk.article.title == "Strike on the port"


def test_without_any_casebook_it_is_said(blank_session: Session, settle: Settle) -> None:
    said: list[str] = []
    blank_session.failed.connect(said.append)
    blank_session.import_document(read_text("Two people were killed on Friday."))
    settle(blank_session)
    assert said == ["No casebook is open. Open one, or begin a new one, in the File menu."]
