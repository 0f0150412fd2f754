"""Names with offices, once per person."""

from __future__ import annotations

import pytest

from checks.domain.claim import Kind


def identities(found):
    return [claim.quote for claim in found.claims if claim.kind is Kind.IDENTITY]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("President Vladimir Putin of Russia left.", "President Vladimir Putin of Russia"),
        ("Ukraine’s defense minister, Rustem Umerov, left.", "Ukraine’s defense minister, Rustem Umerov"),
        (
            "He met the head of the local directorate, Bohdan Marchyk.",
            "the head of the local directorate, Bohdan Marchyk",
        ),
        ("Helen Garside, who studies trade, left.", "Helen Garside, who studies trade"),
        ("Mona Hassan, a nurse from Rafah, left.", "Mona Hassan, a nurse from Rafah"),
    ],
)
def test_title_before_office_after_and_apposition(extracted, text, claim):
    assert identities(extracted(text)) == [claim]


def test_once_per_person_and_not_without_a_full_name(extracted):
    text = "President Donald Trump spoke. President Donald Trump left. President Biden stayed."
    assert identities(extracted(text)) == ["President Donald Trump"]
