"""How long the rules take: those of the text over an article, and all over a claim with many records.

    python tests/benchmarks/rules.py [--records NUMBER …] [--runs N]

An invented article of some 700 words is looked through by all rules that need the article alone, after its claims were
found. Then one of its claims gets 50 linked records, and 200 and 1,000 for the growth, each with a text and figures of
its own, and all rules look at it. Each time is the median of N runs after one that reads the texts, as they have been
read when a claim changes; ratios stand beside the times, so that a slow machine tells as much as a fast one.

Exit status 1 where a bar is missed: 150 ms for the article, 100 ms for the claim with 50 records, and no more than
linear growth with the records (a quarter above it).
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind, Figure, Link, Stance
from checks.domain.moment import Moment
from checks.extraction.extract import Request
from checks.extraction.parser import load_parser
from checks.extraction.unfiled import unfiled_version
from checks.rules.catalogue import rules
from checks.rules.engine import check
from checks.services.unfiled_desk import desks_for

ARTICLE_MS, CLAIM_MS, FEW, STEEPER = 150.0, 100.0, 50, 1.25
WORDS = 700
PARAGRAPHS = (
    "A strike on the market of Goma killed {n} people on Friday — {m} traders and two children — and wounded 40.",
    "Officials in Kinshasa said {m} soldiers were freed, the largest release since March 2024.",
    "“We will rebuild what was broken,” the governor of the province said after the visit on Thursday.",
    "The front runs for 60 miles (97 kilometers), and three villages — Rusayo, Sake and Kirotshe — lie on it.",
    "The rebels denied that they had shelled the camp, and accused the army of the attack.",
    "More than {n} houses burned in the night to Wednesday, {m} of them in the old town, witnesses said.",
)

FILLER = """
rain road camp lake school bridge harvest market truck border clinic council village river doctor driver street church
signal engine garden winter summer evening morning bakery harbour tailor teacher window ladder kettle
"""


def article() -> Desk:
    """An invented article of about 700 words with the claims that are found in it."""
    written: list[str] = []
    while sum(len(each.split()) for each in written) < WORDS:
        n = 9 + len(written)
        written.append(PARAGRAPHS[len(written) % len(PARAGRAPHS)].format(n=n, m=n - 2))
    request = Request(unfiled_version("\n\n".join(written)), Moment.parse("2025-05-23"), "Africa/Lubumbashi", "en")
    return next(desks_for([request], load_parser()))


def with_records(desk: Desk, claim: Claim, number: int) -> Desk:
    """The desk with so many records linked to one claim, each with a text of its own."""
    records = [_record(desk, n) for n in range(number)]
    links = [Link(uuid5(claim.id, str(record.id)), claim.id, record.id, Stance.SUPPORTS) for record in records]
    made = Desk.of(desk.article, desk.version, (*desk.claims, *records, *links))
    return replace(made, texts={record.id: _text(n) for n, record in enumerate(records)})


def _record(desk: Desk, n: int) -> Evidence:
    figures = (Figure("killed", n % 5 + 7, n % 5 + 9, n % 5 + 12), Figure("wounded", best=40))
    return Evidence(
        uuid5(NAMESPACE_URL, f"{desk.version.id}{n}"),
        EvidenceKind.REPORT,
        f"Report {n}",
        says=f"The strike killed {n % 5 + 9} people.",
        original_source=f"Source {n % 12}",
        published=Moment.parse("2025-05-23"),
        figures=figures,
    )


def _text(n: int) -> str:
    """A report in its own words, so that only some are like one another."""
    known = FILLER.split()
    words = random.Random(n).sample(known, len(known))
    told = f"At least {n % 5 + 9} people were killed and 40 wounded in the market of Goma"
    return f"{' '.join(words[:9]).capitalize()}. {told}, {' '.join(words[9:15])}. {' '.join(words[15:]).capitalize()}."


def median_ms(work: Callable[[], object], runs: int) -> float:
    """The median time of a piece of work, after one run that loads what is loaded once."""
    work()
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken)


def main() -> int:
    """Measure, print, and say whether the bars hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, nargs="*", default=[FEW, 200, 1000])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    desk = article()
    textual = [rule for rule in rules() if rule.of_article is not None or rule.is_textual]
    text_ms = median_ms(lambda: check(desk, rules=textual), options.runs)
    count = len(desk.version.text.split())
    print(f"{len(textual)} rules of the text, {count} words, {len(desk.claims)} claims: {text_ms:.0f} ms")
    claim = next(each for each in desk.claims if each.quantities)
    times = {number: _of_claim(desk, claim, number, options.runs) for number in options.records}
    first = next(iter(times))
    for number, taken in times.items():
        growth = taken / times[first] / (number / first)
        print(f"one claim with {number} records: {taken:.0f} ms, {growth:.2f} of linear growth")
    steepest = max(taken / times[first] / (number / first) for number, taken in times.items())
    is_well = text_ms < ARTICLE_MS and times.get(FEW, 0.0) < CLAIM_MS and steepest <= STEEPER
    return 0 if is_well else 1


def _of_claim(desk: Desk, claim: Claim, number: int, runs: int) -> float:
    linked = with_records(desk, claim, number)
    return median_ms(lambda: check(linked, claims={claim.id}), runs)


if __name__ == "__main__":
    sys.exit(main())
