"""Tables in the report: beside which claims they stand, what is shown and what must stay hidden."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pypdfium2
import pytest
from lxml import html

from checks.domain.claim import Claim
from checks.domain.desk import Desk
from checks.domain.evidence import Evidence, EvidenceFlag, EvidenceKind, Link, Stance
from checks.domain.mention import PersonStatus
from checks.domain.moment import Moment
from checks.domain.origin import OriginRuling
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.domain.tolls import independent_sources
from checks.domain.verdict import Scale
from checks.reporting.charts import for_page
from checks.reporting.edition import Edition
from checks.reporting.exhibits import exhibits
from checks.reporting.html import render_html
from checks.reporting.pdf import render_pdf

PRINTED = Moment.parse("2025-05-26T10:00+00:00")
OPEN, SECRET, CAPTIVE = (UUID(int=number) for number in (901, 902, 903))
RECORDS = (
    Evidence(OPEN, EvidenceKind.DATASET_ROW, "A row"),
    Evidence(SECRET, EvidenceKind.DATASET_ROW, "Another", flags=(EvidenceFlag.CONFIDENTIAL_SOURCE,)),
    Evidence(CAPTIVE, EvidenceKind.DATASET_ROW, "A third", flags=(EvidenceFlag.CAPTIVE_IDENTIFIABLE,)),
)


def toll_point(status: PersonStatus, as_of: str, best: float, source: str, **fields: object) -> TollPoint:
    return TollPoint(status, Moment.parse(as_of), best=best, source=source, **fields)  # type: ignore[arg-type]


def case(day: str, label: str = "", **fields: object) -> Comparator:
    return Comparator(Moment.parse(day), label, **fields)  # type: ignore[arg-type]


KILLED, WOUNDED = PersonStatus.KILLED, PersonStatus.WOUNDED
TOLL = TollSeries(
    UUID(int=801),
    "Toll of the strike",
    "Missiles hit the port.",
    "Europe/Kyiv",
    (
        toll_point(KILLED, "2025-05-23T17:01+03:00", 1, "The governor", evidence_id=OPEN),
        toll_point(KILLED, "2025-05-23T19:00+03:00", 2, "A NURSE", evidence_id=SECRET, note="HER WORDS"),
        toll_point(WOUNDED, "2025-05-24", 9, "The mayor", is_superseded=True),
    ),
)
STRIKES = ComparatorTable(
    UUID(int=802),
    "Strikes <so far>",
    (Measure("killed", "Killed", "person"), Measure("wounded", "Wounded", "person")),
    (
        case("2025-03-11", values=(("killed", 4.0),), note="a ship", evidence_id=OPEN),
        case(
            "2025-05-23", "JOHN DOE", values=(("killed", 1.0), ("wounded", 8.0)), source="The camp", evidence_id=CAPTIVE
        ),
    ),
    coverage="Only strikes on the port.",
    terms=("strike",),
)


def with_tables(desk: Desk, *tables: TollSeries | ComparatorTable, stance: Stance = Stance.SUPPORTS) -> Desk:
    """The desk with these tables, one record of which is linked to the first claim."""
    claim = desk.claims[1]
    link = Link(UUID(int=701), claim.id, OPEN, stance)
    return replace(desk, records={**desk.records, **{each.id: each for each in (*RECORDS, link, *tables)}})


@pytest.fixture
def full(desk: Desk) -> Desk:
    return with_tables(desk, TOLL, STRIKES)


@pytest.fixture
def page(full: Desk, scale: Scale) -> html.HtmlElement:
    return html.document_fromstring(render_html(full, scale, Edition("x", PRINTED)))


def test_tables_stand_with_the_judged_claims_that_they_are_tied_to(full: Desk) -> None:
    claims: dict[int, Claim] = dict(enumerate(full.claims, start=1))
    toll, strikes = exhibits(claims, full)
    assert toll.claims == (2,)
    assert 2 in strikes.claims, "a row's record is linked"
    superlatives = [number for number, claim in claims.items() if claim.quote == "the largest strike"]
    assert set(superlatives) <= set(strikes.claims), "the words of the table stand in it"
    assert exhibits({}, full) == ()


def test_the_chart_of_a_toll_counts_the_sources_that_people_rule(desk: Desk) -> None:
    other = Evidence(UUID(int=904), EvidenceKind.REPORT, "A fourth", publisher="Paper")
    points = (TOLL.points[0], replace(TOLL.points[2], evidence_id=other.id))
    ruling = OriginRuling(UUID(int=905), OPEN, other.id, is_same=True, reason="One list.")
    full = with_tables(desk, replace(TOLL, points=points))
    claims: dict[int, Claim] = dict(enumerate(full.claims, start=1))
    for more, sources in (((other,), ("The governor", "The mayor")), ((other, ruling), ("The governor",))):
        ruled = replace(full, records={**full.records, **{each.id: each for each in more}})
        (toll,) = exhibits(claims, ruled)
        assert isinstance(toll.table, TollSeries)
        assert independent_sources(toll.table, toll.wish.origins) == sources
        drawn = for_page(toll.table, "toll", 600, toll.wish)
        assert drawn is not None
        assert ("The mayor" in drawn.description) is ("The mayor" in sources)


def test_an_empty_table_is_not_shown(desk: Desk) -> None:
    empty = with_tables(desk, replace(TOLL, points=()), replace(STRIKES, rows=()))
    assert exhibits(dict(enumerate(empty.claims, start=1)), empty) == ()


def test_the_claims_own_case_is_marked(full: Desk) -> None:
    strikes = exhibits(dict(enumerate(full.claims, start=1)), full)[1]
    assert [row.is_own for row in strikes.rows] == [True, False]
    assert strikes.results == (
        "Largest of 1 by wounded (8), since 2025-03-11. Not stated for 1: 2025-03-11.",
        "Largest of 2 by killed (4; next 1), since 2025-03-11.",
    )


def test_confidential_sources_and_captives_are_nowhere(full: Desk, scale: Scale) -> None:
    page = render_html(full, scale, Edition("x", PRINTED)).decode()
    pdf = render_pdf(full, scale, Edition("x", PRINTED))
    for secret in ("A NURSE", "HER WORDS", "JOHN DOE"):
        assert secret not in page
        assert secret.encode() not in pdf
        assert secret not in words_of(pdf)
    assert "Confidential source" in page
    assert "The camp" in page, "who holds a captive is no secret"


def test_the_page_holds_chart_rows_and_result(page: html.HtmlElement) -> None:
    toll, strikes = page.xpath("//article[@class='exhibit']")
    assert toll.xpath("string(.//figure/@aria-label)").startswith("Toll over time, Toll of the strike. Killed by")
    assert len(strikes.xpath(".//tbody/tr")) == 2
    assert strikes.xpath(".//tbody/tr[1]/td[@class='amount']/text()") == [
        "4",
        "not stated",
    ]
    assert "taken back by its source" in toll.text_content()
    assert page.xpath("//nav//a[@href='#tables']")
    assert page.xpath("//article[@class='claim']//dd//a[@href='#table-1']")


def test_nothing_in_the_page_runs_or_leads_out_of_the_drawing(page: html.HtmlElement) -> None:
    for figure in page.xpath("//figure"):
        tags = {each.tag for each in figure.iter() if isinstance(each.tag, str)}
        assert tags <= {"figure", "svg", "g", "defs", "path", "use", "text", "tspan", "clippath", "rect"}
        assert not [key for each in figure.iter() for key in each.attrib if key.startswith("on")]
    ids = [each.get("id") for each in page.iter() if isinstance(each.tag, str) and each.get("id")]
    assert len(ids) == len(set(ids))
    referred = [each.get("href") for each in page.xpath("//figure//use")]
    assert referred
    assert {each[1:] for each in referred} <= set(ids)


def test_a_report_without_tables_has_no_section_for_them(desk: Desk, scale: Scale) -> None:
    page = html.document_fromstring(render_html(desk, scale, Edition("x", PRINTED)))
    assert not page.xpath("//*[@id='tables']")
    assert not page.xpath("//nav//a[@href='#tables']")


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(each.get_textpage().get_text_bounded().split()) for each in document)
    finally:
        document.close()


def test_paper_has_the_same_and_stays_accessible(full: Desk, scale: Scale) -> None:
    text = full.version.text.replace("🚢", "~")  # the fonts of some machines lack the ship, which PDF/UA forbids
    records = {key: each for key, each in full.records.items() if not (isinstance(each, Claim) and "🚢" in each.quote)}
    article = replace(full.article, title="Port hit")
    plain = replace(full, article=article, version=replace(full.version, text=text), records=records)
    pdf = render_pdf(plain, scale, Edition("x", PRINTED))
    words = words_of(pdf)
    for expected in ("Tables", "Toll of the strike", "Missiles hit the port.", "Strikes <so far>", "not stated"):
        assert expected in words
    assert b"pdfuaid" in pdf, "PDF/UA is declared, which the typesetter does only where every picture has its words"
