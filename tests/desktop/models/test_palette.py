"""The rows of the palette."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from checks.domain.span import Span
from checks.matching.highlights import Snippet
from checks.matching.search_query import Sort, read_query
from checks.services.found import Hit
from checks.services.search import Results
from desktop.models.palette import (
    Command,
    PaletteModel,
    PaletteRow,
    Role,
    RowKind,
    beginning_rows,
    command_rows,
    hit_rows,
)

OFF = Command("claim.sign", "Sign Off", keys="Ctrl+S", why_not="no verdict of somebody else is chosen")
COMMANDS = (OFF, Command("view.sign", "Show Signs"), Command("file.open", "Open Article", keys="Ctrl+O"))
HITS = (
    Hit(Sort.CLAIM, uuid4(), Snippet("eight were wounded", (Span(11, 18),)), where="open"),
    Hit(Sort.RECORD, uuid4(), Snippet("Hospital list"), Snippet("eight wounded", (Span(6, 13),)), "Hospital"),
)


def results(*hits: Hit, **more: object) -> Results:
    return Results(read_query("wounded"), hits, **more)  # type: ignore[arg-type]


def titles(rows: list[PaletteRow]) -> list[str]:
    return [row.title.text for row in rows]


def test_the_model_is_whole(qtmodeltester: ModelTester) -> None:
    model = PaletteModel()
    qtmodeltester.check(model)
    model.show_rows([*hit_rows(results(*HITS)), *command_rows(COMMANDS, "sign")])
    qtmodeltester.check(model)
    assert model.rowCount() == 7
    assert model.rowCount(model.index(0, 0)) == 0


def test_headings_cannot_be_chosen_and_commands_that_are_off_can_be_gone_to() -> None:
    model = PaletteModel()
    model.show_rows(command_rows((OFF,), "sign"))
    assert model.first().row() == 1
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Sign Off. no verdict of somebody else is chosen. Ctrl+S"
    assert model.data(QModelIndex()) is None
    assert model.index(1, 0).data(Role.ROW).payload == "claim.sign"


def test_there_is_no_first_row_where_nothing_can_be_chosen() -> None:
    assert not PaletteModel().first().isValid()


def test_commands_are_found_by_the_beginnings_of_words() -> None:
    assert titles([*command_rows(COMMANDS, "sign")]) == ["Commands", "Show Signs", "Sign Off"]
    (_, row) = command_rows(COMMANDS, "art op")
    assert [span.of(row.title.text) for span in row.title.spans] == ["Op", "Art"]
    assert [*command_rows(COMMANDS, "igns")] == []


def test_a_search_with_fields_finds_no_commands() -> None:
    assert [*command_rows(COMMANDS, "status:open")] == [*command_rows(COMMANDS, " ")] == []


def test_what_is_found_stands_under_headings_with_where_it_stands() -> None:
    rows = [*hit_rows(results(*HITS, more=frozenset({Sort.RECORD})))]
    assert titles(rows)[0] == "Claims"
    assert titles(rows)[2].startswith("Evidence — the first of more; in:evidence")
    claim, record = rows[1], rows[3]
    assert (claim.below, claim.beside, claim.is_quoted) == (Snippet("open"), "", True)
    assert (record.below, record.beside, record.is_quoted) == (HITS[1].piece, "Hospital", False)


def test_what_may_be_meant_is_a_row() -> None:
    (row,) = hit_rows(results(instead="wounded"))
    assert (row.kind, row.title.text, row.payload) == (RowKind.TYPED, "Did you mean “wounded”?", "wounded")


def test_the_beginning_lists_earlier_searches_and_fields() -> None:
    rows = [*beginning_rows(("port strike",), COMMANDS)]
    assert titles(rows)[:2] == ["Searched before", "port strike"]
    assert {row.payload for row in rows if row.is_added} >= {"kind:", "status:", "place:", "after:", "in:"}
    assert "Commands" not in titles(rows)
    assert titles([*beginning_rows((), COMMANDS)])[-2:] == ["Show Signs", "Open Article"]
