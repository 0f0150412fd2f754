"""Rows of claims are painted with all that they say, each part where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from checks.domain.claim import Claim, Kind, Status
from checks.domain.finding import Level
from checks.domain.span import Anchor
from desktop import assets, theme
from desktop.delegates.claims import ClaimsDelegate
from desktop.models.claim_facts import Facts
from desktop.models.claim_row import ClaimRow, GroupRow
from desktop.models.claims import Role
from desktop.widgets.claim_icons import KIND_ICONS, STATUS_ICONS

WIDTH, HEIGHT = 302, 50
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
State = QStyle.StateFlag
TEXT = "Eight others were wounded in the attack."


class OneRow(QAbstractListModel):
    """A model of one row, behind another so that headings have something above them."""

    def __init__(self, row: ClaimRow | GroupRow) -> None:
        super().__init__()
        self._row = row

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802 - Qt's name
        return 2

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return self._row if role == Role.ROW else isinstance(self._row, GroupRow)


def claim_row(
    status: Status = Status.OPEN, worth: float = 0.6, levels: tuple[Level, ...] = (), chip: str = ""
) -> ClaimRow:
    claim = Claim(
        UUID(int=1), UUID(int=2), Anchor.at(TEXT, 0, 24), 0, Kind.QUANTITY, status=status, checkworthiness=worth
    )
    return ClaimRow(claim, claim.quote, chip, "2 records, 1 source", Facts(2, 1, levels))


def painted(
    row: ClaimRow | GroupRow, *, dense: bool = False, state: State = State.State_Enabled, way: Qt.LayoutDirection = LTR,
) -> QImage:  # fmt: skip
    """A row on the ground of the list."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(theme.current().colour("pane"))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, WIDTH, HEIGHT)
    option.state = state
    option.direction = way
    delegate, model = ClaimsDelegate(), OneRow(row)
    delegate.is_dense = dense
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(1))
    painter.end()
    return image


