from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.widgets.label import Label
from desktop.widgets.reading_order import in_own_order, runs_from_right


@pytest.mark.parametrize(
    ("text", "from_right"),
    [
        ("8 wounded", False),
        ("390 איש שוחררו", True),
        ("23 مايو", True),
        ("“Kyiv” — כייב", False),
        ("12 – 14", False),
        ("", False),
    ],
)
def test_the_first_letter_decides(text: str, from_right: bool) -> None:
    assert runs_from_right(text) == from_right
    assert (in_own_order(text) == text) != from_right
    assert (in_own_order(text, mirrored=True) == text) == from_right


@pytest.mark.parametrize("text", ["390 איש", "390 people"])
def test_a_label_keeps_figures_where_the_text_begins(application: QApplication, text: str) -> None:
    label = Label(text, role="quote_row", lines=1)
    layout, _ = label._lay_out(300)
    line = layout.lineAt(0)
    figure, last = line.cursorToX(0)[0], line.cursorToX(len(text))[0]
    assert (figure > last) == runs_from_right(text)


def test_a_cut_label_counts_letters_not_their_units(application: QApplication) -> None:
    label = Label("🚑🚑🚑 Rescuers say twelve people were killed in Kyiv on Friday", role="body", lines=2)
    words = label._lay_out(160)[0].text()
    assert words.startswith("🚑🚑🚑 Rescuers say")
    assert label.text().startswith(words.rstrip("…").rstrip())
