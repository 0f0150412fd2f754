"""Merging: a bundle is compared, decided on and written; one that is damaged, and one with nothing new."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from checks.casebook import Casebook
from checks.domain.change import Change
from checks.domain.claim import Status
from checks.domain.desk import Desk
from checks.domain.merge_conflict import Take
from desktop.studio.studio import Act, State, Studio
from desktop.window.merge_commands import MergeCommands
from desktop.window.merge_view import MergeView

_NIGHT = "Night desk"
_OURS = "The governor’s 17:01 post names eight wounded. A second man died in hospital by 19:00."
_THEIRS = "The governor’s 17:01 post names eight wounded. Two more people have died since, so the count has changed."


def _judge(casebook: Casebook, desk: Desk, rating: str, why: str) -> Change:
    """Judge the two first open claims, the second one otherwise."""
    claims = [claim for claim in desk.claims if (verdict := desk.verdict(claim.id)) and not verdict.signed_by_id]
    verdicts = [verdict for claim in claims[:2] if (verdict := desk.verdict(claim.id))]
    judged = [replace(each, rating=rating, rationale=why, is_draft=False) for each in verdicts]
    moved = [replace(claim, status=Status.JUDGED) for claim in claims[:2]]
    return casebook.apply(Change("Edit verdict", (*verdicts, *claims[:2]), (*judged, *moved)))


def _hand_over(studio: Studio) -> Path:
    """A bundle of what a night desk did to a copy of the casebook, which this desk worked on meanwhile."""
    studio.lay_sample()
    folder = studio.program.places.data
    theirs, bundle = folder / "night.casebook", folder / "night-desk.claimdesk"
    studio.program.session.ask(lambda casebook: casebook.backup(theirs), lambda _: None)
    studio.settle()
    with closing(Casebook.open(theirs, person=_NIGHT)) as book:
        desk = book.desk(book.articles.overview()[0].article.id)
        _judge(book, desk, "mixture", _THEIRS)
        book.articles.edit(replace(desk.article, publisher="The Odesa Gazette, late edition"))
        book.bundles.make(bundle)
    studio.write(_judge, studio.desk, "mostly_true", _OURS)
    return bundle


def _begin(studio: Studio, path: Path) -> None:
    commands = studio.window.findChild(MergeCommands)
    if commands is not None:
        commands.begin(path)


def _conflict(studio: Studio) -> None:
    """The first conflict, with nothing decided."""
    _begin(studio, _hand_over(studio))
    studio.settle()


def _decided(studio: Studio) -> None:
    """One conflict decided with a note, the next one field by field."""
    view = studio.find(MergeView)
    view.take(Take.THEIRS)
    view.conflict.noted.emit("They saw the later count.")
    view.go(1)
    dispute = view.deciding.disputes[1]
    clash = dispute.conflict.clashes[0]
    view.conflict.field_taken.emit(clash.key, Take.OURS)
    studio.let_paint()


def _written(studio: Studio) -> None:
    """The account of what the merge did."""
    view = studio.find(MergeView)
    view.take(Take.OURS)
    view.finish()
    studio.settle()


def _nothing_new(studio: Studio) -> None:
    """The same bundle once more."""
    _begin(studio, studio.program.places.data / "night-desk.claimdesk")
    studio.settle()


def _damaged(studio: Studio) -> None:
    """A bundle that was cut short."""
    whole = studio.program.places.data / "night-desk.claimdesk"
    path = whole.with_name("cut-short.claimdesk")
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    _begin(studio, path)
    studio.settle()


ACT = Act(
    "merges",
    (
        State("merge-conflict", _conflict, is_main=True),
        State("merge-decided", _decided),
        State("merge-written", _written),
        State("merge-nothing-new", _nothing_new, is_only_wide=True),
        State("merge-damaged", _damaged, is_only_wide=True),
    ),
)
