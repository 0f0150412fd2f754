"""Pictures of widgets, saved small enough to be kept beside the program's text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

_COLOURS = 256
"""As many as a PNG with a table of colours can hold; text on a few grounds needs hardly more."""
_BRIGHT, _GREY = 140, 24
"""How many of them are kept for bright colours, and up to which distance from grey a colour is none."""


def save_picture(widget: QWidget, path: Path) -> None:
    """Save what `widget` looks like as a PNG; OSError where that cannot be written."""
    if not with_few_colours(widget.grab().toImage()).save(str(path), quality=0):
        raise OSError(f"{path} could not be written")


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
