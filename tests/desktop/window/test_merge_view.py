"""Merging in the window: two desks judged the same claim, and one of them decides, by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checks.casebook import Casebook
from checks.domain.claim import Claim, Status
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.merge_conflict import Take
from checks.domain.verdict import Verdict
from desktop.dialogs.files import BundlePassphrase, ChooseBundle, PutAway
from desktop.widgets.label import Label
from desktop.window.merge_view import EMPTY, NOTHING_NEW, NOTHING_TO_DECIDE, MergeView
from desktop.window.views import View, Views
from tests.desktop.window.conftest import Work

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
HandOver = Callable[..., Path]


def judge(casebook: Casebook, claim: Claim, rating: str, why: str) -> None:
    """Judge a claim anew, as one step."""
    casebook.verdicts.propose(Verdict(uuid4(), claim.id, rating, why))


@pytest.fixture
def eight(work: Work) -> Claim:
    """A claim that nobody has judged."""
    return next(each for each in work.desk.claims if work.desk.verdict(each.id) is None and each.status is Status.OPEN)


@pytest.fixture
def hand_over(work: Work, tmp_path: Path) -> HandOver:
    """The bundle of another desk, which did something to a copy of the casebook."""
    theirs = tmp_path / "theirs.casebook"
    work.session.ask(lambda casebook: casebook.backup(theirs), lambda _: None)
    work.settle()

    def handed(*deeds: Callable[[Casebook], object], passphrase: str | None = None) -> Path:
        out = tmp_path / "night.claimdesk"
        with Casebook.open(theirs, person="Night desk") as book:
            for deed in deeds:
                deed(book)
            book.bundles.make(out, passphrase=passphrase)
        return out

    return handed


class Merge:
    """The window in which somebody merges."""

    def __init__(self, work: Work, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.work, self._qtbot, self._patch = work, qtbot, monkeypatch

    def begin(self, path: Path) -> None:
        self._patch.setattr(ChooseBundle, "ask", lambda *_: path)
        self.work.do("merge.choose")

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(QApplication.focusWidget() or self.view, key, modifiers)
        self.work.settle()

    @property
    def view(self) -> MergeView:
        return self.work.window.findChildren(MergeView)[0]

    @property
    def shown(self) -> View:
        return self.work.window.findChildren(Views)[0].current


@pytest.fixture
def merge(work: Work, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Merge:
    work.window.activateWindow()
    return Merge(work, qtbot, monkeypatch)


def test_two_verdicts_are_decided_by_keys_written_and_taken_back(
    merge: Merge, hand_over: HandOver, eight: Claim
) -> None:
    record = Evidence(uuid4(), EvidenceKind.REPORT, "Hospital list")
    path = hand_over(
        lambda book: judge(book, eight, "false", "Seven on the list."), lambda book: book.evidence.add(record)
    )
    work = merge.work
    work.session.do(lambda book: book.verdicts.propose(Verdict(uuid4(), eight.id, "true", "Eight in the post.")))
    work.settle()
    merge.begin(path)
    assert merge.shown is View.MERGE
    assert merge.view.conflict.heading == "1 of 1 The two desks judged the same claim"
    assert eight.anchor.quote in merge.view.conflict.quote
    assert not merge.view.is_decided

    merge.press(Key.Key_Return, CONTROL)
    assert work.said == "1 conflict is to be decided first."
    merge.press(Key.Key_2)
    assert merge.view.is_decided
    assert merge.view.foot.words == "Ready: nothing is written yet"
    merge.press(Key.Key_Return, CONTROL)
    assert merge.view.words.startswith("night.claimdesk is merged.")
    assert ("Added", "Evidence record", "Hospital list") in merge.view.account.records.model().cells
    verdict = work.desk.verdict(eight.id)
    assert verdict is not None
    assert (verdict.rating, verdict.rationale) == ("false", "Seven on the list.")
    assert work.window.records.count == 1

    work.do("edit.undo")
    verdict = work.desk.verdict(eight.id)
    assert verdict is not None
    assert verdict.rating == "true"
    assert work.window.records.count == 0
    work.do("edit.redo")
    assert work.desk.verdict(eight.id).rating == "false"  # type: ignore[union-attr]
    merge.press(Key.Key_Escape)
    assert merge.shown is View.DESK


def test_what_is_decided_waits_while_one_looks_elsewhere(merge: Merge, hand_over: HandOver, eight: Claim) -> None:
    path = hand_over(lambda book: judge(book, eight, "false", "Seven on the list."))
    merge.work.session.do(lambda book: book.verdicts.propose(Verdict(uuid4(), eight.id, "true", "Eight.")))
    merge.work.settle()
    merge.begin(path)
    merge.press(Key.Key_1)
    merge.press(Key.Key_Escape)
    assert merge.shown is View.DESK
    merge.work.do("merge.choose")
    assert merge.shown is View.MERGE
    assert merge.view.is_decided


def test_a_claim_that_changed_meanwhile_is_compared_once_more(merge: Merge, hand_over: HandOver, eight: Claim) -> None:
    path = hand_over(lambda book: judge(book, eight, "false", "Seven on the list."))
    merge.begin(path)
    assert merge.view.words == NOTHING_TO_DECIDE
    merge.work.session.do(lambda book: book.verdicts.propose(Verdict(uuid4(), eight.id, "true", "Eight.")))
    merge.work.settle()
    merge.view.finish()
    merge.work.settle()
    assert "It was compared once more." in merge.work.said
    assert merge.view.conflict.heading.startswith("1 of 1")
    assert merge.work.desk.verdict(eight.id).rating == "true"  # type: ignore[union-attr]


def test_a_sealed_bundle_asks_until_the_passphrase_is_right(
    merge: Merge, hand_over: HandOver, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = hand_over(lambda book: book.people.sign_in("Cleo"), passphrase="tall ships sail")
    typed, asked = ["wrong", "tall ships sail"], []

    def ask(_: object, sentence: str) -> str:
        asked.append(sentence)
        return typed.pop(0)

    monkeypatch.setattr(BundlePassphrase, "ask", ask)
    merge.begin(path)
    assert len(asked) == 2
    assert merge.view.words in {NOTHING_NEW, NOTHING_TO_DECIDE}


def test_without_its_passphrase_nothing_happens(
    merge: Merge, hand_over: HandOver, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = hand_over(passphrase="tall ships sail")
    monkeypatch.setattr(BundlePassphrase, "ask", lambda *_: None)
    merge.begin(path)
    assert merge.view.words == "Cancelled, nothing was changed."


def test_a_damaged_bundle_is_told_in_the_view(merge: Merge, hand_over: HandOver) -> None:
    path = hand_over()
    path.write_bytes(path.read_bytes()[:400])
    merge.begin(path)
    assert "damaged" in merge.view.words
    assert merge.view.words.endswith("Nothing was changed.")
    assert not merge.view.foot.isVisible()


def test_a_field_is_taken_by_a_click_on_its_side(merge: Merge, hand_over: HandOver, qtbot: QtBot) -> None:
    article = merge.work.desk.article
    path = hand_over(lambda book: book.articles.edit(replace(article, publisher="Late Post")))
    merge.work.session.do(lambda book: book.articles.edit(replace(article, publisher="Early Post")))
    merge.work.settle()
    merge.begin(path)
    cell = merge.view.conflict.table._cells["Article.publisher", Take.THEIRS]
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert cell.button.isChecked()
    merge.view.finish()
    merge.work.settle()
    assert merge.work.desk.article.publisher == "Late Post"


def test_another_casebook_puts_the_bundle_away(
    merge: Merge, hand_over: HandOver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge.begin(hand_over())
    assert merge.view.words == NOTHING_NEW
    merge.work.session.create_casebook(tmp_path / "Other.casebook")
    merge.work.settle()
    assert merge.shown is View.DESK
    monkeypatch.setattr(ChooseBundle, "ask", lambda *_: None)
    merge.work.do("merge.choose")
    assert merge.shown is View.DESK, "a file was asked for, and none was chosen"


def test_a_file_that_was_replaced_meanwhile_is_compared_once_more(merge: Merge, hand_over: HandOver) -> None:
    path = hand_over(lambda book: book.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "First")))
    merge.begin(path)
    hand_over(lambda book: book.evidence.add(Evidence(uuid4(), EvidenceKind.REPORT, "Second")))
    merge.view.finish()
    merge.work.settle()
    assert "is another file than before" in merge.work.said
    assert merge.work.window.records.count == 0
    merge.view.finish()
    merge.work.settle()
    assert merge.work.window.records.count == 2


def test_the_view_says_how_to_begin(merge: Merge) -> None:
    merge.work.do("view.merge")
    assert merge.view.words == EMPTY


def test_choosing_another_bundle_and_thinking_better_of_it_changes_nothing(
    merge: Merge, hand_over: HandOver, eight: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = hand_over(lambda book: judge(book, eight, "false", "Seven on the list."))
    merge.work.session.do(lambda book: book.verdicts.propose(Verdict(uuid4(), eight.id, "true", "Eight.")))
    merge.work.settle()
    merge.begin(path)
    merge.press(Key.Key_2)
    monkeypatch.setattr(ChooseBundle, "ask", lambda *_: None)
    merge.view.another_requested.emit()
    monkeypatch.setattr(ChooseBundle, "ask", lambda *_: path)
    monkeypatch.setattr(PutAway, "ask", lambda *_: False)
    merge.view.another_requested.emit()
    merge.work.settle()
    assert merge.view.is_decided
    merge.press(Key.Key_Return, CONTROL)
    assert merge.work.desk.verdict(eight.id).rating == "false"  # type: ignore[union-attr]


def test_a_bundle_that_is_gone_costs_no_decision(merge: Merge, hand_over: HandOver, eight: Claim) -> None:
    path = hand_over(lambda book: judge(book, eight, "false", "Seven on the list."))
    merge.work.session.do(lambda book: book.verdicts.propose(Verdict(uuid4(), eight.id, "true", "Eight.")))
    merge.work.settle()
    merge.begin(path)
    merge.press(Key.Key_2)
    away = path.rename(path.with_name("away.claimdesk"))
    merge.press(Key.Key_Return, CONTROL)
    assert "What you decided is kept" in merge.work.said
    assert merge.view.is_decided
    away.rename(path)
    merge.press(Key.Key_Return, CONTROL)
    assert merge.work.desk.verdict(eight.id).rating == "false"  # type: ignore[union-attr]
    merge.work.do("edit.undo")
    assert merge.view.words.startswith("The merge was taken back")


def test_what_was_done_to_a_deleted_claim_is_shown(merge: Merge, hand_over: HandOver, eight: Claim) -> None:
    path = hand_over(lambda book: judge(book, eight, "false", "Seven on the list."))
    merge.work.session.do(lambda book: book.claims.delete(eight))
    merge.work.settle()
    merge.begin(path)
    shown = [each.text() for each in merge.view.conflict.table.findChildren(Label)]
    assert {"Verdict", "Seven on the list."} <= set(shown)
    merge.view.sums.incoming.click()
    assert merge.view.words == "What comes in without anybody's deciding."
    merge.view.sums.incoming.click()
    assert merge.view.words == ""
