"""Plain text in the theme's fonts, inks and line heights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from checks.domain.span import Span
from desktop import theme
from desktop.positions import Positions
from desktop.widgets.reading_order import runs_from_right
from desktop.widgets.tips import plain_tip

_ENDLESS = 1_000_000
_MOST_KEPT = 4


class Label(QLabel):
    """Words that wrap in the theme's line height, or that end in an ellipsis after so many lines.

    `role` and `ink` are names of the theme: "quote_row", "ink_3". The whole text stands in the tooltip where a part of
    it is left out.
    """

    def __init__(
        self, text: str = "", *, role: str = "body", ink: str = "ink", lines: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._laid_out: dict[int, tuple[QTextLayout, int]] = {}
        self._tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role = role
        self._ink = ink
        self._lines = lines
        self._strong: tuple[int, int] | None = None
        self._underlined: tuple[tuple[int, int], ...] = ()
        self._struck: tuple[tuple[int, int], ...] = ()
        self.setWordWrap(lines != 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(lines != 1)
        self.setSizePolicy(policy)
        self.setFont(theme.current().font(role))
        self.setText(text)

    def set_ink(self, ink: str) -> None:
        """Write in another ink."""
        self._ink = ink
        self.update()

    def set_strong(self, start: int, end: int) -> None:
        """Write the characters from `start` to `end` (UTF-16 units) in full ink, for a quote inside its sentence."""
        self._strong = (start, end)
        self._laid_out.clear()
        self.update()

    def mark_changes(self, *, come: Iterable[Span] = (), gone: Iterable[Span] = ()) -> None:
        """Underline the words that came and strike those that went, all of them in full ink."""
        positions = Positions(self.text())
        self._underlined = tuple(positions.span_to_qt(span) for span in come)
        self._struck = tuple(positions.span_to_qt(span) for span in gone)
        self._laid_out.clear()
        self.update()

    @property
    def marked(self) -> tuple[str, ...]:
        """The words that are underlined or struck."""
        positions, text = Positions(self.text()), self.text()
        places = sorted((*self._underlined, *self._struck))
        return tuple(positions.span_to_text(start, end).of(text) for start, end in places)

    def sizeHint(self) -> QSize:
        """As wide as the text on one line."""
        layout = self._layout_of(self.text().replace("\n", "\u2028"))
        count = self._break(layout, _ENDLESS)
        return QSize(ceil(layout.maximumWidth()) + 1, max(count, 1) * self._line_height)

    def minimumSizeHint(self) -> QSize:
        """One line high; narrow, so that a pane can be as narrow as it likes."""
        return QSize(0 if self._lines == 1 else 24, self._line_height)

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width, in pixels."""
        _, count = self._lay_out(max(width, 1))
        return max(count, 1) * self._line_height

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the lines."""
        painter = QPainter(self)
        colours = theme.current()
        painter.setPen(colours.colour(self._ink if self.isEnabled() else "ink_off"))
        layout, count = self._lay_out(max(self.width(), 1))
        slack = self.height() - count * self._line_height
        layout.draw(painter, QPointF(0, slack // 2 if self._lines == 1 else 0))
        self._tell_what_is_cut(layout.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setFont(theme.current().font(self._role))
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._laid_out.clear()
            self.update()

    def setText(self, text: str) -> None:
        """Show other words."""
        self._laid_out.clear()
        super().setText(text)

    def _tell_what_is_cut(self, shown: str) -> None:
        """Keep the whole text in the tooltip where a part of it is left out, unless the tooltip says something else."""
        is_cut = shown.endswith("…") and not self.text().endswith("…")
        tip = plain_tip(self.text()) if is_cut else ""
        if self.toolTip() == self._tip != tip:
            self._tip = tip
            self.setToolTip(tip)

    @property
    def _is_trailing(self) -> bool:
        return bool(self.alignment() & Qt.AlignmentFlag.AlignRight)

    @property
    def _line_height(self) -> int:
        return max(theme.current().line_height(self._role), self.fontMetrics().height())

    def _lay_out(self, width: int) -> tuple[QTextLayout, int]:
        """The text broken into lines of `width` pixels, and how many there are."""
        if width not in self._laid_out:
            # Layouts ask for many heights and painting asks again: keep the last few.
            if len(self._laid_out) >= _MOST_KEPT:
                self._laid_out.clear()
            layout = self._layout_of(self._cut(width))
            self._laid_out[width] = layout, self._break(layout, width)
        return self._laid_out[width]

    def _cut(self, width: int) -> str:
        """The text, with an ellipsis where it has more lines than it may."""
        if self._lines == 1:
            return self._elided(self.text().replace("\n", " "), width)
        text = self.text().replace("\n", "\u2028")
        if not self._lines:
            return text
        layout = self._layout_of(text)
        if self._break(layout, width) <= self._lines:
            return text
        start = Positions(text).to_text(layout.lineAt(self._lines - 1).textStart())
        return text[:start] + self._elided(text[start:].replace("\u2028", " "), width)

    def _elided(self, line: str, width: int) -> str:
        return QFontMetrics(self.font()).elidedText(line, Qt.TextElideMode.ElideRight, width)

    def _layout_of(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignTrailing if self._is_trailing else Qt.AlignmentFlag.AlignLeading)
        mode = QTextOption.WrapMode
        if runs_from_right(text):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            if self._lines != 1:
                option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        elif self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            side = Qt.AlignmentFlag.AlignLeft if self._is_trailing else Qt.AlignmentFlag.AlignRight
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
            option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(mode.NoWrap if self._lines == 1 else mode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(list(self._formats()))
        return layout

    def _formats(self) -> Iterator[QTextLayout.FormatRange]:
        """What stands out: a quote inside its sentence, and words that changed."""
        if self._strong:
            yield _range(*self._strong, _ink())
        for places, set_line in ((self._underlined, _underline), (self._struck, _strike)):
            for start, end in places:
                look = _ink()
                set_line(look)
                yield _range(start, end, look)

    def _break(self, layout: QTextLayout, width: int) -> int:
        """Break `layout` into lines at the theme's distance; return their number."""
        height = self._line_height
        layout.beginLayout()
        count = 0
        while count < _ENDLESS:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * height + (height - line.height()) / 2))
            count += 1
        layout.endLayout()
        return count


def _ink() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(theme.current().colour("ink"))
    return look


def _underline(look: QTextCharFormat) -> None:
    look.setFontUnderline(True)


def _strike(look: QTextCharFormat) -> None:
    look.setFontStrikeOut(True)


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, look
    return found
