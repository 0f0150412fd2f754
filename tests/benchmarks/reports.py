"""How long whole processes take that write the report of an article with 60 and with 600 claims, in each form.

    python tests/benchmarks/reports.py [ROUNDS]

Every claim has a verdict of five sentences and two records; the sample has charts besides. The clock runs from the
start of `claimdesk report FILE -o REPORT` until its end. Bars at 60 claims: HTML 1 s, PDF 3 s, DOCX 3 s. Prints the
medians in milliseconds, the growth from 60 to 600 claims, and the ratio to a Python process that does nothing, as JSON;
exit status 1 above a bar.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from uuid import uuid5

from large_desk import large_desk

from checks.casebook import Casebook
from checks.domain.change import Change, Record
from checks.domain.claim import Status
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, Link, Stance
from checks.domain.moment import Moment
from checks.domain.verdict import Confidence, Verdict

BARS = {"html": 1000, "pdf": 3000, "docx": 3000}
"""Milliseconds at 60 claims."""
FORMS = ("html", "pdf", "docx", "md")
SIZES = (60, 600)
WORDS_PER_CLAIM = 30
ROUNDS = 5
REASON = " ".join(["The ministry and the mayor gave the same figure on the same evening."] * 5)
DAY = Moment.parse("2025-05-24T12:00+00:00")


def judged(desk: Desk) -> Desk:
    """The desk with a verdict and two records for each claim."""
    records = [each for each in desk.records.values() if isinstance(each, Evidence)]
    made: list[Record] = []
    for number, claim in enumerate(desk.claims):
        made.append(replace(claim, status=Status.JUDGED))
        made.append(
            Verdict(
                uuid5(claim.id, "verdict"), claim.id, "true", REASON, DAY, is_draft=False, decided_at=DAY,
                proposed_wording="other words" if number % 6 == 0 else "", confidence=Confidence.HIGH,
                confidence_reason="Two records that know of each other.",
            )
        )  # fmt: skip
        made += [
            Link(uuid5(claim.id, str(each)), claim.id, records[(number + each) % len(records)].id, Stance.SUPPORTS)
            for each in (1, 2)
        ]
    return replace(desk, records={**desk.records, **{record.id: record for record in made}})


def casebook_of(claims: int, folder: Path) -> Path:
    """A casebook that holds such an article and nothing else."""
    path = folder / f"{claims}.casebook"
    desk = judged(large_desk(claims, words=claims * WORDS_PER_CLAIM))
    with Casebook.create(path, person="Checker") as casebook:
        casebook.apply(Change("Add", after=(desk.article, desk.version, *desk.records.values())))
    return path


def milliseconds(*arguments: str) -> float:
    """How long a process takes, with compiled modules kept between two starts, as an installed program has them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "claimdesk-reports")
    }
    began = time.monotonic()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
    return (time.monotonic() - began) * 1000


def median(rounds: int, *arguments: str) -> int:
    """The median of so many rounds, after one that warms up."""
    return round(statistics.median([milliseconds(*arguments) for _ in range(rounds + 1)][1:]))


def measure(rounds: int) -> dict[str, object]:
    """All medians, growths and ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = {str(size): casebook_of(size, folder) for size in SIZES}
        paths["sample"] = folder / "sample.casebook"
        Casebook.sample(paths["sample"], person="Checker").close()
        nothing = median(rounds, "-c", "pass")
        found: dict[str, object] = {"empty_process_ms": nothing}
        for form in FORMS:
            times = {
                size: median(rounds, "-m", "desktop", "report", str(path), "-o", str(folder / f"report.{form}"))
                for size, path in paths.items()
            }
            found[form] = {f"{size}_ms": value for size, value in times.items()} | {
                "growth": round(times["600"] / times["60"], 2),
                "ratio": round(times["60"] / nothing, 1),
                "bar_ms": BARS.get(form),
            }
    return found


if __name__ == "__main__":
    result = measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
    print(json.dumps(result, indent=1))
    sys.exit(any(result[form]["60_ms"] > bar for form, bar in BARS.items()))  # type: ignore[index]
