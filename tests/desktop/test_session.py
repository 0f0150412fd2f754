from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.errors import ChecksError
from checks.ingest.document import Document
from checks.ingest.reader import read_text
from desktop.intake import Source
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.steps import Shown

Settle = Callable[[Session], None]

TEXT = "Missiles hit the port\n\nOne person was killed in the attack, while eight others were wounded.\n"


@pytest.fixture
def document() -> Document:
    return read_text(TEXT)


@pytest.fixture
def working(blank_session: Session, tmp_path: Path, document: Document, settle: Settle) -> Session:
    """A session on a new casebook with one article and one open claim."""
    session = blank_session
    session.create_casebook(tmp_path / "Desk.casebook")
    session.do(lambda casebook: casebook.articles.add(document))
    settle(session)
    start = TEXT.index("eight")
    version = session.desk.version
    session.do(lambda casebook: casebook.claims.add(version, start, start + len("eight others"), Kind.QUANTITY))
    settle(session)
    return session


def only_claim(session: Session) -> Claim:
    (claim,) = session.desk.claims
    return claim


def test_nothing_is_open_at_first(blank_session: Session) -> None:
    assert not blank_session.is_open
    assert blank_session.casebook_name == ""
    assert blank_session.desk is None
    with pytest.raises(LookupError):
        _ = blank_session.me


def test_writing_without_a_casebook_says_what_to_do(blank_session: Session, settle: Settle) -> None:
    said: list[str] = []
    blank_session.failed.connect(said.append)
    blank_session.do(lambda casebook: Change("Nothing"))
    settle(blank_session)
    assert said == ["No casebook is open. Open one, or begin a new one, in the File menu."]


def test_a_new_casebook_is_open_and_empty(blank_session: Session, tmp_path: Path, settle: Settle) -> None:
    blank_session.create_casebook(tmp_path / "deep" / "Desk.casebook")
    assert blank_session.busy == "Opening Desk…"
    settle(blank_session)
    assert (blank_session.casebook_name, blank_session.library, blank_session.busy) == ("Desk", (), "")
    assert blank_session.me.name == "Checker"
    assert blank_session.scale.ratings


def test_a_file_that_is_no_casebook_is_refused_in_words(blank_session: Session, tmp_path: Path, settle: Settle) -> None:
    said: list[str] = []
    blank_session.failed.connect(said.append)
    broken = tmp_path / "letter.casebook"
    broken.write_text("Dear desk")
    blank_session.open_casebook(broken)
    settle(blank_session)
    assert len(said) == 1
    assert "letter.casebook" in said[0]
    assert not blank_session.is_open
    assert broken.read_text() == "Dear desk"


def test_a_write_changes_the_desk_before_it_is_told(working: Session, settle: Settle) -> None:
    seen: list[Status] = []
    working.changed.connect(lambda _: seen.append(only_claim(working).status))
    claim = only_claim(working)
    working.do(lambda casebook: casebook.claims.accept(claim))
    settle(working)
    assert seen == [Status.IN_PROGRESS]
    assert working.undo_stack.undoText() == "Accept claim"


def test_the_desk_equals_what_is_stored(working: Session, settle: Settle) -> None:
    claim = only_claim(working)
    working.do(lambda casebook: casebook.claims.edit(replace(claim, statement="Eight people were wounded.")))
    settle(working)
    kept = working.desk
    working.open_article(kept.article.id)
    settle(working)
    assert working.desk.claims == kept.claims


def test_an_edit_that_changes_nothing_leaves_nothing_to_undo(working: Session, settle: Settle) -> None:
    claim, count = only_claim(working), working.undo_stack.count()
    told: list[Change] = []
    working.changed.connect(told.append)
    working.do(lambda casebook: casebook.claims.edit(claim))
    settle(working)
    assert (working.undo_stack.count(), told) == (count, [])


def test_undo_and_redo_go_through_the_casebook(working: Session, settle: Settle) -> None:
    claim = only_claim(working)
    working.do(lambda casebook: casebook.claims.accept(claim))
    working.undo()
    settle(working)
    assert only_claim(working).status == Status.OPEN
    working.redo()
    settle(working)
    assert only_claim(working).status == Status.IN_PROGRESS
    working.undo()
    settle(working)
    stored: list[Claim] = []
    working.ask(lambda casebook: casebook.claims.get(claim.id), stored.append)
    settle(working)
    assert stored[0].status == Status.OPEN


def test_undo_while_a_write_is_pending_takes_that_write_back(working: Session, settle: Settle) -> None:
    claim = only_claim(working)
    gate = threading.Event()

    def slow(casebook: object) -> Change:
        assert gate.wait(20)
        return casebook.claims.accept(claim)  # type: ignore[attr-defined]

    working.do(slow)
    working.undo_stack.undo()
    gate.set()
    settle(working)
    assert only_claim(working).status == Status.OPEN
    assert working.undo_stack.redoText() == "Accept claim"


