"""Meanings, where the model is installed."""

from __future__ import annotations

import pytest

from checks.matching.meaning import Meaning, is_installed, pieces


def test_a_text_is_cut_into_known_pieces() -> None:
    assert pieces("Hello, world!") == [101, 7592, 1010, 2088, 999, 102]
    assert pieces("Kyiv") == pieces("KYÍV")
    assert 100 in pieces("☃")
    assert len(pieces("word " * 500)) == 128


@pytest.mark.skipif(not is_installed(), reason="the extra semantic is not installed")
def test_what_means_the_same_is_nearer() -> None:
    found = Meaning().likenesses(
        "The army freed all prisoners.", ["Every captive was released by the soldiers.", "Bread prices rose in May."]
    )
    assert found[0] > 0.3 > found[1]
