"""How long 100,000 records take to be grouped, and their near-duplicates to be found: time, memory, growth.

    python tests/benchmarks/sources.py [NUMBER]

Texts are generated, 120 words each; one in five is another rewritten a little. Times are of the processor. Beside it
stands the comparison of all pairs on a sample, with what it would take for all, and how much of what it finds is found.
"""

from __future__ import annotations

import random
import sys
from itertools import combinations
from resource import RUSAGE_SELF, getrusage
from time import process_time
from uuid import UUID

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.origin import group
from checks.matching.duplicates import candidate, find_duplicates, near_duplicates
from checks.matching.sources import _of_one_name, origins
from checks.matching.texts import LIKE, share, shingles

NUMBER = 100_000
SAMPLE = 2_000
LENGTH = 120
REWRITTEN = 0.2


def made(number: int) -> list[Evidence]:
    """Records as a busy desk would have them after years."""
    rng = random.Random(1)
    vocabulary = [f"w{n:x}" for n in range(30_000)]
    texts: list[str] = []
    for _ in range(number):
        words = rng.choices(vocabulary, k=LENGTH)
        if texts and rng.random() < REWRITTEN:
            words = rng.choice(texts).split()
            for _ in range(rng.choice((0, 2, 5, 10))):
                words[rng.randrange(LENGTH)] = rng.choice(vocabulary)
        texts.append(" ".join(words))
    return [
        Evidence(
            UUID(int=place),
            EvidenceKind.REPORT,
            f"Story {place}",
            text,
            f"https://example.org/{place}",
            publisher=f"Paper {rng.randrange(2_000)}",
            original_source=f"Person{rng.randrange(9_000)} Name",
        )
        for place, text in enumerate(texts)
    ]


def memory() -> int:
    """Megabytes that this process has held at most."""
    return getrusage(RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure and say."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    records = made(number)
    print(f"{number:,} records made; {memory()} MB")
    find_duplicates([candidate(record, record.says) for record in records[:100]])
    for part in (number // 16, number // 4, number):
        candidates = [candidate(record, record.says) for record in records[:part]]
        start = process_time()
        found = find_duplicates(candidates)
        print(f"near-duplicates among {part:9,}: {process_time() - start:7.1f} s, {len(found):,} pairs; {memory()} MB")
    start = process_time()
    grouped = group(records, _of_one_name(records, frozenset()))
    print(f"grouped by name {number:,}: {process_time() - start:.1f} s, {len(grouped):,} sources; {memory()} MB")
    claim = records[:20]
    start = process_time()
    origins(claim)
    print(f"the sources of a claim with 20 records, texts and all: {(process_time() - start) * 1000:.1f} ms")
    beside_all_pairs([record.says for record in records[:SAMPLE]], number)


def beside_all_pairs(texts: list[str], number: int) -> None:
    """The comparison of all pairs of a sample."""
    start = process_time()
    kept = [shingles(text) for text in texts]
    wanted = {(a, b) for a, b in combinations(range(len(texts)), 2) if share(kept[a], kept[b]) >= LIKE}
    taken = process_time() - start
    whole = taken * (number / len(texts)) ** 2 / 3600
    print(f"all pairs of {len(texts):,}: {taken:.1f} s, {len(wanted)} pairs; for {number:,} that makes {whole:.1f} h")
    root = list(range(len(texts)))
    found = [(one, other) for one, other, _ in near_duplicates(texts)]
    for one, other in found:
        old, new = root[other], root[one]
        root = [new if each == old else each for each in root]
    met = sum(root[one] == root[other] for one, other in wanted)
    right = sum(pair in wanted for pair in found)
    print(f"recall {met}/{len(wanted)}, precision {right}/{len(found)}")


if __name__ == "__main__":
    main()
