"""What evidence rests on: captures that were kept or failed, integrity, sources with their rulings, and duplicates."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from uuid import uuid5

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from checks.domain.custody import Fault, Trouble, Verification
from checks.domain.evidence import Evidence
from checks.domain.moment import Moment
from checks.domain.origin import Origin
from checks.domain.web import WebAnswer
from checks.ingest.capture import CapturedPage
from checks.ingest.document import Document
from checks.matching.sources import origins_of
from desktop.dialogs.duplicates import Duplicates, Pair
from desktop.dialogs.integrity import Integrity
from desktop.dialogs.ruling import NotDuplicates, NotTheSame, SameSource
from desktop.panes.link_row import LinkRow
from desktop.studio.studio import Act, State, Studio

_WOUNDED = "eight others were wounded"
_PAGES = (
    "One person was killed at the port on Friday, the governor said.\n\n"
    "Eight people were wounded.\n\nThe port works again.\n",
    "Two people were killed at the port on Friday, the governor said.\n\n"
    "Eight people were wounded.\n\nThe governor corrected the count on Saturday.\n",
)
_FAILED = "The page asks for a sign-in: sign in with a browser, save the page and link the file."


def _records(studio: Studio) -> list[Evidence]:
    """The records of the claim that is looked at, as they are stored now."""
    claim = studio.choose(lambda claim: claim.quote.startswith(_WOUNDED))
    return [record for _, record in studio.desk.linked(claim.id)]


def _captured(text: str, at: str) -> CapturedPage:
    body = text.encode()
    answer = WebAnswer(
        "https://example.org/port", Moment.parse(at), (), 200, "OK", (("content-type", "text/plain"),), body
    )
    return CapturedPage((answer,), Document(text, body, "text/plain", name="port.txt"))


def _rows(studio: Studio) -> None:
    """One page was kept twice, another could not be had."""
    first, second = _records(studio)[:2]
    studio.write(lambda casebook: casebook.captures.keep(first, _captured(_PAGES[0], "2025-05-23T18:00+00:00")))
    studio.write(lambda casebook: casebook.captures.keep(first, _captured(_PAGES[1], "2025-05-24T09:00+00:00")))
    studio.write(lambda casebook: casebook.captures.fail(second, _FAILED))
    _row(studio, 0).setFocus(Qt.FocusReason.OtherFocusReason)
    studio.let_paint()


def _row(studio: Studio, place: int) -> LinkRow:
    return [row for row in studio.window.findChildren(LinkRow) if row.isVisible()][place]


def _row_menu(studio: Studio) -> None:
    row = _row(studio, 1)
    row.setFocus(Qt.FocusReason.OtherFocusReason)
    place = row.mapToGlobal(QPoint(40, 20))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(40, 20), place, Qt.KeyboardModifier(0))
    QApplication.sendEvent(row, event)
    studio.put_popup(place - QPoint(60, 120))
    studio.later(_row(studio, 0).setFocus)


def _kept(studio: Studio) -> None:
    _row(studio, 0).setFocus(Qt.FocusReason.OtherFocusReason)
    studio.do("keeping.kept")


def _changes(studio: Studio) -> None:
    _row(studio, 0).setFocus(Qt.FocusReason.OtherFocusReason)
    studio.do("keeping.changes")


def _reading(studio: Studio) -> None:
    dialog = Integrity("the casebook", studio.window)
    dialog.show_progress(12, 41)
    studio.show(dialog)


def _sound(studio: Studio) -> None:
    studio.do("keeping.verify")


def _altered(studio: Studio) -> None:
    """Something lies there that did not, and something is gone."""
    dialog = Integrity("the casebook", studio.window)
    titles = tuple(record.title for record in studio.desk.evidence[:2])
    troubles = (
        Trouble(Fault.ALTERED, "a" * 64, "b" * 64, "port.warc.gz", titles),
        Trouble(Fault.MISSING, "c" * 64, None, "governor.png", titles[:1]),
        Trouble(Fault.FOREIGN, "d" * 64, "d" * 64),
    )
    dialog.show_found(Verification(38, ("a" * 64,), (), ("d" * 64,), troubles))
    studio.show(dialog)


def _origins(studio: Studio) -> tuple[Origin, ...]:
    """The sources of the claim with the most records."""
    most = max(len(studio.desk.links(claim.id)) for claim in studio.desk.claims)
    claim = studio.choose(lambda claim: len(studio.desk.links(claim.id)) == most)
    return tuple(origins_of(studio.desk, claim.id))


def _sources(studio: Studio) -> None:
    _origins(studio)
    studio.do("sources.of_claim")


def _not_the_same(studio: Studio) -> None:
    origin = max(_origins(studio), key=lambda origin: len(origin.records))
    studio.show(NotTheSame(origin.records[0], origin, studio.window))


def _same(studio: Studio) -> None:
    first, *others = _origins(studio)
    studio.show(SameSource(first.records[0], [record for other in others for record in other.records], studio.window))


def _ruled(studio: Studio) -> None:
    """People ruled twice; each ruling can be taken back."""
    first, second, third, *_ = (origin.records[0] for origin in _origins(studio))
    for other, reason in ((second, "Both rest on the mayor, who is not named."), (third, "The same call to the port.")):
        studio.write(
            lambda casebook, other, reason: casebook.sources.rule(first, (other,), is_same=True, reason=reason),
            other,
            reason,
        )
    studio.do("sources.of_claim")


def _no_duplicates(studio: Studio) -> None:
    studio.do("sources.duplicates")


def _searching(studio: Studio) -> None:
    dialog = Duplicates(studio.window)
    dialog.say("Looking for duplicates, 12,400 of 100,000 records…", is_busy=True)
    studio.show(dialog)


def _copies(studio: Studio) -> tuple[Evidence, ...]:
    records = studio.desk.evidence[:2]
    return tuple(replace(each, id=uuid5(each.id, "copy"), publisher="Sample checker") for each in records)


def _duplicates(studio: Studio) -> None:
    """Two records came in twice."""
    for copy in _copies(studio):
        studio.write(lambda casebook, copy: casebook.evidence.add(copy), copy)
    studio.do("sources.duplicates")
    studio.settle()


def _not_duplicates(studio: Studio) -> None:
    studio.show(NotDuplicates(studio.desk.evidence[0], _copies(studio)[0], studio.window))


def _many_pairs(studio: Studio) -> None:
    """More pairs than can be listed at once."""
    records = studio.desk.evidence
    pairs = [Pair(one, other, ("the same address",)) for one, other in pairwise(records)]
    dialog = Duplicates(studio.window)
    dialog.show_pairs(pairs, 1240)
    studio.show(dialog)


ACT = Act(
    "keepings",
    (
        State("captures", _rows, is_main=True),
        State("capture-menu", _row_menu, is_only_wide=True),
        State("what-is-kept", _kept, is_only_wide=True),
        State("what-changed", _changes, is_only_wide=True),
        State("verify-reading", _reading, is_only_wide=True),
        State("verify-sound", _sound, is_only_wide=True),
        State("verify-altered", _altered, is_only_wide=True),
        State("sources", _sources, is_only_wide=True),
        State("not-the-same-source", _not_the_same, is_only_wide=True),
        State("same-source", _same, is_only_wide=True),
        State("sources-ruled", _ruled, is_only_wide=True),
        State("duplicates-none", _no_duplicates, is_only_wide=True),
        State("duplicates-searching", _searching, is_only_wide=True),
        State("duplicates", _duplicates, is_only_wide=True),
        State("duplicates-many", _many_pairs, is_only_wide=True),
        State("not-duplicates", _not_duplicates, is_only_wide=True),
    ),
)
