"""The article: marks, spans in hand, words found, gaps, findings in the gutter, and writing from right to left."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid5

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolButton

from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.finding import Finding, Level
from checks.domain.span import Span
from checks.ingest.document import Document
from desktop.panes.article import ArticlePane
from desktop.panes.claims import ClaimsPane
from desktop.panes.date_bar import DateBar
from desktop.panes.find_bar import FindBar
from desktop.panes.span_view import SpanView
from desktop.studio.studio import Act, State, Studio

_FOUND = "Odesa"
_RIGHT_TO_LEFT = (
    "ضربة على ميناء أوديسا\n\n"
    "قُتل شخص واحد وأصيب ثمانية آخرون يوم الجمعة في ميناء أوديسا، وأربعة منهم في حالة حرجة. "
    "وهي أول ضربة على الميناء منذ 11 مارس.\n\n"
    "وتبادل الجانبان 390 أسيراً من كل طرف (Istanbul, 16 May).\n"
)
_CLAIMED = (
    "قُتل شخص واحد وأصيب ثمانية آخرون يوم الجمعة في ميناء أوديسا",
    "أصيب ثمانية آخرون",
    "أول ضربة على الميناء منذ 11 مارس",
    "390 أسيراً",
)


def _desk(studio: Studio) -> None:
    studio.choose(lambda claim: claim.status == Status.IN_PROGRESS and bool(claim.quantities))


def _view(studio: Studio) -> SpanView:
    return studio.find(SpanView)


def _handles(studio: Studio) -> None:
    """A claim with others in it, so that all strata show."""
    studio.choose(lambda claim: claim.quote.startswith("Russian forces struck"))
    _view(studio).setFocus()
    studio.let_paint()


def _resize(studio: Studio) -> None:
    studio.do("span.resize")
    studio.later(_view(studio).drop)


def _split(studio: Studio) -> None:
    _view(studio).setCursorWidth(0)
    studio.do("span.split")
    studio.later(_view(studio).drop)


def _middle_of(studio: Studio, claim: Claim) -> QPoint:
    box = _view(studio).claim_rect(claim.id)
    return QPoint(box.left() + min(box.width() // 2, 40), box.top() + 12)


def _menu(studio: Studio) -> None:
    """What can be done to the claim under the pointer."""
    claim = studio.choose(lambda claim: claim.status == Status.IN_PROGRESS and bool(claim.quantities))
    view = _view(studio)
    inside = _middle_of(studio, claim)
    place = view.viewport().mapToGlobal(inside)
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, inside, place, Qt.KeyboardModifier(0))
    )
    studio.put_popup(place)


def _kinds(studio: Studio) -> None:
    """Which question the claim asks, chosen by its key."""
    view = _view(studio)
    studio.window.actions_by_id["span.kind"].trigger()
    studio.put_popup(view.viewport().mapToGlobal(view.cursorRect().bottomLeft()))


def _hover(studio: Studio) -> None:
    """The pointer rests on a claim that is not the current one."""
    claim = next(each for each in studio.desk.claims if each.quote.startswith("One person was killed"))
    view = _view(studio)
    inside = _middle_of(studio, claim)
    place, none = view.viewport().mapToGlobal(inside), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(inside), QPointF(place), none, none, Qt.KeyboardModifier(0))
    QApplication.sendEvent(view.viewport(), move)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, inside, place))
    studio.let_paint()
    studio.later(lambda: QApplication.sendEvent(view, QEvent(QEvent.Type.Leave)))


def _find(studio: Studio) -> None:
    studio.do("edit.find")
    bar = studio.find(FindBar)
    bar.findChildren(QLineEdit)[0].setText(_FOUND)
    studio.let_paint()


def _find_nothing(studio: Studio) -> None:
    bar = studio.find(FindBar)
    bar.findChildren(QLineEdit)[0].setText("Atlantis")
    studio.let_paint()
    studio.later(bar.leave)


def _gap(studio: Studio) -> None:
    """Words that no claim covers, selected; squares at the bar where there are more."""
    for claim in [each for each in studio.desk.claims if each.kind is Kind.TIME][:2]:
        studio.write(lambda casebook, claim: casebook.claims.delete(claim), claim)
    studio.do("edit.next_gap")


def _findings(studio: Studio) -> None:
    """Marks of every level in the gutter, and more on a line than there is room for."""
    noticed = [claim for claim in studio.desk.claims if claim.status != Status.NOT_A_CLAIM][:14]
    levels = [level for _ in noticed for level in Level]
    crowded = [claim for claim in noticed[3:5] for _ in range(3)]
    found = tuple(
        Finding(uuid5(claim.id, str(number)), claim.id, "time.day", levels[number], "Records give another day.")
        for number, claim in enumerate((*noticed[::2], *crowded))
    )
    studio.write(lambda casebook: casebook.apply(Change("Run rules", after=found)))
    _view(studio).verticalScrollBar().setValue(0)
    studio.let_paint()


def _rejected(studio: Studio) -> None:
    """Rejected claims are struck, and shown only where they are asked for."""
    menu = studio.find(ClaimsPane).findChildren(QMenu)[0]
    tick = next(action for action in menu.actions() if action.text() == "Show Rejected")
    tick.trigger()
    studio.choose(lambda claim: claim.status == Status.NOT_A_CLAIM)
    studio.later(tick.trigger)


def _text_size(studio: Studio) -> None:
    button = studio.find(QToolButton, "Text Size")
    studio.drop_menu(button.menu(), button)


def _large_text(studio: Studio) -> None:
    for _ in range(7):
        studio.do("view.larger_text")
    studio.later(lambda: studio.do("view.standard_text"))


def _right_to_left(studio: Studio) -> None:
    document = Document(
        _RIGHT_TO_LEFT,
        _RIGHT_TO_LEFT.encode(),
        "text/plain",
        title=_RIGHT_TO_LEFT.split("\n", 1)[0],
        language="ar",
    )
    session = studio.program.session
    session.import_document(document)
    studio.settle()
    for words in _CLAIMED:
        start = _RIGHT_TO_LEFT.index(words)
        if all(claim.quote != words for claim in studio.desk.claims):
            studio.window.new_claim(Span(start, start + len(words)))
            studio.settle()
    claim = next(claim for claim in studio.desk.claims if claim.quote == _CLAIMED[0])
    studio.write(lambda casebook, claim: casebook.claims.set_status(claim, Status.IN_PROGRESS), claim)
    studio.find(ArticlePane).setFocus()
    studio.let_paint()


def _without_date(studio: Studio) -> None:
    """An article that came in without its date; what is typed is none."""
    article = studio.desk.article
    studio.write(lambda casebook: casebook.articles.edit(replace(article, published=None)))
    bar = studio.find(DateBar)
    bar.findChildren(QLineEdit)[0].setText("Friday")
    bar.save()
    studio.let_paint()


ACT = Act(
    "articles",
    (
        State("desk", _desk, is_main=True),
        State("article-handles", _handles, is_main=True),
        State("article-resize", _resize),
        State("article-split", _split),
        State("article-menu", _menu),
        State("article-kinds", _kinds),
        State("article-hover", _hover),
        State("article-find", _find, is_main=True),
        State("article-find-nothing", _find_nothing),
        State("article-text-size", _text_size),
        State("article-large-text", _large_text),
        State("article-rejected", _rejected),
        State("article-findings", _findings, is_main=True),
        State("article-gap", _gap),
        State("article-right-to-left", _right_to_left, is_main=True),
        State("article-without-date", _without_date),
    ),
)
