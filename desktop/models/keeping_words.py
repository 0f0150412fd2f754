"""What is kept of records, in plain words: captures, pictures, steps of custody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checks.domain.article import Picture, Snapshot
from checks.domain.custody import CustodyEntry
from checks.domain.evidence import Capture, CaptureState, Evidence
from desktop.widgets.forms import sentence_case
from desktop.widgets.moments import say_moment

if TYPE_CHECKING:  # loads the storage
    from checks.services.pictures import Likeness


def last_capture(record: Evidence) -> Capture | None:
    """The last attempt to keep a copy of the record's page."""
    return record.captures[-1] if record.captures else None


def has_failed(record: Evidence) -> bool:
    """Did the last attempt fail?"""
    last = last_capture(record)
    return last is not None and last.state is CaptureState.FAILED


def kept_captures(record: Evidence) -> tuple[Capture, ...]:
    """The attempts that succeeded, oldest first."""
    return tuple(capture for capture in record.captures if capture.state is CaptureState.KEPT)


def capture_line(record: Evidence) -> str:
    """How the last capture went: "Page kept 24 May 2025, 10:00"; empty where none was tried."""
    last = last_capture(record)
    if last is None:
        return ""
    if last.state is CaptureState.FAILED:
        why = last.reason.partition(": ")[0].rstrip(".")  # what follows the colon says what to do
        return f"The snapshot failed: {why}. The link is kept."
    count = len(kept_captures(record))
    times = f", {count} times" if count > 1 else ""
    return f"Page kept {say_moment(last.at)}{times}"


def picture_lines(picture: Picture) -> tuple[str, ...]:
    """What a picture tells of itself, a sentence each."""
    when = f"taken {say_moment(picture.taken_at)} by the camera's clock" if picture.taken_at else ""
    camera = f"with {picture.camera}" if picture.camera else ""
    first = ", ".join(filter(None, (f"{picture.width} × {picture.height} pixels", when, camera)))
    if picture.latitude is None or picture.longitude is None:
        return (f"{first}.",)
    place = f"{picture.latitude:.5f}, {picture.longitude:.5f}"
    return (f"{first}.", f"The camera says that it was at {place}. This stays out of reports.")


def alike_lines(found: Iterable[Likeness]) -> tuple[str, ...]:
    """The records whose pictures look like this one's, a sentence each."""
    return tuple(f"Looks like “{each.record.title}”: {each.distance} of 256 bits differ." for each in found)


def size_words(size: int) -> str:
    """Bytes as people count them: "12 kB"."""
    for unit, least in (("MB", 1_000_000), ("kB", 1_000)):
        if size >= least:
            return f"{size / least:.3g} {unit}"
    return f"{size} bytes"


def step_cells(entry: CustodyEntry, who: str, files: dict[str, Snapshot]) -> tuple[str, ...]:
    """A step of custody for a table: when, who, what, with which file, by which tool, and the hashes."""
    before, after = (files.get(hash_ or "") for hash_ in (entry.sha256, entry.sha256_after))
    name = (before.name or before.url or "" if before else "") or (after.name or "" if after else "")
    hashes = f"{entry.sha256} → {entry.sha256_after}" if entry.sha256_after else entry.sha256
    what = sentence_case(entry.action.value) + (f" ({entry.note})" if entry.note else "")
    return say_moment(entry.at, timespec="seconds"), who, what, name, entry.tool, hashes
