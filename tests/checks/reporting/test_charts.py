"""The charts: what stands where, in which colour, and in words. Drawn for real and looked at by their pixels."""

from __future__ import annotations

import re
from dataclasses import replace
from uuid import UUID

import pytest

from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.mention import PersonStatus, Qualifier
from checks.domain.moment import Moment
from checks.domain.origin import Origin
from checks.domain.tables import Comparator, ComparatorTable, Measure, TollPoint, TollSeries
from checks.reporting.chart_wish import Look, Picture, Wish
from checks.reporting.charts import for_page, for_paper, height_of, paint
from checks.reporting.table_words import axis_words, describe_comparators, describe_toll, say_figure, say_value

SIZE = (640.0, 300.0)


def point(when: str, best: float | None, status: PersonStatus = PersonStatus.KILLED, **fields: object) -> TollPoint:
    return TollPoint(status, Moment.parse(when), best=best, **{"source": "The governor", **fields})  # type: ignore[arg-type]


FIRST, SECOND = point("2025-05-23T17:01+03:00", 1), point("2025-05-23T19:00+03:00", 2)
WOUNDED = point("2025-05-23T17:01+03:00", 8, PersonStatus.WOUNDED)
LATE = point("2025-05-24", 3)
TOLL = TollSeries(UUID(int=1), "Odesa port", timezone="Europe/Kyiv", points=(FIRST, WOUNDED, SECOND, LATE))
TOTAL = Measure("total", "Total", "person")


def case(day: str, total: float | None, **fields: object) -> Comparator:
    return Comparator(Moment.parse(day), values=() if total is None else (("total", total),), **fields)  # type: ignore[arg-type]


SWAPS = ComparatorTable(
    UUID(int=2),
    "Exchanges",
    (TOTAL,),
    (case("2025-05-23", 780), case("2022-06-29", 288), case("2024-01-03", None), case("2025-04-19", 538)),
)


def painted(table: TollSeries | ComparatorTable, look: Look = Look(), wish: Wish = Wish()) -> Picture:  # noqa: B008
    picture = paint(table, look, (SIZE[0], height_of(table)), 1.0, wish)
    assert picture is not None
    return picture


def count(picture: Picture, colour: str) -> int:
    """How many pixels have exactly this colour."""
    wanted = bytes.fromhex(colour[1:]) + b"\xff"
    return sum(picture.pixels[at : at + 4] == wanted for at in range(0, len(picture.pixels), 4))


def at_spot(picture: Picture, row: int) -> bytes:
    spot = next(spot for spot in picture.spots if spot.row == row)
    place = round(spot.y * picture.height) * picture.width + round(spot.x * picture.width)
    return picture.pixels[place * 4 : place * 4 + 3]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_toll_is_drawn_in_the_colours_of_the_theme(theme: str) -> None:
    look = Look(theme)
    picture = painted(TOLL, look)
    assert (picture.width, picture.height) == (640, 300)
    assert count(picture, look["paper"]) > picture.width * picture.height * 0.8
    assert at_spot(picture, 0).hex() == look["find-conflicts"][1:].lower(), "killed are red squares"
    assert at_spot(picture, 1).hex() == look["ink"][1:].lower(), "others are circles in ink"


def test_spots_rise_with_the_figure_and_go_on_with_the_time() -> None:
    spots = {spot.row: spot for spot in painted(TOLL).spots}
    assert spots[0].x == spots[1].x < spots[2].x < spots[3].x
    assert spots[0].y > spots[2].y > spots[3].y > spots[1].y
    assert spots[3].words == "killed: 3, 24 May 2025, The governor"


def test_twice_the_pixels_leave_the_spots_where_they_are() -> None:
    one, two = (paint(TOLL, Look(), SIZE, ratio) for ratio in (1.0, 2.0))
    assert one is not None
    assert two is not None
    assert (two.width, two.height) == (1280, 600)
    assert two.spots == one.spots


def test_another_source_has_its_own_colour() -> None:
    mayor = point("2025-05-23T18:00+03:00", 6, source="The mayor")
    both = replace(TOLL, points=(*TOLL.points, mayor))
    accent = Look()["accent"]
    assert count(painted(TOLL), accent) == 0
    assert count(painted(both), accent) > 20


