"""Sharing in the window: a partner gets what may leave, and nothing goes before every finding is decided on."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checks.casebook import Casebook
from checks.domain.evidence import Evidence, EvidenceKind
from checks.domain.transfer import Profile
from checks.exchange.bundle.reading import open_bundle
from desktop.dialogs.files import BundlePassphrase, ChooseBundle, NewCasebook
from desktop.widgets.choosers import Tick
from desktop.window.goods import Goods
from desktop.window.share_commands import SaveBundle
from desktop.window.share_view import NOTHING, ShareView
from desktop.window.views import View, Views
from tests.desktop.window.conftest import Work

NUMBER = "+380 48 123 45 67"


class Share:
    """The window in which somebody shares."""

    def __init__(self, work: Work, qtbot: QtBot, out: Path) -> None:
        self.work, self.qtbot, self.out = work, qtbot, out
        work.do("share.choose")

    def look(self) -> None:
        self.view.look()
        self.work.settle()

    def click(self, text: str) -> None:
        button = next(each for each in self.view.findChildren(QPushButton) if each.text() == text)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.work.settle()

    @property
    def view(self) -> ShareView:
        return self.work.window.findChildren(ShareView)[0]


@pytest.fixture
def share(work: Work, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Share:
    """The view, over a casebook in which a telephone number stands in a record."""
    record = Evidence(uuid4(), EvidenceKind.REPORT, "Hospital list", says=f"Ask {NUMBER}.")
    work.session.do(lambda casebook: casebook.evidence.add(record))
    work.settle()
    out = tmp_path / "out.claimdesk"
    monkeypatch.setattr(SaveBundle, "ask", lambda *_: out)
    return Share(work, qtbot, out)


def test_a_partner_gets_nothing_before_every_finding_is_decided_on(share: Share, qtbot: QtBot) -> None:
    view = share.view
    assert view.save.isEnabled(), "nothing stays of what goes to the own house"
    view.form.to.setText("Kyiv desk")
    view.form.profiles[Profile.PARTNER].setChecked(True)
    assert not view.save.isEnabled(), "what would go has to be read first"
    share.look()
    assert view.words == "Decide on every finding first."
    assert view.preview.leaks.model().index(0, 0).data() == NUMBER

    share.click("Harmless…")
    qtbot.keyClicks(view.preview.asked.field, "It is on their web page.")
    qtbot.keyClick(view.preview.asked.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    share.work.settle()
    assert view.save.isEnabled()
    share.click("Save Bundle…")
    digest = sha256(share.out.read_bytes()).hexdigest()
    assert view.preview.words.startswith(f"out.claimdesk is made: {share.out.stat().st_size:,} bytes")
    assert view.preview.words.endswith(f"SHA-256 {digest}")
    assert view.rows[0][1:5] == ("Sent", "Kyiv desk", "out.claimdesk", "A partner desk")
    with open_bundle(share.out) as bundle:
        assert [each.says for each in bundle.records(Evidence)] == [f"Ask {NUMBER}."]


def test_words_are_blotted_out_and_the_decision_can_be_taken_back(share: Share) -> None:
    view = share.view
    view.form.profiles[Profile.PARTNER].setChecked(True)
    share.look()
    share.click("Blot Out")
    assert view.save.isEnabled()
    view.preview.decided.setCurrentRow(0)
    share.click("Decide Again")
    assert not view.save.isEnabled()
    share.click("Blot Out")
    share.click("Save Bundle…")
    with open_bundle(share.out) as bundle:
        (says,) = [each.says for each in bundle.records(Evidence)]
    assert NUMBER not in says


def test_a_finding_leads_to_its_record(share: Share) -> None:
    share.view.form.profiles[Profile.PARTNER].setChecked(True)
    share.look()
    share.click("Show Record")
    assert share.work.window.findChildren(Views)[0].current is View.EVIDENCE


def test_a_chosen_article_goes_sealed_and_signed(share: Share) -> None:
    view, form = share.view, share.view.form
    form.what.choose(True)
    share.look()
    assert view.preview.words == "Tick the articles that are to go."
    form.articles.tick(share.work.desk.article.id)
    share.look()
    form.seal.setChecked(True)
    form.sign.setChecked(True)
    share.work.settle()
    assert "Read it to the receiver by telephone." in form.key_words
    assert "at least 12" in view.words
    assert not view.save.isEnabled()
    for field in (form.passphrase, form.again):
        field.setText("tall ships sail")
    share.click("Save Bundle…")
    with open_bundle(share.out, "tall ships sail") as bundle:
        assert bundle.signer is not None
        assert bundle.manifest.articles == (share.work.desk.article.id,)
    assert not form.seal.isChecked()
    assert form.passphrase.text() == ""


def test_a_day_that_nobody_understands_is_told(share: Share) -> None:
    share.view.form.is_new.setChecked(True)
    share.view.form.since.setText("soon")
    share.look()
    assert share.view.preview.words == "This is no day that the program can read: write it as 19 May 2025."
    share.view.form.since.setText("1 Jan 2020")
    share.look()
    assert share.view.save.isEnabled()


def test_a_folder_that_is_gone_is_told(share: Share, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SaveBundle, "ask", lambda *_: tmp_path / "gone" / "out.claimdesk")
    (tmp_path / "gone").write_text("no folder")
    share.click("Save Bundle…")
    assert share.view.preview.words.endswith("Nothing was written.")
    assert share.view.save.isEnabled()  # for another folder


def test_a_bundle_takes_no_other_files_place(share: Share) -> None:
    share.out.write_text("somebody's notes")
    share.click("Save Bundle…")
    assert "is there already and is no bundle" in share.view.preview.words
    assert share.out.read_text() == "somebody's notes"


def test_what_was_decided_waits_while_one_looks_at_a_record(share: Share) -> None:
    share.view.form.profiles[Profile.PARTNER].setChecked(True)
    share.look()
    share.click("Blot Out")
    share.work.do("view.desk")
    share.work.do("share.choose")
    assert share.view.preview.decided.count() == 1
    share.view.form.profiles[Profile.PUBLIC].setChecked(True)
    share.look()
    assert share.view.preview.decided.count() == 0  # everybody is not the partner


def test_a_passphrase_goes_with_the_casebook_it_was_typed_for(share: Share, tmp_path: Path) -> None:
    form = share.view.form
    form.to.setText("Kyiv desk")
    form.seal.setChecked(True)
    form.passphrase.setText("tall ships sail")
    share.work.session.create_casebook(tmp_path / "Other.casebook")
    share.work.settle()
    assert form.passphrase.text() == ""
    share.work.do("share.choose")
    share.work.settle()
    assert form.to.text() == ""
    assert share.view.words == NOTHING or share.view.save.isEnabled()


@pytest.fixture
def bundle(share: Share) -> Path:
    """What the casebook holds, sealed."""
    form = share.view.form
    form.seal.setChecked(True)
    for field in (form.passphrase, form.again):
        field.setText("tall ships sail")
    share.click("Save Bundle…")
    return share.out


def test_a_bundle_becomes_a_casebook_of_its_own(
    share: Share, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ChooseBundle, "ask", lambda *_: bundle)
    monkeypatch.setattr(BundlePassphrase, "ask", lambda *_: "tall ships sail")
    monkeypatch.setattr(NewCasebook, "ask", lambda *_: tmp_path / "New.casebook")
    title = share.work.desk.article.title
    share.work.do("file.new_from_bundle")
    assert share.work.session.casebook_name == "New"
    assert share.work.desk.article.title == title
    with Casebook.read(tmp_path / "New.casebook", person="Looker") as made:
        assert [each.title for each in made.evidence.all()] == ["Hospital list"]


def test_a_wrong_passphrase_leaves_no_casebook(
    share: Share, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BundlePassphrase, "ask", lambda *_: "small ships sail")
    monkeypatch.setattr(NewCasebook, "ask", lambda *_: tmp_path / "New.casebook")
    share.work.window.files.unbundle(bundle)
    share.work.settle()
    assert not (tmp_path / "New.casebook").exists()
    assert "passphrase" in share.work.said


def test_a_bundle_that_is_dropped_is_merged_into_the_open_casebook(
    share: Share, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BundlePassphrase, "ask", lambda *_: "tall ships sail")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bundle))])
    assert Goods.of(mime).offer == "Drop to bring in the bundle out.claimdesk"
    share.work.window.files.take_in(mime)
    share.work.settle()
    assert share.work.window.findChildren(Views)[0].current is View.MERGE


def test_articles_are_offered_by_their_titles(share: Share) -> None:
    article = share.work.desk.article
    share.work.session.do(lambda casebook: casebook.articles.edit(replace(article, title="Another title")))
    share.work.settle()
    share.work.do("view.desk", "view.share")
    assert [each.text() for each in share.view.form.articles.findChildren(Tick)] == ["Another title"]
