"""What is typed lies in a file within a moment, and leaves it once it is saved."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from desktop import drafts as module
from desktop.drafts import Drafts, Typed

ONE, TWO = UUID(int=1), UUID(int=2)
NOW = datetime(2025, 5, 23, 14, 21, tzinfo=UTC)
WHERE = "/somewhere/Odesa.casebook"


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[], Drafts]]:
    made: list[Drafts] = []

    def start() -> Drafts:
        made.append(Drafts(tmp_path / "drafts", clock=lambda: NOW))
        made[-1].open(WHERE)
        return made[-1]

    yield start
    for each in made:
        each.close()


def test_the_file_is_there_soon_and_holds_the_last_key(qtbot: QtBot, make: Callable[[], Drafts]) -> None:
    drafts = make()
    assert not drafts.path.exists()
    for length in range(1, 6):
        drafts.keep(ONE, {"statement": "Eight"[:length]})
    qtbot.waitUntil(drafts.path.exists, timeout=5_000)
    assert [each["text"] for each in json.loads(drafts.path.read_text("utf-8"))["typed"]] == ["Eight"]
    assert module.WRITE_AFTER_MS <= 300


def test_another_start_puts_it_back_once(make: Callable[[], Drafts]) -> None:
    first = make()
    first.keep(ONE, {"statement": "Вісім 🚢\nпоранено", "comment": "Ask."})
    first.keep(TWO, {"rationale": "Because"})
    first.close()
    second = make()
    assert second.found == {ONE, TWO}
    assert second.take_back(ONE) == {"statement": Typed("Вісім 🚢\nпоранено", NOW), "comment": Typed("Ask.", NOW)}
    assert second.take_back(ONE) == {}
    assert second.found == {TWO}


def test_what_waits_for_its_claim_stays_in_the_file(make: Callable[[], Drafts]) -> None:
    first = make()
    first.keep(ONE, {"statement": "Eight"})
    first.close()
    second = make()
    second.keep(TWO, {"statement": "Nine"})
    second.close()
    assert make().found == {ONE, TWO}


def test_nothing_left_removes_the_file(make: Callable[[], Drafts]) -> None:
    drafts = make()
    drafts.keep(ONE, {"statement": "Eight"})
    drafts.close()
    assert drafts.path.exists()
    drafts.keep(ONE, {})
    drafts.close()
    assert not drafts.path.exists()


def test_what_is_saved_is_forgotten(make: Callable[[], Drafts]) -> None:
    drafts = make()
    drafts.keep(ONE, {"statement": "Eight", "rationale": "Because"})
    drafts.forget_saved(lambda claim_id, field, text: (claim_id, field, text) == (ONE, "statement", "Eight"))
    drafts.close()
    assert list(make().take_back(ONE)) == ["rationale"]


def test_the_time_is_that_of_the_first_key_of_these_words(tmp_path: Path) -> None:
    times = iter([NOW, NOW.replace(minute=22), NOW.replace(minute=23)])
    drafts = Drafts(tmp_path, clock=lambda: next(times))
    drafts.open(WHERE)
    drafts.keep(ONE, {"statement": "Eight"})
    drafts.keep(ONE, {"statement": "Eight", "comment": "New."})
    drafts.keep(ONE, {"statement": "Eight!", "comment": "New."})
    drafts.close()
    again = Drafts(tmp_path)
    again.open(WHERE)
    kept = again.take_back(ONE)
    assert [kept[field].at.minute for field in ("statement", "comment")] == [23, 22]


def test_each_casebook_has_a_file_of_its_own(make: Callable[[], Drafts]) -> None:
    drafts = make()
    drafts.keep(ONE, {"statement": "Eight"})
    first = drafts.path
    drafts.open("postgresql://desk@server/claims")
    assert drafts.found == frozenset()
    assert drafts.path != first
    drafts.open(WHERE)
    drafts.close()
    assert make().found == {ONE}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no JSON",
        "[]",
        '{"format": 99, "typed": []}',
        '{"format": 1, "typed": [{"claim": "x"}]}',
        '{"format": 1, "typed": 5}',
    ],
)
def test_a_broken_file_is_passed_over(make: Callable[[], Drafts], content: str) -> None:
    path = make().path
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    assert make().found == frozenset()


def test_a_folder_that_cannot_be_made_costs_no_typing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    drafts = Drafts(blocked / "drafts")
    drafts.open(WHERE)
    drafts.keep(ONE, {"statement": "Eight"})
    drafts.close()
    assert blocked.read_text(encoding="utf-8") == "in the way"


class Seal:
    """Turns bytes round: sealed enough for a test."""

    def seal(self, data: bytes) -> bytes:
        return data[::-1]

    def unseal(self, data: bytes) -> bytes:
        if not data.endswith(b"{"):
            raise ValueError("not sealed")
        return data[::-1]


def test_the_typing_of_an_encrypted_casebook_is_sealed(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.open(WHERE, Seal())
    drafts.keep(ONE, {"statement": "Eight"})
    drafts.open("")  # as a lock does
    drafts.close()
    (file,) = tmp_path.iterdir()
    assert (file.suffix, b"Eight" in file.read_bytes()) == (".sealed", False)
    again = Drafts(tmp_path)
    again.open(WHERE, Seal())
    assert again.take_back(ONE)["statement"].text == "Eight"
    file.write_bytes(b"{} which nobody has sealed")
    again.open("")
    again.open(WHERE, Seal())
    assert again.found == frozenset()


def test_nothing_is_kept_without_a_casebook(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.open(WHERE, Seal())
    drafts.open("")
    drafts.keep(ONE, {"statement": "what stands in a field that is being emptied"})
    drafts.close()
    assert list(tmp_path.iterdir()) == []
