"""The marks of claims: a line whose shape says the status, with a cap that says the kind, and fills behind words.

Lines are laid on device pixels, so that they stay crisp at any scaling. All marks only show; none takes the mouse.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from checks.domain.claim import Kind, Status
from desktop import theme
from desktop.theme import LineStyle

_FAINT_KINDS = (Kind.OPINION, Kind.PREDICTION)
_FAINT = 0.7
_TICK = (1.75, 6.0)
_DESIGN_SIZE = 17.0
"""Pixels of article text for which the distances of marks are given."""
_LARGER_CAP = 3.0
_WIDER_STEP = 2.0
"""Pixels that levels lie farther apart where lines are twice as wide, so that nested ones do not run together."""
_WAVE_STEP = 0.75
_OVERHANG = 2.0
"""Pixels that a fill reaches beyond its words."""
_ABOVE, _BELOW = 15.0, 6.0
"""How far a fill or a bar beside the text reaches from the baseline, at the design size."""


def stratum(level: int, colours: theme.Theme) -> float:
    """Pixels from the baseline down to the centre of the line at `level`, in the article's text size."""
    step = colours.mark("stratum_step") + _WIDER_STEP * (colours.line_factor - 1)
    return (colours.mark("stratum_first") + level * step) * _scale(colours)


def band(baseline: float, colours: theme.Theme) -> tuple[float, float]:
    """Top and height of the words on a line with this baseline: what a fill or a bar beside it covers."""
    scale = _scale(colours)
    return baseline - _ABOVE * scale, (_ABOVE + _BELOW) * scale


def mark_colour(status: Status, kind: Kind, colours: theme.Theme, alpha: float = 1.0) -> QColor:
    """The colour of a claim's line; opinions and predictions are fainter."""
    colour = colours.status_colour(status)
    colour.setAlphaF(alpha * (_FAINT if kind in _FAINT_KINDS else 1.0))
    return colour


def paint_line(painter: QPainter, status: Status, left: float, right: float, y: float, colour: QColor) -> None:
    """Paint the line of `status` from `left` to `right` with its centre at `y`; nothing where the status has none."""
    style = theme.current().mark_line(status)
    factor = theme.current().line_factor
    width = style.width * factor
    if not width or right <= left:
        return
    if style.wave:
        _paint_wave(painter, style.wave, width, (left, right), y, colour)
    elif style.is_round:
        _paint_dots(painter, style, width, (left, right), y, colour)
    else:
        half = (style.double_gap + factor - 1) / 2
        for offset in (-half, half) if style.double_gap else (0.0,):
            _paint_strokes(painter, style, width, (left, right), y + offset, colour)


def paint_cap(painter: QPainter, kind: Kind, x: float, y: float, colour: QColor, *, mirrored: bool = False) -> None:
    """Paint the cap of `kind` where a claim's line begins: at `x`, growing towards the words."""
    colours = theme.current()
    shape = colours.cap(kind)
    more = _LARGER_CAP * (colours.line_factor - 1)
    side = colours.mark("cap_height") + more
    if shape == "none":
        return
    if shape == "tick":
        width, height = _TICK[0] * colours.line_factor, _TICK[1] + more
        painter.fillRect(_snapped(painter, QRectF(x - width if mirrored else x, y - height / 2, width, height)), colour)
        return
    square = _snapped(painter, QRectF(x - side if mirrored else x, y - side / 2, side, side))
    if shape == "square":
        painter.fillRect(square, colour)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(square)


def paint_fill(painter: QPainter, words: QRectF, colour: QColor, alpha: float) -> None:
    """Paint a fill behind words; in the high-contrast theme, an outline of two pixels."""
    colours = theme.current()
    radius = colours.radius("fill")
    rect = words.adjusted(-_OVERHANG, 0, _OVERHANG, 0)
    if colours.name == "contrast":
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        colour.setAlphaF(alpha)
        painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)


def _paint_strokes(
    painter: QPainter, style: LineStyle, width: float, ends: tuple[float, float], y: float, colour: QColor
) -> None:
    """Solid or dashed: rectangles on whole device pixels."""
    left, right = ends
    on, off = style.dash or (right - left, 1.0)
    x = left
    while x < right:
        painter.fillRect(_snapped(painter, QRectF(x, y - width / 2, min(on, right - x), width)), colour)
        x += on + off


def _paint_dots(
    painter: QPainter, style: LineStyle, width: float, ends: tuple[float, float], y: float, colour: QColor
) -> None:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.001, (style.dash[0] + style.dash[1]) / style.width])
    painter.setPen(pen)
    centre = _to_pixel(painter, y - width / 2) + width / 2
    painter.drawLine(QPointF(ends[0] + width / 2, centre), QPointF(ends[1] - width / 2, centre))


def _paint_wave(
    painter: QPainter, wave: tuple[float, float], width: float, ends: tuple[float, float], y: float, colour: QColor
) -> None:
    amplitude, period = wave
    left, right = ends
    steps = max(2, math.ceil((right - left) / _WAVE_STEP))
    xs = (left + (right - left) * step / steps for step in range(steps + 1))
    painter.setPen(QPen(colour, width))
    painter.drawPolyline(QPolygonF([QPointF(x, y - amplitude * math.sin((x - left) / period * math.tau)) for x in xs]))


def _snapped(painter: QPainter, rect: QRectF) -> QRectF:
    """`rect` moved to whole device pixels and sized in them, at least one."""
    ratio = painter.device().devicePixelRatio()
    width, height = (max(1, round(length * ratio)) / ratio for length in (rect.width(), rect.height()))
    return QRectF(_to_pixel(painter, rect.x()), _to_pixel(painter, rect.y()), width, height)


def _to_pixel(painter: QPainter, position: float) -> float:
    ratio = painter.device().devicePixelRatio()
    return round(position * ratio) / ratio


def _scale(colours: theme.Theme) -> float:
    return colours.article_size / _DESIGN_SIZE
