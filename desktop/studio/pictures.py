"""Pictures of a window with what lies over it, saved small enough to be kept beside the program's text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from desktop import theme
from desktop.studio.studio import FRAME, over, place_of

_COLOURS = 256
"""As many as a PNG with a table of colours can hold; text on a few grounds needs hardly more."""
_BRIGHT, _GREY = 140, 24
"""How many of them are kept for bright colours, and up to which distance from grey a colour is none."""


def picture_of(window: QWidget, ratio: int = 1) -> QImage:
    """What a person sees: the window, and over it dialogs in their frames, menus and tips.

    `ratio`: device pixels to a logical one.
    """
    pixmap = _drawn(window, ratio)
    with QPainter(pixmap) as painter:
        for widget in over(window):
            place = place_of(widget, window)
            if isinstance(widget, QDialog):
                _paint_frame(painter, QRect(place, widget.size()), widget.windowTitle())
            painter.drawPixmap(place, _drawn(widget, ratio))
    return pixmap.toImage()


def save_picture(image: QImage, path: Path) -> None:
    """Save a picture as a PNG; OSError where that cannot be written."""
    if not with_few_colours(image).save(str(path), quality=0):
        raise OSError(f"{path} could not be written")


def _drawn(widget: QWidget, ratio: int) -> QPixmap:
    pixmap = QPixmap(widget.size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(theme.current().colour("window"))
    widget.render(pixmap, QPoint(0, 0))
    return pixmap


def _paint_frame(painter: QPainter, inside: QRect, title: str) -> None:
    """A plain frame with the title, as a system would put one around a dialog."""
    colours = theme.current()
    frame = inside.adjusted(-1, -FRAME, 0, 0)
    painter.fillRect(frame, colours.colour("window"))
    painter.setPen(colours.colour("control"))
    painter.drawRect(frame)
    painter.setPen(colours.colour("ink"))
    painter.setFont(colours.font("body"))
    painter.drawText(QRect(frame.topLeft(), frame.topRight() + QPoint(0, FRAME)), Qt.AlignmentFlag.AlignCenter, title)


def with_few_colours(image: QImage) -> QImage:
    """The same picture in its commonest colours, every other replaced by the nearest of them.

    Bright colours are few but tell states apart, so a part of the table is theirs.
    """
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    by_number = [colour for colour, _ in Counter(memoryview(plain.constBits()).cast("I")).most_common()]
    bright = [colour for colour in by_number if _strength(colour) > _GREY][:_BRIGHT]
    kept = dict.fromkeys([*bright, *by_number])
    return plain.convertToFormat(QImage.Format.Format_Indexed8, list(kept)[:_COLOURS])


def _strength(colour: int) -> int:
    """How far a colour is from grey, from 0 to 255."""
    channels = (colour >> 16 & 255, colour >> 8 & 255, colour & 255)
    return max(channels) - min(channels)
