"""Domain values to plain JSON and back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.domain.change import Record
from checks.domain.codec import RECORD_TYPES, from_plain, record_from_plain, record_to_plain, to_plain
from checks.domain.mention import Precision, Quantity, TimeMention
from checks.domain.moment import Moment
from checks.domain.verdict import Scale


@given(st.from_type(Record))
def test_every_record_survives_json(record: Record) -> None:
    written = json.dumps(record_to_plain(record))
    assert record_from_plain(json.loads(written)) == record


@given(st.from_type(Scale))
def test_a_scale_survives_json(scale: Scale) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(scale))), Scale) == scale


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_every_kind_of_record_says_which_it_is(name: str) -> None:
    assert RECORD_TYPES[name].__name__ == name


def test_values_are_readable() -> None:
    mention = TimeMention(0, 6, "Friday", date(2025, 5, 23), precision=Precision.DAY)
    assert to_plain(mention) == {
        "start": 0,
        "end": 6,
        "mention": "Friday",
        "first": "2025-05-23",
        "last": None,
        "precision": "day",
        "rule": "",
    }
    assert to_plain(Moment.parse("2025-05-23T17:01+03:00")) == "2025-05-23T17:01+03:00"


def test_keys_of_later_versions_are_passed_over() -> None:
    assert from_plain({"start": 0, "end": 1, "value": 8, "colour": "red"}, Quantity) == Quantity(0, 1, value=8)


def test_a_kind_of_record_that_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError):
        record_from_plain({"record": "Rumour", "id": "x"})
