"""How fast files come in, beside reading the CSV alone in the same run, and how much memory that takes.

    python tests/benchmarks/imports.py [ROWS] [CHECKS]

ROWS (100,000) events shaped like UCDP GED, invented and with sources as long as real ones, come in from a CSV file by
the importer that the window uses; the same file, again, is found to be here already; CHECKS (1,000,000; 0 for none)
earlier checks come in from JSON Lines. Exit status 1 where a bar is missed: 60 s for 100,000 events, and no more than
60 MB more memory for all of them than for the first tenth.

Prints seconds by the clock on the wall, seconds that the processor was at work, and the most memory held so far. On an
idle machine the two times agree; on a busy one only the second tells how fast the program is, and the bar is held
against it.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checks.casebook import Casebook
from checks.exchange.importing.registry import importer_for
from checks.exchange.importing.source import Source
from checks.exchange.importing.ucdp import COLUMNS

ROWS, CHECKS = 100_000, 1_000_000
SECONDS_FOR_100_000 = 60.0
MORE_MEMORY = 60.0
"""Megabytes."""
SOURCE = '"Agency {n},2021-02-{day:02d},Clashes near the town of Example {n}";"Office {n},2021-02-{day:02d},S/2021/{n}"'


def main() -> int:
    """Measure, print, and say by the exit status whether the bars are met."""
    rows, checks = (int(word) for word in (*sys.argv[1:], str(ROWS), str(CHECKS))[:2])
    with tempfile.TemporaryDirectory() as folder:
        events, few = Path(folder, "GEDEvent_v25_1.csv"), Path(folder, "few.csv")
        write_events(events, rows, first=1)
        write_events(few, rows // 10, first=rows + 1)
        print(f"{rows:,} events, {events.stat().st_size / 1e6:.0f} MB")
        alone = timed("reading the CSV alone", lambda: read_alone(events))
        with Casebook.create(Path(folder, "events.casebook"), person="Benchmark") as book:
            timed("the first tenth of as many", lambda: bring_in(book, few, rows // 10))
            before = memory()
            took = timed(f"{rows:,} events come in", lambda: bring_in(book, events, rows))
            more = memory() - before
            timed("they are here already", lambda: bring_in(book, events, 0))
        rate = took / rows * 100_000
        print(f"{took / alone:.1f} times the CSV alone; {rate:.1f} s for 100,000; {more:.0f} MB more memory")
        if checks:
            earlier(Path(folder), checks)
    is_met = rate < SECONDS_FOR_100_000 and more < MORE_MEMORY
    print("met" if is_met else "MISSED")
    return 0 if is_met else 1


def earlier(folder: Path, count: int) -> None:
    """Bring earlier checks in, and print how long that took."""
    path = folder / "checks.jsonl"
    write_checks(path, count)
    with Casebook.create(folder / "checks.casebook", person="Benchmark") as book:
        took = timed(f"{count:,} earlier checks come in", lambda: bring_in(book, path, count))
    print(f"{count / took:,.0f} a second")


def bring_in(book: Casebook, path: Path, expected: int) -> None:
    """Import a file, and make sure that it came in."""
    _, account = book.imports.from_file(path, importer_for(Source(path)))
    if account.imported != expected or account.skipped:
        raise AssertionError(account.summary)


def read_alone(path: Path) -> None:
    """What the standard library needs to read the rows and throw them away."""
    with path.open(encoding="utf-8", newline="") as stream:
        for _ in csv.DictReader(stream):
            pass


def timed(what: str, work: Callable[[], None]) -> float:
    """Do the work and print what it took; the seconds that the processor was at work."""
    began, began_work = time.perf_counter(), time.process_time()
    work()
    took, at_work = time.perf_counter() - began, time.process_time() - began_work
    print(f"{what:<36}{took:8.2f} s{at_work:8.2f} s at work{memory():8.0f} MB", flush=True)
    return at_work


def memory() -> float:
    """The most memory that this process has held, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def write_events(path: Path, count: int, first: int) -> None:
    """Invented events that look like rows of UCDP GED."""
    chance = random.Random(first)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for own in range(first, first + count):
            found = event(own, chance)
            writer.writerow([found[name] for name in COLUMNS])


def event(own: int, chance: random.Random) -> dict[str, object]:
    """One of them."""
    deaths = [chance.randrange(4) for _ in range(4)]
    day = f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d} 00:00:00.000"
    sources = ";".join(SOURCE.format(n=chance.randrange(900), day=chance.randrange(1, 29)) for _ in range(2))
    sides = {f"side_{side}": f"Group {chance.randrange(300)}" for side in "ab"}
    empty: dict[str, object] = dict.fromkeys(COLUMNS, chance.randrange(1, 999))
    return (
        empty
        | sides
        | {
            "id": own,
            "relid": f"EXA-2021-1-{own}",
            "code_status": "Clear",
            "type_of_violence": chance.randrange(1, 4),
            "conflict_name": "Example: Government",
            "dyad_name": f"{sides['side_a']} - {sides['side_b']}",
            "source_article": sources,
            "source_headline": sources,
            "source_original": f"Witness {chance.randrange(90)}",
            "where_prec": chance.randrange(1, 8),
            "where_coordinates": f"Example town {chance.randrange(2000)}",
            "where_description": "a village some kilometres north of the town",
            "adm_1": "Example province",
            "adm_2": "Example district",
            "latitude": chance.uniform(-60, 60),
            "longitude": chance.uniform(-170, 170),
            "country": "Exampleland",
            "region": "Africa",
            "event_clarity": 1,
            "date_prec": chance.randrange(1, 6),
            "date_start": day,
            "date_end": day,
            **dict(zip(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), deaths, strict=True)),
            "best": sum(deaths),
            "high": sum(deaths) + 2,
            "low": sum(deaths),
        }
    )


def write_checks(path: Path, count: int) -> None:
    """Invented checks, one a line."""
    with path.open("w", encoding="utf-8") as stream:
        for n in range(count):
            stream.write(
                json.dumps(
                    {
                        "id": f"check-{n}",
                        "text": f"In week {n % 52} of the year {n} people were said to have left the town of Example.",
                        "title": f"No, not {n} people left",
                        "summary": "The office counts fewer, and counts them over a month.",
                        "url": f"https://checks.example/{n}",
                        "published": f"2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
                        "rating": "False",
                    }
                )
                + "\n"
            )


if __name__ == "__main__":
    sys.exit(main())