def test_fast_writes_keep_their_order(working: Session, settle: Settle) -> None:
    claim = only_claim(working)
    labels: list[str] = []
    working.changed.connect(lambda change: labels.append(change.label))
    for number in range(10):
        words = replace(claim, statement=f"Version {number}")
        working.do(lambda casebook, words=words: casebook.claims.edit(words))
    for _ in range(4):
        working.undo()
    settle(working)
    assert only_claim(working).statement == "Version 5"
    assert len(labels) == 14


def test_a_conflict_drops_the_command_and_says_why(working: Session, settle: Settle) -> None:
    said: list[str] = []
    working.failed.connect(said.append)
    claim = only_claim(working)
    working.do(lambda casebook: casebook.claims.accept(claim))
    settle(working)
    count = working.undo_stack.count()

    def behind_our_back(casebook: object) -> None:
        taken = casebook.claims.get(claim.id)  # type: ignore[attr-defined]
        casebook.claims.edit(replace(taken, statement="Somebody else wrote this."))  # type: ignore[attr-defined]

    working.ask(behind_our_back, lambda _: None)
    working.undo()
    settle(working)
    assert len(said) == 1
    assert said[0].endswith("repeat the step. The desk shows it as it is now.")
    assert working.undo_stack.count() == count - 1
    assert only_claim(working).statement == "Somebody else wrote this."


def test_after_a_conflict_an_article_that_is_gone_leaves_the_desk(working: Session, settle: Settle) -> None:
    said: list[str] = []
    working.failed.connect(said.append)
    article, claim = working.desk.article, only_claim(working)
    working.ask(lambda casebook: casebook.articles.delete(article), lambda _: None)
    working.do(lambda casebook: casebook.apply(Change("Edit", (claim,), (replace(claim, statement="Late."),))))
    settle(working)
    assert len(said) == 1
    assert (working.desk, working.library) == (None, ())


def test_another_person_signs_what_follows(working: Session, settle: Settle) -> None:
    changes: list[Change] = []
    working.changed.connect(changes.append)
    working.sign_in("Second Reader")
    working.do(lambda casebook: casebook.claims.accept(casebook.claims.get(only_claim(working).id)))
    settle(working)
    assert working.me.name == "Second Reader"
    assert changes[0].person_id == working.me.id


def test_a_name_for_later_signs_the_next_casebook(blank_session: Session, tmp_path: Path, settle: Settle) -> None:
    blank_session.sign_in("Second Reader")
    blank_session.create_casebook(tmp_path / "Desk.casebook")
    settle(blank_session)
    assert blank_session.me.name == "Second Reader"


def test_an_error_is_told_and_leaves_the_stack_alone(working: Session, settle: Settle) -> None:
    said: list[str] = []
    working.failed.connect(said.append)
    count = working.undo_stack.count()

    def refuse(_: object) -> Change:
        raise ChecksError("Choose a rating first.")

    working.do(refuse)
    settle(working)
    assert said == ["Choose a rating first."]
    assert working.undo_stack.count() == count


def test_undoing_an_added_article_takes_it_off_the_desk(working: Session, settle: Settle) -> None:
    working.undo()
    working.undo()
    settle(working)
    assert working.desk is None
    assert working.library == ()
    working.redo()
    settle(working)
    assert working.desk is not None
    assert len(working.library) == 1


def test_undo_brings_the_other_article_to_the_desk(working: Session, settle: Settle, qtbot: QtBot) -> None:
    first = working.desk.article.id
    claim = only_claim(working)
    working.do(lambda casebook: casebook.claims.accept(claim))
    working.do(lambda casebook: casebook.articles.add(read_text("Another one\n\nTwo people came.\n")))
    settle(working)
    second = working.desk.article.id
    assert second != first
    working.open_article(second)
    settle(working)
    working.undo()
    working.undo()
    settle(working)
    assert working.desk.article.id == first
    assert only_claim(working).status == Status.OPEN


def test_the_library_counts_with_the_desk(working: Session, settle: Settle) -> None:
    claim = only_claim(working)
    assert [(summary.decided, summary.total) for summary in working.library] == [(0, 1)]
    working.do(lambda casebook: casebook.claims.reject(claim))
    settle(working)
    assert [(summary.decided, summary.total) for summary in working.library] == [(1, 1)]


def test_an_archived_article_leaves_the_desk(working: Session, settle: Settle) -> None:
    article = working.desk.article
    working.do(lambda casebook: casebook.articles.archive(article))
    settle(working)
    assert working.desk is None
    working.undo()
    settle(working)
    assert working.desk is not None
    assert not working.desk.article.is_archived


