"""Work on very many records."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_BETWEEN = 50_000
"""Objects between two looks for circles of them, instead of 700: an eighth of the time of a merge went into looking."""


@contextmanager
def in_bulk() -> Iterator[None]:
    """Let Python look more rarely for circles of objects: records have none, and are let go as soon as they went by."""
    before = gc.get_threshold()
    if gc.isenabled():
        gc.set_threshold(max(before[0], _BETWEEN), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
