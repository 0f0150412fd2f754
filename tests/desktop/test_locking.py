"""The lock: what can be locked, what a wrong key costs, and when it is over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from checks.errors import CasebookMissing, KeyNeeded
from desktop.locking import FIRST_WAIT, FREE, LONGEST_WAIT, WRONG, Lock
from desktop.opening import Key

ARTICLE = UUID(int=3)
WHERE = "/desk/Sources.casebook"


class Desk:
    """A session with an encrypted casebook, which opens with one key."""

    def __init__(self) -> None:
        self.where = WHERE
        self.desk = SimpleNamespace(article=SimpleNamespace(id=ARTICLE))
        self.sealing: object | None = object()
        self.now = 100.0
        self.opened: list[tuple[Path | str, UUID | None, Key | None]] = []
        self.closing: Callable[[], None] = lambda: None
        self.lock = Lock(self, seconds=lambda: self.now)

    def put_away(self, then: Callable[[], None]) -> None:
        self.closing = then

    def open_casebook(self, where: Path | str, *, article_id: UUID | None = None, key: Key | None = None) -> None:
        self.opened.append((where, article_id, key))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_it_shows_nothing_at_once_and_takes_keys_when_all_is_closed(desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.lock.began.connect(lambda: told.append("began"))
    desk.lock.closed.connect(lambda: told.append("closed"))
    desk.lock.lock()
    desk.lock.lock()
    assert (told, desk.lock.is_on, desk.lock.can_lock) == (["began"], True, False)
    desk.closing()
    assert told == ["began", "closed"]
    desk.lock.unlock("three good words")
    assert desk.opened == [(WHERE, ARTICLE, Key("three good words"))]


def test_a_casebook_that_anybody_can_read_is_not_locked(desk: Desk) -> None:
    desk.sealing = None
    desk.lock.lock()
    assert not desk.lock.is_on


def test_a_key_has_to_be_typed(desk: Desk) -> None:
    desk.lock.lock()
    desk.lock.unlock("")
    assert desk.opened == []


def test_wrong_keys_cost_time_and_ever_more_of_it(desk: Desk) -> None:
    said: list[str] = []
    desk.lock.refused.connect(said.append)
    desk.lock.lock()
    waits = []
    for _ in range(FREE + 9):
        desk.lock.refuse(KeyNeeded("This is not the key of “Sources”."))
        waits.append(desk.lock.seconds_left)
    assert waits[: FREE - 1] == [0] * (FREE - 1)
    assert waits[FREE - 1 : FREE + 2] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits[-1] == LONGEST_WAIT
    assert set(said) == {WRONG}, "the name of the casebook is not for everybody"
    desk.lock.unlock("three good words")
    assert desk.opened == [], "it is not even tried"
    desk.now += LONGEST_WAIT
    desk.lock.unlock("three good words")
    assert len(desk.opened) == 1


def test_what_is_no_wrong_key_costs_nothing(desk: Desk) -> None:
    said: list[str] = []
    desk.lock.refused.connect(said.append)
    desk.lock.lock()
    for _ in range(FREE + 1):
        desk.lock.refuse(CasebookMissing("There is no file any more."))
    assert (said[0], desk.lock.seconds_left) == ("There is no file any more.", 0)


@pytest.mark.parametrize(("where", "is_same"), [(WHERE, True), ("/desk/Other.casebook", False)])
def test_it_ends_with_an_open_casebook_and_forgets_wrong_keys(desk: Desk, where: str, is_same: bool) -> None:
    ended: list[bool] = []
    desk.lock.ended.connect(ended.append)
    desk.lock.end(where)
    desk.lock.lock()
    for _ in range(FREE):
        desk.lock.refuse(KeyNeeded("No."))
    desk.lock.end("")
    assert (ended, desk.lock.is_on) == ([], True), "no casebook is open yet"
    desk.lock.end(where)
    assert (ended, desk.lock.is_on, desk.lock.seconds_left) == ([is_same], False, 0)
    desk.closing()  # another casebook was opened before this one was closed
    assert not desk.lock.is_on
