"""How a row of the palette fits its line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from checks.domain.span import Span
from checks.matching.highlights import Snippet
from desktop import theme
from desktop.delegates.palette import HEADING, ONE_LINE, TWO_LINES, PaletteDelegate, fitted
from desktop.models.palette import PaletteModel, PaletteRow, RowKind

LONG = "A long title about the harbour 🚢 that goes on and on and on until the word missile comes at last, and more"
AT = LONG.index("missile")


def words(snippet: Snippet) -> list[str]:
    return [span.of(snippet.text) for span in snippet.spans]


def test_a_word_that_would_be_cut_off_pushes_the_beginning_out() -> None:
    shown = fitted(Snippet(LONG, (Span(AT, AT + 7),)), theme.current().font("body"), 240)
    assert shown.text.startswith("… ")
    assert words(shown) == ["missile"]


def test_what_fits_is_left_alone() -> None:
    snippet = Snippet("two missiles", (Span(4, 12),))
    assert fitted(snippet, theme.current().font("body"), 400) == snippet


@pytest.mark.parametrize("width", [0, 12, 60, 200])
def test_marks_stay_inside_what_is_shown(width: int) -> None:
    spans = (Span(2, 6), Span(AT, AT + 7))
    shown = fitted(Snippet(LONG, spans), theme.current().font("body"), width)
    assert all(span.end <= len(shown.text) for span in shown.spans)


def drawn(row: PaletteRow) -> tuple[int, QImage]:
    model, view = PaletteModel(), QListView()
    model.show_rows([row])
    delegate, option = PaletteDelegate(view), QStyleOptionViewItem()
    index = model.index(0, 0)
    height = delegate.sizeHint(option, index).height()
    image = QImage(400, height, QImage.Format.Format_RGB32)
    image.fill(theme.current().colour("paper"))
    option.rect = QRect(0, 0, 400, height)
    painter = QPainter(image)
    delegate.paint(painter, option, index)
    painter.end()
    assert index != QModelIndex()
    return height, image


def has(image: QImage, token: str) -> bool:
    wanted = theme.current().colour(token).rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_marked_words_are_in_accent_and_others_are_not() -> None:
    marked = PaletteRow(RowKind.HIT, Snippet("two missiles", (Span(4, 12),)), below=Snippet("Post"))
    height, image = drawn(marked)
    assert height == TWO_LINES
    assert has(image, "accent")
    assert not has(drawn(PaletteRow(RowKind.HIT, Snippet("two missiles"), below=Snippet("Post")))[1], "accent")


def test_rows_are_as_high_as_their_lines() -> None:
    assert drawn(PaletteRow(RowKind.HEADING, Snippet("Claims")))[0] == HEADING
    assert drawn(PaletteRow(RowKind.COMMAND, Snippet("Open"), "ph.eye", "why not", end="Ctrl+O"))[0] == ONE_LINE
