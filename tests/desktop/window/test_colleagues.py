"""Other desks in the window: who they are, what they write as they write it, and a lost connection in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.claim import Kind
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.moment import Moment
from checks.errors import CasebookUnreachable, ChecksError
from checks.ingest.document import Document
from checks.storage.listening import Present
from desktop.session import Session
from desktop.window.colleagues import BACK, LOST, Colleagues

SERVER = "postgresql+psycopg://desk@db.example.org/claims"
SINCE = Moment.of(datetime.now().astimezone())
OKSANA, TARAS = Present("Оксана", "quay", SINCE), Present("Taras", "tower", SINCE)
CHANGE = Change("Add evidence", after=(Evidence(uuid4(), EvidenceKind.NOTE, "Call"),), id=uuid4())


class Others:
    """The other desks, as a test wishes them."""

    def __init__(self) -> None:
        self.present: tuple[Present, ...] = ()
        self.is_heard = True
        self.fresh: tuple[Change, ...] | None = ()
        self.error: ChecksError | None = None
        self.told: list[Callable[[], None]] = []

    def follow(self, told: Callable[[], None]) -> None:
        self.told.append(told)

    def news(self) -> tuple[Change, ...] | None:
        if self.error is not None:
            raise self.error
        found, self.fresh = self.fresh, ()
        return found


class Desk(QObject):
    """A session that answers at once, and notes what it is told."""

    library_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.where, self.is_open = SERVER, True
        self.others = Others()
        self.notes: list[str] = []
        self.written: list[Change | None] = []
        self.times_read = 0

    def ask(self, question: Callable[[Any], Any], answer: Callable[[Any], None], failed: Any = None) -> None:
        try:
            found = question(self)
        except ChecksError as error:
            failed(error)
        else:
            answer(found)

    def put(self, action: Callable[[Any], Change | None], then: Callable[[], None], failed: Any) -> None:
        self.written.append(action(self))
        then()

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)

    def read_anew(self) -> None:
        self.times_read += 1


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.colleagues = Colleagues(made, made)
    made.library_changed.emit()
    return made


def hear(desk: Desk) -> list[str]:
    """There is word: what is said then."""
    desk.notes.clear()
    desk.others.told[-1]()
    return desk.notes


def test_who_is_there_is_said_once_and_who_has_gone(desk: Desk) -> None:
    desk.others.present = (OKSANA, TARAS)
    said = hear(desk)
    assert sorted(each.partition(" since ")[0] for each in said) == [
        "Also open at Taras’s desk (tower)",
        "Also open at Оксана’s desk (quay)",
    ]
    clock = datetime.now().astimezone()
    assert any(clock.strftime("%H") in each for each in said), "by the clock of this place"
    assert hear(desk) == []
    desk.others.present = (OKSANA,)
    assert hear(desk) == ["Taras has closed this casebook."]


def test_what_they_wrote_is_taken_in_as_it_is(desk: Desk) -> None:
    desk.others.fresh = (CHANGE,)
    assert hear(desk) == []
    assert desk.written == [CHANGE]
    hear(desk)
    assert (desk.written, desk.times_read) == ([CHANGE], 0)


def test_too_much_to_go_through_is_read_anew(desk: Desk) -> None:
    desk.others.fresh = None
    hear(desk)
    assert (desk.written, desk.times_read) == ([], 1)


def test_a_lost_connection_is_said_and_that_it_is_back(desk: Desk) -> None:
    desk.others.present = (TARAS,)
    hear(desk)
    desk.others.is_heard, desk.others.present = False, ()
    assert hear(desk) == [LOST], "nobody has closed anything"
    assert hear(desk) == []
    desk.others.is_heard, desk.others.fresh = True, (CHANGE,)
    assert hear(desk) == [BACK]
    assert desk.written == [CHANGE], "what was written meanwhile is not missed"
    desk.others.present = (TARAS,)
    assert len(hear(desk)) == 1


def test_an_answer_that_does_not_come_is_passed_over(desk: Desk) -> None:
    desk.others.error = CasebookUnreachable("The database cannot be reached.")
    assert hear(desk) == []
    desk.others.error, desk.others.fresh = None, (CHANGE,)
    hear(desk)
    assert desk.written == [CHANGE]


def test_a_file_is_not_followed_and_another_casebook_anew(desk: Desk) -> None:
    assert len(desk.others.told) == 1
    desk.library_changed.emit()
    assert len(desk.others.told) == 1, "the same casebook is followed already"
    desk.where = "/desk/Odesa.casebook"
    desk.library_changed.emit()
    assert len(desk.others.told) == 1
    desk.where = f"{SERVER}?casebook=odesa"
    desk.library_changed.emit()
    assert len(desk.others.told) == 2


def test_word_that_comes_from_another_thread_is_heard_on_this_one(desk: Desk, qtbot: QtBot) -> None:
    desk.others.fresh = (CHANGE,)
    thread = Thread(target=desk.others.told[-1])
    thread.start()
    thread.join()
    assert desk.written == []
    qtbot.waitUntil(lambda: desk.written == [CHANGE])


def test_nothing_is_asked_of_a_casebook_that_is_closed(desk: Desk) -> None:
    desk.is_open, desk.others.fresh = False, (CHANGE,)
    hear(desk)
    assert desk.written == []


@pytest.fixture
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from tests.checks.server import running

    with running(tmp_path_factory.mktemp("pg")) as server:
        yield server.fresh()


def test_two_desks_of_one_server(
    shared: str, blank_session: Session, qtbot: QtBot, settle: Callable[[Session], None]
) -> None:
    """What Taras adds lies on the desk of the checker, and no undo of the checker takes it back."""
    document = Document("Eight people were killed.", b"Eight people were killed.", "text/plain", title="Strike")
    notes: list[str] = []
    with Casebook.create(shared, person="Taras") as taras:
        version = taras.articles.add(document).after[2]
        blank_session.noted.connect(notes.append)
        Colleagues(blank_session, blank_session)
        blank_session.open_casebook(shared)
        settle(blank_session)
        taras.others.follow(lambda: None)
        qtbot.waitUntil(lambda: any(note.startswith("Also open at Taras’s desk") for note in notes), timeout=20_000)
        claim = taras.claims.add(version, 0, 12, Kind.QUANTITY).after[0]
        desk = blank_session
        qtbot.waitUntil(lambda: desk.desk is not None and desk.desk.claim(claim.id) is not None, timeout=20_000)
        settle(desk)
        assert not desk.undo_stack.canUndo()
    qtbot.waitUntil(lambda: "Taras has closed this casebook." in notes, timeout=20_000)
    settle(desk)
