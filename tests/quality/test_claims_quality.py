"""How well claims are found, on annotated articles that are no part of the project."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path

import pytest

from checks.domain.moment import Moment
from checks.extraction.document import to_document
from checks.extraction.extract import Request, extract_all
from checks.extraction.parser import load_parser
from checks.extraction.unfiled import unfiled_version
from checks.text.canonical import canonicalise

SHARED = Path(os.environ.get("CLAIMDESK_SHARED", Path(__file__).parents[2].parent / "shared"))
ARTICLES = {"shipped-sample": "sample/article.txt", "sample-article": "articles/sample-article.txt"}
BARS = {
    "f1": 0.9,
    "recall_checkworthy": 0.92,
    "kind_accuracy": 0.9,
    "value_accuracy": 0.95,
    "date_accuracy": 0.92,
    "speaker_accuracy": 1.0,
}

pytestmark = pytest.mark.skipif(
    not (SHARED / "data" / "gold").is_dir(), reason="the annotated articles are not on this machine"
)


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("score_claims", SHARED / "tools" / "score_claims.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def parser():
    return load_parser()


def extracted(text, published, timezone, parser):
    request = Request(unfiled_version(text), Moment.parse(published), timezone, "en")
    return to_document(request, next(extract_all([request], parser)))


@pytest.mark.parametrize("name", ARTICLES)
def test_claims_of_an_article(name, scorer, parser):
    gold = json.loads((SHARED / "data" / "gold" / f"{name}.json").read_text("utf-8"))
    text = canonicalise((SHARED / "data" / ARTICLES[name]).read_text("utf-8")).text
    figures = scorer.score(gold, extracted(text, "2025-05-23", None, parser))
    assert {bar: figures[bar] for bar in BARS if figures[bar] < BARS[bar]} == {}
