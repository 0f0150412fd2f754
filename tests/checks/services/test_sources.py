"""Rulings are one change that the desk follows; merging loses nothing and can be undone."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.casebook import Casebook
from checks.domain.article import Article
from checks.domain.change import Change
from checks.domain.claim import Claim
from checks.domain.evidence import Capture, CaptureState, Evidence, EvidenceKind, Figure, Link, Stance
from checks.domain.finding import Finding, FindingValue, Level
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.domain.origin import OriginRuling, Question
from checks.domain.tables import TollPoint, TollSeries
from checks.errors import StepRefused
from checks.ingest.document import Document
from checks.matching.sources import origins_of
from checks.services.sources import merged

ON_BOTH_ENGINES = True

DAY = Moment.parse("2025-05-23")
NOW = Moment.parse("2025-05-26T10:00+00:00")
ONE, TWO, THREE = (
    Evidence(UUID(int=2**70 + n), EvidenceKind.REPORT, f"Report {n}", publisher=f"Paper {n}", original_source="Kiper")
    for n in range(3)
)


@pytest.fixture
def linked(casebook: Casebook, claim: Claim) -> Claim:
    """A claim with three records of one source."""
    links = [Link(UUID(int=2**71 + n), claim.id, each.id, Stance.SUPPORTS) for n, each in enumerate((ONE, TWO, THREE))]
    casebook.apply(Change("Link evidence", after=(ONE, TWO, THREE, *links)))
    return claim


def grouped(casebook: Casebook, article: Article, claim: Claim) -> list[list[str]]:
    found = origins_of(casebook.desk(article.id), claim.id)
    return [[record.publisher for record in origin.records] for origin in found]


def everything(casebook: Casebook) -> dict[str, frozenset[object]]:
    """All that a merge may touch."""
    records = casebook._records
    return {
        kind.__name__: frozenset(map(repr, records.all(kind)))
        for kind in (Evidence, Link, OriginRuling, Finding, TollSeries)
    }


def test_a_ruling_is_one_change_and_can_be_undone(casebook: Casebook, article: Article, linked: Claim) -> None:
    assert grouped(casebook, article, linked) == [["Paper 0", "Paper 1", "Paper 2"]]
    change = casebook.sources.rule(ONE, (TWO, THREE), is_same=False, reason="  He spoke twice. ")
    assert grouped(casebook, article, linked) == [["Paper 0"], ["Paper 1", "Paper 2"]]
    assert [(ruling.reason, ruling.person_id) for ruling in change.after] == [("He spoke twice.", casebook.me.id)] * 2
    casebook.apply(change.inverse())
    assert grouped(casebook, article, linked) == [["Paper 0", "Paper 1", "Paper 2"]]


def test_origins_of_records_that_no_claim_is_linked_to_follow_rulings_as_well(casebook: Casebook) -> None:
    casebook.apply(Change("Add evidence", after=(ONE, TWO, THREE)))
    ids = (ONE.id, TWO.id)

    def grouped() -> list[frozenset[UUID]]:
        return [origin.ids for origin in casebook.sources.origins_of(ids)]

    assert grouped() == [frozenset(ids)]
    casebook.sources.rule(ONE, (TWO,), is_same=False, reason="He spoke twice.")
    assert grouped() == [frozenset((ONE.id,)), frozenset((TWO.id,))]


def test_the_desk_follows_a_ruling_without_asking_the_casebook(
    casebook: Casebook, article: Article, linked: Claim
) -> None:
    desk = casebook.desk(article.id)
    ruled = desk.after(casebook.sources.rule(ONE, (TWO, THREE), is_same=False, reason="why"))
    assert (len(origins_of(desk, linked.id)), len(origins_of(ruled, linked.id))) == (1, 2)


def test_a_ruling_needs_a_reason(casebook: Casebook, linked: Claim) -> None:
    with pytest.raises(StepRefused, match="Say why"):
        casebook.sources.rule(ONE, (TWO,), is_same=False, reason="  ")


def test_a_later_ruling_on_a_pair_takes_the_place_of_the_earlier(casebook: Casebook, linked: Claim) -> None:
    casebook.sources.rule(ONE, (TWO,), is_same=False, reason="first")
    casebook.sources.rule(TWO, (ONE,), is_same=True, reason="second")
    assert [(ruling.is_same, ruling.reason) for ruling in casebook.sources.rulings()] == [(True, "second")]


def test_rulings_on_sources_and_on_duplicates_stand_side_by_side(casebook: Casebook, linked: Claim) -> None:
    casebook.sources.rule(ONE, (TWO,), is_same=True, reason="one")
    casebook.sources.rule(ONE, (TWO,), is_same=False, reason="two stories", question=Question.RECORD)
    assert {ruling.question for ruling in casebook.sources.rulings()} == set(Question)


def test_rulings_are_taken_back(casebook: Casebook, article: Article, linked: Claim) -> None:
    casebook.sources.rule(ONE, (TWO, THREE), is_same=False, reason="why")
    change = casebook.sources.take_back(casebook.sources.rulings())
    assert (casebook.sources.rulings(), change.label) == ((), "Take back rulings")
    assert len(grouped(casebook, article, linked)) == 1


def test_a_record_with_rulings_can_be_deleted_and_comes_back_with_them(casebook: Casebook, linked: Claim) -> None:
    casebook.sources.rule(ONE, (TWO,), is_same=False, reason="why")
    before = everything(casebook)
    change = casebook.evidence.delete(TWO)
    assert casebook.sources.rulings() == ()
    casebook.apply(change.inverse())
    assert everything(casebook) == before


def test_the_text_of_a_kept_page_tells_copies(
    casebook: Casebook, article: Article, claim: Claim, document: Document
) -> None:
    story = " ".join(f"word{n}" for n in range(40))
    for number, words in enumerate((story, story + " and more")):
        record = Evidence(UUID(int=50 + number), EvidenceKind.REPORT, "Page", publisher=f"Paper {number}")
        kept = replace(document, text=words, original=words.encode(), media_type="text/plain")
        casebook.links.add_with_record(claim, record, Stance.SUPPORTS, document=kept)
    (origin,) = origins_of(casebook.desk(article.id), claim.id)
    assert origin.reasons == (f"Both share their text: “{story[:160].rstrip()}…”",)


# Merging


def test_a_merged_record_has_what_both_had(casebook: Casebook, linked: Claim) -> None:
    full = replace(
        TWO, url="https://example.org/a", says="8 injured", figures=(Figure("killed", best=1),), publisher="Other name"
    )
    casebook.evidence.edit(full)
    casebook.sources.merge(ONE, TWO)
    found = casebook.evidence.get(ONE.id)
    assert (found.url, found.says, found.figures) == (full.url, full.says, full.figures)
    assert found.publisher == "Paper 0"
    assert "publisher: Other name" in found.note
    assert {record.id for record in casebook.evidence.all()} == {ONE.id, THREE.id}


def test_links_and_references_go_over_and_none_is_doubled(casebook: Casebook, article: Article, linked: Claim) -> None:
    casebook.evidence.edit(replace(THREE, republished_from=TWO.id))
    casebook.links.add(linked, TWO, Stance.CONTEXT, "its own passage")
    casebook.sources.merge(ONE, TWO)
    assert casebook.evidence.get(THREE.id).republished_from == ONE.id
    links = casebook.desk(article.id).links(linked.id)
    assert [(link.evidence_id, link.stance) for link in links] == [
        (ONE.id, Stance.SUPPORTS), (THREE.id, Stance.SUPPORTS), (ONE.id, Stance.CONTEXT)
    ]  # fmt: skip


def test_a_record_never_names_itself_after_a_merge(casebook: Casebook, linked: Claim) -> None:
    casebook.evidence.edit(replace(TWO, republished_from=ONE.id))
    casebook.sources.merge(ONE, TWO)
    assert casebook.evidence.get(ONE.id).republished_from is None


def test_findings_tables_and_rulings_name_the_record_that_stays(casebook: Casebook, linked: Claim) -> None:
    finding = Finding(
        UUID(int=61), linked.id, "figure.range", Level.NOTE, "Look", (FindingValue("figure", "8", TWO.id),)
    )
    point = TollPoint(PersonStatus.KILLED, DAY, best=1, source="Kiper", evidence_id=TWO.id)
    series = TollSeries(UUID(int=62), "Toll", "Event", None, (point,))
    casebook.apply(Change("Note", after=(finding, series)))
    casebook.sources.rule(TWO, (THREE,), is_same=False, reason="why")
    casebook.sources.rule(TWO, (ONE,), is_same=True, reason="between the two")
    casebook.sources.merge(ONE, TWO)
    records = casebook._records
    assert records.get(Finding, finding.id).values[0].evidence_id == ONE.id
    assert records.get(TollSeries, series.id).points[0].evidence_id == ONE.id
    assert [ruling.pair for ruling in casebook.sources.rulings()] == [frozenset((ONE.id, THREE.id))]


def test_a_record_is_not_merged_with_itself(casebook: Casebook, linked: Claim) -> None:
    with pytest.raises(StepRefused):
        casebook.sources.merge(ONE, ONE)


def test_what_was_kept_of_both_stays_reachable(casebook: Casebook, linked: Claim, document: Document) -> None:
    kept = casebook.evidence.add(replace(ONE, id=UUID(int=71)), document).after[-1]
    gone = casebook.evidence.add(replace(ONE, id=UUID(int=72)), replace(document, original=b"another")).after[-1]
    casebook.sources.merge(kept, gone)
    found = casebook.evidence.get(kept.id)
    assert found.snapshot_id == kept.snapshot_id
    assert [capture.snapshot_id for capture in found.captures] == [gone.snapshot_id]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([(ONE, TWO), (TWO, ONE), (TWO, THREE)]),
    st.lists(st.tuples(st.sampled_from([(0, 1), (1, 2), (0, 2)]), st.booleans()), max_size=3),
    st.sampled_from(["", "8 injured", "9 injured"]),
    st.sampled_from([None, ONE.id, TWO.id]),
)
def test_merging_and_taking_it_back_gives_the_same_content(
    casebook: Casebook, linked: Claim, pair: tuple, ruled: list, says: str, copied: UUID | None
) -> None:
    three = (ONE, TWO, THREE)
    done = [casebook.evidence.edit(replace(TWO, says=says, note=says)),
            casebook.evidence.edit(replace(THREE, republished_from=copied))]  # fmt: skip
    done += [
        casebook.sources.rule(three[one], (three[other],), is_same=is_same, reason="why")
        for (one, other), is_same in ruled
    ]
    before = everything(casebook)
    change = casebook.sources.merge(*pair)
    merged_state = everything(casebook)
    back = casebook.apply(change.inverse())
    assert everything(casebook) == before
    again = casebook.apply(back.inverse())
    assert everything(casebook) == merged_state
    for step in (again, *reversed(done)):  # the next example begins with what this one found
        if step.id is not None:
            casebook.apply(step.inverse())


def test_what_both_say_is_said_once() -> None:
    one, other = replace(ONE, says="8 injured, one killed"), replace(TWO, says="8 injured", title=ONE.title)
    found = merged(one, replace(other, publisher=ONE.publisher), NOW)
    assert (found.says, found.note) == ("8 injured, one killed", "")
    both = merged(one, replace(other, says="1 missing", publisher=None), NOW)
    assert both.says == "8 injured, one killed\n\n1 missing"


def test_captures_of_both_are_in_the_order_of_time() -> None:
    early, late = (Capture(Moment.parse(f"2025-05-2{day}"), CaptureState.FAILED, reason="No answer") for day in (1, 2))
    found = merged(replace(ONE, captures=(late,)), replace(TWO, captures=(early, late)), NOW)
    assert found.captures == (early, late)


def test_the_material_of_a_search_holds_texts_and_is_dated(casebook: Casebook, linked: Claim) -> None:
    casebook.evidence.edit(replace(ONE, says="It is said", url="https://www.example.org/a/"))
    material = casebook.sources.material()
    assert [each.text for each in material.candidates] == ["It is said", "", ""]
    assert material.candidates[0].address == "example.org/a"
    assert material.as_of == casebook.sources.last_change()
    casebook.sources.rule(ONE, (TWO,), is_same=False, reason="why", question=Question.RECORD)
    assert casebook.sources.last_change() == material.as_of + 1
