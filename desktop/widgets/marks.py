"""The marks of claims: a line whose shape says the status, with a cap that says the kind, and fills behind words.

Lines are laid on device pixels, so that they stay crisp at any scaling. All marks only show; none takes the mouse.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, sin, tau

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

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
_PERIODS = 8
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
    style, factor = theme.current().mark_line(status), theme.current().line_factor
    width = style.width * factor
    if not width or right <= left:
        return
    if style.dash or style.wave:
        _paint_pattern(painter, style, width, QRectF(left, y, right - left, 0), colour)
        return
    half = (style.double_gap + factor - 1) / 2
    for offset in (-half, half) if style.double_gap else (0.0,):
        painter.fillRect(_snapped(painter, QRectF(left, y + offset - width / 2, right - left, width)), colour)


def paint_cap(painter: QPainter, kind: Kind, x: float, y: float, colour: QColor, *, mirrored: bool = False) -> None:
    """Paint the cap of `kind` where a claim's line begins: at `x`, growing towards the words."""
    colours = theme.current()
    shape = colours.cap(kind)
    more = _LARGER_CAP * (colours.line_factor - 1)
    scale = _scale(colours)
    side = colours.mark("cap_height") * scale + more
    if shape == "none":
        return
    if shape == "tick":
        width, height = _TICK[0] * scale * colours.line_factor, _TICK[1] * scale + more
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


def paint_outline(painter: QPainter, words: QRectF, colour: QColor) -> None:
    """Paint a hairline around words, as wide as the theme has its lines."""
    colours = theme.current()
    width = colours.line_factor
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = words.adjusted(-_OVERHANG + width / 2, width / 2, _OVERHANG - width / 2, -width / 2)
    painter.drawRoundedRect(inner, colours.radius("fill"), colours.radius("fill"))


def _paint_pattern(painter: QPainter, style: LineStyle, width: float, line: QRectF, colour: QColor) -> None:
    """Lay tiles along `line`: stroking dashes and waves anew for each line would take most of the time of a frame."""
    tile = _tile(style, width, colour.rgba(), painter.device().devicePixelRatio())
    height = tile.height() / tile.devicePixelRatio()
    painter.drawTiledPixmap(_snapped(painter, QRectF(line.x(), line.y() - height / 2, line.width(), height)), tile)


@lru_cache(maxsize=256)
def _tile(style: LineStyle, width: float, rgba: int, ratio: float) -> QPixmap:
    """Eight periods of a pattern: a whole number of device pixels at all usual scalings."""
    period = style.wave[1] if style.wave else sum(style.dash)
    height = 2 * ceil(width / 2 + (style.wave[0] if style.wave else 0)) + round(width) % 2
    tile = QPixmap(round(_PERIODS * period * ratio), round(height * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = _stroke_wave if style.wave else _stroke_dots if style.is_round else _stroke_dashes
        stroke(painter, style, width, height / 2, QColor.fromRgba(rgba))
    return tile


def _stroke_dashes(painter: QPainter, style: LineStyle, width: float, middle: float, colour: QColor) -> None:
    on, off = style.dash
    for number in range(_PERIODS):
        painter.fillRect(_snapped(painter, QRectF(number * (on + off), middle - width / 2, on, width)), colour)


def _stroke_dots(painter: QPainter, style: LineStyle, width: float, middle: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for number in range(_PERIODS):
        painter.drawEllipse(QPointF(number * sum(style.dash) + width / 2, middle), width / 2, width / 2)


def _stroke_wave(painter: QPainter, style: LineStyle, width: float, middle: float, colour: QColor) -> None:
    amplitude, period = style.wave or (0.0, 1.0)
    xs = (step * _WAVE_STEP for step in range(ceil((_PERIODS + 1) * period / _WAVE_STEP)))
    painter.setPen(QPen(colour, width))
    painter.drawPolyline(QPolygonF([QPointF(x, middle - amplitude * sin(x / period * tau)) for x in xs]))


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
