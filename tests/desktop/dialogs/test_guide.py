"""The user guide in the window: whole, in order, and true to the keys there are."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from desktop import assets
from desktop.dialogs.guide import RULES, Guide, guide_pages, page_text, title_of
from desktop.window.action_table import specs


@pytest.fixture
def guide(qtbot: QtBot) -> Guide:
    made = Guide()
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_page_is_in_the_index_once() -> None:
    pages = guide_pages()
    assert pages[0] == "index.md"
    assert sorted(set(pages) - {RULES}) == list(assets.names("help", ".md"))
    assert len(set(pages)) == len(pages)


def test_links_lead_to_pages() -> None:
    for page in guide_pages():
        targets = re.findall(r"\]\(([^)]+)\)", page_text(page))
        assert set(targets) <= set(guide_pages()), page


def test_each_page_has_a_title(guide: Guide) -> None:
    pages = guide.findChild(QListWidget)
    titles = [pages.item(row).text() for row in range(pages.count())]
    assert titles[:2] == ["Guide", "The first five minutes"]
    assert titles == [title_of(page_text(page), "") for page in guide_pages()]
    assert all(titles)


def test_a_link_turns_the_page(guide: Guide) -> None:
    text = guide.findChild(QTextBrowser)
    text.anchorClicked.emit(QUrl("evidence.md"))
    assert "Evidence and stances" in text.toPlainText()
    text.anchorClicked.emit(QUrl("https://elsewhere.example/"))
    assert "Evidence and stances" in text.toPlainText()


def test_the_page_of_keys_names_every_key() -> None:
    page = assets.text("help/keys.md")
    named = set(re.findall(r"\*\*([^*]+?)\*\*", page))
    for spec in specs():
        if spec.id.startswith("claim.rate_"):
            continue
        for key in (*spec.keys, *spec.letters):
            assert key in named, f"{spec.text}: {key}"


def test_the_guide_names_no_key_that_does_nothing() -> None:
    keys = {key for spec in specs() for key in (*spec.keys, *spec.letters)}
    of_the_panes = {"↓", "↑", "Tab", "Shift+Tab", "Esc", "Q"}  # Q takes a passage in the evidence view
    for page in guide_pages():
        for word in re.findall(r"\*\*([^*\n]+?)\*\*", page_text(page)):
            if re.fullmatch(r"(Ctrl|Shift|Alt)\+\S+|F\d+|[A-Z]", word):
                plain = word.replace("Enter", "Return").replace("Plus", "+").replace("Minus", "-")
                assert plain in keys | of_the_panes, f"{page}: {word}"


def test_the_page_of_rules_is_made_of_the_rules_and_opens_at_one_of_them(guide: Guide) -> None:
    guide.show_rule("figure.subset")
    text = guide.findChild(QTextBrowser)
    assert "A part cannot exceed its whole." in text.toPlainText()
    assert text.textCursor().block().text() == "figure.subset"


def test_a_rule_that_is_gone_leads_to_the_top_of_the_page(guide: Guide) -> None:
    guide.show_rule("figure.gone")
    text = guide.findChild(QTextBrowser)
    assert text.toPlainText().startswith("All rules")
    assert text.verticalScrollBar().value() == 0
