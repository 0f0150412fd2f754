"""JSON Lines."""

from __future__ import annotations

import json

from checks.text.json_lines import read_objects, write_object


def test_each_line_is_numbered_and_what_is_no_object_is_none() -> None:
    lines = ['{"a": 1}', "", "[1]", "{", "[" * 100_000, " \t", '{"b": 2}']
    assert list(read_objects(lines)) == [(1, {"a": 1}), (3, None), (4, None), (5, None), (7, {"b": 2})]


def test_json_stays_on_one_line_for_every_reader() -> None:
    value = {"text": "one\u2028two\u2029three\u0085four\nfive\x0bsix\x1cseven — Київ"}
    assert len(write_object(value).splitlines()) == 1
    assert json.loads(write_object(value)) == value
