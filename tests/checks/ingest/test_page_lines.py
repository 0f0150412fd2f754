"""Lines of pages to paragraphs."""

import pytest

from checks.ingest.page_lines import joined


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("There were thirty-\nfive people.", "There were thirty-five people."),
        ("In 2024-\n2025 it held.", "In 2024-2025 it held."),
        ("The minis\ufffe\ntry said so.", "The ministry said so."),
        ("There were thirty\ufffe\nfive people.", "There were thirty-five people."),
        ("The 30\ufffe\nday pause held.", "The 30-day pause held."),
        ("A ceasefire? A cease\ufffe\nfire held.", "A ceasefire? A ceasefire held."),
        ("A run-up? The run\ufffe\nup ended.", "A run-up? The run-up ended."),
        ("From Kyiv\ufffe\nOdesa.", "From Kyiv-Odesa."),
        ("A cease-\nfire held.", "A cease-fire held."),
        ("Kyiv and\nOdesa were hit.", "Kyiv and Odesa were hit."),
        ("He said:\n• one point\n• another", "He said:\n\n• one point\n\n• another"),
        (
            "It ended.\nA long line that fills the whole width of the page.",
            "It ended.\n\nA long line that fills the whole width of the page.",
        ),
    ],
)
def test_how_lines_are_joined(page: str, text: str) -> None:
    assert joined([page]) == text


def test_a_sentence_goes_on_over_the_page() -> None:
    assert joined(["They freed 390", "people on Friday."]) == "They freed 390 people on Friday."
    assert joined(["They freed 390.", "On Friday more came."]) == "They freed 390.\n\nOn Friday more came."


def test_figures_in_the_text_are_not_taken_for_page_numbers() -> None:
    assert "390" in joined(["One.\nTwo.\nThe number was\n390\nin all.\nThree.\nFour."])


def test_heads_come_back_on_pages_and_stories_do_not() -> None:
    pages = [f"The Daily Desk {number}\n\n{name} was hit.\n\n{number} of 4" for number, name in enumerate("ABCD", 1)]
    assert joined(pages) == "A was hit.\n\nB was hit.\n\nC was hit.\n\nD was hit."


def test_two_pages_are_too_few_to_know_a_head() -> None:
    assert joined(["Kyiv\n\nOne.", "Kyiv\n\nTwo."]) == "Kyiv\n\nOne.\n\nKyiv\n\nTwo."
