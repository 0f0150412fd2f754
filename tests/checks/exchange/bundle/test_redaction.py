"""The rules of redaction, and the ways of looking for what should not leave."""

from __future__ import annotations

import json
from base64 import b64encode, urlsafe_b64encode
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.codec import RECORD_TYPES
from checks.domain.moment import Moment
from checks.domain.transfer import Profile
from checks.exchange.bundle.byte_scan import ByteScan
from checks.exchange.bundle.clean_pictures import clean_picture
from checks.exchange.bundle.leaks import looks_like, names_pattern
from checks.exchange.bundle.redaction_rules import RULES
from checks.exchange.bundle.trimming import is_web_address

SECRET = "Ivan Hrytsenko – 28-а бригада"


def dataclasses_in(kind: Any) -> set[Any]:
    """A type with all dataclasses that its fields can hold."""
    if is_dataclass(kind) and kind is not Moment:
        return {kind}.union(*(dataclasses_in(hint) for hint in get_type_hints(kind).values()))
    return set[Any]().union(*map(dataclasses_in, get_args(kind)))


EVERY = sorted(set().union(*map(dataclasses_in, RECORD_TYPES.values())), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", EVERY)
def test_every_field_has_exactly_one_rule(kind: Any) -> None:
    rule = RULES[kind.__name__]
    columns = [rule.both.split(), rule.partner.split(), rule.never.split()]
    named = [name for column in columns for name in column]
    assert sorted(named) == sorted(field.name for field in fields(kind))


def test_the_public_never_gets_more_than_a_partner() -> None:
    assert all(rule.kept(Profile.PUBLIC) <= rule.kept(Profile.PARTNER) for rule in RULES.values())


@pytest.mark.parametrize(
    "text",
    [
        "8 people were killed and 1 000 000 fled",
        "On 2025-05-23 17:01 it was 0.5 of 12.345",
        "390+307+303=1000 were exchanged",
        "UAH 1,200,300,400 in all; section 4/5",
        "see https://example.org/home/page and /health",
        "on @ the market; a@b",
        "the 28th brigade (2014-2022)",
        "1,200 3,400 and 12,5 4,25; 46,000 30,000 fled (at night)",
        "sold for $10-20; part 3; no. 05",
    ],
)
def test_ordinary_words_are_no_leak(text: str) -> None:
    assert not list(looks_like(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("write to a.b+c@mail.example.org!", "a.b+c@mail.example.org"),
        ("+380671234567", "+380671234567"),
        ("call 067 123 45 67 now", "067 123 45 67"),
        ("00380 67 123 45 67", "00380 67 123 45 67"),
        ("by @odesa_eye.", "@odesa_eye"),
        ("at 46.4825,30.7233", "46.4825,30.7233"),
        ("at 46°28'57\" N", "46°28'57\" N"),
        ("at 46,482612 30,723309", "46,482612 30,723309"),
        ("at 46.48261N, 30.72331E", "46.48261N, 30.72331E"),
        ("stepan (at) example.org", "stepan (at) example.org"),
        ("stepan [at] mail [dot] org", "stepan [at] mail [dot] org"),
        (r"in D:\sources\a.txt", r"D:\sources\a.txt"),
        ("in /Users/olena/a.txt", "/Users/olena/a.txt"),
        ("file:///C:/a.txt", "file:///C:/a.txt"),
    ],
)
def test_ways_to_people_are_found(text: str, found: str) -> None:
    assert found in [words for _, words in looks_like(text)]


def forms() -> dict[str, bytes]:
    plain = SECRET.encode()
    return {
        "UTF-8": plain,
        "UTF-16": SECRET.encode("utf-16-le"),
        "UTF-16, the other way": SECRET.encode("utf-16-be"),
        "base64": b64encode(plain),
        "base64 within more": b64encode(b"ab" + plain + b"c"),
        "base64 one further": b64encode(b"x" + plain + b"yz"),
        "base64 for addresses": urlsafe_b64encode(plain),
        "base64 of UTF-16": b64encode(SECRET.encode("utf-16-le")),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
        "percent": quote(SECRET).encode(),
        "percent, all": quote(SECRET, safe="").encode(),
        "JSON": json.dumps(SECRET).encode(),
    }


@pytest.mark.parametrize("form", forms())
def test_a_text_is_found_however_it_is_written(form: str) -> None:
    scan = ByteScan([SECRET, "something else"])
    assert scan.found_in(b"before " + forms()[form] + b" after") == {SECRET}
    assert not scan.found_in(b"before " + forms()[form][:-10])


def test_a_text_is_found_in_packed_members(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("page", SECRET * 50)
        archive.comment = b"other secret"
    assert ByteScan([SECRET, "other secret"]).found_in_archive(path) == {
        SECRET: "page",
        "other secret": "the file itself",
    }


@given(st.binary(max_size=300), st.binary(max_size=300), st.integers(1, 40))
def test_a_text_is_found_across_the_borders_of_pieces(before: bytes, after: bytes, size: int) -> None:
    data = before + SECRET.encode() + after
    pieces = [data[i : i + size] for i in range(0, len(data), size)]
    assert ByteScan([SECRET]).found_in_stream(pieces) == {SECRET}


def test_what_is_no_picture_is_not_painted_anew() -> None:
    assert clean_picture(b"no picture", "image/png") is None


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org/a", True),
        ("http://user:word@example.org", False),
        ("file:///home/olena", False),
        ("javascript:alert(1)", False),
        ("http://[", False),
    ],
)
def test_only_pages_of_the_web_are_addresses(address: str, is_one: bool) -> None:
    assert is_web_address(address) is is_one


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("said Olena Petrenko\u2010Zhuk.", "Olena Petrenko\u2010Zhuk"),
        ("olena  petrenko-zhuk", "olena  petrenko-zhuk"),
        ("Petrenko-Zhuk checked it", "Petrenko-Zhuk"),
        ("O. Petrenko-Zhuk", "Petrenko-Zhuk"),
        ("the checker, a li and an ox", None),
    ],
)
def test_names_are_found_however_they_are_written(text: str, found: str | None) -> None:
    pattern = names_pattern(["Olena Petrenko-Zhuk", "Sample checker", "Wei Li"])
    assert pattern is not None
    match = pattern.search(text)
    assert (match[0] if match else None) == found
