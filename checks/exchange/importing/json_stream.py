"""The members of a list in a JSON file, one at a time, however large the file and whatever its encoding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TextIO, cast

from checks.errors import ImportRefused
from checks.exchange.importing.source import Source

_AT_ONCE = 65_536
_DEEPEST = 100
"""Lists and objects in one another: no data have as many, and each takes more memory than the one around it."""
_OPENING = ("start_map", "start_array")
_CLOSING = ("end_map", "end_array")
_LARGEST_OBJECT = 50_000_000
"""Bytes of a file that is one object and has to be held as a whole."""


def is_json(text: str) -> bool:
    """Does a text begin like a JSON object or list?"""
    return text.lstrip()[:1] in ("{", "[")


def members(source: Source, *places: str) -> Iterator[tuple[int, Any]]:
    """The members of the first list that stands at one of `places`, numbered from 1; "" is the file itself.

    A place is a path of names: "data", "response.Result". A file that is one object, without such a list, is its only
    member. ImportRefused where the file breaks off or is no JSON; what was yielded before must then be dropped.
    """
    place = _place_of_list(source, places)
    if place is None:
        yield 1, _whole(source)
        return
    import ijson

    with _json(source) as stream:
        path = f"{place}.item" if place else "item"
        yield from enumerate(ijson.items(events(stream), path), start=1)


def _place_of_list(source: Source, places: tuple[str, ...]) -> str | None:
    with _json(source) as stream:
        for place, event, _ in events(stream):
            if event == "start_array" and place in places:
                return str(place)
    return None


def _whole(source: Source) -> object:
    if source.size > _LARGEST_OBJECT:
        raise ImportRefused(
            f"“{source.name}” is a single object larger than {_LARGEST_OBJECT // 10**6} MB: choose a file that is a "
            "list."
        )
    import ijson

    with _json(source) as stream:
        return next(iter(ijson.items(events(stream), "")), None)


def events(stream: BinaryIO) -> Iterator[tuple[str, str, Any]]:
    """What stands in a JSON file, with its place: ("response.Result", "start_array", None).

    ValueError where lists lie too deep in one another, besides what ijson raises.
    """
    import ijson

    found: Iterator[tuple[str, str, Any]] = ijson.parse(_shallow(ijson.basic_parse(stream, use_float=True)))
    return found


def _shallow(events: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """The events, as long as they are no trap: the place of a value deep in others takes ever longer to tell."""
    depth = 0
    for event in events:
        if event[0] in _OPENING:
            depth += 1
            if depth > _DEEPEST:
                raise ValueError(f"lists and objects lie more than {_DEEPEST} deep in one another")
        elif event[0] in _CLOSING:
            depth -= 1
        yield event


@contextmanager
def _json(source: Source) -> Iterator[BinaryIO]:
    """The file as JSON wants it, in UTF-8 without a mark; ImportRefused for what is wrong with it."""
    import ijson

    with source.text() as text:
        recoded = _Recoded(text)
        try:
            yield cast("BinaryIO", recoded)
        except ijson.IncompleteJSONError as problem:
            raise ImportRefused(_broken(source, recoded, problem)) from None
        except (ijson.JSONError, ValueError, OverflowError, RecursionError) as problem:
            raise ImportRefused(_broken(source, recoded, problem)) from None


def _broken(source: Source, recoded: _Recoded, problem: Exception) -> str:
    first = str(problem).strip().partition("\n")[0]
    if recoded.is_over and ("premature" in first or "ncomplete" in first or not first):
        return f"“{source.name}” breaks off in the middle: fetch or copy it again. Nothing was brought in."
    return (
        f"“{source.name}” is no sound JSON ({first[:120]}): save it again from where it comes. Nothing was brought in."
    )


class _Recoded:
    """A text as a stream of bytes in UTF-8, as far as ijson wants one."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.is_over = False

    def read(self, size: int = -1) -> bytes:
        """As many characters as `size` says, in UTF-8."""
        data = self._text.read(_AT_ONCE if size < 0 else size).encode("utf-8")
        self.is_over = not data and size != 0
        return data
