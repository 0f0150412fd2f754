"""Which figures a text names, in the language that it is written in."""

from __future__ import annotations

import pytest

from checks.rules.figures import mentioned
from checks.rules.figures.mentioned import quantities_in


def test_a_text_in_latin_letters_needs_no_look_for_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentioned, "detect_language", lambda _: pytest.fail("the language was looked for"))
    assert [each.value for each in quantities_in("“Fourteen people were killed” — 14 in all, and 37 houses burned.")]


def test_a_text_in_cyrillic_letters_is_read_in_its_own_language() -> None:
    found = quantities_in("Внаслідок обстрілу міста загинули чотирнадцять людей, ще 37 поранені.")
    assert {14.0, 37.0} <= {each.value for each in found}
