"""What goes into a bundle comes out of it again, and the same content makes the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.domain.change import Record
from checks.domain.claim import Claim
from checks.domain.codec import RECORD_TYPES, to_plain
from checks.domain.custody import CustodyAction
from checks.domain.transfer import Transfer
from checks.errors import CasebookError
from checks.exchange.bundle.format import Bundle
from checks.exchange.bundle.forms import Form
from checks.exchange.bundle.lines import from_bytes, to_bytes, to_line
from checks.exchange.bundle.reading import open_bundle
from checks.exchange.bundle.references import REFERENCES, Ids
from checks.exchange.bundle.writing import write_bundle
from checks.storage.tables import TABLES
from tests.checks.exchange.bundle.parcels import BLOB, CHANGE, CLAIM, DIGEST, EVIDENCE, GONE, RECORDS, Parcel


def opened(path: Path) -> Bundle:
    """What `open_bundle` gives, held against the protocol."""
    return open_bundle(path)


def test_everything_comes_out_again(path: Path) -> None:
    bundle = opened(path)
    held = [record for kind in get_args(Record) if kind is not Transfer for record in bundle.records(kind)]
    assert sorted(held, key=lambda each: each.id) == sorted(RECORDS, key=lambda each: each.id)
    (change,) = bundle.history()
    assert change.id == CHANGE
    assert change.after == RECORDS[1:3]
    assert list(bundle.tombstones()) == [(GONE, "Claim", CHANGE)]
    assert list(bundle.withheld()) == [(EVIDENCE, "Evidence", ("says",))]
    assert [entry.action for entry in bundle.custody()] == [CustodyAction.TAKEN_IN]
    assert list(bundle.blobs()) == [DIGEST]
    assert bundle.blob(DIGEST) == BLOB
    assert not list(bundle.unread())
    assert bundle.signer is None
    bundle.close()


def test_plain_records_are_those_of_the_codec(path: Path) -> None:
    with open_bundle(path) as bundle:
        (plain,) = bundle.plain("Claim")
    assert to_bytes(plain) == to_bytes(to_plain(next(each for each in RECORDS if each.id == CLAIM), Claim))


def test_bytes_that_it_does_not_bring_are_told(path: Path) -> None:
    with open_bundle(path) as bundle, pytest.raises(KeyError):
        bundle.blob("0" * 64)


def test_the_same_content_makes_the_same_bytes_and_the_same_id(tmp_path: Path) -> None:
    first = write_bundle(Parcel(), tmp_path / "one.claimdesk")
    second = write_bundle(Parcel(held=RECORDS[::-1]), tmp_path / "two.claimdesk")
    assert (tmp_path / "one.claimdesk").read_bytes() == (tmp_path / "two.claimdesk").read_bytes()
    assert first.bundle_id == second.bundle_id
    third = write_bundle(Parcel(extra={"Person": [{"id": str(UUID(int=99)), "name": "New"}]}), tmp_path / "3.claimdesk")
    assert third.bundle_id != first.bundle_id


def test_what_a_later_version_wrote_is_handed_on(tmp_path: Path) -> None:
    drone = {"id": str(UUID(int=70)), "range": 5, "parts": [{"a": 1}]}
    person = {"id": str(UUID(int=71)), "name": "Later", "pronouns": "she"}
    write_bundle(Parcel(extra={"Drone": [drone], "Person": [person]}), tmp_path / "later.claimdesk")
    with open_bundle(tmp_path / "later.claimdesk") as bundle:
        unread = {record_id.int: (kind, fields) for record_id, kind, fields in bundle.unread()}
        assert unread == {70: ("Drone", drone), 71: ("Person", {"pronouns": "she"})}
        assert {each["name"] for each in bundle.plain("Person")} == {"Olena Checker", "Later"}


def test_unknown_parts_within_a_field_are_kept_with_the_whole_field(tmp_path: Path) -> None:
    evidence = json.loads(to_bytes(to_plain(next(each for each in RECORDS if each.id == EVIDENCE))))
    evidence |= {"id": str(UUID(int=72)), "figures": [{**evidence["figures"][0], "scope": "city"}]}
    write_bundle(Parcel(extra={"Evidence": [evidence]}), tmp_path / "later.claimdesk")
    with open_bundle(tmp_path / "later.claimdesk") as bundle:
        assert list(bundle.unread()) == [(UUID(int=72), "Evidence", {"figures": evidence["figures"]})]


def test_nothing_stays_where_it_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CasebookError, match="could not be written"):
        write_bundle(Parcel(), tmp_path / "file" / "odesa.claimdesk")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_what_lies_there_stays_when_the_written_bundle_is_not_let_out(tmp_path: Path) -> None:
    out = tmp_path / "odesa.claimdesk"
    out.write_bytes(b"earlier")

    def refuse(path: Path) -> None:
        raise CasebookError("No.")

    with pytest.raises(CasebookError, match="No"):
        write_bundle(Parcel(), out, inspect=refuse)
    assert out.read_bytes() == b"earlier"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", sorted(RECORD_TYPES))
def test_every_reference_of_the_database_is_known(name: str) -> None:
    kinds = {table.name: kind.__name__ for kind, table in TABLES.items()}
    columns = TABLES[RECORD_TYPES[name]].columns
    named = {
        column.name: kinds[key.column.table.name]
        for column in columns
        for key in column.foreign_keys
        if key.column.table.name in kinds
    }
    assert dict(REFERENCES.get(name, {})) == named


@pytest.mark.parametrize("kind", sorted(RECORD_TYPES.values(), key=str))
@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_record_of_the_domain_fits_its_kind(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    assert Form.of(kind).misfit(json.loads(to_bytes(to_plain(record)))) == ""


ODD: tuple[object, ...] = (
    *(None, True, False, 0, 1, -1, 2**62, 2**63, -(2**63) - 1, 10**30, 1.0, 0.5, -0.0, 1e300, 1e-9),
    *("", "1", "true", "x", "2025-05-23", "20250523", "2025-W21-5", "2025-05-23T14:25Z", "2025-05-23T25:00"),
    *("0B6F7D2A-8C51-4F7E-9A3D-5E2C1D94B6F8", "0b6f7d2a8c514f7e9a3d5e2c1d94b6f8", "\x00", "\x7f\u2028é"),
    *([], {}, [[1, 2]], [1], {"start": 3, "end": 1}, {"start": 0, "end": 1, "more": 2}),
)
"""What somebody could put in the place of a value."""


@pytest.mark.parametrize("kind", sorted(RECORD_TYPES.values(), key=str))
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_reading_at_once_accepts_what_looking_closer_does(kind: type[Record], data: st.DataObject) -> None:
    """And nothing else, whatever stands in a field, even below a name that nobody knows."""
    form, plain = Form.of(kind), json.loads(to_bytes(to_plain(data.draw(st.from_type(kind)))))
    assert form.read(to_line(plain)) is not None or b"e" in to_line(plain)  # 1e-09 is 1e-9 to others
    for name in (*form.needed, "nobody_knows"):
        for odd in ODD:
            changed = {**plain, name: odd}
            line = to_line(changed)
            is_fit = not form.misfit(from_bytes(line, "It")) and name != "nobody_knows"
            read = form.read(line)
            assert is_fit or read is None, (name, odd)
            if read is not None:
                assert read["id"] == changed["id"]


@given(st.lists(st.uuids(), max_size=60), st.uuids())
def test_ids_are_found_again(ids: list[UUID], other: UUID) -> None:
    kept = Ids()
    assert all(kept.add(str(each)) for each in sorted(set(ids)))
    assert all(str(each) in kept for each in ids)
    assert (str(other) in kept) == (other in ids)
    assert not (ids and kept.add(str(max(ids))))
