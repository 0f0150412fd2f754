"""The verdict report as a Word document: headings, tables, and a comment at the words of each judged claim.

An editor reads the article with the verdicts beside it, as after any other reader's remarks.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from checks.domain import words
from checks.domain.desk import Desk
from checks.domain.verdict import Scale
from checks.reporting.chart_wish import Look, Picture
from checks.reporting.edition import Edition
from checks.reporting.entries import Backing, Entry
from checks.reporting.exhibits import Exhibit
from checks.reporting.marked_text import Paragraph
from checks.reporting.report import STATUSES, Report
from checks.reporting.rulings import Ruling
from checks.reporting.sources import source_line
from checks.reporting.word_page import Page, styled
from checks.text.xml_text import xml_text

if TYPE_CHECKING:
    from docx.text.run import Run

_CHART_WIDTH = 640
"""Pixels; six inches on the page."""
_INCHES = 6.0
_LONGEST_TITLE = 255
"""Characters that the properties of a Word document hold."""
_SHARPNESS = 2.0
"""Pixels of the picture to each of the chart, for print."""


def render_word(desk: Desk, scale: Scale, edition: Edition) -> bytes:
    """The report on the article that lies on the desk, as the bytes of a DOCX file."""
    report = Report.of(desk, scale, edition)
    page = Page(styled(edition.templates), report)
    page.document.core_properties.title = xml_text(f"Verdict report: {report.title}")[:_LONGEST_TITLE]
    page.document.core_properties.author = ""  # the library would name itself
    _head(page)
    _summary(page)
    _errata(page)
    _article(page)
    _claims(page)
    _amendments(page)
    _unchecked(page)
    _tables(page)
    _sources(page)
    page.heading("Method and limits")
    for paragraph in report.method:
        page.text(paragraph)
    _scale(page, scale)
    printed = f"printed {words.moment(edition.printed_at)}"
    page.text(f"From the casebook “{edition.casebook_name}”, {printed}. SHA-256 {report.sha256}")
    out = io.BytesIO()
    page.document.save(out)
    return out.getvalue()


def _head(page: Page) -> None:
    report = page.report
    page.heading(report.title, 0)
    page.text("Verdict report", style="Subtitle")
    facts = [*report.facts, *([report.url] if report.url else [])]
    if facts:
        page.text(", ".join(facts))
    page.text(report.state)
    page.text(f"{report.people}." + (f" As of {report.as_of}." if report.as_of else ""))
    if report.is_graphic:
        page.text(
            "Content warning. Some of the sources show graphic material. They are marked; nothing of it is shown here."
        )


def _summary(page: Page) -> None:
    report = page.report
    page.heading("Summary")
    counted = f"{report.decided} of {words.count(report.total, 'claim')} decided; {len(report.judged)} with a verdict."
    page.text(counted if report.total else "No claims yet.")
    page.table(("Rating", "Claims"), [(rating.label, str(amount)) for rating, amount in report.ratings])
    page.text("")
    page.table(
        ("Status", "Meaning", "Claims"),
        [(*STATUSES[status], str(amount)) for status, amount in report.statuses],
    )


def _errata(page: Page) -> None:
    if page.report.errata:
        page.heading("Corrections to this report")
    for each in page.report.errata:
        claim = f", claim {each.claim}" if each.claim else ""
        page.text(f"{each.day}{claim}: “{each.was}” is now “{each.now}”. {each.reason}".rstrip(), style="List Bullet")


def _amendments(page: Page) -> None:
    if not page.report.amendments:
        return
    page.heading("Corrections to the article")
    rows = [
        (
            str(each.number),
            each.original,
            each.proposed,
            "\n".join(part for part in (*each.reasons, each.evidence) if part),
            ": ".join(part for part in (each.decision, each.decided) if part),
        )
        for each in page.report.amendments
    ]
    page.table(("Claim", "From", "To", "Why", "Editor"), rows)


def _scale(page: Page, scale: Scale) -> None:
    page.heading(f"{scale.name}, version {scale.version}", 2)
    rows = [
        (each.label, f"{each.value} of 5" if each.value else "off the scale", each.meaning) for each in scale.ratings
    ]
    page.table(("Rating", "Value", "Meaning"), rows)


def _article(page: Page) -> None:
    """The text, with a comment on the words of each claim that has a verdict."""
    page.heading("The text")
    runs: dict[int, list[Run]] = {}
    for paragraph in page.report.paragraphs:
        _paragraph(page, paragraph, runs)
    for entry in page.report.judged:
        if entry.ruling and runs.get(entry.number):
            page.document.add_comment(
                runs=runs[entry.number],
                text=xml_text(_remark(entry, entry.ruling)),
                author=f"Claim {entry.number}",
                initials=str(entry.number),
            )


def _paragraph(page: Page, paragraph: Paragraph, runs: dict[int, list[Run]]) -> None:
    made = page.document.add_paragraph()
    for piece in paragraph.pieces:
        run = made.add_run(xml_text(piece.text))
        run.underline = bool(piece.marks)
        run.italic = piece.is_furniture
        run.bold = paragraph.is_title
        for mark in piece.marks:
            runs.setdefault(mark.number, []).append(run)
        for number in piece.ends:
            made.add_run(f"[{number}]").font.superscript = True
    page.turn(made)


def _remark(entry: Entry, ruling: Ruling) -> str:
    """A verdict in the margin: the rating, why, and what it should say instead."""
    proposed = f"Proposed: {ruling.proposed_wording}" if ruling.proposed_wording else ""
    head = " ".join(part for part in (ruling.said, f"{ruling.rating}. {STATUSES[entry.status][0]}.") if part)
    return "\n".join(part for part in (head, *ruling.rationale, *ruling.stale, proposed) if part)


def _claims(page: Page) -> None:
    page.heading("Claims")
    if not page.report.judged:
        page.text("No claim of this text has a verdict yet.")
    for entry in page.report.judged:
        page.heading(f"{entry.number}. “{entry.quote}”", 2)
        page.field("Claim", entry.statement)
        if entry.ruling:
            _ruling(page, entry.ruling)
        page.field("Kind", "; ".join([entry.kinds, *(f"{each.name}: {each.value}" for each in entry.fields)]))
        page.field("Evidence", entry.records)
        for backing in entry.backing:
            page.text(_backing(backing), style="List Bullet")
        page.field("Tables", "; ".join(exhibit.title for exhibit in page.report.exhibits_of(entry.number)))
        for finding in entry.noticed:
            page.field(f"Noticed, {finding.level.value}", finding.message)
        for remark in entry.remarks:
            page.field(f"{remark.author}, {remark.written}", remark.text)
        decided = f", {entry.ruling.decided}" if entry.ruling and entry.ruling.decided else ""
        page.field("Status", STATUSES[entry.status][0] + decided)


def _ruling(page: Page, ruling: Ruling) -> None:
    page.field("Was it said", " ".join((ruling.said, *ruling.said_reason)))
    page.field(
        "Is it so" if ruling.said else "Verdict", ruling.rating + (f", as of {ruling.as_of}" if ruling.as_of else "")
    )
    page.field("Flags", ", ".join(ruling.flags))
    for number, part in enumerate(ruling.rationale):
        page.text(part) if number else page.field("Reason", part)
    page.field("Confidence", ruling.confidence)
    page.field("Stale", " ".join(ruling.stale))
    page.field("Re-check", ruling.recheck)
    for check in ruling.second_checks:
        page.field("Second check", check)
    page.field("Proposed", ruling.proposed_wording)


def _backing(backing: Backing) -> str:
    """A record as one line of a list."""
    source = backing.source
    passage = f"“{backing.passage}”" + (f" ({backing.locator})" if backing.locator else "") if backing.passage else ""
    origin = f"Who knows: {source.origin}." if source.origin else ""
    word = f"{backing.word}, relied on" if backing.is_relied_on else backing.word
    parts = (f"{word}: {source_line(source)}", backing.says, passage, origin, source.withheld)
    return " ".join(part for part in parts if part)


def _unchecked(page: Page) -> None:
    report = page.report
    page.heading("What was not checked")
    for status, entries in report.unfinished:
        page.heading(": ".join(STATUSES[status]), 2)
        page.table(
            ("No.", "Claim", "Kind", "Evidence"),
            [(str(entry.number), entry.quote, entry.kinds, entry.records) for entry in entries],
        )
    for name, quotes in (
        ("Not a claim: looked at, nothing to check", report.set_aside),
        ("Sentences without a claim", report.unclaimed),
    ):
        if quotes:
            page.heading(name, 2)
            for quote in quotes:
                page.text(quote, style="List Bullet", is_written=True)
    if not (report.unfinished or report.set_aside or report.unclaimed):
        page.text("Every sentence holds a claim, and every claim has a verdict.")


def _tables(page: Page) -> None:
    if not page.report.exhibits:
        return
    page.heading("Tables")
    for exhibit in page.report.exhibits:
        _exhibit(page, exhibit)


def _exhibit(page: Page, exhibit: Exhibit) -> None:
    from docx.shared import Inches

    from checks.reporting.charts import height_of, paint

    page.heading(exhibit.title, 2)
    for sentence in (*exhibit.about, f"For claims {', '.join(map(str, exhibit.claims))}."):
        page.text(sentence)
    size = _CHART_WIDTH, height_of(exhibit.table)
    picture = paint(exhibit.table, Look(), size, _SHARPNESS, exhibit.wish)
    if picture is not None:
        shape: Any = page.document.add_picture(_png(picture), width=Inches(_INCHES))
        shape._inline.docPr.set("descr", xml_text(picture.description))  # noqa: SLF001 - for readers who do not see it
    page.table(exhibit.columns, [row.cells for row in exhibit.rows])
    for sentence in exhibit.results:
        page.text(sentence)


def _png(picture: Picture) -> io.BytesIO:
    from PIL import Image

    data = io.BytesIO()
    Image.frombytes("RGBA", (picture.width, picture.height), picture.pixels).save(data, format="PNG")
    return data


def _sources(page: Page) -> None:
    report = page.report
    page.heading("Sources")
    if not report.sources:
        page.text("No verdict rests on a record yet.")
        return
    rows = [(source_line(each.source), each.source.kind, ", ".join(map(str, each.claims))) for each in report.sources]
    page.table(("Source", "Kind", "Claims"), rows)
    grouped = [(f"{each.records}: {each.reasons}", each.claims) for each in report.groupings]
    ruled = [(each.sentence, each.claims) for each in report.rulings]
    for name, lines in (("Counted as one source", grouped), ("Rulings on sources", ruled)):
        if lines:
            page.heading(name, 2)
        for line, numbers in lines:
            page.text(f"{line} (claims {', '.join(map(str, numbers))})", style="List Bullet")
