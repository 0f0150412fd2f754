"""Earlier checks found for labelled queries: by words alone, and with each further part."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checks.casebook import Casebook
from checks.exchange.importing.earlier_checks import own_id
from checks.matching.index import Group
from checks.matching.meaning import is_installed
from checks.matching.subject import subject_of_text
from checks.matching.weights import MatchSettings

TOP = 5


@dataclass(frozen=True)
class Query:
    """A text, and the ids of the checks that answer it."""

    text: str
    relevant: frozenset[str]


def measure(data: Path, folder: Path) -> None:
    """Bring a set in, ask all its queries in each way, and print the mean average precision over the first five."""
    queries = _queries(data)
    with Casebook.create(folder / "labelled.casebook", person="Benchmark") as book:
        book.imports.from_file(data / "corpus.jsonl")
        print(f"{data.name}: {len(queries):,} queries")
        _say("BM25 alone", queries, _words_alone(book))
        _say("words, phrases and days", queries, _by(book, MatchSettings(examined=0)))
        _say("and facts", queries, _by(book, MatchSettings()))
        if is_installed():
            _say("and meanings", queries, _by(book, MatchSettings(is_semantic=True)))


def _queries(data: Path) -> list[Query]:
    gold = {row["id"]: frozenset(row["relevant"]) for row in _rows(data / "gold.jsonl")}
    return [Query(row["text"], gold[row["id"]]) for row in _rows(data / "items.jsonl")]


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _words_alone(book: Casebook) -> Callable[[str], list[str]]:
    from checks.domain.imported import EarlierCheck

    index = book.matching._kept.current()

    def ask(text: str) -> list[str]:
        found = [each.id for each in index.search(list(subject_of_text(text).counts), [Group.CHECK], TOP)]
        checks = {check.id: check for check in book._records.referring(EarlierCheck, "id", found)}
        return [own_id(checks[each]) or "" for each in found]

    return ask


def _by(book: Casebook, settings: MatchSettings) -> Callable[[str], list[str]]:
    return lambda text: [own_id(each.earlier) for each in book.matching.matches(text, top=TOP, settings=settings)]


def _say(name: str, queries: Sequence[Query], ask: Callable[[str], list[str]]) -> None:
    precisions = [_precision(query, ask(query.text)) for query in queries]
    print(f"  {name:<28}MAP@5 {sum(precisions) / len(precisions):.4f}")


def _precision(query: Query, found: Sequence[str]) -> float:
    right, points = 0, 0.0
    for place, each in enumerate(found, 1):
        if each in query.relevant:
            right += 1
            points += right / place
    return points / min(len(query.relevant), TOP)
