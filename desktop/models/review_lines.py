"""The report as lines to be read through in the review: the text, and below each paragraph its verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from checks.domain.correction import Erratum
from checks.domain.desk import Desk
from checks.domain.moment import Moment
from checks.domain.progress import Progress
from checks.domain.verdict import Scale, Verdict
from desktop.models.claim_facts import one_line

if TYPE_CHECKING:
    from checks.reporting.entries import Backing, Entry
    from checks.reporting.marked_text import Paragraph
    from checks.reporting.report import Report


class Look(StrEnum):
    """How a line is set."""

    KICKER = "kicker"
    TITLE = "title"
    FACTS = "facts"
    TEXT = "text"
    SECTION = "section"
    HEADING = "heading"
    ROW = "row"


@dataclass(frozen=True)
class Run:
    """Words that lie under the same claims; `ends` are the numbers that stand behind them."""

    text: str
    claims: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True)
class Line:
    """One paragraph of the report."""

    look: Look
    runs: tuple[Run, ...]
    label: str = ""
    """What a row is about: "Verdict", "Reason"."""
    number: int = 0
    """The claim that a heading or row is about."""
    is_strong: bool = False
    """Does its first run stand out?"""

    @property
    def text(self) -> str:
        """The words without numbers and label."""
        return "".join(run.text for run in self.runs)


def report_lines(desk: Desk, scale: Scale, casebook_name: str, progress: Progress) -> tuple[Line, ...]:
    """On a worker: the report as it reads now, with the remarks of the desk."""
    from checks.reporting.edition import Edition
    from checks.reporting.report import Report

    progress(0, 1)
    edition = Edition(casebook_name, Moment.of(datetime.now(UTC).astimezone()), with_comments=True)
    return tuple(_lines(Report.of(desk, scale, edition), desk))


def _lines(report: Report, desk: Desk) -> Iterator[Line]:
    yield _plain(Look.KICKER, "Verdict report, for the editor")
    yield _plain(Look.TITLE, report.title)
    facts = [", ".join(report.facts), report.people, f"{report.total} claims, {report.decided} decided"]
    yield _plain(Look.FACTS, f"{'. '.join(fact for fact in facts if fact)}.")
    verdicts = _verdicts(desk)
    waiting = {entry.number: entry for entry in report.judged}
    for paragraph in report.paragraphs:
        if paragraph.is_title or paragraph.is_furniture:
            continue
        yield Line(Look.TEXT, tuple(_runs(paragraph)))
        for number in sorted({number for piece in paragraph.pieces for number in piece.ends} & set(waiting)):
            yield from _entry(waiting.pop(number), verdicts.get(number))
    for entry in waiting.values():  # those whose words stand in the title
        yield from _entry(entry, verdicts.get(entry.number))
    yield from _unfinished(report)
    yield from _errata(desk.errata)


def _verdicts(desk: Desk) -> dict[int, Verdict]:
    """The verdicts by the numbers of their claims."""
    from desktop.models.correction_rows import numbered

    pairs = ((number, desk.verdict(claim_id)) for claim_id, number in numbered(desk).items())
    return {number: verdict for number, verdict in pairs if verdict is not None}


def _runs(paragraph: Paragraph) -> Iterator[Run]:
    for piece in paragraph.pieces:
        yield Run(piece.text, tuple(mark.number for mark in piece.marks), piece.ends)


def _entry(entry: Entry, verdict: Verdict | None) -> Iterator[Line]:
    """The heading of a claim, and what was found on it, a row for each part."""
    yield Line(Look.HEADING, (Run(one_line(entry.quote)),), str(entry.number), entry.number)
    for label, words, *more in _parts(entry, verdict):
        runs = tuple(Run(part) for part in (words, *more) if part)
        if runs:
            yield Line(Look.ROW, runs, label, entry.number, is_strong=label == "Verdict")


def _parts(entry: Entry, verdict: Verdict | None) -> Iterator[tuple[str, ...]]:
    """What a row is about, and its words."""
    ruling = entry.ruling
    if ruling is None:
        return
    if verdict is not None and verdict.said is not None:
        yield "Said", sentence(verdict.said.value, verdict.said_rationale)
    as_of = f", as of {ruling.as_of}" if ruling.as_of else ""
    yield "Verdict", ruling.rating, as_of + (f". {', '.join(ruling.flags)}" if ruling.flags else "")
    for place, paragraph in enumerate(ruling.rationale):
        yield "" if place else "Reason", paragraph
    if verdict is not None and verdict.confidence is not None:
        yield "Confidence", sentence(verdict.confidence.value, verdict.confidence_reason)
    yield "Evidence", _evidence(entry.backing, entry.records)
    yield "Instead", one_line(ruling.proposed_wording)
    for finding in entry.noticed:
        yield "Noticed", finding.message
    yield "By", sentence(ruling.decided)
    for remark in entry.remarks:
        yield "Remark", f"{remark.author or 'Somebody'}: {one_line(remark.text)}"


def sentence(begun: str, then: str = "") -> str:
    """Words as a sentence, with another one behind it: "Said otherwise. The minister spoke of ten."."""
    first = f"{begun[:1].upper()}{begun[1:]}." if begun else ""
    return f"{first} {one_line(then)}".strip()


def _evidence(backing: Iterable[Backing], records: str) -> str:
    """Publishers with their times, and how many sources they come to."""
    named = [", ".join(filter(None, (each.source.publisher, each.source.published))) for each in backing]
    return ". ".join([*dict.fromkeys(named), sentence(records)])


def _unfinished(report: Report) -> Iterator[Line]:
    """Claims without a verdict, under where they stand."""
    from checks.reporting.report import STATUSES

    if report.unfinished:
        yield _plain(Look.SECTION, "Without a verdict")
    for status, entries in report.unfinished:
        for entry in entries:
            words = f"{one_line(entry.quote)} ({STATUSES[status][0].lower()})"
            yield Line(Look.ROW, (Run(words),), str(entry.number), entry.number)


def _errata(errata: Iterable[Erratum]) -> Iterator[Line]:
    """What was corrected since the report was published."""
    for place, erratum in enumerate(errata):
        if not place:
            yield _plain(Look.SECTION, "Corrected since it was published")
        words = f"It said “{erratum.was}”, and says “{erratum.now}” now: {erratum.reason}"
        yield Line(Look.ROW, (Run(one_line(words)),), str(place + 1))


def _plain(look: Look, words: str) -> Line:
    return Line(look, (Run(words),))
