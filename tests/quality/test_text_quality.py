"""How well figures, times, quotations and sentences are read, on labelled texts."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from checks.domain.moment import Moment
from checks.text.furniture import find_furniture
from checks.text.quantities import find_quantities
from checks.text.quotations import find_quotations
from checks.text.sentences import split_sentences
from checks.text.times import find_times

SHARED = Path(os.environ.get("CLAIMDESK_SHARED", Path(__file__).parents[3] / "shared"))
pytestmark = [
    pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled texts are not on this computer"),
    pytest.mark.slow,
]


def quantities(item: dict[str, Any]) -> dict[str, Any]:
    return {"quantities": [asdict(quantity) for quantity in find_quantities(item["text"])]}


def times(item: dict[str, Any]) -> dict[str, Any]:
    published = Moment.parse(item["published"]) if item["published"] else None
    sentences = split_sentences(item["text"], find_furniture(item["text"]))
    found = find_times(item["text"], published, sentences)
    return {"times": [{"start": t.start, "end": t.end, "from": iso(t.first), "to": iso(t.last)} for t in found]}


def quotations(item: dict[str, Any]) -> dict[str, Any]:
    return {"quotations": [asdict(quotation) for quotation in find_quotations(item["text"])]}


def iso(day: Any) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("name", "mentions", "figure", "bar"),
    [
        ("numbers", quantities, "exact", 0.92),
        ("casualties", quantities, "f1", 0.66),
        ("times", times, "value_f1", 0.92),
        ("times", times, "strict_f1", 0.86),
        ("quotes", quotations, "speaker_f1", 0.88),
        ("quotes", quotations, "quote_recall", 0.96),
        ("quotes", quotations, "quote_precision", 0.93),
    ],
)
def test_mentions_are_read(
    name: str,
    mentions: Callable[[dict[str, Any]], dict[str, Any]],
    figure: str,
    bar: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(SHARED / "tools"))
    from evaluation.tasks import TASKS, Data

    data = Data.read(SHARED / "data" / "bench" / name)
    task = TASKS[name]
    cases = [task.count(item, data.gold[item["id"]], {"mentions": mentions(item)}) for item in data.items]
    figures = task.figures(cases)
    for module in [module for module in sys.modules if module.split(".")[0] in ("evaluation", "score_claims")]:
        monkeypatch.delitem(sys.modules, module)
    assert figures[figure] >= bar, figures


@pytest.mark.parametrize(
    ("labels", "article"),
    [("shipped-sample-sentences", "sample/article.txt"), ("sample-sentences", "articles/sample-article.txt")],
)
def test_sentences_and_furniture_are_cut_as_labelled(labels: str, article: str) -> None:
    text = (SHARED / "data" / article).read_text("utf-8")
    gold = json.loads((SHARED / "data" / "gold" / f"{labels}.json").read_text("utf-8"))
    furniture = find_furniture(text)
    sentences = split_sentences(text, furniture)
    for spans, is_furniture in ((sentences, False), (furniture, True)):
        wanted = {(row["start"], row["end"]) for row in gold if row["is_boilerplate"] is is_furniture}
        assert {(span.start, span.end) for span in spans} == wanted
