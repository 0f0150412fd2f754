"""Notes from Hypothesis and other tools find their words in the articles again; who wrote them is not kept."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Origin, Status
from checks.domain.desk import Desk
from checks.domain.imported import Import
from checks.domain.person import Comment
from checks.exchange.importing.account import Account
from checks.ingest.document import Document
from checks.services.dry_run import DryRun
from tests.checks.services.conftest import TEXT

SAMPLES = Path(os.environ.get("CLAIMDESK_SHARED", Path(__file__).parents[4] / "shared")) / "data" / "imports"
PAGE = "https://example.org/strike"
QUOTE = "Eight people were killed on Friday"
BringIn = Callable[..., tuple[Change | None, Account]]


def note(exact: str = QUOTE, text: str = "Ask the governor", prefix: str = "", **other: Any) -> dict[str, Any]:
    """As the API of Hypothesis gives it."""
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]"},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": ""},
    ]
    return {
        "id": "x1",
        "created": "2025-05-24T07:59:00.000000+00:00",
        "user": "acct:secret.name@hypothes.is",
        "user_info": {"display_name": "Secret Name"},
        "uri": PAGE,
        "text": text,
        "tags": [],
        "target": [{"source": PAGE, "selector": selectors}],
    } | other


def export(*notes: object) -> str:
    return json.dumps({"export_userid": "acct:secret.name@hypothes.is", "annotations": notes})


@pytest.fixture
def desk(casebook: Casebook, document: Document) -> Desk:
    """One article of two sentences, without claims."""
    added = casebook.articles.add(document)
    article = next(record for record in added.after if record.__class__.__name__ == "Article")
    return casebook.desk(article.id)


@pytest.fixture
def bring_in(casebook: Casebook, tmp_path: Path) -> BringIn:
    """Import a file with this content."""

    def bring(data: str, name: str = "notes.json") -> tuple[Change | None, Account]:
        path = tmp_path / name
        path.write_text(data, encoding="utf-8")
        return casebook.imports.from_file(path)

    return bring


def stored(casebook: Casebook, desk: Desk) -> tuple[tuple[Claim, ...], list[Comment]]:
    now = casebook.desk(desk.article.id)
    return now.claims, [remark for claim in now.claims for remark in now.comments(claim.id)]


def test_a_note_becomes_a_claim_with_its_words_as_a_remark(casebook: Casebook, desk: Desk, bring_in: BringIn) -> None:
    change, account = bring_in(export(note(tags=["toll", "day"])))
    assert change is not None
    assert (account.read, account.imported, account.skipped) == (1, 1, 0)
    (claim,), (remark,) = stored(casebook, desk)
    assert (claim.quote, claim.kind, claim.status, claim.origin) == (QUOTE, Kind.QUANTITY, Status.OPEN, Origin.BY_HAND)
    assert remark.text == "Ask the governor\nTags: toll, day"
    assert str(remark.written_at).startswith("2025-05-24T07:59")


def test_who_wrote_it_is_nowhere_in_the_casebook(casebook: Casebook, desk: Desk, bring_in: BringIn) -> None:
    change, _ = bring_in(export(note()))
    assert "secret" not in repr(change).casefold()
    (_, (remark,)) = stored(casebook, desk)
    assert remark.person_id is None
    assert "secret" not in repr(casebook.imports.all()).casefold()


def test_on_a_claim_that_is_there_it_becomes_a_remark(casebook: Casebook, desk: Desk, bring_in: BringIn) -> None:
    casebook.claims.add(desk.version, 0, len(QUOTE), Kind.EVENT)
    bring_in(export(note()))
    (claim,), (remark,) = stored(casebook, desk)
    assert (claim.kind, remark.text) == (Kind.EVENT, "Ask the governor")


def test_the_same_file_brings_nothing_new(casebook: Casebook, desk: Desk, bring_in: BringIn) -> None:
    data = export(note(), note(text=""), note())
    _, first = bring_in(data)
    assert (first.imported, first.duplicates) == (1, 2)
    change, second = bring_in(data)
    assert (change, second.duplicates) == (None, 3)


def test_one_undo_takes_claims_and_remarks_back(casebook: Casebook, desk: Desk, bring_in: BringIn) -> None:
    change, _ = bring_in(export(note(), note("Two more were hurt")))
    assert change is not None
    casebook.apply(change.inverse())
    assert stored(casebook, desk) == ((), [])
    assert casebook.imports.all() == ()


def test_removing_the_import_keeps_what_somebody_worked_on(casebook: Casebook, desk: Desk, bring_in: BringIn) -> None:
    bring_in(export(note(), note("Two more were hurt", text="Who?")))
    (first, second), _ = stored(casebook, desk)
    casebook.claims.accept(first)
    casebook.comments.add(second, "The hospital says so.")
    (import_,) = casebook.imports.all()
    casebook.imports.remove(import_)
    claims, remarks = stored(casebook, desk)
    assert {claim.quote for claim in claims} == {first.quote, second.quote}
    assert [remark.text for remark in remarks] == ["The hospital says so."]


def test_removing_takes_away_what_nobody_touched(casebook: Casebook, desk: Desk, bring_in: BringIn) -> None:
    bring_in(export(note()))
    (import_,) = casebook.imports.all()
    assert isinstance(import_, Import)
    casebook.imports.remove(import_)
    assert stored(casebook, desk) == ((), [])


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (note("Nine people were killed"), "stand in no article"),
        (note("killed on Friday. Two more"), "belong to two sentences"),
        (note(references=["x0"]), "answers another note"),
        (note(target=[]), "quotes no words"),
        (note(target=[{"selector": "x"}]), "quotes no words"),
        (note(exact=" \n"), "quotes no words"),
        (note("x" * 6_000), "more than 5,000"),
        (7, "quotes no words"),
        (None, "quotes no words"),
        ([[]], "quotes no words"),
    ],
)
def test_notes_that_find_no_place_are_in_the_account(
    casebook: Casebook, desk: Desk, bring_in: BringIn, entry: object, words: str
) -> None:
    casebook.apply(Change("Mark", (desk.version,), (_with_sentences(desk),)))
    _, account = bring_in(export(entry, note()))
    assert (account.imported, account.skipped) == (1, 1)
    assert account.reasons[0].row == 1
    assert words in account.reasons[0].sentence


def _with_sentences(desk: Desk) -> Any:
    from dataclasses import replace

    from checks.domain.span import Span

    end = TEXT.index("Two")
    return replace(desk.version, sentences=(Span(0, end), Span(end, len(TEXT))))


def test_words_in_two_articles_go_to_the_page_they_come_from(
    casebook: Casebook, desk: Desk, document: Document, bring_in: BringIn
) -> None:
    from dataclasses import replace

    casebook.articles.add(replace(document, text=TEXT + " More.", original=b"x", title="Other", url=PAGE))
    bring_in(export(note()))
    assert stored(casebook, desk) == ((), [])
    _, account = bring_in(export(note(uri="https://example.org/unknown", target=note(text="")["target"])))
    assert "stand in 2 articles alike" in account.reasons[0].sentence


def test_what_stood_around_tells_places_apart(casebook: Casebook, document: Document, bring_in: BringIn) -> None:
    from dataclasses import replace

    text = "He said it was so. Nobody denied it was so."
    added = casebook.articles.add(replace(document, text=text, original=text.encode()))
    article = next(record for record in added.after if record.__class__.__name__ == "Article")
    bring_in(export(note("it was so", prefix="Nobody denied ")))
    assert [claim.anchor.start for claim in casebook.desk(article.id).claims] == [text.rindex("it was so")]
    _, account = bring_in(export(note("was so")))
    assert "stand in 2 places alike" in account.reasons[0].sentence


SELECTOR = {"type": "TextQuoteSelector", "exact": QUOTE}
W3C = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "creator": {"name": "Secret Name"},
    "body": [
        {"type": "TextualBody", "value": "Ask the governor"},
        {"type": "TextualBody", "value": "toll", "purpose": "tagging"},
    ],
    "target": {"source": PAGE, "selector": SELECTOR},
}


@pytest.mark.parametrize(
    "data",
    [
        W3C,
        [W3C],
        {"@context": W3C["@context"], "type": "AnnotationPage", "items": [W3C]},
        {"@context": W3C["@context"], "type": "AnnotationCollection", "first": {"items": [W3C]}},
        {"@context": W3C["@context"], "@graph": [W3C]},
        W3C | {"target": {"selector": {"type": "FragmentSelector", "refinedBy": SELECTOR}}},
    ],
)  # fmt: skip
def test_web_annotations_in_all_their_shapes(casebook: Casebook, desk: Desk, bring_in: BringIn, data: object) -> None:
    bring_in(json.dumps(data))
    (claim,), (remark,) = stored(casebook, desk)
    assert (claim.quote, remark.text) == (QUOTE, "Ask the governor\nTags: toll")
    assert casebook.imports.all()[0].format == "W3C Web Annotation"


def test_a_table_of_hypothesis(casebook: Casebook, desk: Desk, bring_in: BringIn) -> None:
    header = "Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags"
    rows = f'2025-05-24,secret.name,Strike,{PAGE},Public,Annotation,{QUOTE},"Ask, again","a, b"\n'
    page_note = f"2025-05-24,secret.name,Strike,{PAGE},Public,Page note,,On all of it,\n"
    _, account = bring_in(f"{header}\n{rows}{page_note}", "notes.csv")
    assert (account.imported, account.skipped, account.reasons[0].row) == (1, 1, 3)
    assert [remark.text for remark in stored(casebook, desk)[1]] == ["Ask, again\nTags: a, b"]


def test_a_trial_keeps_nothing(casebook: Casebook, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text(export(note()))
    dry_run = DryRun()
    change, account = casebook.imports.from_file(path, dry_run=dry_run)
    assert (change, account.imported) == (None, 1)
    assert casebook.imports.from_file(path, dry_run=dry_run)[1].duplicates == 1
    assert stored(casebook, desk) == ((), [])


@pytest.mark.parametrize("name", ["hypothesis_export_SYNTHETIC.json", "webannotation_SYNTHETIC.json"])
def test_the_samples_find_their_words_in_the_sample_article(tmp_path: Path, name: str) -> None:
    if not SAMPLES.is_dir():
        pytest.skip(f"the samples of formats are not in {SAMPLES}")
    with Casebook.sample(tmp_path / "sample.casebook", person="Checker") as casebook:
        _, account = casebook.imports.from_file(SAMPLES / name)
        assert (account.read, account.imported, account.skipped) == (1, 1, 0)