def test_records_of_one_origin_share_a_colour() -> None:
    records = [Evidence(UUID(int=n), EvidenceKind.REPORT, "Story", original_source="The governor") for n in (11, 12)]
    points = (
        replace(FIRST, source="One", evidence_id=records[0].id),
        replace(SECOND, source="Two", evidence_id=records[1].id),
    )
    series = replace(TOLL, points=points)
    assert count(painted(series), Look()["accent"]) > 0
    assert count(painted(series, wish=Wish(origins=(Origin(tuple(records)),))), Look()["accent"]) == 0


def test_what_a_source_took_back_is_no_step() -> None:
    wrong = point("2025-05-23T22:00+03:00", 40, is_superseded=True)
    series = replace(TOLL, points=(*TOLL.points, wrong))
    assert {spot.row for spot in painted(series).spots} == {0, 1, 2, 3, 4}
    assert "Taken back: 40, 23 May 2025, 22:00 UTC+3." in describe_toll(series)


@pytest.mark.parametrize(
    ("published", "is_marked"), [("2025-05-23", True), ("2025-05-23T20:00+03:00", True), ("2020-01-01", False)]
)
def test_publication_is_told_where_it_lies_in_the_range(published: str, is_marked: bool) -> None:
    drawing = for_page(TOLL, "t", 640, Wish(published=Moment.parse(published)))
    assert drawing is not None
    assert ("published" in drawing.svg) is is_marked
    assert ("hour not known" in drawing.svg) is (published == "2025-05-23")
    assert "The article was published on" in drawing.description


def test_the_axis_tells_the_zone_in_which_it_tells_the_time() -> None:
    kyiv, nowhere = (for_page(replace(TOLL, timezone=zone), "t", 640) for zone in ("Europe/Kyiv", None))
    assert kyiv is not None
    assert nowhere is not None
    assert "Time in Kyiv (UTC+03:00)" in kyiv.svg
    assert "Time in UTC" in nowhere.svg


def test_a_toll_in_words_names_each_value_with_its_time() -> None:
    assert describe_toll(TOLL) == (
        "Toll over time, Odesa port. Killed by The governor: 1, 23 May 2025, 17:01 UTC+3; "
        "2, 23 May 2025, 19:00 UTC+3; 3, 24 May 2025. Wounded by The governor: 8, 23 May 2025, 17:01 UTC+3."
    )
    assert describe_toll(replace(TOLL, points=())) == "Toll over time, Odesa port. No figures yet."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"best": 3.0}, "3"),
        ({"best": 3.0, "low": 2.0, "high": 5.0}, "3 (2–5)"),
        ({"best": 3.0, "high": 5.0}, "3 (3–5)"),
        ({"low": 2.0, "high": 5.0}, "2–5"),
        ({"low": 12.0, "qualifier": Qualifier.AT_LEAST}, "at least 12"),
        ({"best": 1200.0, "qualifier": Qualifier.ABOUT}, "about 1,200"),
        ({}, "not stated"),
    ],
)
def test_a_figure_is_said_with_hedge_and_range(fields: dict[str, object], said: str) -> None:
    assert say_figure(TollPoint(PersonStatus.KILLED, FIRST.as_of, **fields)) == said  # type: ignore[arg-type]


def test_the_longest_stroke_is_the_largest_case_and_the_own_one_is_marked() -> None:
    picture = painted(SWAPS, wish=Wish(own=[SWAPS.rows[0]]))
    spots = {spot.row: spot for spot in picture.spots}
    assert set(spots) == {0, 1, 3}, "a case without a value has no mark"
    assert spots[0].x > spots[3].x > spots[1].x
    assert spots[1].y < spots[3].y < spots[0].y, "by date, the earliest on top"
    assert at_spot(picture, 0).hex() == Look()["accent"][1:].lower()
    assert at_spot(picture, 3).hex() == Look()["control"][1:].lower()


def test_the_words_of_a_case_stand_in_the_drawing() -> None:
    drawing = for_page(SWAPS, "c", 640)
    assert drawing is not None
    for expected in ("780, largest", "not stated", "29 June 2022", "Total, people"):
        assert expected in drawing.svg


