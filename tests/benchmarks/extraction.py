"""How fast articles are looked through, beside the bare language pipeline, and whether memory stays flat.

    python tests/benchmarks/extraction.py [--articles 200] [--rounds 1] [--texts FILE.jsonl] [--memory 2000]

`extract --batch` and a bare run of the language model get the same articles as whole processes, start-up included, one
after the other. Prints seconds, characters per second and their ratio as JSON; exit status 1 where the ratio is below
0.6. The articles are put together from the sample and the annotated articles of the tests, or taken from the lines of
FILE (`{"text": …}`). With --memory, that many articles go through one process, which prints its resident memory at
every tenth of the way; exit status 1 where the second half needs over a tenth more than the first.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

RATIO_BAR, GROWTH_BAR = 0.6, 1.1
PARAGRAPHS = 14
"""Of an article that is put together: some 2,500 characters."""
_BARE = """
import json, sys
from checks.extraction.model import load_model
model = load_model()
texts = (json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8"))
print(sum(len(doc) for doc in model.pipe(texts)))
"""
_BATCH = """
import sys
from checks.cli.app import main
sys.exit(main(["extract", "--batch", sys.argv[1], "--json"]))
"""


def articles() -> Iterator[str]:
    """Endless articles in random order of paragraphs, the same in every run."""
    paths = [ROOT / "resources/sample/article.txt", *sorted((ROOT / "tests/quality/articles").glob("*.txt"))]
    pool = [part for path in paths if path.is_file() for part in path.read_text("utf-8").split("\n\n") if part.strip()]
    chance = random.Random(1)
    while True:
        yield "\n\n".join(chance.sample(pool, min(PARAGRAPHS, len(pool))))


def write_lines(path: Path, count: int, texts: Path | None) -> int:
    """Write `count` articles as the lines that the command reads; returns their length in characters."""
    source = articles() if texts is None else (json.loads(line)["text"] for line in texts.open(encoding="utf-8"))
    found = list(islice(source, count))
    rows = (
        {"id": str(number), "text": text, "published": "2025-05-23", "language": "en"}
        for number, text in enumerate(found)
    )
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return sum(map(len, found))


def seconds(program: str, path: Path) -> tuple[float, float]:
    """How long a whole process takes with the articles in `path`, by the clock and by the processor."""
    before, start = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    elapsed, after = time.perf_counter() - start, os.times()
    used = after.children_user - before.children_user + after.children_system - before.children_system
    return elapsed, used


def compare(count: int, texts: Path | None, rounds: int) -> dict[str, float]:
    """Seconds and characters per second of both, the medians of `rounds` in turn, and the ratio of their speeds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        size = write_lines(path, count, texts)
        runs = [(*seconds(_BARE, path), *seconds(_BATCH, path)) for _ in range(rounds)]
    bare, bare_used, batch, batch_used = (median(column) for column in zip(*runs, strict=True))
    return {
        "articles": count,
        "characters": size,
        "bare_seconds": round(bare, 1),
        "batch_seconds": round(batch, 1),
        "bare_characters_per_second": round(size / bare),
        "batch_characters_per_second": round(size / batch),
        "ratio": round(bare / batch, 3),
        "ratio_of_processor_time": round(bare_used / batch_used, 3),
    }


def megabytes() -> float:
    """Resident memory now; the most so far where the system does not tell."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def watch_memory(count: int) -> list[float]:
    """Resident memory in megabytes at every tenth of `count` articles that go through one process."""
    from checks.extraction.batch import extract_batch
    from checks.extraction.parser import load_parser

    lines = (json.dumps({"id": number, "text": text}) for number, text in enumerate(islice(articles(), count)))
    sink, found = io.StringIO(), []
    for number, document in enumerate(extract_batch(lines, load_parser()), 1):
        json.dump(document, sink)
        sink.seek(0)
        sink.truncate()
        if number % max(1, count // 10) == 0:
            found.append(round(megabytes(), 1))
            print(f"{number} articles: {found[-1]} MB", file=sys.stderr)
    return found


def main() -> int:
    """Measure what was asked for, print it, and say by the exit status whether it meets the bars."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=200)
    options.add_argument("--texts", type=Path)
    options.add_argument("--rounds", type=int, default=1)
    options.add_argument("--memory", type=int, default=0)
    chosen = options.parse_args()
    if chosen.memory:
        memory = watch_memory(chosen.memory)
        half = len(memory) // 2
        print(json.dumps({"articles": chosen.memory, "megabytes": memory}))
        return int(max(memory[half:]) > GROWTH_BAR * max(memory[:half]))
    figures = compare(chosen.articles, chosen.texts, chosen.rounds)
    print(json.dumps(figures))
    return int(figures["ratio"] < RATIO_BAR)


if __name__ == "__main__":
    sys.exit(main())
