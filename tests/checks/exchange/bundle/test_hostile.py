"""Bundles that somebody made to do harm, or that were harmed on their way: one sentence each, and nothing is kept."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from checks.cli.app import main
from checks.exchange.bundle.reading import open_bundle
from checks.exchange.bundle.refusal import BundleRefused, BundleTooNew
from checks.exchange.bundle.writing import write_bundle
from tests.checks.exchange.bundle.parcels import DIGEST, EVIDENCE, GONE, VERSION, Parcel, listed, packed, unpacked

pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name")
Spoil = Callable[[Path], None]
CLAIMS, EVIDENCES = "records/Claim.jsonl", "records/Evidence.jsonl"


def line(member: str, edit: Callable[[dict[str, Any]], object]) -> Spoil:
    """Change the first line of a member, and tell the truth about it in the manifest."""

    def spoil(path: Path) -> None:
        members = unpacked(path)
        first, *rest = members[member].splitlines()
        plain = json.loads(first)
        edit(plain)
        members[member] = b"\n".join([json.dumps(plain).encode(), *rest, b""])
        packed(members, path)

    return spoil


def setting(member: str, **values: object) -> Spoil:
    """Set fields of the first record of a member."""
    return line(member, lambda plain: plain.update(values))


def raw(member: str, data: bytes) -> Spoil:
    """Put other bytes into a member, and tell the truth about them."""
    return lambda path: _put(path, member, data)


def _put(path: Path, member: str, data: bytes) -> None:
    packed({**unpacked(path), member: data}, path)


def within(member: str, old: bytes, new: bytes) -> Spoil:
    """Change bytes of a member, and tell the truth about them."""

    def spoil(path: Path) -> None:
        members = unpacked(path)
        assert old in members[member]
        _put(path, member, members[member].replace(old, new))

    return spoil


def manifest(**values: object) -> Spoil:
    """Set values of the manifest, with the id that belongs to them."""

    def spoil(path: Path) -> None:
        members = unpacked(path)
        members["manifest.json"] = listed(members, lambda plain: plain.update(values))
        packed(members, path, is_listed=False)

    return spoil


def extra(name: str, data: bytes = b"x") -> Spoil:
    """Add a member that the manifest does not list."""

    def spoil(path: Path) -> None:
        with ZipFile(path, "a") as archive:
            archive.writestr(name, data)

    return spoil


def without(name: str) -> Spoil:
    """Leave a member out that the manifest lists."""
    return lambda path: _without(path, name)


def _without(path: Path, name: str) -> None:
    packed({key: data for key, data in unpacked(path).items() if key != name}, path, is_listed=False)


def silently(name: str, data: bytes) -> Spoil:
    """Change a member behind the back of the manifest."""
    return lambda path: _silently(path, name, data)


def _silently(path: Path, name: str, data: bytes) -> None:
    packed({**unpacked(path), name: data}, path, is_listed=False)


def cut(share: float) -> Spoil:
    """Cut the file off."""
    return lambda path: _write(path, path.read_bytes()[: int(path.stat().st_size * share)])


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def flip(path: Path) -> None:
    """Change one byte in the middle of packed data."""
    data = bytearray(path.read_bytes())
    data[data.index(b"Claim.jsonl") + 60] ^= 0xFF
    path.write_bytes(bytes(data))


def a_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE claims (id)")
        made.execute("CREATE TRIGGER harm AFTER INSERT ON claims BEGIN DELETE FROM claims; END")


def a_bomb(path: Path) -> None:
    members = unpacked(path)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("records/Bomb.jsonl", b"0" * 50_000_000)


def other_packing(path: Path) -> None:
    members = unpacked(path)
    with ZipFile(path, "w", ZIP_BZIP2) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def overlapping(path: Path) -> None:
    """The directory states more packed bytes for a member than the file has."""
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 20, 0x7FFFFFF0)
    path.write_bytes(bytes(data))


def twice(path: Path) -> None:
    with ZipFile(path, "a") as archive:
        archive.writestr(CLAIMS, unpacked(path)[CLAIMS])


def doubled(member: str) -> Spoil:
    def spoil(path: Path) -> None:
        members = unpacked(path)
        _put(path, member, members[member] * 2)

    return spoil


def second(member: str, **values: object) -> Spoil:
    """Add a record like the first, with these fields."""

    def spoil(path: Path) -> None:
        members = unpacked(path)
        plain = {**json.loads(members[member].splitlines()[0]), **values}
        _put(path, member, members[member] + json.dumps(plain).encode() + b"\n")

    return spoil


def deep(depth: int) -> str:
    return "[" * depth + "]" * depth


def with_unknown(text: str) -> Spoil:
    return within(CLAIMS, b'"also":[]', f'"also":[],"later":{text}'.encode())


NOBODY = "00000000-0000-0000-0000-0000000000ff"
ID = "00000000-0000-0000-0000-000000000005"

CASES: dict[str, Spoil] = {
    "empty file": lambda path: _write(path, b""),
    "bytes after its end": lambda path: _write(path, path.read_bytes() + b"hidden"),
    "bytes before its beginning": lambda path: _write(path, b"hidden" + path.read_bytes()),
    "not an archive": lambda path: _write(path, b"Dear colleagues, " * 50),
    "a database with triggers": a_database,
    "cut after a tenth": cut(0.1),
    "cut in the middle": cut(0.5),
    "cut at the end": cut(0.99),
    "one byte flipped": flip,
    "a bomb": a_bomb,
    "another packing": other_packing,
    "overlapping members": overlapping,
    "a member twice": twice,
    "a path upwards": extra("../../.bashrc"),
    "a path from the root": extra("/etc/passwd"),
    "a Windows path": extra("..\\evil.dll"),
    "a drive": extra("C:/evil.dll"),
    "a folder": extra("blobs/"),
    "a foreign file": extra("run.sh"),
    "a blob of another name": extra("blobs/abc"),
    "a member that is not listed": extra(f"blobs/{'0' * 64}"),
    "records that are not listed": extra("records/Person2.jsonl"),
    "a kind with a path": extra("records/../Claim.jsonl"),
    "a listed member is missing": without(CLAIMS),
    "a blob is missing": without(f"blobs/{DIGEST}"),
    "no manifest": without("manifest.json"),
    "a manifest that is no JSON": silently("manifest.json", b"{"),
    "a manifest that is a list": silently("manifest.json", b"[]"),
    "a manifest that is empty": silently("manifest.json", b"{}"),
    "a manifest in another encoding": silently("manifest.json", "{}".encode("utf-16")),
    "a later version": manifest(format=2),
    "a version that is no number": manifest(format="1"),
    "a version of nothing": manifest(format=0),
    "an unknown profile": manifest(profile="secret"),
    "a casebook without an id": manifest(casebook_id="none"),
    "counts that lie": manifest(counts={"Claim": 5}),
    "counts that are no numbers": manifest(counts={"Claim": "many"}),
    "a number beyond measure": manifest(since=10**30),
    "another hash": manifest(members=[{"name": CLAIMS, "size": 1, "sha256": "0" * 64}]),
    "an altered list": silently("manifest.json", b'{"format":1}'),
    "records altered in place": silently(CLAIMS, b"{}\n"),
    "a blob altered in place": silently(f"blobs/{DIGEST}", b"Nine people were killed, the governor said. "),
    "a line that is no JSON": raw(CLAIMS, b"not json\n"),
    "a line that is a number": raw(CLAIMS, b"7\n"),
    "a line in another encoding": raw(CLAIMS, '{"id":"é"}\n'.encode("latin-1")),
    "half a character": setting(CLAIMS, statement="\ud800"),
    "a name twice in one record": within(CLAIMS, b'"also":[]', b'"also":[],"also":[]'),
    "no number": within(CLAIMS, b'"checkworthiness":0.0', b'"checkworthiness":NaN'),
    "an endless number": within(CLAIMS, b'"checkworthiness":0.0', b'"checkworthiness":1e999'),
    "a whole number beyond measure": setting(CLAIMS, sentence=10**40),
    "a number of many digits": within(CLAIMS, b'"sentence":0', b'"sentence":' + b"9" * 5000),
    "lists without end": with_unknown(deep(100)),
    "lists that end the program": with_unknown(deep(100_000)),
    "an unknown number beyond measure": with_unknown("1" + "0" * 30),
    "a record without an id": line(CLAIMS, lambda plain: plain.pop("id")),
    "an id that is none": setting(CLAIMS, id="5"),
    "an id in capitals": setting(EVIDENCES, id="ABCDEFAB-0000-0000-0000-000000000006"),
    "an id of SQL": setting(CLAIMS, id="'; DROP TABLE claims; --"),
    "an id twice": doubled(CLAIMS),
    "ids out of order": second(CLAIMS, id="00000000-0000-0000-0000-000000000001"),
    "a text for a number": setting(CLAIMS, sentence="0"),
    "a number for a text": setting(CLAIMS, statement=5),
    "a truth for a number": setting(CLAIMS, sentence=True),
    "an unknown status": setting(CLAIMS, status="finished"),
    "a missing field": line(CLAIMS, lambda plain: plain.pop("anchor")),
    "a list for a text": setting(EVIDENCES, title=["a", "b"]),
    "an object for a list": setting(EVIDENCES, flags={"graphic": True}),
    "a day that is none": setting(EVIDENCES, published="2025-02-31"),
    "a figure without a name": setting(EVIDENCES, figures=[{"best": 8}]),
    "sentences that end before they start": setting("records/ArticleVersion.jsonl", sentences=[{"start": 9, "end": 2}]),
    "a claim outside of its text": line(CLAIMS, lambda plain: plain["anchor"].update(start=9000, end=9024)),
    "a claim of no words": line(CLAIMS, lambda plain: plain["anchor"].update(start=4, end=4, quote="")),
    "a text with the hash of another": setting("records/ArticleVersion.jsonl", text="Nobody was killed."),
    "a claim of no article": setting(CLAIMS, version_id=NOBODY),
    "a link to nothing": setting("records/Link.jsonl", evidence_id=NOBODY),
    "a verdict by nobody": setting("records/Verdict.jsonl", person_id=NOBODY),
    "a copy of nothing": setting(EVIDENCES, snapshot_id=NOBODY),
    "two verdicts on a claim": second("records/Verdict.jsonl", id="00000000-0000-0000-0000-0000000000aa"),
    "two texts of one number": second("records/ArticleVersion.jsonl", id="00000000-0000-0000-0000-0000000000aa"),
    "a snapshot without its bytes": setting("records/Snapshot.jsonl", sha256="0" * 64),
    "a snapshot of another size": setting("records/Snapshot.jsonl", size=3),
    "bytes that belong to nothing": raw(f"blobs/{sha256(b'x').hexdigest()}", b"x"),
    "bytes under another hash": raw(f"blobs/{'1' * 64}", b"x"),
    "a record of this casebook alone": raw("records/Transfer.jsonl", b"{}\n"),
    "a change without a person": setting("history.jsonl", person_id=None),
    "a change of broken records": line("history.jsonl", lambda plain: plain["after"][0].update(title=7)),
    "a change that is no list": setting("history.jsonl", before="nothing"),
    "a lineage of no changes": setting("lineage.jsonl", changes=[]),
    "a lineage of what is no id": setting("lineage.jsonl", changes=["x"]),
    "a tombstone of what is there": setting("tombstones.jsonl", id=str(EVIDENCE), kind="Evidence"),
    "a tombstone without a change": setting("tombstones.jsonl", change=None),
    "an entry of custody that nobody knows": setting("custody.jsonl", action="burnt"),
    "custody by nobody": setting("custody.jsonl", person_id=NOBODY),
    "a change twice": doubled("history.jsonl"),
    "custody twice": doubled("custody.jsonl"),
    "withheld fields that are no list": setting("withheld.jsonl", fields="says"),
    "a signature of nothing": extra("signature.json", b'{"key":"00","name":"x","signature":"00"}'),
    "a signature that is no JSON": extra("signature.json", b"signed, the desk"),
    "a signature beyond measure": extra("signature.json", b" " * 10_000),
}


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES)
def test_is_refused_in_one_sentence(case: str, path: Path) -> None:
    CASES[case](path)
    with pytest.raises(BundleRefused) as refused:
        open_bundle(path)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert 20 < len(sentence) < 300
    path.unlink()  # no file is held open


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.startswith(("a b", "a d", "a link", "cut", "a later"))]
)
def test_makes_no_casebook(case: str, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    CASES[case](path)
    new = tmp_path / "new" / "made.casebook"
    assert main(["unbundle", str(path), str(new)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not new.exists()


def test_a_later_version_is_told_from_a_broken_one(path: Path) -> None:
    CASES["a later version"](path)
    with pytest.raises(BundleTooNew, match="later version of the program"):
        open_bundle(path)


def test_a_database_is_called_what_it_is(path: Path) -> None:
    a_database(path)
    with pytest.raises(BundleRefused, match="is a casebook or another database"):
        open_bundle(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BundleRefused, match="cannot be read"):
        open_bundle(tmp_path / "nowhere.claimdesk")


def test_the_sound_one_opens(path: Path) -> None:
    with open_bundle(path) as bundle:
        assert bundle.manifest.records == 9
        assert [each[0] for each in bundle.tombstones()] == [GONE]
        assert {each[0] for each in bundle.lineage()} >= {str(VERSION)}


def test_a_bundle_of_nothing_opens(tmp_path: Path) -> None:
    out = tmp_path / "empty.claimdesk"
    parcel = Parcel(held=(), bytes_={})
    for name in ("history", "lineage", "tombstones", "custody", "withheld"):
        setattr(parcel, name, lambda: iter(()))
    write_bundle(parcel, out)
    with open_bundle(out) as bundle:
        assert bundle.manifest.records == 0
