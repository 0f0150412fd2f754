"""Many records in one change: there, gone and there again with one undo, and nothing half-way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment

ON_BOTH_ENGINES = True

IMPORT = Import(UUID(int=77), "ged.csv", "UCDP GED", "0" * 64, 0, 2, Moment.parse("2025-05-24T10:00+00:00"))


@pytest.fixture
def sample_casebook(where: str) -> Iterator[Casebook]:
    with Casebook.sample(where, person="Checker") as made:
        yield made


def rows(count: int, import_id: UUID | None = IMPORT.id) -> Iterator[tuple[Evidence, ...]]:
    """Portions of seven rows."""
    made = [
        Evidence(uuid4(), EvidenceKind.DATASET_ROW, f"Row {n}", import_id=import_id, key=f"UCDP GED {n}")
        for n in range(count)
    ]
    for start in range(0, count, 7):
        yield tuple(made[start : start + 7])


def concluded(count: int) -> Import:
    return replace(IMPORT, records=count)


def test_all_rows_come_in_with_one_change(casebook: Casebook) -> None:
    change = casebook.imports.bring_in("ged.csv", rows(20), concluded)
    assert change.label == "Import ged.csv"
    assert change.after == (replace(IMPORT, records=20),)
    assert casebook.imports.all() == change.after
    assert [record.title for record in casebook.evidence.all()] == [f"Row {n}" for n in range(20)]


def test_one_undo_hides_them_and_redo_brings_them_back(casebook: Casebook) -> None:
    change = casebook.imports.bring_in("ged.csv", rows(20), concluded)
    before = casebook.evidence.all()
    undone = casebook.apply(change.inverse())
    assert casebook.evidence.all() == ()
    assert casebook.imports.known(Evidence, ["UCDP GED 3"]) == {}
    casebook.apply(undone.inverse())
    assert casebook.evidence.all() == before


def test_the_history_does_not_grow_with_the_rows(casebook: Casebook) -> None:
    casebook.imports.bring_in("ged.csv", rows(50), concluded)
    (last, *_) = casebook.history.latest()
    assert len(last.before) + len(last.after) == 1


def test_what_is_raised_leaves_nothing(casebook: Casebook) -> None:
    def broken() -> Iterator[tuple[Evidence, ...]]:
        yield from rows(14)
        raise ValueError("row 15 is no row")

    with pytest.raises(ValueError, match="row 15"):
        casebook.imports.bring_in("ged.csv", broken(), concluded)
    assert casebook.evidence.all() == ()
    assert casebook.imports.all() == ()


def test_keys_that_are_here_are_known(casebook: Casebook) -> None:
    casebook.imports.bring_in("ged.csv", rows(3), concluded)
    known = casebook.imports.known(Evidence, [f"UCDP GED {n}" for n in range(1, 900)])
    assert set(known) == {"UCDP GED 1", "UCDP GED 2"}
    assert known["UCDP GED 1"] == casebook.evidence.all()[1].id


def test_an_import_is_removed_with_the_links_to_its_rows(sample_casebook: Casebook) -> None:
    casebook = sample_casebook
    casebook.imports.bring_in("ged.csv", rows(3), concluded)
    desk = casebook.desk(casebook.articles.overview()[0].article.id)
    row = next(record for record in casebook.evidence.all() if record.key == "UCDP GED 1")
    link = casebook.links.add(desk.claims[0], row, Stance.SUPPORTS).after[0]
    (import_,) = casebook.imports.all()
    removed = casebook.imports.remove(import_)
    assert set(removed.before) == {import_, link}
    assert row not in casebook.evidence.all()
    casebook.apply(removed.inverse())
    assert row in casebook.evidence.all()
    assert isinstance(link, Link)
    assert link in casebook.desk(desk.article.id).links(desk.claims[0].id)


def test_earlier_checks_come_in_the_same_way(casebook: Casebook) -> None:
    checks = [EarlierCheck(uuid4(), f"Claim {n}", key=f"k{n}", import_id=IMPORT.id) for n in range(9)]
    change = casebook.imports.bring_in("checks.jsonl", [checks[:5], checks[5:]], concluded)
    assert len(casebook.imports.known(EarlierCheck, [f"k{n}" for n in range(20)])) == 9
    casebook.apply(change.inverse())
    assert casebook.imports.known(EarlierCheck, ["k1"]) == {}


def test_a_row_edited_by_hand_is_a_change_like_any_other(casebook: Casebook) -> None:
    casebook.imports.bring_in("ged.csv", rows(3), concluded)
    row = casebook.evidence.all()[0]
    change = casebook.evidence.edit(replace(row, note="Looked at."))
    assert casebook.evidence.get(row.id).note == "Looked at."
    casebook.apply(change.inverse())
    assert casebook.evidence.get(row.id) == row
