"""The dialogs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit

from checks.domain.claim import Status
from checks.domain.person import Person
from desktop import assets
from desktop.crash import CrashDialog
from desktop.dialogs.article_details import ArticleDetails
from desktop.dialogs.casebook_key import CasebookKey
from desktop.dialogs.evidence import EvidenceDialog, blank_record
from desktop.dialogs.fetch_page import FetchPage
from desktop.dialogs.guide import Guide
from desktop.dialogs.keys import Keys
from desktop.dialogs.link import EditLink, LinkDialog
from desktop.dialogs.paste_article import PasteArticle
from desktop.dialogs.preferences import Preferences
from desktop.dialogs.report import ReportPreview
from desktop.models.record_book import RecordBook
from desktop.models.record_columns import RecordColumns
from desktop.studio.studio import Act, State, Studio
from desktop.window.patience import wait_until

REPORT = "report"
"""The state whose report is also saved as a file."""
SAMPLE_TEXT = "sample/article.txt"
_FAULT = """Traceback (most recent call last):
  File "desktop/panes/claims.py", line 120, in _show
    row = self._rows[place]
IndexError: list index out of range"""
_PAGES = (
    "Appearance",
    "You",
    "Keys",
    "Check-worthiness",
    "Rules",
    "Earlier Checks",
    "Verdicts",
    "Snapshots",
    "Backups",
    "Lock",
)


def _link(studio: Studio) -> None:
    claim = studio.choose(lambda claim: claim.status == Status.IN_PROGRESS)
    studio.show(LinkDialog(studio.window.records, studio.desk, claim, studio.window))


def _link_first(studio: Studio) -> None:
    """No record is there yet."""
    book = RecordBook(studio.program.session)
    book.columns, book.is_read = RecordColumns(), True
    studio.show(LinkDialog(book, studio.desk, studio.desk.claims[0], studio.window))


def _edit_link(studio: Studio) -> None:
    claim = studio.choose(lambda claim: len(studio.desk.links(claim.id)) > 2)
    link, record = studio.desk.linked(claim.id)[0]
    studio.show(EditLink(link, claim, record, studio.window))


def _record(studio: Studio) -> None:
    linked = {link.evidence_id for claim in studio.desk.claims for link in studio.desk.links(claim.id)}
    record = next(record for record in studio.desk.evidence if record.id in linked and record.figures)
    studio.show(EvidenceDialog(record, parent=studio.window))


def _new_record(studio: Studio) -> None:
    claim = studio.choose(lambda claim: claim.status == Status.OPEN)
    studio.show(EvidenceDialog(blank_record(UUID(int=1)), claim=claim, parent=studio.window))


def _details(studio: Studio) -> None:
    people = tuple(record for record in studio.desk.records.values() if isinstance(record, Person))
    article = replace(studio.desk.article, url="https://example.org/port")
    studio.show(ArticleDetails(article, studio.window, people=people))


def _paste(studio: Studio) -> None:
    clipboard = QMimeData()
    clipboard.setText(assets.text(SAMPLE_TEXT))
    studio.show(PasteArticle(clipboard, studio.window))


def _key(studio: Studio) -> None:
    studio.show(CasebookKey("“Sources” is encrypted. Give its key to open it.", studio.window))


def _new_key(studio: Studio) -> None:
    studio.show(CasebookKey("The casebook and its copies can be read with this key alone.", studio.window, is_new=True))


def _fetch(studio: Studio) -> None:
    studio.show(FetchPage("https://example.org/port", studio.window))


def _report(studio: Studio) -> None:
    preview = ReportPreview(studio.program.session, studio.desk, studio.program.places.data, studio.window)
    preview.show()
    wait_until(lambda: preview.is_ready, "the pages of the report")
    studio.let_paint()


def _guide(studio: Studio) -> None:
    studio.show(Guide(studio.window))


def _keys(studio: Studio) -> None:
    studio.do("help.keys")


def _keys_found(studio: Studio) -> None:
    studio.do("help.keys")
    dialog = [each for each in studio.window.findChildren(Keys) if each.isVisible()][-1]
    dialog.findChildren(QLineEdit)[0].setText("claim")
    studio.let_paint()


def _about(studio: Studio) -> None:
    studio.do("help.about")


def _preferences(page: str, studio: Studio) -> None:
    studio.do("preferences.open")
    studio.find(Preferences).show_page(page)
    studio.let_paint()


def _refused_key(studio: Studio) -> None:
    """A key that another action has."""
    _preferences("Keys", studio)
    studio.find(Preferences).findChildren(QKeySequenceEdit)[0].setKeySequence(QKeySequence("Ctrl+F"))
    studio.let_paint()


def _crash(studio: Studio) -> None:
    studio.show(CrashDialog(_FAULT, "Something went wrong. What you typed is saved; you can go on.", studio.window))


ACT = Act(
    "dialogs",
    (
        State("link-evidence", _link, is_only_wide=True, is_main=True),
        State("link-first-record", _link_first, is_only_wide=True),
        State("edit-link", _edit_link, is_only_wide=True),
        State("evidence-record", _record, is_only_wide=True, is_main=True),
        State("new-record", _new_record, is_only_wide=True),
        State("article-details", _details, is_only_wide=True),
        State("paste-article", _paste, is_only_wide=True),
        State("fetch-page", _fetch, is_only_wide=True),
        State("casebook-key", _key, is_only_wide=True),
        State("casebook-new-key", _new_key, is_only_wide=True),
        State(REPORT, _report, is_only_wide=True),
        State("help", _guide, is_only_wide=True, is_main=True),
        State("keys", _keys, is_only_wide=True, is_main=True),
        State("keys-found", _keys_found, is_only_wide=True),
        State("about", _about, is_only_wide=True),
        *(
            State(
                f"preferences-{page.lower().replace(' ', '-')}",
                partial(_preferences, page),
                is_only_wide=True,
                is_main=page == "Keys",
            )
            for page in _PAGES
        ),
        State("preferences-refused-key", _refused_key, is_only_wide=True),
        State("crash", _crash, is_only_wide=True),
    ),
)
