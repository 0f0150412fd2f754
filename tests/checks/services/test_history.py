"""The history can be searched, told in words, and gone back in, record by record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from checks.casebook import Casebook
from checks.domain.article import Article
from checks.domain.claim import Claim, Kind, Status
from checks.domain.difference import Deed
from checks.domain.evidence import Evidence, EvidenceKind, Link, Stance
from checks.domain.history_filter import HistoryFilter, Subject
from checks.domain.verdict import Rating, Verdict
from checks.errors import NotFound, StepRefused
from checks.ingest.document import Document

ON_BOTH_ENGINES = True


def labels(casebook: Casebook, **wanted: object) -> list[str]:
    """What the changes that are found did, newest first."""
    return [change.label for change in casebook.history.find(HistoryFilter(**wanted))]  # type: ignore[arg-type]


def test_changes_are_found_by_person(casebook: Casebook, claim: Claim) -> None:
    colleague = casebook.people.sign_in("Colleague")
    casebook.comments.add(claim, "Who counted?")
    assert labels(casebook, person_id=colleague.id) == ["Add comment", "Sign in"]


def test_changes_are_found_by_what_they_are_about(casebook: Casebook, claim: Claim, evidence: Evidence) -> None:
    casebook.comments.add(claim, 'They say "record":"Verdict" and mean nothing by it.')
    assert labels(casebook, subject=Subject.EVIDENCE) == ["Add evidence", "Add article"]
    assert labels(casebook, subject=Subject.VERDICTS) == []
    assert labels(casebook, subject=Subject.REMARKS) == ["Add comment"]
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Eight names."))
    assert labels(casebook, subject=Subject.VERDICTS) == ["Propose verdict"]


def test_changes_are_found_by_day(casebook: Casebook, claim: Claim) -> None:
    day = date(2025, 5, 23)
    assert len(labels(casebook, since=day, until=day)) == 3
    assert labels(casebook, since=date(2025, 5, 24)) == []
    assert labels(casebook, until=date(2025, 5, 22)) == []


def test_changes_are_found_by_words_of_the_deed_and_the_reason(casebook: Casebook, article: Article) -> None:
    casebook.reports.void(article, "The author asked for it, 100 %.")
    assert labels(casebook, words="ADD ART") == ["Add article"]
    assert labels(casebook, words="100 %") == ["Make report void"]
    assert labels(casebook, words="1_0") == []


def test_changes_are_found_by_article(casebook: Casebook, claim: Claim, evidence: Evidence, article: Article) -> None:
    casebook.articles.add(Document(text="Other.", original=b"Other.", media_type="text/plain", title="Other"))
    casebook.links.add(claim, evidence, Stance.SUPPORTS)
    casebook.evidence.edit(replace(evidence, says="Eight"))
    found = labels(casebook, article_id=article.id)
    assert found == ["Edit evidence", "Link evidence", "Add evidence", "Add claim", "Add article"]
    casebook.claims.delete(claim)
    assert labels(casebook, article_id=article.id)[0] == "Delete claim"


def test_a_long_history_comes_in_pages(casebook: Casebook, claim: Claim) -> None:
    for number in range(5):
        casebook.comments.add(claim, f"Remark {number}")
    wanted = HistoryFilter(subject=Subject.REMARKS)
    assert casebook.history.count(wanted) == 5
    pages = [casebook.history.find(wanted, limit=2, skipped=skipped) for skipped in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({change.id for page in pages for change in page}) == 5


def test_a_change_is_told_field_by_field(casebook: Casebook, claim: Claim) -> None:
    colleague = casebook.people.invite("Colleague")
    change = casebook.planning.assign([claim.id], colleague)
    (line,) = casebook.history.tell(change)
    assert (line.deed, line.field, line.before, line.after) == (Deed.EDITED, "owner", "Checker", "Colleague")
    assert line.sentence == "Claim “Eight people were kille”, owner: Checker → Colleague"


def test_a_record_comes_back_as_it_stood(casebook: Casebook, evidence: Evidence) -> None:
    added = casebook.history.of(evidence.id)[0]
    casebook.evidence.edit(replace(evidence, says="Eight"))
    casebook.evidence.edit(replace(evidence, says="Nine", title="Other"))
    change = casebook.history.restore(evidence.id, added.id)
    assert casebook.evidence.get(evidence.id) == evidence
    assert change.label == "Restore evidence record"
    casebook.apply(change.inverse())
    assert casebook.evidence.get(evidence.id).says == "Nine"


def test_a_deleted_record_comes_back_with_its_snapshot(casebook: Casebook, document: Document) -> None:
    added = casebook.evidence.add(Evidence(uuid4(), EvidenceKind.NOTE, "Call"), document)
    record = casebook.evidence.all()[-1]
    casebook.evidence.delete(record)
    with pytest.raises(StepRefused, match="This step deleted the record"):
        casebook.history.restore(record.id, casebook.history.of(record.id)[-1].id)
    casebook.history.restore(record.id, added.id)
    assert casebook.evidence.get(record.id) == record
    assert casebook.evidence.snapshot_bytes(casebook.evidence.snapshot(record)) == document.original


def test_a_record_forgets_others_that_are_gone(casebook: Casebook, evidence: Evidence) -> None:
    newer = Evidence(uuid4(), EvidenceKind.NOTE, "Newer", supersedes=evidence.id)
    added = casebook.evidence.add(newer)
    casebook.evidence.delete(evidence)
    casebook.history.restore(newer.id, added.id)
    assert casebook.evidence.get(newer.id).supersedes is None


def test_a_link_comes_back_only_between_what_is_there(casebook: Casebook, claim: Claim, evidence: Evidence) -> None:
    linked = casebook.links.add(claim, evidence, Stance.SUPPORTS)
    link = linked.after[0]
    assert isinstance(link, Link)
    casebook.links.remove(link)
    casebook.history.restore(link.id, linked.id)
    assert casebook.desk(casebook.articles.overview()[0].article.id).links(claim.id) == (link,)
    casebook.evidence.delete(evidence)
    with pytest.raises(StepRefused, match="Bring the record back first"):
        casebook.history.restore(link.id, linked.id)


def test_a_remark_on_a_deleted_claim_waits_for_it(casebook: Casebook, claim: Claim) -> None:
    said = casebook.comments.add(claim, "Who counted?")
    casebook.claims.delete(claim)
    with pytest.raises(StepRefused, match="Bring the claim back first"):
        casebook.history.restore(said.after[0].id, said.id)


def test_a_verdict_comes_back_as_a_draft(casebook: Casebook, claim: Claim) -> None:
    first = casebook.verdicts.propose(Verdict(uuid4(), claim.id, "true", "Eight names."))
    verdict = casebook.verdicts.of(claim.id)
    assert verdict is not None
    casebook.verdicts.propose(replace(verdict, rating="false"))
    casebook.history.restore(verdict.id, first.id)
    back = casebook.verdicts.of(claim.id)
    assert back is not None
    assert (back.rating, back.is_draft) == ("true", True)
    assert casebook.claims.get(claim.id).status is Status.IN_PROGRESS


def test_a_claim_comes_back_with_its_work(casebook: Casebook, claim: Claim) -> None:
    added = casebook.history.of(claim.id)[0]
    casebook.claims.set_kind(claim, Kind.EVENT)
    assert casebook.history.restore(claim.id, added.id).label == "Revert claim"
    assert casebook.claims.get(claim.id) == claim


def test_an_article_keeps_the_state_of_its_report(casebook: Casebook, article: Article) -> None:
    added = casebook.history.of(article.id)[0]
    edited = casebook.articles.edit(replace(article, title="Other")).after[0]
    assert isinstance(edited, Article)
    casebook.reports.send_for_review(edited)
    casebook.history.restore(article.id, added.id)
    back = casebook.articles.get(article.id)
    assert (back.title, back.report_state) == ("Strike on a port", "in review")


def test_an_older_scale_comes_back_as_a_new_version(casebook: Casebook) -> None:
    shipped = casebook.scale
    changed = casebook.scales.edit(replace(shipped, ratings=(*shipped.ratings, Rating("", "Satire"))))
    casebook.history.restore(shipped.id, changed.id)
    assert (casebook.scale.ratings, casebook.scale.version) == (shipped.ratings, 3)


def test_what_cannot_stand_alone_is_refused(casebook: Casebook, claim: Claim) -> None:
    me = casebook.me
    with pytest.raises(StepRefused, match="A person does not come back by itself"):
        casebook.history.restore(me.id, casebook.history.of(me.id)[0].id)
    with pytest.raises(NotFound, match="not in the history of the record"):
        casebook.history.restore(claim.id, UUID(int=0))
