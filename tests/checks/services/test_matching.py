"""What was checked before, on both databases: found, explained, never linked; the index follows every change."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.imported import EarlierCheck, Import
from checks.domain.moment import Moment
from checks.domain.verdict import Verdict
from checks.errors import Cancelled
from checks.ingest.document import Document
from checks.matching.similarity import Closeness
from checks.matching.weights import MatchSettings

ON_BOTH_ENGINES = True

IMPORT = UUID(int=4711)
STRUCK = "Two ballistic missiles struck the port of Odesa on May 23, wounding eight people."
FREED = "Russia and Ukraine exchanged 215 prisoners of war near the Belarusian border in May."


def check(text: str, day: str = "2025-05-24") -> EarlierCheck:
    return EarlierCheck(uuid4(), text, rating="true", published=Moment.parse(day), import_id=IMPORT)


def bring_in(casebook: Casebook, *texts: str, checks: Collection[EarlierCheck] = ()) -> Change:
    made = [*map(check, texts), *checks]
    return casebook.imports.bring_in(
        "checks.jsonl",
        [made],
        lambda count: Import(IMPORT, "checks.jsonl", "Checks", "0" * 64, count, 0, Moment.parse("2025-06-01")),
    )


def texts(casebook: Casebook, what: str | Claim) -> list[str]:
    return [match.text for match in casebook.matching.matches(what) if match.closeness is not Closeness.NO]


def another_article(casebook: Casebook, text: str) -> ArticleVersion:
    document = Document(text=text, original=text.encode(), media_type="text/plain", title="Another")
    added = casebook.articles.add(document).after
    return next(record for record in added if isinstance(record, ArticleVersion))


def test_earlier_checks_are_found_the_likest_first(casebook: Casebook) -> None:
    bring_in(casebook, STRUCK, FREED, "A dam burst in Libya.")
    first = casebook.matching.matches("Two ballistic missiles struck the port of Odesa on May 23, wounding eight.")[0]
    assert (first.text, first.rating, str(first.judged_at)) == (STRUCK, "true", "2025-05-24")
    assert first.closeness is Closeness.NEAR_CERTAIN
    assert first.reasons.startswith("Same words")


def test_a_twin_is_shown_as_what_it_is(casebook: Casebook) -> None:
    bring_in(casebook, FREED)
    (found,) = casebook.matching.matches(FREED.replace("215", "230"))
    assert found.closeness is Closeness.DIFFERS
    assert "differs in numbers: 230 returned, there 215 returned" in found.reasons


def test_undo_of_an_import_takes_its_checks_out_and_redo_brings_them_back(casebook: Casebook) -> None:
    change = bring_in(casebook, STRUCK)
    assert texts(casebook, STRUCK) == [STRUCK]
    undone = casebook.apply(change.inverse())
    assert texts(casebook, STRUCK) == []
    casebook.apply(undone.inverse())
    assert texts(casebook, STRUCK) == [STRUCK]


def test_judged_claims_of_other_articles_are_found_and_follow_their_changes(casebook: Casebook, claim: Claim) -> None:
    said = "Eight people were killed on Friday."
    version = another_article(casebook, said)
    mine = casebook.claims.add(version, 0, len(said) - 1, Kind.QUANTITY).after[0]
    assert texts(casebook, mine) == [], "nothing was judged yet"
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Two hospitals say so."))
    (found,) = casebook.matching.matches(mine)
    assert (found.text, found.rating, found.where) == (claim.quote, "true", "Strike on a port")
    assert texts(casebook, casebook.claims.get(claim.id)) == [], "a claim does not match its own article"
    casebook.verdicts.withdraw(casebook.claims.get(claim.id))
    assert texts(casebook, mine) == []


def test_a_whole_desk_is_matched_and_nothing_is_linked(casebook: Casebook, claim: Claim, desk: Desk) -> None:
    bring_in(casebook, "Eight people were killed on Friday.")
    seen: list[tuple[int, int]] = []
    found = casebook.matching.matches_of(casebook.desk(desk.article.id), progress=lambda *step: seen.append(step))
    assert [match.text for match in found[claim.id]] == ["Eight people were killed on Friday."]
    assert seen == [(0, 1)]
    assert casebook.desk(desk.article.id).links(claim.id) == ()


def test_matching_a_desk_can_be_stopped(casebook: Casebook, claim: Claim, desk: Desk) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        casebook.matching.matches_of(casebook.desk(desk.article.id), progress=stop)


def test_a_window_of_days_leaves_others_out(casebook: Casebook) -> None:
    bring_in(casebook, checks=[check(STRUCK, "2020-01-01"), check(STRUCK + " Again.", "2025-05-25")])
    near = MatchSettings(window_days=30)
    found = casebook.matching.matches(STRUCK, day=date(2025, 5, 23), settings=near)
    assert [match.text for match in found] == [STRUCK + " Again."]


def test_records_are_suggested_with_the_passage_that_fits(casebook: Casebook, claim: Claim) -> None:
    says = "Rain fell all day. Eight people were killed in the strike, doctors said. The road is closed."
    record = Evidence(uuid4(), EvidenceKind.REPORT, "Hospital", says=says)
    casebook.evidence.add(record)
    casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, "Grain prices", says="Wheat rose by two percent."))
    (found,) = casebook.matching.suggested_records(claim)
    assert (found.record.id, found.passage) == (record.id, "Eight people were killed in the strike, doctors said.")
    assert casebook.matching.suggested_records(claim, linked=[record.id]) == ()
    stored = casebook.evidence.get(record.id)
    casebook.evidence.edit(replace(stored, says="Nothing of the kind."))
    assert casebook.matching.suggested_records(claim) == ()


def test_one_claim_in_two_articles_is_told(casebook: Casebook, version: ArticleVersion) -> None:
    said = "Two more were hurt, the governor said."
    other = another_article(casebook, f"{said} It rained.")
    long = MatchSettings(fewest_words=5)
    first = casebook.claims.add(version, 36, 36 + len(said), Kind.QUANTITY).after[0]
    second = casebook.claims.add(other, 0, len(said), Kind.QUANTITY).after[0]
    (pair,) = casebook.matching.duplicates(long)
    assert {pair.first.claim.id, pair.second.claim.id} == {first.id, second.id}
    assert casebook.matching.contradictions() == ()


def test_nothing_is_found_in_an_empty_casebook(casebook: Casebook) -> None:
    assert casebook.matching.matches("anything at all") == ()
    assert casebook.matching.matches("") == ()


def test_the_work_goes_in_steps_between_which_others_may_write(casebook: Casebook) -> None:
    bring_in(casebook, STRUCK)
    assert not casebook.matching.is_ready()
    steps = casebook.matching.steps()
    assert next(steps) == (1, 1)
    casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, "Meanwhile"))
    assert list(steps) == [(2, 2)]
    assert not casebook.matching.is_ready(), "what came in meanwhile is caught up with"
    casebook.matching.prepare()
    assert casebook.matching.is_ready()
    assert list(casebook.matching.steps()) == []


def test_nothing_is_written_beside_the_casebook(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    with Casebook.create(tmp_path / "desk" / "a.casebook", person="Checker") as book:
        bring_in(book, STRUCK)
        assert texts(book, STRUCK) == [STRUCK]
    assert [path.name for path in (tmp_path / "desk").iterdir()] == ["a.casebook"]
