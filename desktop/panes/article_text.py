"""Sets an article's canonical text in a document: line height, paragraph gaps, furniture, and the measure.

One paragraph of the document is one line of the text, so that positions differ by nothing but surrogates.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from checks.domain.span import Span
from desktop import theme
from desktop.positions import Positions

PARAGRAPH_GAP = 13
_FURNITURE = 14
_DESIGN_SIZE = 17
_TOP, _BOTTOM = 14, 48
_SPECIMEN = (
    "One person was killed in the attack, while eight others were wounded, including four in critical condition."
)


def fill(document: QTextDocument, text: str) -> None:
    """Put `text` into the document and let each paragraph run in its own direction."""
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setPlainText(text)


def dress(document: QTextDocument, furniture: tuple[Span, ...], positions: Positions) -> None:
    """Set the text in the theme's article font and line height; the furniture small and quiet."""
    colours = theme.current()
    document.setDefaultFont(colours.font("article"))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setCharFormat(QTextCharFormat())
    cursor.setBlockFormat(_line_height(colours.line_height("article")))
    _part_paragraphs(document, cursor)
    for span in furniture:
        start, end = positions.span_to_qt(span)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_furniture_format(colours))
    cursor.endEditBlock()


def _part_paragraphs(document: QTextDocument, cursor: QTextCursor) -> None:
    """Leave one gap between paragraphs, whether a blank line or a mere line break parts them."""
    gap = _scaled(PARAGRAPH_GAP)
    below = QTextBlockFormat()
    below.setBottomMargin(gap)
    block = document.firstBlock()
    while block.isValid():
        following = block.next()
        if _is_blank(block):
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(_line_height(gap))
        elif following.isValid() and not _is_blank(following):
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(below)
        block = following


def set_measure(document: QTextDocument, width: int, scroll_bar: int, *, mirrored: bool) -> None:
    """Leave the gutters free and let no line be longer than the measure; a narrower column stands in the middle.

    The scroll bar, `scroll_bar` pixels wide and not part of `width`, lies in the gutter where lines end.
    """
    colours = theme.current()
    left, right = colours.column("gutter_left"), colours.column("gutter_right") - scroll_bar
    spare = max(0.0, width - left - right - longest_line(colours.font("article")))
    frame = document.rootFrame()
    margins = frame.frameFormat()
    start, end = left + spare // 2, right + spare - spare // 2
    wanted = (end, start) if mirrored else (start, end)
    if (margins.leftMargin(), margins.rightMargin()) != wanted:
        margins.setTopMargin(_TOP)
        margins.setBottomMargin(_BOTTOM)
        margins.setLeftMargin(wanted[0])
        margins.setRightMargin(wanted[1])
        frame.setFrameFormat(margins)


def longest_line(font: QFont) -> float:
    """Pixels that as many characters take as the measure allows."""
    per_letter = QFontMetricsF(font).horizontalAdvance(_SPECIMEN) / len(_SPECIMEN)
    return float(round(theme.current().column("measure_chars")[1] * per_letter))


def _is_blank(block: QTextBlock) -> bool:
    return not block.text().strip()


def _line_height(pixels: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(pixels, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made


def _furniture_format(colours: theme.Theme) -> QTextCharFormat:
    font = colours.font("article")
    font.setPixelSize(round(_scaled(_FURNITURE)))
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(colours.colour("ink_3"))
    return made


def _scaled(pixels: float) -> float:
    return pixels * theme.current().article_size / _DESIGN_SIZE
