"""How well articles are taken out of web pages, on labelled pages."""

import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from checks.errors import IngestError
from checks.ingest.reader import read_bytes

SHARED = Path(os.environ.get("CLAIMDESK_SHARED", Path(__file__).parents[3] / "shared"))
PAGES = SHARED / "data" / "bench" / "pages"
BAR = 0.94
SHINGLE = 4


@pytest.mark.skipif(not PAGES.is_dir(), reason="the labelled pages are not on this computer")
@pytest.mark.slow
def test_the_text_of_pages_is_found() -> None:
    """F1 of the mean precision and recall over shingles of four words, as the article extraction benchmark counts."""
    gold = {row["id"]: shingles(row["text"]) for row in rows("gold.jsonl")}
    pairs = [(gold[row["id"]], shingles(text_of(row))) for row in rows("items.jsonl")]
    precision = mean([(wanted & found).total() / found.total() for wanted, found in pairs if found])
    recall = mean([(wanted & found).total() / wanted.total() for wanted, found in pairs if wanted])
    f1 = 2 * precision * recall / (precision + recall)
    assert f1 >= BAR, f"F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f} on {len(pairs)} pages"


def text_of(row: dict[str, str]) -> str:
    try:
        return read_bytes(gzip.decompress((PAGES / row["path"]).read_bytes()), url=row["url"]).text
    except IngestError:
        return ""


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (PAGES / name).read_text(encoding="utf-8").split("\n") if line]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)
