"""How fast anything is found in a casebook: first results of a search, beside SQL LIKE on the same data.

    python tests/benchmarks/search.py [NUMBER …]

NUMBER (10,000 100,000 1,000,000) invented claims, in articles of 1,000 each, lie in a casebook, with a verdict on every
twentieth. What a person types is asked letter by letter, as the window does; each answer is ready to be shown: read
from the casebook, with the places of the words.

Exit status 1 where 95 of 100 answers take longer than 100 ms at the largest number.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import select

from checks.casebook import Casebook
from checks.domain.article import Article, ArticleVersion
from checks.domain.change import Record
from checks.domain.claim import Claim, Kind, Status
from checks.domain.imported import Import
from checks.domain.mention import Place
from checks.domain.moment import Moment
from checks.domain.span import Anchor
from checks.domain.verdict import Verdict
from checks.storage.tables import claims
from tests.benchmarks.generated_claims import FIRST_DAY, make_facts

NUMBERS = (10_000, 100_000, 1_000_000)
IN_ARTICLE = 1_000
SLOWEST_MS = 100.0
LIKES = 5
"""Searches with LIKE: each reads everything."""
TYPED = (
    "prisoners of war",
    "drones destroyed",
    "governor",
    '"prisoners of war"',
    "kind:quantity status:open mayor",
    "rating:false school",
    "reporterz said",
    "shelld civilians",
    "Київ",
    "place:kharkiv -drones",
    "after:2025-05-01 killed",
    "zzzqqqq",
)


def main() -> int:
    """Measure, print, and say by the exit status whether the bar is met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", nargs="*", type=int, default=list(NUMBERS))
    slowest = [_measure(number) for number in parser.parse_args().numbers]
    is_met = slowest[-1] <= SLOWEST_MS
    print("met" if is_met else "MISSED")
    return 0 if is_met else 1


def _measure(number: int) -> float:
    print(f"{number:,} claims")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CLAIMDESK_HOME"] = folder
        with Casebook.create(Path(folder) / "search.casebook", person="Benchmark") as book:
            _bring_in(book, number)
            begun = time.perf_counter()
            book.search.prepare()
            took = time.perf_counter() - begun
            disk = sum(file.stat().st_size for file in (Path(folder) / "indexes").rglob("*") if file.is_file())
            memory = getrusage(RUSAGE_SELF).ru_maxrss // 1024
            speed = f"{took:.1f} s, {number / took:,.0f} claims/s"
            print(f"  index made: {speed}; {disk / 1e6:.0f} MB on disk, {memory} MB of memory")
            book.search.find("kyiv")
            steps = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)]
            own = [_timed(lambda text=text: book.search.find(text)) for text in steps]
            whole = [(_timed(lambda text=text: book.search.find(text)), text) for text in TYPED]
            like = [_timed(lambda text=text: _like(book, text)) for text in TYPED[:LIKES]]
    _say("letter by letter", own)
    _say("SQL LIKE", like)
    print("  " + "   ".join(f"{text} {took:.0f}" for took, text in whole))
    worst = sorted(zip(own, steps, strict=True), reverse=True)[:6]
    print("  slowest: " + "   ".join(f"{text} {took:.0f}" for took, text in worst))
    return _at(own, 0.95)


def _bring_in(book: Casebook, number: int) -> None:
    account = Import(uuid4(), "claims", "Invented", "0" * 64, number, 0, Moment(FIRST_DAY))
    book.imports.bring_in("Invented claims", _portions(number), lambda _: account)


def _portions(number: int) -> Iterator[list[Record]]:
    rng = random.Random(7)
    waiting: list[Record] = []
    for place, facts in enumerate(make_facts(number)):
        if place % IN_ARTICLE == 0:
            if waiting:
                yield waiting
            title = f"Day {place // IN_ARTICLE} of the war"
            article = Article(uuid4(), title, published=Moment(FIRST_DAY + timedelta(days=place // IN_ARTICLE)))
            version = ArticleVersion(uuid4(), article.id, 1, title, "0" * 64)
            waiting = [article, version]
        text = facts.claim
        claim = Claim(
            uuid4(),
            version.id,
            Anchor(0, len(text), text, "", ""),
            sentence=0,
            kind=rng.choice(list(Kind)),
            statement=text,
            places=(Place(facts.place, facts.place),),
            status=rng.choice(list(Status)),
        )
        waiting.append(claim)
        if place % 20 == 0:
            rating = rng.choice(("true", "false", "mixture"))
            waiting.append(Verdict(uuid4(), claim.id, rating, f"The record says so: {text}", is_draft=False))
    yield waiting


def _like(book: Casebook, text: str) -> int:
    """What a database does without an index: the newest claims that have all the words."""
    words = [word for word in text.replace('"', " ").split() if ":" not in word]
    wanted = [claims.c.statement.ilike(f"%{word}%") | claims.c.anchor_quote.ilike(f"%{word}%") for word in words]
    chosen = select(claims.c.id).where(*wanted).order_by(claims.c.arrived.desc()).limit(8)
    with book._records.reading() as connection:
        return len(connection.execute(chosen).all())


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _say(name: str, times: Sequence[float]) -> None:
    print(f"  {name:<20}p50 {_at(times, 0.5):8.1f}   p95 {_at(times, 0.95):8.1f} ms   of {len(times)}")


def _at(times: Sequence[float], share: float) -> float:
    """The time that this share of the answers stays below."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


if __name__ == "__main__":
    sys.exit(main())
