"""What review adds to a report: two-part verdicts, who signed, what is stale, second checks, corrections, states."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pypdfium2
import pytest

from checks.domain.article import ReportState
from checks.domain.change import Record
from checks.domain.correction import Correction, Decision
from checks.domain.desk import Desk
from checks.domain.finding import Level
from checks.domain.house import House
from checks.domain.moment import Moment
from checks.domain.relation import ClaimRelation, Relation
from checks.domain.verdict import Scale, Verdict
from checks.reporting.edition import Edition
from checks.reporting.formats import Format, render
from checks.reporting.report import Report
from tests.checks.reporting.conftest import ACCEPTED, CAPTIVE, KILLED, LARGEST, PAPER, SECOND, WOUNDED, identity

EDITION = Edition("Odesa desk", Moment.parse("2025-05-26T10:00+00:00"))


def report_of(desk: Desk, scale: Scale, edition: Edition = EDITION) -> Report:
    return Report.of(desk, scale, edition)


def with_records(desk: Desk, *records: Record) -> Desk:
    return replace(desk, records={**desk.records, **{record.id: record for record in records}})


def words_of(form: Format, data: bytes) -> str:
    """All words of a report in order, whatever its form."""
    if form is Format.PDF:
        document = pypdfium2.PdfDocument(data)
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
    elif form is Format.WORD:
        body = docx.Document(io.BytesIO(data)).element.body
        text = " ".join("".join(node.itertext()) for node in body.iter() if node.tag.endswith("}p"))
    else:
        text = data.decode()
    return " ".join(text.split())


@pytest.mark.parametrize("form", list(Format))
def test_every_form_tells_what_review_adds(desk: Desk, scale: Scale, form: Format) -> None:
    told = words_of(form, render(form, desk, scale, EDITION))
    for each in (
        "Draft, as of 26 May 2025: no editor has read it yet.", "Was it said", "They said so.", "Is it so",
        "Moderate: One record, of one party.", "relied on", "It was to be looked at again on 26 May 2025.",
        "signed by the same person on 24 May 2025", "Reason: The hospital counted seven.", "Both found the same.",
        "Under way, without sight of the first verdict.", "Corrections to this report", "The day was wrong.",
        "Corrections to the article", "Agreed with the author.", "House scale, version 1", "5 of 5",
        "1 claim was checked by two people who did not see each other’s verdict.",
    ):  # fmt: skip
        assert each in told or each.lower() in told.lower(), each
    assert "BLIND WORDS" not in told


def test_a_verdict_says_what_it_relies_on_and_who_signed(desk: Desk, scale: Scale) -> None:
    entries = {entry.quote: entry for entry in report_of(desk, scale).judged}
    assert [each.is_relied_on for each in entries[KILLED.quote].backing] == [True, False]
    ruling = entries[LARGEST.quote].ruling
    assert ruling is not None
    assert ruling.decided.endswith("signed by the same person on 24 May 2025, 12:00 UTC")
    assert (ruling.said, ruling.confidence) == ("", "")


def test_a_day_that_lies_ahead_is_no_reason_to_doubt(desk: Desk, scale: Scale) -> None:
    earlier = replace(EDITION, printed_at=Moment.parse("2025-05-25T10:00+00:00"))
    ruling = next(each.ruling for each in report_of(desk, scale, earlier).judged if each.quote == KILLED.quote)
    assert ruling is not None
    assert (ruling.stale, ruling.recheck) == ((), "To be looked at again on 26 May 2025.")


def test_a_superseded_record_is_told_without_words_that_are_withheld(desk: Desk, scale: Scale) -> None:
    newer = replace(PAPER, id=identity("newer"), title="SECRET TITLE", supersedes=CAPTIVE.id)
    ruling = next(
        each.ruling for each in report_of(with_records(desk, newer), scale).judged if each.quote == WOUNDED.quote
    )
    assert ruling is not None
    assert ruling.stale == ("A record that it stands on has been superseded by another.",)


@pytest.mark.parametrize(
    ("state", "note", "told"),
    [
        (ReportState.IN_REVIEW, "", "In review, as of 26 May 2025: an editor is reading it."),
        (ReportState.RETURNED, "INTERNAL", "Returned, as of 26 May 2025: the editor asked for changes."),
        (ReportState.PUBLISHED, "", "Published, as of 26 May 2025."),
        (ReportState.CORRECTED, "", "Published, as of 26 May 2025: corrected since."),
        (ReportState.VOID, "The article was withdrawn.",
         "Void, as of 26 May 2025: it no longer stands. The article was withdrawn."),
    ],
)  # fmt: skip
def test_the_report_says_how_far_it_has_come(
    desk: Desk, scale: Scale, state: ReportState, note: str, told: str
) -> None:
    report = report_of(replace(desk, article=replace(desk.article, report_state=state, report_note=note)), scale)
    assert (report.state, report.is_standing) == (told, state is not ReportState.VOID)


def test_what_was_declined_stays_inside_once_the_report_is_public(desk: Desk, scale: Scale) -> None:
    declined: Correction = replace(ACCEPTED, decision=Decision.DECLINED, reason="HOUSE MATTER")
    inside = with_records(desk, declined)
    assert [each.decision for each in report_of(inside, scale).amendments] == ["Declined"]
    public = replace(inside, article=replace(desk.article, report_state=ReportState.PUBLISHED))
    assert report_of(public, scale).amendments == ()


def test_a_decision_on_other_words_is_none(desk: Desk, scale: Scale) -> None:
    other = with_records(desk, replace(ACCEPTED, proposed="six others were wounded"))
    assert [(each.decision, each.decided) for each in report_of(other, scale).amendments] == [("To be decided", "")]


def test_the_method_tells_what_was_done_and_what_was_not(desk: Desk, scale: Scale) -> None:
    house = House(off=("figure.subset", "own.gone"), limits=(("figure.range", Level.NOTE),), allows_single_person=True)
    same = ClaimRelation(identity("same"), KILLED.id, identity("other"), Relation.SAME)
    edition = replace(EDITION, failed_rules=("time.weekday",))
    method = "\n".join(report_of(with_records(desk, house, same), scale, edition).method)
    assert "Switched off by the desk: “" in method
    assert "(figure.subset); own.gone." in method
    assert "Stopped by a fault of their own, so not applied in full: “" in method
    assert "Held to weaker words by the desk: “" in method
    assert "people confirmed 1 relation: 1 “same claim”." in method
    assert "Of 3 verdicts, 1 was signed off by a second person. 1 was signed by the same person" in method


def test_the_method_of_an_article_that_no_program_read(desk: Desk, scale: Scale) -> None:
    by_hand = replace(desk, version=replace(desk.version, extractor=None))
    assert "no program looked for others" in report_of(by_hand, scale).method[0]
    basic = replace(desk, version=replace(desk.version, extractor="rules 1 (no language model)"))
    assert "is not fully supported" in report_of(basic, scale).method[0]


def test_verdicts_on_an_older_scale_are_counted(desk: Desk, scale: Scale) -> None:
    newer = replace(scale, version=2)
    assert "1 verdict was given on version 1 of the house scale." in report_of(desk, newer).method


def test_a_second_check_that_was_never_given_says_so(desk: Desk, scale: Scale) -> None:
    never = with_records(desk, replace(SECOND, given_at=None))
    ruling = next(each.ruling for each in report_of(never, scale).judged if each.quote == WOUNDED.quote)
    assert ruling is not None
    assert ruling.second_checks == ("Asked for, and not done.",)


def test_a_draft_is_no_correction(desk: Desk, scale: Scale) -> None:
    verdict = desk.verdict(WOUNDED.id)
    assert isinstance(verdict, Verdict)
    assert report_of(with_records(desk, replace(verdict, is_draft=True)), scale).amendments == ()