def test_an_archived_article_can_be_opened_edited_and_brought_back(working: Session, settle: Settle) -> None:
    article = working.desk.article
    working.do(lambda casebook: casebook.articles.archive(article))
    settle(working)
    working.open_article(article.id)
    settle(working)
    retitled = replace(working.desk.article, title="Put away")
    working.do(lambda casebook: casebook.articles.edit(retitled))
    settle(working)
    assert working.desk.article == retitled
    working.do(lambda casebook: casebook.articles.bring_back(retitled))
    settle(working)
    assert not working.desk.article.is_archived


def test_an_imported_article_gets_its_claims(
    blank_session: Session, tmp_path: Path, document: Document, settle: Settle
) -> None:
    session, words = blank_session, []
    session.create_casebook(tmp_path / "Desk.casebook")
    settle(session)
    session.jobs.changed.connect(lambda: words.extend(job.words for job in session.jobs.running if not job.is_quiet))
    session.import_document(document)
    settle(session)
    assert session.desk.claims
    assert session.desk.version.extractor
    assert "Looking for claims" in {word.split(",")[0] for word in words}
    assert session.undo_stack.count() == 2


def test_cancelled_reading_adds_nothing(blank_session: Session, tmp_path: Path, settle: Settle) -> None:
    session, notes, gate = blank_session, [], threading.Event()
    session.create_casebook(tmp_path / "Desk.casebook")
    settle(session)
    session.noted.connect(notes.append)

    def read(progress: Callable[[int, int], None]) -> Document:
        assert gate.wait(20)
        progress(1, 300)
        raise AssertionError("it was cancelled")

    job = session.take_in([Source("long.pdf", read)])
    assert session.busy == "Reading long.pdf…"
    job.cancel()
    gate.set()
    settle(session)
    assert notes == ["Stopped. Nothing was changed."]
    assert (session.library, session.busy) == ((), "")


def test_opening_another_casebook_clears_the_stack(working: Session, tmp_path: Path, settle: Settle) -> None:
    working.create_casebook(tmp_path / "Other.casebook")
    settle(working)
    assert working.casebook_name == "Other"
    assert working.undo_stack.count() == 0
    assert working.desk is None


def test_a_casebook_opens_on_the_wanted_article(working: Session, tmp_path: Path, settle: Settle) -> None:
    working.do(lambda casebook: casebook.articles.add(read_text("Another one\n\nTwo people came.\n")))
    settle(working)
    second = working.desk.article.id
    first = next(summary.article.id for summary in working.library if summary.article.id != second)
    for wanted, shown in ((second, second), (first, first), (UUID(int=7), first)):
        working.create_casebook(tmp_path / f"Between {wanted}.casebook")
        working.open_casebook(tmp_path / "Desk.casebook", article_id=wanted)
        settle(working)
        assert working.desk.article.id == shown


def test_the_open_casebook_is_not_opened_again(working: Session, tmp_path: Path, settle: Settle) -> None:
    count = working.undo_stack.count()
    working.open_casebook(tmp_path / "Desk.casebook", article_id=working.desk.article.id)
    settle(working)
    assert working.undo_stack.count() == count


@pytest.fixture
def closed_session(application: object, tmp_path: Path, qtbot: QtBot) -> Session:
    session = Session(Jobs(), person="Checker")
    session.create_casebook(tmp_path / "Desk.casebook")
    qtbot.waitUntil(session.is_idle)
    return session


def test_closing_writes_what_is_still_waiting(
    closed_session: Session, document: Document, tmp_path: Path, jobs: Jobs, qtbot: QtBot
) -> None:
    closed_session.do(lambda casebook: casebook.articles.add(document))
    closed_session.do(
        lambda casebook: casebook.articles.edit(replace(casebook.articles.overview()[0].article, title="New"))
    )
    closed_session.close()
    again = Session(jobs, person="Checker")
    again.open_casebook(tmp_path / "Desk.casebook")
    qtbot.waitUntil(again.is_idle)
    assert again.desk.article.title == "New"
    again.close()


def test_a_backup_is_a_copy_beside_the_casebook(working: Session, settle: Settle) -> None:
    copies: list[Path | None] = []
    working.backup(copies.append)
    settle(working)
    assert copies[0] is not None
    assert copies[0].exists()


def test_a_long_write_is_one_step_of_undo_and_belongs_to_no_article(
    session: Session, settle: Callable[[Session], None], tmp_path: Path
) -> None:
    path = tmp_path / "sources.ris"
    path.write_text("TY  - NEWS\nTI  - Port struck\nER  - \n")
    ended: list[Change | None] = []

    def bring_in() -> None:
        session.do_long(
            lambda casebook, progress: casebook.imports.from_file(path, progress=progress)[0],
            Shown("Importing", "kB"),
            ended.append,
        )
        settle(session)

    bring_in()
    assert [change and change.label for change in ended] == ["Import sources.ris"]
    assert session.undo_stack.undoText() == "Import sources.ris"
    bring_in()
    assert ended[1] is None
    assert session.undo_stack.count() == 1
    session.undo()
    settle(session)
    bring_in()
    assert ended[2] is not None
