"""Names are found in their other spellings."""

from __future__ import annotations

import pytest

from checks.matching.spellings import other_spellings


@pytest.mark.parametrize(
    ("text", "other"),
    [("kyiv", "Kiev"), ("Kiev", "Kyiv"), ("Київ", "Kyiv"), ("в Киеве", "Kyiv"), ("kharkov", "Kharkiv")],
)
def test_a_place_has_its_other_names(text: str, other: str) -> None:
    assert other in next(iter(other_spellings(text).values()))


def test_each_name_is_found_among_other_words() -> None:
    assert set(other_spellings("strike on kyiv then kharkov")) == {"Kyiv", "Kharkov"}


@pytest.mark.parametrize("text", ["", "us", "the port was closed", "qwertz"])
def test_plain_words_have_none(text: str) -> None:
    assert dict(other_spellings(text)) == {}
