"""Cutting a text at the ends of its claims."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from checks.domain.article import ArticleVersion
from checks.domain.claim import Claim, Kind
from checks.domain.span import Anchor, Span
from checks.reporting.marked_text import STRATA, Paragraph, levels, mark_up

TEXT = "Eight were hurt,\nfour of them badly.\n\nShare this"


def version(text: str = TEXT, furniture: tuple[Span, ...] = ()) -> ArticleVersion:
    return ArticleVersion(UUID(int=1), UUID(int=2), 1, text, "", furniture=furniture)


def claim(start: int, end: int, number: int = 0, text: str = TEXT) -> Claim:
    return Claim(UUID(int=100 + number), UUID(int=1), Anchor.at(text, start, end), 0, Kind.EVENT)


def told(paragraphs: tuple[Paragraph, ...]) -> list[list[tuple[str, list[int]]]]:
    return [[(piece.text, [mark.number for mark in piece.marks]) for piece in line.pieces] for line in paragraphs]


def test_a_claim_in_a_claim() -> None:
    assert told(mark_up(version(), {1: claim(0, 15), 2: claim(0, 5, 2)}))[0] == [
        ("Eight", [1, 2]),
        (" were hurt", [1]),
        (",", []),
    ]


def test_claims_that_overlap() -> None:
    pieces = told(mark_up(version(), {1: claim(0, 10, 1), 2: claim(6, 15, 2)}))[0]
    assert [(text, sorted(numbers)) for text, numbers in pieces] == [
        ("Eight ", [1]),
        ("were", [1, 2]),
        (" hurt", [2]),
        (",", []),
    ]


def test_a_claim_over_two_paragraphs_ends_once() -> None:
    first, second, _ = mark_up(version(), {1: claim(6, 21)})
    assert [piece.ends for piece in first.pieces] == [(), ()]
    assert next((piece.text, piece.ends) for piece in second.pieces) == ("four", (1,))


def test_claims_that_end_together_are_numbered_from_the_inside() -> None:
    (piece, *_), *_ = (line.pieces[1:] for line in mark_up(version(), {1: claim(0, 15, 1), 2: claim(6, 15, 2)}))
    assert piece.ends == (2, 1)


def test_furniture_is_told_apart() -> None:
    lines = mark_up(version(furniture=(Span(38, 48),)), {})
    assert [line.is_furniture for line in lines] == [False, False, True]


def test_the_title_is_known() -> None:
    assert [line.is_title for line in mark_up(version(), {}, "Eight were hurt,")] == [True, False, False]


def test_no_text_is_no_paragraph() -> None:
    assert mark_up(version(" \n\n"), {}) == ()


@given(st.data())
def test_pieces_give_back_the_text_and_the_claims(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("ab \n🚢é"), min_size=1, max_size=40))
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))), max_size=6))
    claims = {
        number: claim(start, end, number, text) for number, (start, end) in enumerate(spans, start=1) if start < end
    }
    paragraphs = mark_up(version(text), claims)
    assert ["".join(piece.text for piece in line.pieces) for line in paragraphs] == [
        line for line in text.split("\n") if line.strip()
    ]
    for number, each in claims.items():
        under = [
            piece.text for line in paragraphs for piece in line.pieces if number in [m.number for m in piece.marks]
        ]
        quoted = [part for part in each.quote.split("\n") if part]
        kept = {line for line in text.split("\n") if line.strip()}
        if len(kept) == len([line for line in text.split("\n") if line]):
            assert "".join(under) == "".join(quoted)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), max_size=8))
def test_overlapping_lines_never_share_a_level_but_the_last(ends: list[tuple[int, int]]) -> None:
    claims = [claim(start, min(start + length, 40), n) for n, (start, length) in enumerate(ends)]
    placed = levels(claims)
    assert set(placed.values()) <= set(range(STRATA))
    for one in claims:
        for other in claims:
            if one.id != other.id and one.anchor.span.overlaps(other.anchor.span):
                assert placed[one] != placed[other] or placed[one] == STRATA - 1
