"""Claims in words that stand alone."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "quote", "statement"),
    [
        (
            "Troops entered Lyman on Tuesday and raised a flag over the town hall.",
            "raised a flag over the town hall",
            "Troops raised a flag over the town hall.",
        ),
        (
            "The Eastern Front, which led the assault, said it had won the battle.",
            "led the assault",
            "The Eastern Front led the assault.",
        ),
        (
            "Rebels shelled the market, killing 12 people.",
            "killing 12 people",
            "Killing 12 people (Rebels shelled the market).",
        ),
        (
            "President Joe Biden spoke. On Monday, he left.",
            "On Monday, he left",
            "On Monday (2025-05-19), Joe Biden left.",
        ),
        (
            "General Ivan Petrov, who was dismissed in February 2024, left.",
            "who was dismissed in February 2024",
            "General Ivan Petrov was dismissed in February 2024.",
        ),
        ("The town was shelled in 2006.", "The town was shelled in 2006", "The town was shelled in 2006."),
    ],
)
def test_the_subject_is_restored_and_the_day_is_told(extracted, text, quote, statement):
    assert [claim.statement for claim in extracted(text).claims if claim.quote == quote] == [statement]


def test_the_words_of_a_quotation_are_not_touched(extracted):
    (claim, *_) = extracted("“We left on Monday,” said Mayor Jean Bahati.").claims
    assert claim.quotation.words == "We left on Monday,"
    assert claim.statement.startswith("“We left on Monday")
