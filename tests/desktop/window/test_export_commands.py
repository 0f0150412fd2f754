"""Exports and numbers by menu: looked at, saved, refused, remembered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from checks.domain.claim import Status
from checks.exchange.exporting.publication import Publication
from checks.exchange.exporting.target import Target
from checks.exchange.exporting.targets import Order
from desktop.dialogs.export import ExportDialog, SaveExport
from desktop.dialogs.statistics import ChooseFolder, StatisticsDialog
from tests.desktop.window.conftest import Work

HOUSE = Publication("The Desk", "https://desk.example", "https://desk.example/1")


def opened(work: Work) -> ExportDialog:
    work.do("export.choose")
    return next(each for each in work.window.findChildren(ExportDialog) if each.isVisible())


def test_without_a_signed_verdict_nothing_can_go_out(work: Work) -> None:
    dialog = opened(work)
    assert dialog.state == "Nothing can go out yet: have a verdict signed first."
    dialog.close()


def test_the_review_menu_opens_it_with_claim_review(work: Work) -> None:
    work.do("export.preflight")
    dialog = next(each for each in work.window.findChildren(ExportDialog) if each.isVisible())
    assert dialog.order.target is Target.CLAIM_REVIEW
    dialog.close()


def test_a_table_is_saved_with_the_scale_beside_it(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "claims.csv"
    monkeypatch.setattr(SaveExport, "ask", lambda *_: path)
    dialog = opened(work)
    dialog.show_order(Order(Target.CSV, ("claim", "number")))
    work.settle()
    assert dialog.state == "6 claims. This form has no rules to keep."
    dialog.save_requested.emit(dialog.order)
    qtbot.waitUntil(lambda: dialog.state.startswith("Saved as"))
    assert path.read_text(encoding="utf-8-sig").splitlines()[0] == "claim,number"
    assert json.loads((tmp_path / "claims.scale.json").read_bytes())["ratings"]
    dialog.close()


def test_a_place_that_cannot_be_written_to_is_told(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "a.json").mkdir()
    monkeypatch.setattr(SaveExport, "ask", lambda *_: tmp_path / "a.json")
    dialog = opened(work)
    dialog.show_order(Order(Target.JSON))
    work.settle()
    dialog.save_requested.emit(dialog.order)
    qtbot.waitUntil(lambda: "could not be saved" in dialog.state)
    dialog.close()


def test_what_is_chosen_is_remembered_for_the_casebook_and_the_page_for_the_article(work: Work) -> None:
    dialog = opened(work)
    dialog.show_order(Order(Target.XLSX, ("claim", "number"), HOUSE))
    work.settle()
    dialog.close()
    again = opened(work)
    assert again.order == Order(Target.XLSX, ("claim", "number"), HOUSE)
    kept = work.program.settings.current.exports[work.session.where]
    assert kept.pages == {str(work.desk.article.id): HOUSE.page}
    again.close()


def test_a_row_leads_to_its_claim_and_work_on_it_is_looked_at_anew(work: Work) -> None:
    dialog = opened(work)
    dialog.show_order(Order(Target.CSV))
    work.settle()
    claim = work.desk.claims[2]
    dialog.claim_requested.emit(claim.id)
    work.settle()
    assert work.chosen == claim
    work.session.do(lambda casebook: casebook.claims.set_status(claim, Status.NOT_A_CLAIM))
    work.settle()
    assert dialog.state.startswith("5 claims.")
    dialog.close()


def test_numbers_are_counted_drawn_and_saved(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(ChooseFolder, "ask", lambda *_: tmp_path)
    work.do("statistics.open")
    dialog = next(each for each in work.window.findChildren(StatisticsDialog) if each.isVisible())
    assert dialog.summary == "2 claims are open; 4 more suggested and not looked at."
    qtbot.waitUntil(lambda: len(dialog.chart.spots) == 5, timeout=20_000)
    dialog.folder_wanted.emit()
    qtbot.waitUntil(lambda: dialog.summary == f"7 files saved in {tmp_path}")
    assert (tmp_path / "open-by-age.csv").exists()
    dialog.close()
    work.settle()
