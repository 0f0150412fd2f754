"""A program that is killed while it writes leaves the casebook as it was before or after the write."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checks.casebook import Casebook

WRITER = """
import sys
from pathlib import Path
from uuid import UUID
from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.evidence import Evidence, EvidenceKind

with Casebook.create(Path(sys.argv[1]), person="Checker") as casebook:
    records = tuple(Evidence(UUID(int=n), EvidenceKind.NOTE, f"Note {n}", says="x" * 500) for n in range(300))
    change = casebook.apply(Change("Add notes", after=records))
    while True:
        print("written", flush=True)
        change = casebook.apply(change.inverse())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("writes", [1, 4, 7])
def test_a_kill_during_a_write_leaves_whole_records(tmp_path: Path, writes: int) -> None:
    path = tmp_path / "strike.casebook"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        for _ in range(writes):
            assert writer.stdout.readline() == b"written\n"
        writer.send_signal(signal.SIGKILL)
    assert writer.returncode == -signal.SIGKILL

    with Casebook.open(path, person="Checker") as casebook:
        (last, *_) = casebook.history.latest(1)
        assert set(casebook.evidence.all()) == set(last.after), "what the history tells is what there is"
        assert len(last.after) in (0, 300)
        assert casebook.apply(last.inverse()).before == last.after
