"""How fast bundles of many claims are made and merged, beside a plain copy of the SQLite file, and in how much memory.

    python tests/benchmarks/merging.py [CLAIMS] [CASES]

CLAIMS (100,000) claims in articles of 500, each with a record, a link, and every second one with a verdict, lie in a
casebook. A copy of it goes on: every hundredth claim and every hundredth record is changed on either side, and a tenth
as many claims are new. Its bundle is tried and merged into the first, and then into an empty casebook.
CASES (20,000; 0 for none) random histories on two and three copies are merged without a database and held against what
merging promises. Exit status 1 where a bar is missed: export 30 s, dry run 30 s, merge 90 s for 100,000 claims, by the
processor; and no more than 150 MB more memory for all claims than for a tenth of them.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from shutil import copy
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Change, Record
from checks.domain.claim import Claim, Kind, Status
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.merge_conflict import Choice, Take
from checks.domain.span import Anchor
from checks.domain.verdict import Verdict
from checks.exchange.bundle.reading import open_bundle
from tests.checks.domain.test_merging_properties import Step, assert_merges_both_ways, assert_three_come_together

CLAIMS, CASES = 100_000, 20_000
BARS = {"export": 30.0, "dry run": 30.0, "merge": 90.0}
"""Seconds for 100,000 claims."""
MORE_MEMORY = 150.0
"""Megabytes."""
STAGES = ("lay-out", "copy", "go-on", "export", "dry-run", "merge", "empty")
UNMEASURED = ("lay-out", "copy", "go-on")
"""Stages whose memory does not count."""
IN_AN_ARTICLE = 500
WORDS = "Eight people were killed and twelve were hurt in the night, the governor of the region said on Friday."


def main() -> int:
    """Measure, print, and say by the exit status whether the bars are met."""
    if len(sys.argv) > 1 and sys.argv[1] in STAGES:
        return stage(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    claims, cases = (int(word) for word in (*sys.argv[1:], str(CLAIMS), str(CASES))[:2])
    with tempfile.TemporaryDirectory() as folder:
        few = measured(Path(folder, "few"), claims // 10)
        many = measured(Path(folder, "many"), claims)
    rates = {what: took / claims * 100_000 for what, took in many.items() if what in BARS}
    more = many["memory"] - few["memory"]
    print(", ".join(f"{what} {rate:.1f} s" for what, rate in rates.items()), f"for 100,000; {more:.0f} MB more memory")
    is_met = all(rate < BARS[what] for what, rate in rates.items()) and more < MORE_MEMORY
    if cases:
        timed(f"{cases:,} random histories", lambda: try_histories(cases))
    print("met" if is_met else "MISSED")
    return 0 if is_met else 1


def measured(folder: Path, claims: int) -> dict[str, float]:
    """Seconds by what was done, and the most memory of any stage in megabytes; each stage is a process of its own."""
    folder.mkdir()
    took: dict[str, float] = {"memory": 0.0}
    for name in STAGES:
        command = [sys.executable, __file__, name, str(folder), str(claims)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        print(told, end="", flush=True)
        words = told.splitlines()[-1].split()
        took[name.replace("-", " ")] = float(words[-5])
        if name not in UNMEASURED:
            took["memory"] = max(took["memory"], float(words[-2]))
    took["merge"] = max(took["merge"], took["empty"])
    return took


def stage(name: str, folder: Path, claims: int) -> int:
    """Do one of the stages, on the files that those before it left."""
    ours, theirs, bundle = folder / "ours.casebook", folder / "theirs.casebook", folder / "theirs.claimdesk"
    if name == "lay-out":
        with Casebook.create(ours, person="Ana") as casebook:
            timed(f"{claims:,} claims laid out", lambda: lay_out(casebook, claims))
    elif name == "copy":
        timed(f"plain copy of {ours.stat().st_size / 1e6:.0f} MB", lambda: copy(ours, theirs))
    elif name == "go-on":
        with Casebook.open(theirs, person="Boris") as casebook:
            timed("work there", lambda: go_on(casebook, claims, seed=2))
        with Casebook.open(ours, person="Ana") as casebook:
            timed("work here", lambda: go_on(casebook, claims, seed=1))
    elif name == "export":
        with Casebook.open(theirs, person="Boris") as casebook:
            timed("export", lambda: casebook.bundles.make(bundle))
    elif name == "dry-run":
        with Casebook.open(ours, person="Ana") as casebook:
            timed("opening and dry run", lambda: dry_run(casebook, bundle))
    elif name == "merge":
        with Casebook.open(ours, person="Ana") as casebook:
            timed("opening and merge", lambda: merge(casebook, bundle))
    else:
        with Casebook.create(folder / "empty.casebook", person="Clara") as casebook:
            timed("merge into an empty casebook", lambda: merge(casebook, bundle))
    return 0


def lay_out(casebook: Casebook, claims: int) -> None:
    """Fill a casebook, article by article, each as one change."""
    for first in range(0, claims, IN_AN_ARTICLE):
        casebook.apply(Change("Lay out", after=tuple(article(first, min(IN_AN_ARTICLE, claims - first)))))


def article(first: int, claims: int) -> Iterator[Record]:
    """An article with its claims, records, links and verdicts."""
    from hashlib import sha256

    text = f"{first}. {WORDS}"
    made = Article(uuid4(), f"Article {first}")
    version = ArticleVersion(uuid4(), made.id, 1, text, sha256(text.encode()).hexdigest())
    yield from (made, version)
    for number in range(claims):
        yield from claim_on(version, text, first + number)


def claim_on(version: ArticleVersion, text: str, number: int) -> Iterator[Record]:
    """A claim with what hangs on it."""
    status = Status.OPEN if number % 2 else Status.JUDGED
    claim = Claim(uuid4(), version.id, Anchor.at(text, 5, 40), 0, Kind.QUANTITY, statement=WORDS, status=status)
    record = Evidence(uuid4(), EvidenceKind.REPORT, f"Report {number}", says=WORDS, url=f"https://example.org/{number}")
    yield from (claim, record, Link(uuid4(), claim.id, record.id, Stance.SUPPORTS, passage=WORDS))
    if status is Status.JUDGED:
        yield Verdict(uuid4(), claim.id, "true", WORDS, is_draft=False)


def go_on(casebook: Casebook, claims: int, *, seed: int) -> None:
    """Change every hundredth claim and record, and add a tenth as many claims."""
    chosen = random.Random(seed)
    for kind, changed in ((Claim, {"statement": f"By {seed}"}), (Evidence, {"note": f"By {seed}"})):
        every = casebook._records.all(kind)
        some = tuple(chosen.sample(every, max(1, claims // 100)))
        casebook.apply(Change("Go on", before=some, after=tuple(replace(each, **changed) for each in some)))
    for first in range(0, claims // 10, IN_AN_ARTICLE):
        added = islice(article(claims * seed + first, min(IN_AN_ARTICLE, claims // 10 - first)), None)
        casebook.apply(Change("Go on", after=tuple(added)))


def dry_run(casebook: Casebook, path: Path) -> None:
    """The account, printed."""
    with open_bundle(path) as bundle:
        print("   ", "; ".join(casebook.merging.dry_run(bundle, path.name).sentences))


def merge(casebook: Casebook, path: Path) -> None:
    """Merge with ours where both changed something."""
    with open_bundle(path) as bundle:
        casebook.merging.merge(
            bundle, path.name, lambda account: {each.conflict.id: Choice(Take.OURS) for each in account.disputes}
        )


def try_histories(cases: int) -> None:
    """Merge random histories, and stop where one breaks a promise."""
    for seed in range(cases):
        chosen = random.Random(seed)
        assert_merges_both_ways(some_steps(chosen))
        if not seed % 4:
            passes = [(chosen.randrange(3), chosen.randrange(1, 3), chosen.random() < 0.5) for _ in range(3)]
            assert_three_come_together(some_steps(chosen), passes, some_steps(chosen))


def some_steps(chosen: random.Random) -> list[Step]:
    """What people do."""
    sizes = (3, 10, 4, 3)
    return [tuple(chosen.randrange(size) for size in sizes) for _ in range(chosen.randrange(14))]  # type: ignore[misc]


def timed(what: str, work: Callable[[], object]) -> float:
    """Seconds of the processor; prints those by the clock, too, and the most memory so far."""
    started, worked = time.perf_counter(), time.process_time()
    work()
    took, busy = time.perf_counter() - started, time.process_time() - worked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {took:.1f} s, {busy:.1f} s busy, {memory:.0f} MB", flush=True)
    return busy


if __name__ == "__main__":
    sys.exit(main())
