"""Evidence and its links to claims."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import Article, Snapshot
from checks.domain.claim import Claim
from checks.domain.evidence import Evidence, EvidenceKind, Stance
from checks.domain.moment import Moment
from checks.domain.tables import Comparator, ComparatorTable
from checks.errors import Conflict, NotFound
from checks.ingest.document import Document


def record(title: str, **fields: object) -> Evidence:
    """A new evidence record."""
    return Evidence(uuid4(), EvidenceKind.REPORT, title, **fields)  # type: ignore[arg-type]


def test_a_record_keeps_its_document(casebook: Casebook, document: Document) -> None:
    snapshot, added = casebook.evidence.add(record("Hospital list"), document).after
    assert isinstance(snapshot, Snapshot)
    assert casebook.evidence.get(added.id).snapshot_id == snapshot.id
    assert casebook.evidence.snapshot_bytes(snapshot) == document.original


def test_the_same_bytes_are_kept_once(casebook: Casebook, document: Document) -> None:
    first = casebook.evidence.add(record("List"), document).after[0]
    second = casebook.evidence.add(record("List again"), document).after[0]
    assert first.id != second.id
    assert first.sha256 == second.sha256


def test_missing_bytes_are_said_to_be_missing(casebook: Casebook) -> None:
    with pytest.raises(NotFound, match="original of this record"):
        casebook.evidence.snapshot_bytes(Snapshot(UUID(int=1), "0" * 64, "text/plain", 0))


def test_a_record_is_corrected(casebook: Casebook, evidence: Evidence) -> None:
    casebook.evidence.edit(replace(evidence, says="Eight names."))
    assert casebook.evidence.get(evidence.id).says == "Eight names."


def test_a_link_ties_a_record_to_a_claim(
    casebook: Casebook, article: Article, claim: Claim, evidence: Evidence
) -> None:
    link = casebook.links.add(claim, evidence, Stance.SUPPORTS, "eight names", "page 2", "seen in print").after[0]
    assert casebook.desk(article.id).links(claim.id) == (link,)
    assert (link.passage, link.locator, link.note) == ("eight names", "page 2", "seen in print")

    qualified = replace(link, stance=Stance.QUALIFIES)
    casebook.links.edit(qualified)
    assert casebook.desk(article.id).links(claim.id) == (qualified,)

    casebook.links.remove(qualified)
    assert casebook.desk(article.id).links(claim.id) == ()
    assert casebook.evidence.get(evidence.id) == evidence


def test_links_stand_in_the_order_in_which_they_were_made(
    casebook: Casebook, article: Article, claim: Claim, evidence: Evidence
) -> None:
    links = [casebook.links.add(claim, evidence, stance).after[0] for stance in reversed(Stance)]
    assert casebook.desk(article.id).links(claim.id) == tuple(links)


def test_a_new_record_and_its_link_are_one_action(
    casebook: Casebook, article: Article, claim: Claim, document: Document
) -> None:
    change = casebook.links.add_with_record(claim, record("Hospital list"), Stance.SUPPORTS, document=document)
    assert [type(each).__name__ for each in change.after] == ["Snapshot", "Evidence", "Link"]
    assert len(casebook.desk(article.id).links(claim.id)) == 1
    casebook.apply(change.inverse())
    assert casebook.evidence.all() == ()


def test_a_link_to_a_record_that_is_gone_is_refused(casebook: Casebook, claim: Claim, evidence: Evidence) -> None:
    casebook.evidence.delete(evidence)
    with pytest.raises(Conflict, match="changed in the meantime"):
        casebook.links.add(claim, evidence, Stance.SUPPORTS)


def test_a_deleted_record_takes_its_links_and_is_forgotten_by_others(
    casebook: Casebook, article: Article, claim: Claim, document: Document
) -> None:
    snapshot, old = casebook.evidence.add(record("First list"), document).after
    new = record("Second list", supersedes=old.id, derived_from=old.id)
    casebook.evidence.add(new)
    casebook.links.add(claim, old, Stance.SUPPORTS)
    full = casebook.desk(article.id)

    deleted = casebook.evidence.delete(old)
    assert casebook.evidence.all() == (replace(new, supersedes=None, derived_from=None),)
    assert casebook.desk(article.id).links(claim.id) == ()
    assert casebook.desk(article.id).snapshot(snapshot.id) is None
    casebook.apply(deleted.inverse())
    assert casebook.desk(article.id) == full


def test_several_records_go_in_one_change_with_what_names_them(
    casebook: Casebook, article: Article, claim: Claim, document: Document
) -> None:
    _, first = casebook.evidence.add(record("First list"), document).after
    second, third = record("Second list", supersedes=first.id), record("Third list", derived_from=first.id)
    table = ComparatorTable(
        UUID(int=9), "Strikes", rows=(Comparator(Moment.parse("2025-05-23"), evidence_id=second.id),)
    )
    for each in (second, third):
        casebook.evidence.add(each)
    casebook.comparators.add(table)
    casebook.links.add_all(claim, (first, second), Stance.AGAINST)
    full = casebook.desk(article.id)

    change = casebook.evidence.delete(first, second)
    assert change.label == "Delete 2 records"
    assert casebook.evidence.all() == (replace(third, derived_from=None),)
    assert casebook.comparators.all()[0].rows[0].evidence_id is None
    assert casebook.desk(article.id).links(claim.id) == ()
    casebook.apply(change.inverse())
    assert casebook.desk(article.id) == full
    assert casebook.comparators.all() == (table,)


def test_several_records_are_linked_in_one_change(
    casebook: Casebook, article: Article, claim: Claim, evidence: Evidence
) -> None:
    other = record("Hospital list")
    casebook.evidence.add(other)
    change = casebook.links.add_all(claim, (evidence, other), Stance.SUPPORTS, "both of the morning")
    links = casebook.desk(article.id).links(claim.id)
    assert [(link.evidence_id, link.stance, link.note) for link in links] == [
        (each.id, Stance.SUPPORTS, "both of the morning") for each in (evidence, other)
    ]
    casebook.apply(change.inverse())
    assert casebook.desk(article.id).links(claim.id) == ()


def test_a_record_that_names_itself_can_be_deleted(casebook: Casebook) -> None:
    odd = record("Odd one")
    casebook.evidence.add(replace(odd, supersedes=odd.id))
    casebook.evidence.delete(casebook.evidence.get(odd.id))
    assert casebook.evidence.all() == ()


def test_a_snapshot_that_another_record_needs_stays(casebook: Casebook, document: Document) -> None:
    snapshot, first = casebook.evidence.add(record("List"), document).after
    second = record("The same list, page 2", snapshot_id=snapshot.id)
    casebook.evidence.add(second)
    assert casebook.evidence.delete(first).before == (first,)
    assert casebook.evidence.delete(second).before == (snapshot, second)
