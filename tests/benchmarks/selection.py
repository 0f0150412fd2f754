"""How long until a claim that is chosen in one pane is painted in the other, on the sample and on a long article.

    python tests/benchmarks/selection.py [ROUNDS]

A claim is chosen in the article by the keyboard's next claim and in the list by going to a row; the clock runs until
all that it changed is painted in both panes. Then an article of 50,000 words with 2,000 claims is scrolled, beside a
bare QPlainTextEdit with the same text, and a list of 10,000 claims is scrolled, filtered and edited. Prints
milliseconds as JSON; exit status 1 where the 95th percentile of choices is above 50 ms, or that of frames in the long
article above 16 ms.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid5

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QSplitter, QWidget

from checks.casebook import Casebook
from checks.domain.article import ArticleVersion
from checks.domain.change import Change
from checks.domain.claim import Claim, Kind, Status
from checks.domain.desk import Desk
from checks.domain.span import Anchor, Span
from desktop import theme
from desktop.jobs import Jobs
from desktop.models.claim_filter import ClaimFilter
from desktop.models.claims import ClaimsModel
from desktop.panes.article import ArticlePane
from desktop.panes.article_view import ArticleView
from desktop.panes.claims import ClaimsPane
from desktop.panes.claims_list import ClaimsList
from desktop.session import Session
from desktop.window.choice import Choice

CHOICE_BAR, FRAME_BAR = 50.0, 16.0
ROUNDS = 60
WORDS = 50_000
PARAGRAPH = (
    "Russian forces struck the port on Friday, and eight others were wounded in the attack, officials said. "
    "It marked the first strike on the city since March 11, and 390 people from each side were freed. "
)
_NAMES = UUID(int=1)


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes with all painting that it causes."""
    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def summary(times: list[float]) -> dict[str, float]:
    """Median, 95th percentile and worst."""
    ordered = sorted(times)
    return {
        "median": round(statistics.median(ordered), 2),
        "p95": round(ordered[int(len(ordered) * 0.95)], 2),
        "worst": round(ordered[-1], 2),
    }


def choices(session: Session, rounds: int) -> dict[str, dict[str, float]]:
    """Choose claim after claim in either pane, wired as the window wires them."""
    article, claims = ArticlePane(session), ClaimsPane(session)
    choice = Choice(session, lambda claim_id: (article.show_claim(claim_id), claims.show_claim(claim_id)))
    article.claim_selected.connect(claims.show_claim)
    claims.claim_selected.connect(article.show_claim)
    both = QSplitter()
    both.addWidget(article)
    both.addWidget(claims)
    both.resize(900, 800)
    both.setSizes([598, 302])
    both.show()
    QApplication.processEvents()
    rows, ids = both.findChild(ClaimsList), [claim.id for claim in session.desk.claims]
    in_article = [milliseconds(partial(choice.step, 1)) for _ in range(min(rounds, len(ids)))]
    model = rows.model()
    far = [ids[place * 37 % len(ids)] for place in range(rounds)]
    in_list = [milliseconds(lambda each=each: rows.setCurrentIndex(model.index_of(each))) for each in far]
    both.close()
    return {"chosen in article": summary(in_article), "chosen in list, far apart": summary(in_list)}


def long_desk(desk: Desk, claim_count: int) -> Desk:
    """An article of 50,000 words with so many claims, which overlap in threes."""
    paragraphs = WORDS // len(PARAGRAPH.split())
    text = "\n\n".join([PARAGRAPH.strip()] * paragraphs)
    version = ArticleVersion(
        uuid5(_NAMES, "long"),
        desk.article.id,
        1,
        text,
        sha256(text.encode()).hexdigest(),
        sentences=tuple(Span(n * (len(PARAGRAPH) + 1), n * (len(PARAGRAPH) + 1) + 100) for n in range(paragraphs)),
    )
    step = (len(text) - 200) // claim_count
    made = [_claim_at(number, number * step, version) for number in range(claim_count)]
    return Desk.of(desk.article, version, tuple(made))


def _claim_at(number: int, start: int, version: ArticleVersion) -> Claim:
    """A claim of every kind and status in turn, in three lengths."""
    statuses, kinds = tuple(Status), tuple(Kind)
    return Claim(
        uuid5(_NAMES, str(number)),
        version.id,
        Anchor.at(version.text, start, start + 40 + number % 3 * 90),
        start // (len(PARAGRAPH) + 1),
        kinds[number % len(kinds)],
        status=statuses[number % 6],
        checkworthiness=number % 100 / 100,
    )


def scrolling(area: QAbstractScrollArea, steps: int, by: int) -> dict[str, float]:
    """Frame times while scrolling down from the top."""
    bar = area.verticalScrollBar()
    return summary([milliseconds(lambda place=n: bar.setValue(place * by)) for n in range(1, steps)])


def shown(widget: QWidget, width: int) -> None:
    """Show a widget at the height of a window."""
    widget.resize(width, 800)
    widget.show()
    QApplication.processEvents()


def long_article(desk: Desk) -> dict[str, dict[str, float] | float]:
    """Scroll and lay out 50,000 words."""
    long = long_desk(desk, 2_000)
    view, bare = ArticleView(), QPlainTextEdit()
    shown(view, 598)
    lay_out = milliseconds(lambda: view.show_text(long.version.text, ()))
    mark = milliseconds(lambda: view.show_marks(long.claims, {}))
    bare.setFont(theme.current().font("article"))
    bare.setPlainText(long.version.text)
    shown(bare, 598)
    found = {
        "text set": round(lay_out, 1),
        "2,000 claims marked": round(mark, 1),
        "scrolled": scrolling(view, 200, 90),
        "bare QPlainTextEdit scrolled": scrolling(bare, 200, 3),
        "chosen": summary([milliseconds(lambda each=each: view.show_current(each.id)) for each in long.claims[::50]]),
    }
    view.close()
    bare.close()
    return found


def long_list(desk: Desk) -> dict[str, dict[str, float] | float]:
    """Scroll, filter and edit 10,000 claims."""
    long = long_desk(desk, 10_000)
    model = ClaimsModel()
    rows = ClaimsList(model)
    shown(rows, 302)
    set_up = milliseconds(lambda: model.show_desk(long))
    old = long.claims[5_000]
    change = Change("Edit", (old,), (replace(old, status=Status.JUDGED),))
    after = long.after(change)
    found = {
        "10,000 claims shown": round(set_up, 1),
        "scrolled": scrolling(rows, 200, 400),
        "edited": round(milliseconds(lambda: model.follow(change, after)), 1),
        "filtered": round(milliseconds(lambda: model.set_filter(ClaimFilter(kinds=frozenset({Kind.QUOTE})))), 1),
    }
    rows.close()
    return found


def main() -> int:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, "light")
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "Sample.casebook"
        Casebook.sample(where, person="Checker").close()
        session = Session(Jobs(), person="Checker")
        session.open_casebook(where)
        while not session.is_idle():
            application.processEvents()
        result = {
            "sample": choices(session, rounds),
            "50,000 words": long_article(session.desk),
            "10,000 rows": long_list(session.desk),
        }
        session.close()
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    is_slow = any(times["p95"] > CHOICE_BAR for times in result["sample"].values())
    return int(is_slow or result["50,000 words"]["scrolled"]["p95"] > FRAME_BAR)


if __name__ == "__main__":
    raise SystemExit(main())
