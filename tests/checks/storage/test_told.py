"""Each record is held against what the history last told of it, so that what is forged beside the program shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from checks.casebook import Casebook
from checks.domain.change import Change, Record
from checks.domain.claim import Status
from checks.domain.codec import record_to_plain
from checks.domain.finding import Finding
from checks.domain.moment import Moment
from checks.domain.person import Comment
from checks.domain.stray import Astray
from checks.domain.verdict import Verdict
from checks.storage import history, rows
from checks.storage.tables import TABLES
from checks.storage.told import strays
from tests.checks.storage.test_rows import any_of

OLD_CASEBOOKS = sorted((Path(__file__).parents[2] / "data" / "casebooks").glob("*.casebook"))
Forge = Callable[[str], None]


@pytest.fixture
def casebook(sample_path: Path) -> Iterator[Casebook]:
    """The sample, with a verdict that a second person signed."""
    with Casebook.open(sample_path, person="Checker") as made:
        desk = made.desk(made.articles.overview()[0].article.id)
        claim = next(each for each in desk.claims if each.status is Status.OPEN)
        made.verdicts.propose(Verdict(uuid4(), claim.id, "false", "Counted twice."))
        made.comments.add(claim, "Seen.")
        made.people.sign_in("Second")
        made.verdicts.sign_off(made.claims.get(claim.id))
        yield made


@pytest.fixture
def forge(casebook: Casebook) -> Forge:
    """Do something to the records beside the program."""

    def run(statement: str) -> None:
        with casebook._records.engine.begin() as connection:
            connection.execute(text("PRAGMA foreign_keys = OFF"))
            assert connection.execute(text(statement)).rowcount

    return run


def test_what_the_program_wrote_is_what_the_history_tells(casebook: Casebook) -> None:
    found = casebook.history.verify()
    assert (found.is_sound, found.strays) == (True, ())


def test_a_forged_rating_is_told_with_what_it_was(casebook: Casebook, forge: Forge) -> None:
    forge("UPDATE verdicts SET rating = 'true' WHERE rationale = 'Counted twice.'")
    found = casebook.history.verify()
    assert not found.broken
    (stray,) = found.strays
    assert (stray.fault, stray.differences) == (Astray.ALTERED, ("rating: “false” → “true”",))
    assert stray.sentence.startswith("Verdict “Counted twice.” was altered, and not by a step of the history: rating:")
    assert "1 record is not what it says" in found.summary
    assert not found.is_sound


def test_a_forged_signature_is_told(casebook: Casebook, forge: Forge) -> None:
    forge("UPDATE verdicts SET signed_by_id = person_id WHERE rationale = 'Counted twice.'")
    (stray,) = casebook.history.verify().strays
    assert "signed by: Second → Checker" in stray.sentence


def test_a_record_that_was_slipped_in_or_taken_out_is_told(casebook: Casebook, forge: Forge) -> None:
    comment = next(each for each in casebook._records.all(Comment) if each.text == "Seen.")
    forge(f"UPDATE comments SET id = '{uuid4().hex}' WHERE id = '{comment.id.hex}'")
    faults = {(each.fault, each.about) for each in casebook.history.verify().strays}
    assert faults == {(Astray.UNTOLD, "Remark “Seen.”"), (Astray.GONE, "Remark “Seen.”")}


def test_a_row_that_cannot_be_read_is_told(casebook: Casebook, forge: Forge) -> None:
    forge("UPDATE claims SET status = 'no such status' WHERE id = (SELECT claim_id FROM comments LIMIT 1)")
    (stray,) = casebook.history.verify().strays
    assert stray.differences == ("it cannot be read any more",)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.sampled_from([kind for kind in TABLES if kind is not Finding]), st.data())
def test_no_field_of_any_record_can_be_altered_unseen(
    connection: Connection, kind: type[Record], data: st.DataObject
) -> None:
    old, other = data.draw(any_of(kind)), data.draw(any_of(kind))
    name = data.draw(st.sampled_from([each.name for each in fields(kind) if each.name not in ("id", "import_id")]))
    new = replace(old, **{name: getattr(other, name)})
    rows.insert(connection, [old], 1)
    history.append(connection, Change("Add", (), (old,), uuid4(), Moment.parse("2025-05-23"), uuid4()), 1)
    assert strays(connection) == ()
    rows.update(connection, [new])
    assert bool(strays(connection)) is (record_to_plain(new) != record_to_plain(old))
    connection.rollback()


def test_the_rows_of_an_import_are_carried_by_it(casebook: Casebook, tmp_path: Path) -> None:
    references = tmp_path / "references.ris"
    references.write_text("TY  - NEWS\nTI  - A swap of prisoners\nUR  - https://paper.example/1\nER  - \n", "utf-8")
    change, _ = casebook.imports.from_file(references)
    assert change is not None
    assert casebook.history.verify().is_sound
    back = casebook.apply(change.inverse())
    assert casebook.history.verify().is_sound
    casebook.apply(back.inverse())
    record = next(each for each in casebook.evidence.all() if each.import_id)
    casebook.evidence.edit(replace(record, says="Read again."))
    assert casebook.history.verify().is_sound


@pytest.mark.parametrize("old", OLD_CASEBOOKS, ids=lambda old: old.stem)
def test_a_casebook_from_before_is_what_its_history_tells(old: Path, tmp_path: Path) -> None:
    with Casebook.open(Path(shutil.copy(old, tmp_path)), person="Checker") as casebook:
        assert casebook.history.verify().is_sound
