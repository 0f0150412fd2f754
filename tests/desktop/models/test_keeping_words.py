"""What is kept, in plain words."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from checks.domain.article import Picture, Snapshot
from checks.domain.custody import CustodyAction, CustodyEntry
from checks.domain.evidence import Capture, CaptureState, Evidence, EvidenceKind
from checks.domain.moment import Moment
from desktop.models.keeping_words import (
    capture_line,
    has_failed,
    kept_captures,
    last_capture,
    picture_lines,
    size_words,
    step_cells,
)

AT = Moment.parse("2025-05-24T10:00+00:00")
KEPT = Capture(AT, CaptureState.KEPT, UUID(int=5))
FAILED = Capture(AT, CaptureState.FAILED, reason="No connection: try again.")
RECORD = Evidence(UUID(int=1), EvidenceKind.REPORT, "A page")


@pytest.mark.parametrize(
    ("captures", "says"),
    [
        ((), ""),
        ((KEPT,), "Page kept 24 May 2025, 10:00"),
        ((FAILED, KEPT, KEPT), "2 times"),
        ((KEPT, FAILED), "The snapshot failed: No connection. The link is kept."),
    ],
)
def test_the_last_capture_is_told(captures: tuple[Capture, ...], says: str) -> None:
    record = replace(RECORD, captures=captures)
    assert says in capture_line(record)
    assert bool(capture_line(record)) == bool(captures)
    assert has_failed(record) == (captures[-1:] == (FAILED,))
    assert last_capture(record) == (captures[-1] if captures else None)
    assert set(kept_captures(record)) <= {KEPT}


def test_a_picture_tells_of_itself() -> None:
    assert picture_lines(Picture(20, 10)) == ("20 × 10 pixels.",)
    told = picture_lines(Picture(20, 10, Moment.parse("2025-05-23T17:01"), "Telephone", 46.485667, -30.7))
    assert told[0] == "20 × 10 pixels, taken 23 May 2025, 17:01 by the camera's clock, with Telephone."
    assert told[1] == "The camera says that it was at 46.48567, -30.70000. This stays out of reports."


@pytest.mark.parametrize(
    ("size", "says"), [(0, "0 bytes"), (999, "999 bytes"), (1500, "1.5 kB"), (2_340_000, "2.34 MB")]
)
def test_sizes(size: int, says: str) -> None:
    assert size_words(size) == says


def test_a_step_names_its_file_by_what_it_was_made_from_or_is() -> None:
    page = Snapshot(UUID(int=2), "a" * 64, "text/plain", 4, "page.txt")
    step = CustodyEntry(UUID(int=3), "b" * 64, CustodyAction.DERIVED, AT, None, "reader 1", "a" * 64, "text/plain")
    cells = step_cells(step, "Checker", {page.sha256: page})
    assert cells[0].startswith("24 May 2025, 10:00")
    assert cells[1:] == ("Checker", "Derived (text/plain)", "page.txt", "reader 1", f"{'b' * 64} → {'a' * 64}")
    taken = CustodyEntry(UUID(int=4), "a" * 64, CustodyAction.TAKEN_IN, AT)
    assert step_cells(taken, "", {page.sha256: page})[2:] == ("Taken in", "page.txt", "", "a" * 64)