def test_a_tie_is_told_at_both_marks() -> None:
    tied = replace(SWAPS, rows=(case("2025-05-23", 780), case("2025-05-24", 780)))
    drawing = for_page(tied, "c", 640)
    assert drawing is not None
    assert drawing.svg.count("780, tied largest") == 2


def test_up_to_six_sources_have_their_own_colours() -> None:
    rows = tuple(replace(row, source=f"Paper {n}") for n, row in enumerate(SWAPS.rows[:2]))
    assert at_spot(painted(replace(SWAPS, rows=rows)), 0).hex() == Look()["accent"][1:].lower()
    assert at_spot(painted(replace(SWAPS, rows=rows)), 1).hex() == Look()["ink"][1:].lower()


def test_many_cases_become_dots_along_the_time() -> None:
    rows = tuple(case(f"2025-{month:02}-{day:02}", month * day) for month in range(1, 8) for day in range(1, 8))
    table = replace(SWAPS, rows=(*rows, case("2025-08-01", None), case("2025-08-02", 7, ranges=(("total", 5.0, 9.0),))))
    picture = painted(table, wish=Wish(own=[rows[3]]))
    assert len(picture.spots) == len(rows) + 1
    assert picture.height == 280
    assert at_spot(picture, 3).hex() == Look()["accent"][1:].lower()


def test_a_table_in_words_names_each_case_and_the_largest() -> None:
    assert describe_comparators(SWAPS, TOTAL, [SWAPS.rows[0]]) == (
        "Exchanges by Total, people. 29 June 2022: 288; 3 January 2024: not stated; 19 April 2025: 538; 23 May 2025, "
        "the claim’s own case: 780. Largest of 3 by total (780; next 538), since 2022-06-29. Not stated for 1: "
        "2024-01-03."
    )


def test_a_value_is_said_with_its_range() -> None:
    row = case("2025-05-23", 280, ranges=(("total", 270.0, 290.0), ("other", 1.0, 2.0)))
    assert (say_value(row, "total"), say_value(row, "other"), say_value(row, "none")) == (
        "280 (270–290)",
        "1–2",
        "not stated",
    )
    assert axis_words(Measure("length", "Length")) == "Length"


@pytest.mark.parametrize("table", [replace(TOLL, points=()), replace(SWAPS, rows=()), replace(SWAPS, measures=())])
def test_where_there_is_nothing_to_draw_there_is_no_chart(table: TollSeries | ComparatorTable) -> None:
    assert paint(table, Look(), SIZE, 1.0) is None
    assert for_page(table, "x", 640) is None
    assert for_paper(table, 640) is None


@pytest.mark.parametrize(
    "table", [replace(TOLL, points=(point("2025-05-24", None),)), replace(SWAPS, rows=(case("2025-01-01", None),))]
)
def test_a_table_without_any_value_is_an_empty_frame(table: TollSeries | ComparatorTable) -> None:
    assert painted(table).spots == ()


HOSTILE = "$\\frac{1}{0}$ <script>x</script> العربية 🚢 Одеса"


def test_words_are_never_read_as_formulas_or_markup() -> None:
    series = replace(TOLL, points=tuple(replace(each, source=HOSTILE) for each in TOLL.points))
    table = replace(SWAPS, rows=tuple(replace(row, label=HOSTILE, source=HOSTILE) for row in SWAPS.rows))
    for hostile in (series, table):
        assert painted(hostile).spots
        drawing = for_page(hostile, "x", 640)
        assert drawing is not None
        assert "<script" not in drawing.svg
        assert "frac" in drawing.svg


def test_for_paper_words_are_shapes() -> None:
    drawing = for_paper(TOLL, 480)
    assert drawing is not None
    assert not re.search(r"<text", drawing.svg)
    assert drawing.description == describe_toll(TOLL)


def test_the_same_table_gives_the_same_drawing() -> None:
    assert for_page(TOLL, "x", 640) == for_page(TOLL, "x", 640)
    assert for_paper(SWAPS, 480) == for_paper(SWAPS, 480)