def places(image: QImage, colour: QColor) -> Iterator[tuple[int, int]]:
    """Where a picture has just this colour."""
    wanted = colour.rgb()
    return ((x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted)


def columns(image: QImage, colour: QColor) -> list[int]:
    return sorted({x for x, _ in places(image, colour)})


def ink(token: str) -> QColor:
    return theme.current().colour(token)


@pytest.fixture(params=theme.NAMES)
def in_theme(request: pytest.FixtureRequest, application: QApplication) -> Iterator[str]:
    theme.apply(application, request.param)
    yield request.param
    theme.apply(application, "light")


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_circle_at_the_start(
    in_theme: str, status: Status, monkeypatch: pytest.MonkeyPatch
) -> None:
    glyphs: dict[str, tuple[float, str]] = {}
    monkeypatch.setattr(
        assets, "paint_glyph", lambda _, name, square, colour: glyphs.update({name: (square.x(), colour.name())})
    )
    painted(claim_row(status))
    assert glyphs[STATUS_ICONS[status]] == (14, theme.current().status_colour(status).name())
    assert KIND_ICONS[Kind.QUANTITY] in glyphs


def test_circles_differ_without_their_colour() -> None:
    def shape(status: Status) -> bytes:
        image = painted(claim_row(status)).copy(0, 0, 31, 30)
        ground = ink("pane").rgb()
        return bytes(image.pixel(x, y) != ground for x in range(31) for y in range(30))

    assert len({shape(status) for status in Status}) == len(Status)


@pytest.mark.parametrize("way", [LTR, RTL])
def test_chip_marks_and_bar_stand_at_the_end(in_theme: str, way: Qt.LayoutDirection) -> None:
    image = painted(claim_row(levels=(Level.CONFLICTS,), chip="8 wounded"), way=way)
    mark = columns(image, theme.current().finding_colour(Level.CONFLICTS))
    assert mark
    assert (min(mark) > WIDTH / 2) == (way is LTR)
    first = columns(painted(claim_row(), way=way).copy(0, 30, WIDTH, 12), ink("ink_3"))
    assert (max(first) > WIDTH - 40) if way is LTR else (min(first) < 40)


def test_the_bar_is_as_long_as_the_claim_is_worth_checking() -> None:
    def length(worth: float) -> int:
        band = painted(claim_row(worth=worth)).copy(WIDTH - 12 - 22, 34, 22, 3)
        return len(columns(band, ink("ink_3")))

    assert [length(worth) for worth in (0.0, 0.5, 1.0, 7.0)] == [0, 11, 22, 22]


def test_more_than_two_findings_are_counted() -> None:
    two = painted(claim_row(levels=(Level.CONFLICTS, Level.PARTLY)))
    many = painted(claim_row(levels=(Level.CONFLICTS, Level.PARTLY, Level.PARTLY)))
    partly = theme.current().finding_colour(Level.PARTLY)
    assert columns(two, partly)
    assert not columns(many, partly)
    assert columns(many, theme.current().finding_colour(Level.CONFLICTS))


def test_unlikely_and_rejected_claims_are_dimmed(in_theme: str) -> None:
    words = (40, 6, 150, 20)
    assert columns(painted(claim_row()).copy(*words), ink("ink"))
    assert columns(painted(claim_row(Status.SUGGESTED)).copy(*words), ink("ink"))
    for dimmed in (claim_row(Status.SUGGESTED, worth=0.1), claim_row(Status.NOT_A_CLAIM)):
        image = painted(dimmed).copy(*words)
        assert not columns(image, ink("ink"))
        assert columns(image, ink("ink_3"))


@pytest.mark.parametrize("way", [LTR, RTL])
def test_the_current_row_has_an_edge_and_selected_ones_a_ground(way: Qt.LayoutDirection) -> None:
    selected = painted(claim_row(), state=State.State_Selected, way=way)
    assert not columns(selected, ink("accent"))
    assert len(columns(selected, ink("selected"))) > WIDTH / 2
    current = painted(claim_row(), state=State.State_HasFocus, way=way)
    assert columns(current, ink("accent")) == ([0, 1] if way is LTR else [WIDTH - 2, WIDTH - 1])
    assert len(columns(painted(claim_row(), state=State.State_MouseOver), ink("hover"))) > WIDTH / 2


def test_one_line_shows_no_evidence_and_no_bar() -> None:
    image = painted(claim_row(chip="8 wounded", levels=(Level.PARTLY,)), dense=True)
    assert not columns(image, ink("line_2"))
    assert columns(image, theme.current().finding_colour(Level.PARTLY))
    quiet = painted(claim_row(chip="8 wounded", levels=(Level.CANNOT_TELL, Level.NOTE, Level.SUPPORTS)), dense=True)
    assert not any(columns(quiet, theme.current().finding_colour(level)) for level in list(Level)[2:])
    assert (ClaimsDelegate().row_height(is_group=True), ClaimsDelegate().row_height(is_group=False)) == (26, 50)


def test_headings_show_what_is_folded_at_their_end() -> None:
    plain = GroupRow(3, "Words of a sentence")
    folded = replace(plain, unlikely=2, is_folded=True)
    opened = replace(folded, is_folded=False)
    end = (WIDTH - 90, 0, 80, 26)
    images = [painted(row).copy(*end) for row in (plain, folded, opened)]
    assert not columns(images[0], ink("ink_3"))
    assert images[1] != images[2], "the caret points elsewhere"
    assert painted(folded, way=RTL) != painted(folded)


def test_headings_of_sentences_are_quoted_and_others_are_not() -> None:
    sentence, status = GroupRow(3, "Open"), GroupRow(3, "Open", is_sentence=False)
    assert painted(sentence) != painted(status)
    assert (sentence.number, status.number) == ("4", "")
    assert (sentence.said, status.said) == ("Sentence 4: Open", "Open")


def test_english_words_keep_their_order_in_a_mirrored_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ellipsis of a long quote stands at its right end, wherever the row begins."""
    words: dict[bool, list[tuple[str, bool]]] = {True: [], False: []}
    for is_mirrored, way in ((True, RTL), (False, LTR)):
        monkeypatch.setattr(
            "desktop.delegates.claims.in_own_order",
            lambda text, *, mirrored, noted=words[is_mirrored]: noted.append((text, mirrored)) or text,
        )
        painted(claim_row(chip="8 wounded"), way=way)
    assert {mirrored for _, mirrored in words[True]} == {True}
    assert [text for text, _ in words[True]] == [text for text, _ in words[False]]
