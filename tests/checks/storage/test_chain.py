"""Each step of the history is sealed with all before it, so that whatever is done to it beside the program shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from checks.casebook import Casebook
from checks.domain.chain import Break
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.person import Comment
from tests.checks.server import Server, running

OLD_CASEBOOKS = sorted((Path(__file__).parents[2] / "data" / "casebooks").glob("*.casebook"))
Spoil = Callable[[str], None]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server of our own; skips where its package is not installed."""
    with running(tmp_path_factory.mktemp("pg")) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def casebook(request: pytest.FixtureRequest) -> Iterator[Casebook]:
    """A casebook with five steps: who signed in, two records, an edit and its undoing."""
    where = "sqlite://" if request.param == "sqlite" else request.getfixturevalue("server").fresh()
    with Casebook.create(where, person="Checker") as made:
        first = made.evidence.add(
            Evidence(uuid4(), EvidenceKind.NOTE, "Первый 🕊", says='A "quoted" line\nand 0.1')
        ).after[0]
        made.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, "Second"))
        edited = made.evidence.edit(replace(first, says="More"))
        made.apply(edited.inverse())
        yield made


@pytest.fixture
def spoil(casebook: Casebook) -> Spoil:
    """Do something to the history beside the program."""

    def run(statement: str) -> None:
        with casebook._records.engine.begin() as connection:
            connection.execute(text(statement))

    return run


def faults(casebook: Casebook) -> list[tuple[Break, int]]:
    """Where the chain breaks, and how."""
    return [(step.fault, step.number) for step in casebook.history.verify().broken]


def test_what_was_written_by_the_program_holds(casebook: Casebook) -> None:
    found = casebook.history.verify()
    assert (found.is_sound, found.steps, found.unsealed) == (True, 5, 0)
    assert len(found.last_seal) == 64
    assert found.summary == f"The history holds 5 steps, unbroken; its last seal is {found.last_seal}."


@pytest.mark.parametrize(
    "change",
    [
        "label = 'Look around'",
        "at = '2020-01-01'",
        "reason = 'No reason'",
        "undoes = NULL, label = label || ' '",
        "before = '[]'",
        "digest = '00'",
    ],
)
def test_a_step_that_is_altered_shows(casebook: Casebook, spoil: Spoil, change: str) -> None:
    spoil(f"UPDATE changes SET {change} WHERE number = 4")
    found = casebook.history.verify()
    assert (Break.ALTERED, 4) in [(step.fault, step.number) for step in found.broken]
    assert "Compare it with a backup" in found.broken[0].sentence


def test_the_steps_after_an_altered_one_are_not_blamed(casebook: Casebook, spoil: Spoil) -> None:
    spoil("UPDATE changes SET label = 'Look around' WHERE number = 3")
    assert faults(casebook) == [(Break.ALTERED, 3)]


def test_a_step_that_is_taken_out_shows(casebook: Casebook, spoil: Spoil) -> None:
    spoil("DELETE FROM touches WHERE change_id = (SELECT id FROM changes WHERE number = 3)")
    spoil("DELETE FROM changes WHERE number = 3")
    assert (Break.MISSING, 3) in faults(casebook)


def test_a_step_that_loses_its_seal_shows(casebook: Casebook, spoil: Spoil) -> None:
    spoil("UPDATE changes SET digest = NULL WHERE number = 5")
    assert faults(casebook) == [(Break.UNSEALED, 5)]


def test_two_steps_that_change_places_show(casebook: Casebook, spoil: Spoil) -> None:
    spoil("UPDATE changes SET number = -1 WHERE number = 2")
    spoil("UPDATE changes SET number = 2 WHERE number = 3")
    spoil("UPDATE changes SET number = 3 WHERE number = -1")
    assert {number for _, number in faults(casebook)} >= {2, 3}


def test_the_last_seal_tells_a_history_that_was_cut_off(casebook: Casebook, spoil: Spoil) -> None:
    noted = casebook.history.verify().last_seal
    spoil("DELETE FROM touches WHERE change_id = (SELECT id FROM changes WHERE number = 5)")
    spoil("DELETE FROM changes WHERE number = 5")
    found = casebook.history.verify()
    assert not found.broken, "no step that is left shows it"
    assert found.last_seal != noted


def test_the_first_sealed_step_vouches_for_those_from_before(casebook: Casebook, spoil: Spoil) -> None:
    spoil("UPDATE changes SET digest = NULL")
    assert casebook.history.verify().unsealed == 5
    assert casebook.history.verify().summary == (
        "The history holds 5 steps, none of them sealed: if one was altered, it does not show."
    )
    casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, "Third"))
    found = casebook.history.verify()
    assert (found.is_sound, found.steps, found.unsealed) == (True, 6, 5)

    spoil("UPDATE changes SET label = 'Look around' WHERE number = 2")
    (broken,) = casebook.history.verify().broken
    assert (broken.number, broken.follows_unsealed) == (6, True)
    assert "or one before it" in broken.sentence


@pytest.mark.parametrize("old", OLD_CASEBOOKS, ids=lambda old: old.stem)
def test_a_casebook_from_before_is_sealed_from_its_next_step_on(old: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(old, tmp_path))
    with Casebook.open(copy, person="Checker") as casebook:
        before = casebook.history.verify()
        assert before.is_sound
        assert before.unsealed == before.steps > 0
        claim = casebook.desk(casebook.articles.overview()[0].article.id).claims[0]
        remark = casebook.comments.add(claim, "Seen.").after[0]
        assert isinstance(remark, Comment)
        found = casebook.history.verify()
        assert (found.is_sound, found.unsealed) == (True, before.steps)
        with casebook._records.engine.begin() as connection:
            connection.execute(text("UPDATE changes SET label = 'Look around' WHERE number = 1"))
        assert not casebook.history.verify().is_sound
